// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// One heading of an edition as read from its file: the unit that is staged, and skipped when an import goes on.
package struct EditionPart: Sendable {
    /// Names the heading in every edition (the publisher's file name without its ending).
    package let name: String
    package let title: String
    /// Acts and articles; several parts may bear the same act.
    package let documents: [LegalDocument]
    package let provisions: [Provision]
    package let faults: [ReadingFault]
    /// UTF-8 bytes of text in the file after the removal of markup, and how many of them are kept in `provisions`.
    package let textBytes: Int
    package let keptBytes: Int

    package init(
        name: String, title: String, documents: [LegalDocument], provisions: [Provision], faults: [ReadingFault],
        textBytes: Int, keptBytes: Int
    ) {
        self.name = name
        self.title = title
        self.documents = documents
        self.provisions = provisions
        self.faults = faults
        self.textBytes = textBytes
        self.keptBytes = keptBytes
    }
}

/// Something in a file that was not understood, and where.
package struct ReadingFault: Hashable, Codable, Sendable {
    package let file: String
    package let line: Int
    package let message: Words

    package init(file: String, line: Int, message: Words) {
        self.file = file
        self.line = line
        self.message = message
    }
}

/// Takes an edition in part by part; readers see all of it at once, or nothing.
package protocol Editions: Sendable {
    /// Starts an import of this source, or takes up the one that was broken off; `digest` names the source's bytes.
    func open(label: String, digest: String, at now: Date) async throws -> OpenEdition

    func stage(_ parts: [EditionPart], in edition: OpenEdition) async throws

    /// Makes everything staged current in one transaction. Provisions of a staged part that the edition no longer has
    /// are closed in known time; a part that the edition lacks says nothing, and its provisions stay.
    func finish(_ edition: OpenEdition, at now: Date) async throws -> EditionReport

    /// Forgets what was staged.
    func abandon(_ edition: OpenEdition) async throws
}

package struct OpenEdition: Sendable {
    package let id: Identifier<OpenEdition>
    package let label: String
    /// Parts that an earlier run staged before it was broken off.
    package let staged: Set<String>
    /// This very source has been imported to its end before; nothing needs doing.
    package let isFinished: Bool

    package init(id: Identifier<OpenEdition>, label: String, staged: Set<String>, isFinished: Bool) {
        self.id = id
        self.label = label
        self.staged = staged
        self.isFinished = isFinished
    }
}

/// What an import changed.
package struct EditionReport: Hashable, Codable, Sendable {
    package var label: String
    package var parts = 0
    package var documents = 0
    package var provisions = 0
    package var added = 0
    package var changed = 0
    package var dropped = 0
    package var unchanged = 0
    package var faults = 0
    package var textBytes = 0
    package var keptBytes = 0

    package init(label: String) { self.label = label }
}
