// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Writes the handbook in each of its forms.
package struct HandbookFiles: HandbookPublisher {
    private let typesetter: (any Typesetter)?

    /// - Parameter typesetter: Sets the pages of a PDF; `nil` where none is at hand.
    package init(typesetter: (any Typesetter)? = nil) { self.typesetter = typesetter }

    package func file(_ handbook: Handbook, as format: HandbookFormat, in language: Language) async throws -> [UInt8] {
        switch format {
        case .html: return Array(HandbookHTML(book: handbook, language: language).page.utf8)
        case .docx: return HandbookDOCX(book: handbook, language: language).bytes
        case .epub: return HandbookEPUB(book: handbook, language: language).bytes
        case .pdf:
            guard let typesetter else { throw HandbookPublishingError.typesetterMissing(package: "pip install typst") }
            return try await typesetter.pdf(of: try HandbookPDF(book: handbook, language: language).sheet)
        }
    }
}
