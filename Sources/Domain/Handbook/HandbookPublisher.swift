// SPDX-License-Identifier: Apache-2.0

/// A form in which the handbook leaves the system.
package enum HandbookFormat: String, Codable, Sendable, CaseIterable {
    /// One page that needs nothing else, to be searched on any device.
    case html
    case epub
    /// A text document, to be worked on and printed.
    case docx
}

/// Writes a handbook as a file; the same handbook gives the same bytes.
package protocol HandbookPublisher: Sendable {
    func file(_ handbook: Handbook, as format: HandbookFormat, in language: Language) -> [UInt8]
}

/// Why the handbook cannot show that.
package enum HandbookError: Refusal, Equatable {
    case noSuchEntry(HandbookEntry.ID)
    case noSuchSection(HandbookSection.ID)

    package var kind: RefusalKind { .notFound }

    package var key: String {
        switch self {
        case .noSuchEntry: "handbook.no-such-entry"
        case .noSuchSection: "handbook.no-such-section"
        }
    }

    package var details: [String] {
        switch self {
        case .noSuchEntry(let id): [id.text]
        case .noSuchSection(let id): [id.text]
        }
    }
}
