// SPDX-License-Identifier: Apache-2.0

/// An electronic address in the one form in which two spellings of it are equal.
package struct EmailAddress: Hashable, Codable, Sendable {
    package let text: String

    /// What a mail server takes at most (RFC 5321).
    package static let longest = 254

    /// Trims, composes and lowers what was typed.
    ///
    /// - Throws: ``PersonError/notAnEmail(_:)`` where no letter could reach it.
    package init(_ typed: String) throws(PersonError) {
        let text = typed.singleLine.lowercased()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64,
            parts[1].split(separator: ".", omittingEmptySubsequences: false).count >= 2,
            parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            !text.unicodeScalars.contains(where: Self.forbidden.contains)
        else { throw .notAnEmail(typed) }
        self.text = text
    }

    /// Signs that end an address in a header or a list of addresses.
    private static let forbidden: Set<Unicode.Scalar> = [" ", ",", ";", ":", "<", ">", "(", ")", "[", "]", "\"", "\\"]
}
