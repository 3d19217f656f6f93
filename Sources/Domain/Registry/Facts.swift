// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// One fact of the content, as it is kept: what it is about, and its value as JSON with sorted keys.
package struct Fact: Hashable, Sendable {
    /// "duty", "competence", "place" … ; one Codable type each, listed in `RegistryFacts`.
    package let kind: String
    package let key: String
    package let body: String
    /// File and line it was read from.
    package let origin: String

    package init(kind: String, key: String, body: String, origin: String) {
        self.kind = kind
        self.key = key
        self.body = body
        self.origin = origin
    }
}

/// The facts of the registry in both times. A changed fact is a new row; nothing is overwritten.
package protocol Facts: Sendable {
    /// Makes these the facts known from now on: closes what is gone or changed, adds what is new, in one transaction.
    ///
    /// What stands by an approved change stays as it is; the report names where the facts given say otherwise by now. What a dump brought and the
    /// facts given do not speak of stays too: files hold only some kinds of fact.
    func replace(with facts: [Fact], at now: Date) async throws -> FactsReport

    /// Makes the facts of a dump the only ones but for what stands by an approved change.
    func restore(_ dump: RegistryDump, at now: Date) async throws -> FactsReport

    /// The facts known at an instant, or now.
    func facts(known: Date?) async throws -> [Fact]

    /// Everything that was ever known of a fact, oldest first.
    func history(of subject: Subject) async throws -> [KnownFact]

    /// Changes with every replacement that changed anything; "" while there are none.
    func generation() async throws -> String
}

/// What was known of a fact, and from when to when.
package struct KnownFact: Hashable, Sendable {
    package let body: String
    package let from: Date
    /// `nil` where it stands.
    package let until: Date?
    /// File and line, or the change that made it.
    package let origin: String

    package init(body: String, from: Date, until: Date?, origin: String) {
        self.body = body
        self.from = from
        self.until = until
        self.origin = origin
    }
}

package struct FactsReport: Hashable, Codable, Sendable {
    package var added = 0
    package var changed = 0
    package var dropped = 0
    package var unchanged = 0
    /// Facts that stand by an approved change although they are given otherwise.
    package var conflicts: [Subject] = []

    package init() {}
}

/// Gives the registry as it was known at an instant, or now.
package protocol Registries: Sendable {
    func registry(known: Date?) async throws -> Registry
}
