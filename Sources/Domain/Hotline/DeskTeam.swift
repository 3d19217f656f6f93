// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// People of one unit who take tickets together, as its head has said.
package struct DeskTeam: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<DeskTeam>

    package let id: ID
    package let unit: Unit.ID
    /// Oldest first.
    package private(set) var history: [Step] = []
    /// What it is called, who is of it, what it takes.
    package private(set) var charter: Charter?
    package private(set) var isClosed = false

    package static let longestName = 120
    package static let mostOfUnit = 50
    package static let mostMembers = 100

    package struct Charter: Hashable, Codable, Sendable {
        package let name: Words
        package let members: [Person.ID]
        /// Fields whose tickets are proposed to it; they bind nobody.
        package let fields: [Field.ID]

        /// - Parameter name: In Vietnamese, in English, or in both.
        /// - Throws: ``DeskTeamError``
        package init(vi: String, en: String, members: some Sequence<Person.ID>, fields: some Sequence<Field.ID>) throws(DeskTeamError) {
            let (vi, en) = (vi.singleLine, en.singleLine)
            guard !vi.isEmpty || !en.isEmpty else { throw .noName }
            guard max(vi.count, en.count) <= DeskTeam.longestName else { throw .nameTooLong(limit: DeskTeam.longestName) }
            name = Words(vi: vi.isEmpty ? en : vi, en: en.isEmpty ? nil : en)
            self.members = Set(members).sorted { $0.text < $1.text }
            self.fields = Set(fields).sorted { $0.text < $1.text }
            guard !self.members.isEmpty else { throw .noMembers }
            guard self.members.count <= DeskTeam.mostMembers else { throw .tooManyMembers(limit: DeskTeam.mostMembers) }
        }

        private init(_ name: Words, _ members: Set<Person.ID>, _ fields: [Field.ID]) {
            self.name = name
            self.members = members.sorted { $0.text < $1.text }
            self.fields = fields
        }

        /// The same, where persons who were joined since stand once, under the name that they have now.
        func naming(_ joined: [Person.ID: Person.ID]) -> Charter { Charter(name, Set(members.map { joined[$0] ?? $0 }), fields) }
    }

    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        package let by: Hand
        package let at: Date
        package let charter: Charter?
        package let reason: String?

        package enum Action: String, Codable, CaseIterable, Sendable { case made, changed, closed }
    }

    package init(id: ID, unit: Unit.ID, history: [Step] = []) {
        self.id = id
        self.unit = unit
        for step in history { apply(step) }
    }

    package var revision: Int { history.count }

    package var thing: Thing { Thing(Scope(unit: unit)) }

    package func isOf(_ field: Field.ID) -> Bool { charter?.fields.contains(field) ?? false }

    /// Who acts, and who may be of a team of that unit.
    package struct Roster: Sendable {
        package let rights: Rights
        package let ofUnit: Set<Person.ID>
        /// Into whom persons were joined who had an account of their own once.
        package let joined: [Person.ID: Person.ID]

        package init(rights: Rights, ofUnit: Set<Person.ID>, joined: [Person.ID: Person.ID] = [:]) {
            self.rights = rights
            self.ofUnit = ofUnit
            self.joined = joined
        }
    }

    /// Somebody who may be of a team, with every name under which he was kept before his persons were joined.
    package struct Candidate: Identifiable, Hashable, Sendable {
        package let person: Person
        package let names: Set<Person.ID>

        package init(_ person: Person, names: Set<Person.ID>) {
            self.person = person
            self.names = names.union([person.id])
        }

        package var id: Person.ID { person.id }
    }

    /// Those of whoever answers in its unit who are of it: whoever's appointment has ended is of it no more.
    package func members(among candidates: [Candidate]) -> [Candidate] {
        guard !isClosed, let charter else { return [] }
        return candidates.filter { !$0.names.isDisjoint(with: charter.members) }
    }

    /// - Throws: ``RightsError`` or ``DeskTeamError``, as all that follow.
    package mutating func make(_ charter: Charter, by roster: Roster, at now: Date) throws {
        try check(0, roster, now)
        let charter = charter.naming(roster.joined)
        try Self.check(charter.members, roster)
        apply(Step(action: .made, by: roster.rights.hand(on: Day(now)), at: now, charter: charter, reason: nil))
    }

    package mutating func change(_ charter: Charter, revision: Int, by roster: Roster, at now: Date) throws {
        try check(revision, roster, now)
        let charter = charter.naming(roster.joined)
        try Self.check(charter.members, roster)
        guard charter != self.charter?.naming(roster.joined) else { throw DeskTeamError.changesNothing }
        apply(Step(action: .changed, by: roster.rights.hand(on: Day(now)), at: now, charter: charter, reason: nil))
    }

    /// Its tickets are for all of the unit again.
    package mutating func close(revision: Int, because reason: String, by roster: Roster, at now: Date) throws {
        try check(revision, roster, now)
        apply(Step(action: .closed, by: roster.rights.hand(on: Day(now)), at: now, charter: nil, reason: try Handling.reason(reason)))
    }

    private func check(_ revision: Int, _ roster: Roster, _ now: Date) throws {
        try roster.rights.require(.keepTeam, thing, on: Day(now))
        guard revision == self.revision else { throw DeskTeamError.changedSince }
        guard !isClosed else { throw DeskTeamError.closed }
    }

    private static func check(_ members: [Person.ID], _ roster: Roster) throws(DeskTeamError) {
        if let stranger = members.first(where: { !roster.ofUnit.contains($0) }) { throw .notOfUnit(stranger.text) }
    }

    private mutating func apply(_ step: Step) {
        history.append(step)
        charter = step.charter ?? charter
        if step.action == .closed { isClosed = true }
    }
}

extension Handling {
    /// Hands it to a team of its unit, out of whosever hands it is in.
    ///
    /// - Parameter candidates: Whoever answers in the unit: a team of which nobody does would never take it.
    package mutating func assign(
        to team: DeskTeam, among candidates: [DeskTeam.Candidate], revision: Int, because reason: String, by rights: Rights, at now: Date
    ) throws {
        try check(.forwardTicket, revision, rights, now, .waiting, .taken, .asking)
        let name = team.charter?.name.vi ?? team.id.text
        guard team.unit == unit, !team.isClosed else { throw TicketError.noSuchTeam(name) }
        guard !team.members(among: candidates).isEmpty else { throw TicketError.nobodyInTeam(name) }
        guard team.id != self.team else { throw TicketError.sameTeam }
        apply(Step(.assigned, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason), team: team.id))
    }

    /// Lets all of its unit have it again. Whoever has it in hand keeps it.
    package mutating func unassign(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.forwardTicket, revision, rights, now, .waiting, .taken, .asking, .merged)
        guard let team else { throw TicketError.noTeam }
        apply(Step(.unassigned, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason), team: team))
    }

    /// What becomes of it when its team is closed.
    package mutating func leave(_ closed: DeskTeam) {
        guard isOpen, team == closed.id, closed.isClosed, let last = closed.history.last else { return }
        apply(Step(.unassigned, by: last.by, at: last.at, text: last.reason, team: closed.id))
    }
}

extension Rights {
    /// Whether the person answers for a unit by an appointment to that very unit.
    package func answers(in unit: Unit.ID, on day: Day) -> Bool {
        appointments.contains { one in
            guard one.span.contains(day), one.role.reach(of: .answerTicket) != .never else { return false }
            // Whoever works for the Legal Department is appointed to it by his role.
            return one.scope.unit == unit || (one.scope.unit == nil && one.role == .legal && unit == Unit.legalDepartment)
        }
    }
}

/// The teams of all units.
package protocol DeskTeams: Sendable {
    /// Those of a unit, or of all; by name, those that are closed among them.
    func teams(of unit: Unit.ID?) async throws -> [DeskTeam]

    func team(_ id: DeskTeam.ID) async throws -> DeskTeam

    /// Who may be of a team, unit by unit, by name.
    func candidates(for units: [Unit.ID], on day: Day) async throws -> [Unit.ID: [DeskTeam.Candidate]]

    /// Reads, changes and keeps one in one transaction, with its rows of the log and what follows for its tickets; begins one where there is none.
    ///
    /// - Parameter unit: Whose it is, where it begins; `nil` where it must be there.
    @discardableResult
    func change(
        _ id: DeskTeam.ID, of unit: Unit.ID?, by person: Person.ID, at now: Date,
        _ step: @escaping @Sendable (inout DeskTeam, DeskTeam.Roster) throws -> Void
    ) async throws -> DeskTeam
}

/// Why something cannot be done with a team.
package enum DeskTeamError: Refusal, Equatable {
    case notFound
    case changedSince
    case closed
    case noName
    case nameTooLong(limit: Int)
    case noMembers
    case tooManyMembers(limit: Int)
    case notOfUnit(String)
    case noSuchField(String)
    case changesNothing
    case tooMany(limit: Int)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .changedSince, .closed, .tooMany: .conflict
        case .noName, .nameTooLong, .noMembers, .tooManyMembers, .notOfUnit, .noSuchField, .changesNothing: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "team.not-found"
        case .changedSince: "team.changed-since"
        case .closed: "team.closed"
        case .noName: "team.no-name"
        case .nameTooLong: "team.name-too-long"
        case .noMembers: "team.no-members"
        case .tooManyMembers: "team.too-many-members"
        case .notOfUnit: "team.not-of-unit"
        case .noSuchField: "team.no-such-field"
        case .changesNothing: "team.changes-nothing"
        case .tooMany: "team.too-many"
        }
    }

    package var details: [String] {
        switch self {
        case .nameTooLong(let limit), .tooManyMembers(let limit), .tooMany(let limit): [String(limit)]
        case .notOfUnit(let name), .noSuchField(let name): [name]
        default: []
        }
    }
}
