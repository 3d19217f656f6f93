// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// That a browser speaks for a person, until it is ended or lapses.
package struct Session: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Session>

    package let id: ID
    package let person: Person.ID
    package let begun: Date
    /// When it was last used, to the minute.
    package let seen: Date
    /// When it lapses if it is not used before.
    package let expires: Date
    /// What its owner knows it by: "Firefox, Linux".
    package let browser: String
    /// What every form of the session carries: no other site knows it, and a form that comes too late is known by it.
    package let formToken: String

    package init(id: ID, person: Person.ID, begun: Date, seen: Date, expires: Date, browser: String, formToken: String) {
        self.id = id
        self.person = person
        self.begun = begun
        self.seen = seen
        self.expires = expires
        self.browser = browser
        self.formToken = formToken
    }
}
