// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// All that is said of who is away now and later, to be changed.
package struct AwayBook: Hashable, Sendable {
    package private(set) var absences: [Absence]

    package static let mostOfPerson = 20

    package init(_ absences: [Absence]) { self.absences = absences }

    /// Who acts, of whom it is said, and who may stand in.
    package struct Roster: Sendable {
        package let rights: Rights
        package let target: Rights
        /// Whoever answers tickets, and sees those that the other sees.
        package let standing: Set<Person.ID>

        package init(rights: Rights, target: Rights, standing: Set<Person.ID>) {
            self.rights = rights
            self.target = target
            self.standing = standing
        }

        /// - Throws: ``RightsError`` where he is neither he himself nor his head.
        func check(_ now: Date) throws {
            guard rights.mayRecordAway(of: target, on: Day(now)) else { throw RightsError.notAllowed }
        }
    }

    /// What is to be said.
    package struct Plan: Hashable, Sendable {
        let kind: Absence.Kind
        let from: Date
        let until: Date
        let deputy: Person.ID?
        /// It is known that he stands in for others in that time.
        let isKnowing: Bool

        /// - Throws: ``AbsenceError`` where no time lies between, or a very long one.
        package init(kind: Absence.Kind, from: Date, until: Date, deputy: Person.ID?, isKnowing: Bool = false) throws(AbsenceError) {
            guard from < until else { throw .noTime }
            guard until.timeIntervalSince(from) <= Double(Absence.longestDays) * 86_400 else { throw .tooLong(days: Absence.longestDays) }
            self.kind = kind
            self.from = from
            self.until = until
            self.deputy = deputy
            self.isKnowing = isKnowing
        }
    }

    /// - Throws: ``RightsError`` or ``AbsenceError``, as what follows.
    package mutating func say(_ plan: Plan, as id: Absence.ID, by roster: Roster, at now: Date) throws {
        try roster.check(now)
        let person = roster.target.person
        guard roster.target.verbs(on: Day(now)).contains(.viewDesk) else { throw AbsenceError.notAtTheDesk }
        guard plan.until > now else { throw AbsenceError.over }
        guard plan.from <= now.addingTimeInterval(Double(Absence.longestDays) * 86_400) else { throw AbsenceError.tooFar(days: Absence.longestDays) }
        // What has passed is nobody's business.
        let from = max(plan.from, now)
        let own = absences.filter { $0.person == person && !$0.isCancelled && $0.until > now }
        if let other = own.first(where: { $0.overlaps(from, plan.until) }) { throw AbsenceError.awayAlready(other.from) }
        guard own.count < Self.mostOfPerson else { throw AbsenceError.tooMany(limit: Self.mostOfPerson) }
        let away = AwayList(absences)
        if let deputy = plan.deputy, let refusal = Self.refusal(of: deputy, roster, away, from, plan.until) { throw refusal }
        let promised = away.promised(by: person, from, plan.until)
        guard plan.isKnowing || promised.isEmpty else { throw AbsenceError.standsIn(promised) }
        absences.append(
            Absence(
                id: id, person: person, kind: plan.kind, from: from, until: plan.until, deputy: plan.deputy, by: roster.rights.hand(on: Day(now)),
                at: now))
    }

    /// Whoever may be named as deputy for a stretch of time, as ``say(_:as:by:at:)`` decides it: nobody else is proposed.
    package func deputies(from: Date, until: Date, by roster: Roster, at now: Date) throws -> Set<Person.ID> {
        try roster.check(now)
        let away = AwayList(absences)
        return roster.standing.filter { Self.refusal(of: $0, roster, away, max(from, now), until) == nil }
    }

    private static func refusal(of deputy: Person.ID, _ roster: Roster, _ away: AwayList, _ from: Date, _ until: Date) -> AbsenceError? {
        guard deputy != roster.target.person, roster.standing.contains(deputy) else { return .noSuchDeputy }
        return away.touches(deputy, from, until) ? .deputyAway : nil
    }

    /// Ends it now, or takes it back where it has not begun.
    package mutating func end(_ id: Absence.ID, revision: Int, by roster: Roster, at now: Date) throws {
        try roster.check(now)
        guard let at = absences.firstIndex(where: { $0.id == id && $0.person == roster.target.person }) else { throw AbsenceError.notFound }
        guard absences[at].revision == revision else { throw AbsenceError.changedSince }
        guard !absences[at].isCancelled, absences[at].until > now else { throw AbsenceError.over }
        absences[at].end(by: roster.rights.hand(on: Day(now)), at: now)
    }
}

extension Rights {
    /// Whether he may say of somebody that he is away: of himself, or of one whose head he is in all that he is appointed to.
    package func mayRecordAway(of other: Rights, on day: Day) -> Bool {
        guard other.person != person else { return may(.recordAway, over: other, on: day) }
        do { try require(.recordAway, overAllOf: other, on: day) } catch { return false }
        return true
    }

    /// Whether he sees every ticket that somebody else sees: where he does not, nobody would be called in that one's place.
    package func mayStandIn(for other: Rights, on day: Day) -> Bool {
        other.scopes(of: .viewTicket, on: day).allSatisfy { may(.viewTicket, Thing($0), on: day) }
    }
}

/// Who is away, as it is kept. What is long over is forgotten.
package protocol Absences: Sendable {
    /// Whoever is away in any part of a stretch of time.
    func away(from: Date, until: Date) async throws -> AwayList

    func absence(_ id: Absence.ID) async throws -> Absence

    /// Those of whom somebody may say it, himself among them; by name.
    func mayBeRecorded(by person: Person.ID, on day: Day) async throws -> [Person]

    /// Those whom somebody may name as deputies of a person for a stretch of time; by name.
    ///
    /// - Throws: ``RightsError`` where he may not say of that person that he is away.
    func deputies(for target: Person.ID, from: Date, until: Date, by person: Person.ID, at now: Date) async throws -> [Person]

    /// Reads, changes and keeps what is said of one person, with its rows of the log and its notices, in one transaction.
    func change(
        of target: Person.ID, by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout AwayBook, AwayBook.Roster) throws -> Void
    ) async throws
}

/// Why it cannot be said, or taken back.
package enum AbsenceError: Refusal, Equatable {
    case notFound
    case changedSince
    case over
    case unreadable
    case noTime
    case tooLong(days: Int)
    case tooFar(days: Int)
    case tooMany(limit: Int)
    case awayAlready(Date)
    case notAtTheDesk
    case noSuchDeputy
    case deputyAway
    /// He is the deputy of others who are away in that time; whoever says it must know.
    case standsIn([Absence])

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .changedSince, .over, .awayAlready, .tooMany, .standsIn: .conflict
        case .unreadable, .noTime, .tooLong, .tooFar, .notAtTheDesk, .noSuchDeputy, .deputyAway: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "away.not-found"
        case .changedSince: "away.changed-since"
        case .over: "away.over"
        case .unreadable: "away.unreadable"
        case .noTime: "away.no-time"
        case .tooLong: "away.too-long"
        case .tooFar: "away.too-far"
        case .tooMany: "away.too-many"
        case .awayAlready: "away.away-already"
        case .notAtTheDesk: "away.not-at-the-desk"
        case .noSuchDeputy: "away.no-such-deputy"
        case .deputyAway: "away.deputy-away"
        case .standsIn: "away.stands-in"
        }
    }

    package var details: [String] {
        switch self {
        case .tooLong(let days), .tooFar(let days): [String(days)]
        case .tooMany(let limit): [String(limit)]
        case .awayAlready(let at): [at.text(in: .vi)]
        case .standsIn(let promised): [String(promised.count)]
        default: []
        }
    }
}
