// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A file of an act that somebody has sent through the site. It has been read, and waits until a person says whether the act is taken in.
package struct Upload: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Upload>

    package let id: ID
    /// What the file was called.
    package let source: String
    /// SHA-256 of its bytes, in hexadecimal.
    package let digest: String
    /// The act as its file names it.
    package let document: LegalDocument
    package let sender: Person.ID
    package let sent: Date
    package let decision: Decision?

    /// Nobody who has not decided by then still means to.
    package static let keptDays = 30

    /// What became of it, and by whom.
    package struct Decision: Hashable, Sendable {
        package let by: Person.ID
        package let at: Date
        /// `nil` where the act was not taken in.
        package let taking: ActTaking?

        package init(by: Person.ID, at: Date, taking: ActTaking?) {
            self.by = by
            self.at = at
            self.taking = taking
        }
    }

    package init(id: ID, source: String, digest: String, document: LegalDocument, sender: Person.ID, sent: Date, decision: Decision? = nil) {
        self.id = id
        self.source = source
        self.digest = digest
        self.document = document
        self.sender = sender
        self.sent = sent
        self.decision = decision
    }
}

package enum UploadError: Refusal, Equatable {
    case notFound
    /// A form was sent without a file in it, or with an empty one.
    case noFile
    case tooLarge(megabytes: Int)
    /// Somebody has decided already.
    case decided
    case tooManyWaiting(limit: Int)
    /// So many files are being read that this one would wait too long.
    case busy
    case notADay(String)
    case noSuchDoubt(Int)
    /// That a doubt was read wrongly says nothing without what the source says.
    case noNote
    /// Persons have said of some doubts that the source says something else.
    case misread(count: Int)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noFile, .tooLarge, .notADay, .noSuchDoubt, .noNote: .invalid
        case .decided, .tooManyWaiting, .misread: .conflict
        case .busy: .unavailable
        }
    }

    package var key: String {
        switch self {
        case .notFound: "upload.not-found"
        case .noFile: "upload.no-file"
        case .tooLarge: "upload.too-large"
        case .decided: "upload.decided"
        case .tooManyWaiting: "upload.too-many-waiting"
        case .busy: "upload.busy"
        case .notADay: "upload.not-a-day"
        case .noSuchDoubt: "upload.no-such-doubt"
        case .noNote: "upload.no-note"
        case .misread: "upload.misread"
        }
    }

    package var details: [String] {
        switch self {
        case .notFound, .noFile, .decided, .busy, .noNote: []
        case .noSuchDoubt(let number): [String(number)]
        case .misread(let count): [String(count)]
        case .tooLarge(let megabytes): [String(megabytes)]
        case .tooManyWaiting(let limit): [String(limit)]
        case .notADay(let text): [text]
        }
    }
}
