// SPDX-License-Identifier: Apache-2.0

/// The two languages of the screen.
package enum Language: String, Codable, Sendable, CaseIterable {
    case vi, en
}

/// One text in both languages; English is absent where nobody has written it.
package struct Words: Hashable, Codable, Sendable {
    package let vi: String
    package let en: String?

    package init(vi: String, en: String? = nil) {
        self.vi = vi
        self.en = en
    }

    /// The text in a language, or in Vietnamese where it has not been written in that one.
    package func text(in language: Language) -> String {
        language == .en ? en ?? vi : vi
    }
}
