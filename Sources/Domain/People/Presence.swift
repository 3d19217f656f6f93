// SPDX-License-Identifier: Apache-2.0

/// Who is behind a request, and what he may do: all as it was at one moment.
package struct Presence: Sendable {
    package let session: Session
    package let person: Person
    package let rights: Rights
    /// What the cookie must carry from now on, where that has changed.
    package let newToken: String?

    package init(session: Session, person: Person, rights: Rights, newToken: String?) {
        self.session = session
        self.person = person
        self.rights = rights
        self.newToken = newToken
    }
}
