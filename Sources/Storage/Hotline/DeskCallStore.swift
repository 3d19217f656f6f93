// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Calls to tickets, in SQL that SQLite and PostgreSQL both read; however many nodes ask, each call is made once.
package struct DeskCallStore: DeskCalls {
    let database: any SQLDatabase
    private let pinned: PinnedSettings
    private let rest: Duration

    private static let mostAtOnce = 200
    /// Tickets to which somebody is called in one transaction.
    private static let mostTogether = 20
    /// So long beforehand whoever keeps the rota hears that nobody will be on duty.
    private static let gapSeconds = 3 * 86_400.0

    /// - Parameter rest: Between some hundreds of tickets and the next: where thousands are late, pages and forms go on meanwhile.
    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings(), rest: Duration = .zero) {
        self.database = database
        self.pinned = pinned
        self.rest = rest
    }

    @discardableResult package func raise(at now: Date) async throws -> Int {
        try await database.write { session in
            try DeskEventStore.forget(at: now, in: session)
            try AbsenceStore.forget(at: now, in: session)
            try DeskPresenceStore.forget(at: now, in: session)
        }
        var (made, fault, last) = (0, (any Error)?.none, Due.Place?.none)
        repeat {
            let due = try await due(at: now, after: last)
            try await putOff(due)
            for start in stride(from: 0, to: due.calling.count, by: Self.mostTogether) {
                do {
                    made += try await call(due.calling[start..<min(start + Self.mostTogether, due.calling.count)], at: now)
                } catch is CancellationError { throw CancellationError() } catch { fault = fault ?? error }
            }
            last = due.last
            if last != nil { try await Task.sleep(for: rest) }
        } while last != nil
        made += try await warnOfGaps(at: now)
        if let fault { throw fault }
        return made
    }

    /// Tickets whose clocks must be looked at.
    private struct Due: Sendable {
        /// By which the next look at each was reckoned.
        var times: DeskTimes?
        /// All that must be called to them have been.
        var settled: [Settled] = []
        var calling: [Ticket.ID] = []
        /// Where there may be more; `nil` behind the last.
        var last: Place?

        struct Place: Sendable {
            let due: Date
            let id: Ticket.ID
        }

        struct Settled: Sendable {
            let place: Place
            let history: String
            let next: Date?
        }
    }

    /// A ticket that has run out of time is looked at every minute, and hardly ever is there anybody left to be called: that is found out without
    /// writing, since everybody who writes waits for everybody else who does.
    private func due(at now: Date, after last: Due.Place?) async throws -> Due {
        let pinned = pinned
        return try await database.read { session in
            let (at, id) = (last?.due ?? .distantPast, last?.id ?? Ticket.ID(""))
            let rows = try session.rows(
                """
                SELECT id, body, history, call_at FROM ticket WHERE call_at <= \(now) AND (call_at > \(at) OR (call_at = \(at) AND id > \(id)))
                ORDER BY call_at, id LIMIT \(Self.mostAtOnce)
                """)
            var due = Due()
            guard !rows.isEmpty else { return due }
            let roster = try CallRoster(SettingRows.setup(pinned, in: session), at: now, in: session)
            due.times = roster.times
            for row in rows {
                let place = Due.Place(due: try row.get("call_at"), id: try row.get("id"))
                if rows.count == Self.mostAtOnce { due.last = place }
                // What cannot be read says so when it is called to.
                guard let handling = try? Handling(row) else { due.calling.append(place.id); continue }
                let escalation = try roster.escalation(for: handling, in: session)
                let keys = handling.isOpen ? Set(escalation.calls(for: handling, at: now).map(\.key)) : []
                guard try Self.areMade(keys, in: session) else { due.calling.append(place.id); continue }
                let next = handling.isOpen ? escalation.next(for: handling, after: now) : nil
                due.settled.append(Due.Settled(place: place, history: try row.get("history"), next: next))
            }
            return due
        }
    }

    private static func areMade(_ keys: Set<String>, in session: any SQLSession) throws -> Bool {
        guard !keys.isEmpty else { return true }
        let made: Int = try session.rows("SELECT COUNT(*) AS n FROM desk_call WHERE key IN (\(list: keys.sorted()))").first?.get("n") ?? 0
        return made == keys.count
    }

    /// What somebody has done with a ticket since it was read stands, and other goals or working days do: then it is due anew.
    private func putOff(_ due: Due) async throws {
        guard !due.settled.isEmpty else { return }
        let pinned = pinned
        try await database.write { session in
            guard try CallRoster.times(SettingRows.setup(pinned, in: session), in: session) == due.times else { return }
            for one in due.settled {
                try session.run(
                    """
                    UPDATE ticket SET call_at = \(one.next) WHERE id = \(one.place.id) AND call_at = \(one.place.due) AND history = \(one.history)
                    """)
            }
        }
    }

    /// A ticket to which nobody can be called keeps nobody from being called to another: where some fail together, each is tried alone.
    private func call(_ ids: ArraySlice<Ticket.ID>, at now: Date) async throws -> Int {
        do {
            return try await callTogether(Array(ids), at: now)
        } catch let error where ids.count > 1 && !(error is CancellationError) {
            var (made, fault) = (0, (any Error)?.none)
            for at in ids.indices {
                do { made += try await call(ids[at...at], at: now) } catch is CancellationError { throw CancellationError() } catch {
                    fault = fault ?? error
                }
            }
            if let fault { throw fault }
            return made
        }
    }

    private func callTogether(_ ids: [Ticket.ID], at now: Date) async throws -> Int {
        let pinned = pinned
        return try await database.write { session in
            let setup = try SettingRows.setup(pinned, in: session)
            let roster = try CallRoster(setup, at: now, in: session)
            var all = 0
            for id in ids {
                let handling = try TicketRows.one("id = \(id)", in: session)
                let escalation = try roster.escalation(for: handling, in: session)
                var made = 0
                for call in handling.isOpen ? escalation.calls(for: handling, at: now) : [] {
                    guard try Self.keep(call.key, call.ticket, call.person, at: now, in: session) else { continue }
                    made += 1
                    try OutboxRows.add(
                        .deskCall(call.person, ticket: call.ticket, clock: call.clock, rung: call.rung), setup, at: now, in: session)
                }
                if made > 0 { try DeskEventRows.add(.clock, of: id, at: now, in: session) }
                let next = handling.isOpen ? escalation.next(for: handling, after: now) : nil
                try session.run("UPDATE ticket SET call_at = \(next) WHERE id = \(id)")
                all += made
            }
            return all
        }
    }

    /// - Returns: `false` where it was made already.
    private static func keep(_ key: String, _ ticket: Ticket.ID?, _ person: Person.ID, at now: Date, in session: any SQLSession) throws -> Bool {
        try session.run(
            """
            INSERT INTO desk_call (key, ticket, person, called_at) VALUES (\(key), \(ticket), \(person), \(now))
            ON CONFLICT (key) DO NOTHING
            """
        ) == 1
    }

    /// Tells whoever keeps the rota of each gap once, and once a day of one that began too long ago to know when.
    private func warnOfGaps(at now: Date) async throws -> Int {
        let (from, until) = (now.addingTimeInterval(-CallRoster.pastSeconds), now.addingTimeInterval(Self.gapSeconds))
        let gaps = try await database.read { session in
            try RotaStore.rota(from: from, until: until, in: session).gaps(
                from: from, until: until, AbsenceStore.away(from: from, until: until, in: session))
        }.filter { $0.upperBound > now }
        guard !gaps.isEmpty else { return 0 }
        let pinned = pinned
        return try await database.write { session in
            let setup = try SettingRows.setup(pinned, in: session)
            let rota = try RotaStore.rota(from: from, until: until, in: session)
            let escalation = Escalation(
                times: try CallRoster.times(setup, in: session), rota: rota, heads: [], legal: [],
                away: try AbsenceStore.away(from: now, until: now.addingTimeInterval(1), in: session))
            var made = 0
            for rights in try CallRoster.everybody(in: session)
            where rights.may(.planRota, .common, on: Day(now)) && escalation.mayBeCalled(rights.person, at: now) {
                for gap in gaps {
                    let begun = gap.lowerBound > from ? String(Int(gap.lowerBound.timeIntervalSince1970)) : Day(now).iso
                    let key = "gap/\(begun)/\(rights.person.text)"
                    guard try Self.keep(key, nil, rights.person, at: now, in: session) else { continue }
                    made += 1
                    try OutboxRows.add(
                        .rotaGap(rights.person, from: max(gap.lowerBound, now), until: gap.upperBound), setup, at: now, in: session)
                }
            }
            return made
        }
    }
}
