// SPDX-License-Identifier: Apache-2.0

/// What an act changes in how a procedure is handled, in its own words; it moves no power.
package struct HandlingChange: Hashable, Codable, Sendable {
    /// In the order of the text.
    package let parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    /// One thing that is otherwise.
    package struct Part: Hashable, Codable, Sendable {
        package let kind: Kind
        package let words: String
        /// What held so far, where the act says it: mostly that stands in the provision that it changes.
        package let former: String?

        package init(_ kind: Kind, _ words: String, former: String? = nil) {
            self.kind = kind
            self.words = words
            self.former = former
        }
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// The procedure, or the condition, is no more.
        case dropped
        case timeLimit = "time-limit"
        case dossier
        case steps
        case condition
    }

    /// All of it in one text, as the registry keeps a change: "10 ngày làm việc kể từ ngày nhận được hồ sơ; hồ sơ: …".
    package var text: String { parts.map(\.words).joined(separator: "; ") }

    /// What held so far, as far as the act says it.
    package var former: String? {
        let told = parts.compactMap(\.former)
        return told.isEmpty ? nil : told.joined(separator: "; ")
    }
}
