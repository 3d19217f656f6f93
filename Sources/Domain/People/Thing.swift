// SPDX-License-Identifier: Apache-2.0

/// What a verb is about, as far as rights look at it.
package struct Thing: Hashable, Sendable {
    package let scope: Scope
    /// Whose own it is: the asker of a ticket, everyone who had a hand in a draft, the person whom a role is given.
    package let owners: Set<Person.ID>

    package init(_ scope: Scope, owners: Set<Person.ID> = []) {
        self.scope = scope
        self.owners = owners
    }

    /// What belongs to all: settings, the audit log, the body of law.
    package static let common = Thing(.wholeCountry)
}
