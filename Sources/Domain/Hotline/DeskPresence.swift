// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Whether somebody is at the desk at this moment: by his own word, or by a page of it that he has open.
///
/// One moment is known and the next one takes its place: there is no history of it, and it expires by itself.
package struct DeskPresence: Hashable, Sendable {
    package let person: Person.ID
    /// When a page of his was last open.
    package let seen: Date?
    package let said: Said?
    package let saidAt: Date?

    /// What he says himself.
    package enum Said: String, CaseIterable, Sendable { case here, left }

    package enum State: Hashable, Sendable { case present, left }

    package init(person: Person.ID, seen: Date? = nil, said: Said? = nil, saidAt: Date? = nil) {
        self.person = person
        self.seen = seen
        self.said = said
        self.saidAt = saidAt
    }

    /// A page that is open says so at least so often.
    package static let pageSeconds = 120.0
    /// Whoever says that he is there, and has no page open, is for so long.
    package static let hereSeconds = 3_600.0
    /// Whoever says that he has left has, whatever page he left open, until he says otherwise or a shift's length has passed.
    package static let leftSeconds = 43_200.0

    /// `nil` where nothing is known any more.
    package func state(at now: Date) -> State? {
        if said == .left, isWithin(Self.leftSeconds, of: saidAt, now) { return .left }
        if isWithin(Self.pageSeconds, of: seen, now) { return .present }
        return said == .here && isWithin(Self.hereSeconds, of: saidAt, now) ? .present : nil
    }

    private func isWithin(_ seconds: Double, of moment: Date?, _ now: Date) -> Bool {
        moment.map { now.timeIntervalSince($0) < seconds } ?? false
    }
}

/// Who is at the desk now. Nobody is looked up: all who are known of are shown to all at the desk.
package protocol DeskPresences: Sendable {
    /// That a page of the desk is open to somebody who answers tickets.
    ///
    /// - Throws: ``RightsError`` for anybody else.
    func note(_ person: Person.ID, at now: Date) async throws

    /// What he says of himself.
    func say(_ said: DeskPresence.Said, by person: Person.ID, at now: Date) async throws

    /// Whoever is known of, by name.
    func present(at now: Date) async throws -> [DeskPresence]
}
