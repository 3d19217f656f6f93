// SPDX-License-Identifier: Apache-2.0

/// A human being who works with the system, by whatever account he comes.
package struct Person: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Person>

    package let id: ID
    package let name: String
    /// Where notices go.
    package let email: EmailAddress
    package let language: Language
    /// When the notices of a day are sent.
    package let notices: TimeOfDay

    package static let longestName = 120

    /// - Throws: ``PersonError`` when the name is empty or too long.
    package init(id: ID, name: String, email: EmailAddress, language: Language, notices: TimeOfDay) throws(PersonError) {
        let clean = name.singleLine
        guard !clean.isEmpty else { throw .emptyName }
        guard clean.count <= Self.longestName else { throw .nameTooLong(limit: Self.longestName) }
        self.id = id
        self.name = clean
        self.email = email
        self.language = language
        self.notices = notices
    }
}
