// SPDX-License-Identifier: Apache-2.0

/// A form in which the handbook leaves the system.
package enum HandbookFormat: String, Codable, Sendable, CaseIterable {
    /// One page that needs nothing else, to be searched on any device.
    case html
    case epub
    /// A text document, to be worked on.
    case docx
    /// A book to be printed and to be kept: tagged (PDF/UA-1), for archives (PDF/A-2a), with bookmarks, an index and numbers of pages.
    case pdf
}

/// Writes a handbook as a file; the same handbook gives the same bytes.
package protocol HandbookPublisher: Sendable {
    /// - Throws: ``HandbookPublishingError`` where the program that makes it is missing, busy or fails.
    func file(_ handbook: Handbook, as format: HandbookFormat, in language: Language) async throws -> [UInt8]
}

/// Why a handbook cannot be written in that form now.
package enum HandbookPublishingError: Refusal, Equatable {
    /// The program that sets pages is not installed.
    case typesetterMissing(package: String)
    case busy
    /// It failed, or reached a limit.
    case notSet

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .typesetterMissing: "handbook.typesetter-missing"
        case .busy: "handbook.busy"
        case .notSet: "handbook.not-set"
        }
    }

    package var details: [String] {
        switch self {
        case .typesetterMissing(let package): [package]
        case .busy, .notSet: []
        }
    }

    package var waitSeconds: Int? { self == .busy ? 20 : nil }
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
