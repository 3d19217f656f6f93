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
    package static let longestPause = 60
    /// Farther ahead nobody knows who will be there.
    package static let farthestDays = 370

    /// - Throws: ``RotaError/badPlan(_:)`` where no person could keep it, with the first thing that is wrong.
    package init(person: Person.ID, first: Date, hours: Int, everyDays: Int = 1, count: Int = 1) throws(RotaError) {
        guard (1...Self.longestHours).contains(hours) else { throw .badPlan(.hours) }
        guard (1...Self.longestPause).contains(everyDays) else { throw .badPlan(.pause) }
        guard (1...Rota.mostAtOnce).contains(count) else { throw .badPlan(.count) }
        guard count == 1 || hours <= everyDays * 24 else { throw .badPlan(.overlap) }
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
        guard let last = times.last, times[0].until > now else { throw .badPlan(.over) }
        guard last.from < now.addingTimeInterval(Double(Self.farthestDays) * 86_400) else { throw .badPlan(.far) }
        return times
    }

    /// The one thing about a plan that cannot be.
    package enum Fault: String, CaseIterable, Sendable {
        /// No day and time, or no number.
        case unreadable
        case hours, pause, count, overlap, over, far

        var limit: Int? {
            switch self {
            case .hours: ShiftPlan.longestHours
            case .pause: ShiftPlan.longestPause
            case .count: Rota.mostAtOnce
            case .far: ShiftPlan.farthestDays
            case .unreadable, .overlap, .over: nil
            }
        }
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
    case badPlan(ShiftPlan.Fault)
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
        case .badPlan(.unreadable): "rota.bad-plan-unreadable"
        case .badPlan(.hours): "rota.bad-plan-hours"
        case .badPlan(.pause): "rota.bad-plan-pause"
        case .badPlan(.count): "rota.bad-plan-count"
        case .badPlan(.overlap): "rota.bad-plan-overlap"
        case .badPlan(.over): "rota.bad-plan-over"
        case .badPlan(.far): "rota.bad-plan-far"
        case .noReason: "rota.no-reason"
        case .noSuchFeed: "rota.no-such-feed"
        }
    }

    package var details: [String] {
        switch self {
        case .onDutyAlready(let at): [at.text(in: .vi)]
        case .badPlan(let fault): [fault.limit].compactMap { $0 }.map { String($0) }
        default: []
        }
    }
}
