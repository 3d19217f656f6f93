// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Writes the handbook in each of its forms.
package struct HandbookFiles: HandbookPublisher {
    package init() {}

    package func file(_ handbook: Handbook, as format: HandbookFormat, in language: Language) -> [UInt8] {
        switch format {
        case .html: Array(HandbookHTML(book: handbook, language: language).page.utf8)
        case .docx: HandbookDOCX(book: handbook, language: language).bytes
        case .epub: HandbookEPUB(book: handbook, language: language).bytes
        }
    }
}
