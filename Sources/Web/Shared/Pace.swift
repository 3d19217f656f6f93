// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Synchronization

/// How often one caller may come: a bucket that holds so many turns and fills up again at so many a second.
package struct Pace: Hashable, Sendable {
    let burst: Double
    let perSecond: Double

    package init(burst: Double, perSecond: Double) {
        self.burst = burst
        self.perSecond = perSecond
    }
}

/// What a caller comes for, as far as the pace hangs on it.
package enum Errand: String, Sendable, CaseIterable {
    /// Looks at a page.
    case reading
    /// Has a question answered, which costs a search.
    case asking
    /// Tries a password, a code or a link; whoever gets in has his turn back, so that an office behind one address is held up by its
    /// mistakes alone.
    case entering
    /// Changes something.
    case writing
}

/// The pace of each errand, for an address and for a person signed in.
package struct Paces: Sendable {
    let ofAddress: [Errand: Pace]
    let ofPerson: [Errand: Pace]

    package init(ofAddress: [Errand: Pace], ofPerson: [Errand: Pace]) {
        self.ofAddress = ofAddress
        self.ofPerson = ofPerson
    }

    /// A province's officials may all come from one address; a person is one person.
    package static let usual = Paces(
        ofAddress: [
            .reading: Pace(burst: 3_000, perSecond: 300), .asking: Pace(burst: 1_000, perSecond: 50), .entering: Pace(burst: 60, perSecond: 0.2),
            .writing: Pace(burst: 1_000, perSecond: 50),
        ],
        ofPerson: [
            .reading: Pace(burst: 600, perSecond: 30), .asking: Pace(burst: 60, perSecond: 1), .entering: Pace(burst: 20, perSecond: 0.1),
            .writing: Pace(burst: 120, perSecond: 2),
        ]
    )

    /// As administrators have set them; a person's own stay.
    init(_ limits: PaceLimits) {
        var paces = Self.usual.ofAddress
        paces[.reading] = Pace(burst: Double(limits.pagesPerSecond) * 10, perSecond: Double(limits.pagesPerSecond))
        paces[.asking] = Pace(burst: Double(limits.questionsPerSecond) * 20, perSecond: Double(limits.questionsPerSecond))
        paces[.entering] = Pace(burst: Double(limits.entriesPerMinute) * 5, perSecond: Double(limits.entriesPerMinute) / 60)
        self.init(ofAddress: paces, ofPerson: Self.usual.ofPerson)
    }

    /// For measuring, and for tests of something else.
    package static let unlimited = Paces(ofAddress: [:], ofPerson: [:])
}

/// Who has how many turns left. Each node counts for itself, in memory.
final class Turns: Sendable {
    private let state: Mutex<State>

    /// Those seen last, and those seen before them: the oldest are forgotten together, so that no flood of addresses fills the memory.
    private struct State {
        var paces: Paces
        var recent: [Caller: Bucket] = [:]
        var earlier: [Caller: Bucket] = [:]

        func pace(of caller: Caller) -> Pace? {
            switch caller {
            case .address(_, let errand): paces.ofAddress[errand]
            case .person(_, let errand): paces.ofPerson[errand]
            }
        }
    }

    enum Caller: Hashable {
        case address(String, Errand)
        case person(String, Errand)
    }

    private struct Bucket {
        var turns: Double
        var at: Date
    }

    /// At some 100 bytes each.
    private static let most = 50_000

    init(_ paces: Paces) { state = Mutex(State(paces: paces)) }

    /// Other paces from now on; who has used up turns has used them up.
    func hold(_ paces: Paces) { state.withLock { $0.paces = paces } }

    /// Takes a turn.
    ///
    /// - Returns: How many seconds to wait for the next one, where none is left.
    func take(_ caller: Caller, at now: Date) -> Int? {
        state.withLock { state in
            guard let pace = state.pace(of: caller) else { return nil }
            var bucket = Self.bucket(of: caller, pace, at: now, in: state)
            let isLeft = bucket.turns >= 1
            if isLeft { bucket.turns -= 1 }
            Self.keep(bucket, of: caller, in: &state)
            return isLeft ? nil : max(1, Int(((1 - bucket.turns) / pace.perSecond).rounded(.up)))
        }
    }

    /// Gives a turn back.
    func giveBack(_ caller: Caller, at now: Date) {
        state.withLock { state in
            guard let pace = state.pace(of: caller) else { return }
            var bucket = Self.bucket(of: caller, pace, at: now, in: state)
            bucket.turns = min(pace.burst, bucket.turns + 1)
            Self.keep(bucket, of: caller, in: &state)
        }
    }

    private static func bucket(of caller: Caller, _ pace: Pace, at now: Date, in state: State) -> Bucket {
        guard let known = state.recent[caller] ?? state.earlier[caller] else { return Bucket(turns: pace.burst, at: now) }
        // A clock that was set back fills nothing.
        let passed = max(0, now.timeIntervalSince(known.at))
        return Bucket(turns: min(pace.burst, known.turns + passed * pace.perSecond), at: max(now, known.at))
    }

    private static func keep(_ bucket: Bucket, of caller: Caller, in state: inout State) {
        state.recent[caller] = bucket
        if state.recent.count >= most { (state.recent, state.earlier) = ([:], state.recent) }
    }
}

/// Holds up whoever comes too often, with the time to wait.
struct Pacing: Sendable {
    let turns: Turns
    let now: @Sendable () -> Date

    /// Takes a turn of the address's, before anything else is looked at.
    ///
    /// - Throws: ``Fault/tooFast(seconds:)``.
    func arrive(from address: String) throws { try take([.address(address, .reading)]) }

    /// Takes a turn for what a page does; that it is read was counted when it was asked for.
    func take(_ errand: Errand, _ visit: Visit) throws { try take(Self.callers(errand, visit)) }

    func giveBack(_ errand: Errand, _ visit: Visit) {
        for caller in Self.callers(errand, visit) { turns.giveBack(caller, at: now()) }
    }

    private func take(_ callers: [Turns.Caller]) throws {
        for caller in callers {
            if let seconds = turns.take(caller, at: now()) { throw Fault.tooFast(seconds: seconds) }
        }
    }

    private static func callers(_ errand: Errand, _ visit: Visit) -> [Turns.Caller] {
        let person = visit.staff.map { Turns.Caller.person($0.person.id.text, errand) }
        return [errand == .reading ? nil : .address(visit.address, errand), person].compactMap { $0 }
    }
}
