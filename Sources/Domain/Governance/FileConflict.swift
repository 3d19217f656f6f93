// SPDX-License-Identifier: Apache-2.0

/// A fact of which the content files have come to say something else than what was approved here; the approved one stands until people settle it.
package struct FileConflict: Hashable, Codable, Sendable {
    package let subject: Subject
    /// The change by which the fact stands.
    package let change: Change.ID
    /// `nil` where the change ended the fact.
    package let approved: String?
    /// `nil` where the files have the fact no more.
    package let inFile: String?

    package init(subject: Subject, change: Change.ID, approved: String?, inFile: String?) {
        self.subject = subject
        self.change = change
        self.approved = approved
        self.inFile = inFile
    }

    /// Field by field from what stands to what the files say.
    package var differences: [Difference] { Difference.between(approved, inFile) }
}
