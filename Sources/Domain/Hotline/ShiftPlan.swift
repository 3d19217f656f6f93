// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// One person's shifts as they are planned: the first, how long each is, and how often it comes again.
package struct ShiftPlan: Hashable, Sendable {
    package let person: Person.ID
    package let first: Date
    package let hours: Int
    package let everyDays: Int
    package let count: Int

    package static let longestHours = 24
    /// Farther ahead nobody knows who will be there.
    package static let farthestDays = 370

    /// - Throws: ``RotaError/badPlan`` where no person could keep it.
    package init(person: Person.ID, first: Date, hours: Int, everyDays: Int = 1, count: Int = 1) throws(RotaError) {
        guard (1...Self.longestHours).contains(hours), (1...60).contains(everyDays), (1...Rota.mostAtOnce).contains(count),
            count == 1 || hours <= everyDays * 24
        else { throw .badPlan }
        self.person = person
        self.first = first
        self.hours = hours
        self.everyDays = everyDays
        self.count = count
    }

    /// Viet Nam keeps one time all year, so that days are as long as each other.
    func times(_ now: Date) throws(RotaError) -> [(from: Date, until: Date)] {
        let times = (0..<count).map { number in
            let from = first.addingTimeInterval(Double(number * everyDays) * 86_400)
            return (from: from, until: from.addingTimeInterval(Double(hours) * 3_600))
        }
        // A shift that runs already may be written down; one that is over may not.
        guard let last = times.last, times[0].until > now, last.from < now.addingTimeInterval(Double(Self.farthestDays) * 86_400) else {
            throw .badPlan
        }
        return times
    }
}

/// Why the rota cannot be changed like that.
package enum RotaError: Refusal, Equatable {
    case notFound
    case changedSince
    case cancelled
    case over
    case begun
    case notBegun
    case notRunning
    case notYours
    case notOffered
    /// What is asked in return is not the other's any more.
    case notTheirs
    case alreadyHis
    case notOfTheTeam
    /// He has a shift at that time, which begins then.
    case onDutyAlready(Date)
    case badPlan
    case noReason
    case noSuchFeed

    package var kind: RefusalKind {
        switch self {
        case .notFound, .noSuchFeed: .notFound
        case .changedSince, .cancelled, .over, .begun, .notBegun, .notRunning, .notYours, .notOffered, .notTheirs, .onDutyAlready: .conflict
        case .alreadyHis, .notOfTheTeam, .badPlan, .noReason: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "rota.not-found"
        case .changedSince: "rota.changed-since"
        case .cancelled: "rota.cancelled"
        case .over: "rota.over"
        case .begun: "rota.begun"
        case .notBegun: "rota.not-begun"
        case .notRunning: "rota.not-running"
        case .notYours: "rota.not-yours"
        case .notOffered: "rota.not-offered"
        case .notTheirs: "rota.not-theirs"
        case .alreadyHis: "rota.already-his"
        case .notOfTheTeam: "rota.not-of-the-team"
        case .onDutyAlready: "rota.on-duty-already"
        case .badPlan: "rota.bad-plan"
        case .noReason: "rota.no-reason"
        case .noSuchFeed: "rota.no-such-feed"
        }
    }

    package var details: [String] { if case .onDutyAlready(let at) = self { [at.text(in: .vi)] } else { [] } }
}
