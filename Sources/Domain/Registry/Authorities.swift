// SPDX-License-Identifier: Apache-2.0

/// A post or body that the facts name, with the other names it goes by and the office that came after it.
package struct KnownAuthority: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<KnownAuthority>
    package let id: ID
    package let authority: Authority
    package let aliases: [String]
    /// The first day without it; `nil` where it stands.
    package let ended: DoubtfulDay?
    /// The office that came after it.
    package let successor: ID?
    package let notes: [Words]
    /// For what is said here beyond the name; a mere name stands in its duties, with their sources.
    package let sources: [String]?

    package init(
        id: ID, authority: Authority, aliases: [String] = [], ended: DoubtfulDay? = nil, successor: ID? = nil, notes: [Words] = [],
        sources: [String]? = nil
    ) {
        self.id = id
        self.authority = authority
        self.aliases = aliases
        self.ended = ended
        self.successor = successor
        self.notes = notes
        self.sources = sources
    }
}

/// An office as it was named, and the one that stands in its place on the day asked about.
package struct AuthorityMatch: Hashable, Sendable {
    package let named: KnownAuthority
    package let present: KnownAuthority
}

/// Offices by their names of all times.
struct AuthorityIndex: Sendable {
    private let byID: [KnownAuthority.ID: KnownAuthority]
    private let byName: [String: KnownAuthority]

    init(_ authorities: [KnownAuthority]) {
        byID = Dictionary(authorities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let named = authorities.flatMap { one in ([one.authority.name.vi] + one.aliases).map { (PlaceName.compact($0), one) } }
        byName = Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    func authority(named name: String, on day: Day) -> AuthorityMatch? {
        guard let named = byName[PlaceName.compact(name)] else { return nil }
        var present = named
        var seen: Set<KnownAuthority.ID> = []
        while seen.insert(present.id).inserted, present.ended?.hasCome(by: day) == true, let next = present.successor.flatMap({ byID[$0] }) {
            present = next
        }
        return AuthorityMatch(named: named, present: present)
    }
}
