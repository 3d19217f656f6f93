// SPDX-License-Identifier: Apache-2.0

/// What tells of a human being, held apart from the chain, which only knows its digest.
package struct AuditDetails: Hashable, Sendable {
    /// Random, 32 hexadecimal digits: without it nobody finds out by trying what was erased.
    package let salt: String
    /// ``AuditFields/text``.
    package let text: String

    package init(salt: String, text: String) {
        self.salt = salt
        self.text = text
    }

    package func digest(hash: Hash) -> String { hash(LengthPrefixed.text([salt, text])) }
}

/// A row with what is held apart for it.
package struct AuditRow: Hashable, Sendable {
    package let entry: AuditEntry
    package let held: Held

    /// What is found where details are held.
    package enum Held: Hashable, Sendable {
        case nothing
        case details(AuditDetails)
        /// Erased by the entry that stands there.
        case erased(by: AuditEntry.Position)
    }

    package init(_ entry: AuditEntry, _ held: Held) {
        self.entry = entry
        self.held = held
    }

    package var details: AuditFields? { if case .details(let details) = held { AuditFields(details.text) } else { nil } }
}
