// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of the rota promises.
@Suite(.serialized) struct RotaStoreTests {
    typealias Office = MadeUpOffice

    struct Board {
        let office: MadeUpOffice
        let rotas: RotaStore
        let audit: AuditStore

        init(_ engine: Engine) async throws {
            office = try await MadeUpOffice(engine)
            (rotas, audit) = (RotaStore(office.database), AuditStore(office.database))
            try await office.add("truong", .legal)
            for name in ["an", "binh"] { try await office.add(name, .operator) }
        }

        func plan(_ person: String, hour: Double, id: String) async throws {
            let plan = try ShiftPlan(person: .init(person), first: Office.today.start.addingTimeInterval(hour * 3_600), hours: 12)
            try await rotas.change(by: .init("truong"), at: Office.now) { try $0.plan(plan, by: $1, newID: { id }, at: Office.now) }
        }

        func rota() async throws -> Rota {
            try await rotas.rota(from: Office.now.addingTimeInterval(-86_400), until: Office.now.addingTimeInterval(5 * 86_400))
        }

        func log(_ act: AuditAct) async throws -> [AuditRow] { try await audit.rows(AuditNarrowing(act: act), limit: 9, offset: 0).elements }
    }

    @Test(arguments: Engine.available)
    func `shifts come back with all that was done, and the log has each step without its words`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        try await board.plan("an", hour: 7, id: "s1")
        try await board.plan("binh", hour: 31, id: "s2")
        try await board.rotas.change(by: .init("an"), at: Office.now) {
            try $0.leave("Còn dở phiếu của bà Bịa", on: .init("s1"), by: $1, at: Office.now)
        }
        try await board.rotas.change(by: .init("truong"), at: Office.now) {
            try $0.cancel(.init("s2"), revision: 1, because: "Bỏ thử", by: $1, at: Office.now)
        }
        let rota = try await board.rota()
        #expect(try rota.shift(.init("s1")).note == "Còn dở phiếu của bà Bịa" && rota.shift(.init("s2")).isCancelled)
        #expect(try await board.rotas.rota(around: .init("s2")).shifts.count == 2)
        for (act, actor) in [(AuditAct.shiftPlanned, "truong"), (.shiftNoted, "an"), (.shiftCancelled, "truong")] {
            let rows = try await board.log(act)
            #expect(!rows.isEmpty && rows.allSatisfy { $0.entry.actorText == "person:\(actor)" && $0.entry.thingText == "shift" }, "\(act)")
            #expect(rows.allSatisfy { !$0.entry.factsText.contains("Bịa") && !$0.entry.factsText.contains("Bỏ") })
        }
        #expect(try await board.rotas.team(on: Office.today).map(\.id.text).sorted() == ["an", "binh", "truong"])
        await #expect(throws: RotaError.notFound) { try await board.rotas.rota(around: .init("khong")) }
    }

    @Test(arguments: Engine.available)
    func `a refused change leaves nothing behind`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        try await board.plan("an", hour: 7, id: "s1")
        await #expect(throws: RotaError.onDutyAlready(Office.today.start.addingTimeInterval(7 * 3_600))) {
            try await board.plan("an", hour: 18, id: "s2")
        }
        let plan = try ShiftPlan(person: .init("root"), first: Office.now, hours: 1)
        await #expect(throws: RotaError.notOfTheTeam) {
            try await board.rotas.change(by: .init("truong"), at: Office.now) { try $0.plan(plan, by: $1, newID: { "x" }, at: Office.now) }
        }
        await #expect(throws: RightsError.notAllowed) {
            try await board.rotas.change(by: .init("an"), at: Office.now) { try $0.plan(plan, by: $1, newID: { "x" }, at: Office.now) }
        }
        #expect(try await board.rota().shifts.count == 1)
        #expect(try await board.log(.shiftPlanned).count == 1)
    }

    @Test(arguments: Engine.available)
    func `of two who take one shift over at once one has it, and nobody is on duty twice`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        try await board.office.add("chi", .operator)
        try await board.plan("an", hour: 7, id: "s1")
        let taken = await withTaskGroup(of: Bool.self) { group in
            for name in ["binh", "chi"] {
                group.addTask {
                    do {
                        try await board.rotas.change(by: .init(name), at: Office.now) {
                            try $0.takeOver(.init("s1"), revision: 1, because: "x", by: $1, newID: { "tiep-\(name)" }, at: Office.now)
                        }
                        return true
                    } catch is RotaError {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken == 1)
        #expect(try await board.rota().onDuty(at: Office.now).count == 1)
    }

    @Test(arguments: Engine.available)
    func `a feed opens by its secret alone, ends with the next, and with whoever leaves the team`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        try await board.plan("an", hour: 7, id: "s1")
        try await board.plan("binh", hour: 31, id: "s2")
        try await board.rotas.keepFeed(of: .init("an"), secretDigest: "d1", at: Office.now)
        #expect(try await board.rotas.feed(secretDigest: "d1", at: Office.now).shifts.map(\.id.text) == ["s1"])
        try await board.rotas.change(by: .init("truong"), at: Office.now) {
            try $0.assign(.init("s1"), to: .init("binh"), revision: 1, because: "An nghỉ", by: $1, at: Office.now)
        }
        // What was his stays in sight, so that his calendar can say that it is gone.
        #expect(try await board.rotas.feed(secretDigest: "d1", at: Office.now).shifts.map(\.person.text) == ["binh"])
        try await board.rotas.keepFeed(of: .init("an"), secretDigest: "d2", at: Office.now)
        await #expect(throws: RotaError.noSuchFeed) { _ = try await board.rotas.feed(secretDigest: "d1", at: Office.now) }
        try await board.office.people.end(.init("a-an"), on: Office.today.advanced(by: 1), by: .init("root"), at: Office.now)
        let later = Office.now.addingTimeInterval(86_400)
        await #expect(throws: RotaError.noSuchFeed) { _ = try await board.rotas.feed(secretDigest: "d2", at: later) }
        await #expect(throws: RightsError.notAllowed) { try await board.rotas.keepFeed(of: .init("root"), secretDigest: "d3", at: Office.now) }
    }

    /// Calls, by who was called.
    static func called(_ board: Board) async throws -> [String] {
        try await board.office.database.read { session in
            try session.rows("SELECT person FROM desk_call WHERE ticket IS NOT NULL ORDER BY person").map { try $0.get("person") }
        }
    }

    static func open(_ id: String, in board: Board, at opened: Date) async throws {
        let question = try Question(id: .init("q-\(id)"), text: "Ai giữ mây \(id)?", on: Office.today, asked: opened)
        let ticket = Ticket(
            id: .init(id), question: question, reason: .noGround, evidence: [], unit: .init("troi"), opened: opened,
            due: DeskTimes.usual.answerDue(opened), secretDigest: "s-\(id)")
        let record = AnswerRecord(answer: Answer(question: question, action: .handoff, reason: .noGround), versions: [:], timings: [:], kept: opened)
        try await AnswerStore(board.office.database).keep(record, ticket: ticket)
    }

    @Test(arguments: Engine.available)
    func `each call is made once, however many nodes ask, and none for what was done`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        let calls = DeskCallStore(board.office.database)
        try await board.plan("an", hour: 7, id: "s1")
        try await board.plan("binh", hour: 19, id: "s2")
        try await Self.open("t", in: board, at: Office.now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await calls.raise(at: Office.now) } }
            try await group.waitForAll()
        }
        #expect(try await Self.called(board) == ["an"])
        let tickets = TicketStore(board.office.database)
        let mine = try await tickets.queue(DeskNarrowing(.called), for: .init("an"), on: Office.today, limit: 9, offset: 0)
        #expect(mine.elements.map(\.id.text) == ["t"])
        #expect(try await tickets.queue(DeskNarrowing(.called), for: .init("binh"), on: Office.today, limit: 9, offset: 0).total == 0)
        _ = try await calls.raise(at: Office.now.addingTimeInterval(299))
        #expect(try await Self.called(board) == ["an"])
        _ = try await tickets.change(.init("t"), by: .init("an")) { try $0.take(revision: 0, by: $1, at: Office.now.addingTimeInterval(299)) }
        for hours in 1...5 { _ = try await calls.raise(at: Office.now.addingTimeInterval(Double(hours) * 3_600)) }
        #expect(try await Self.called(board) == ["an"])
    }

    @Test(arguments: Engine.available)
    func `other goals and other working days make every clock be looked at anew`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        let calls = DeskCallStore(board.office.database)
        try await board.plan("an", hour: 7, id: "s1")
        try await Self.open("t", in: board, at: Office.now)
        try await board.office.add("quan-tri", .administrator)
        let edits = [SettingEdit(.goalGuidanceForward, seen: nil, text: "1"), SettingEdit(.workDays, seen: nil, text: "làm bù; 2024-10-05")]
        for (number, edit) in edits.enumerated() {
            let now = Office.now.addingTimeInterval(Double(number))
            _ = try await calls.raise(at: now)
            let before = try await Self.nextLook(board)
            try await SettingStore(board.office.database).change([edit], by: .init("quan-tri"), at: now)
            let after = try await Self.nextLook(board)
            #expect(before > now && after == now, "\(edit)")
        }
    }

    @Test(arguments: Engine.available)
    func `working days of the registry, once approved or gone again, do so too`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        let calls = DeskCallStore(board.office.database)
        try await board.plan("an", hour: 7, id: "s1")
        try await Self.open("t", in: board, at: Office.now)
        let body = #"{"year": 2024, "holidays": [], "swapped": ["2024-10-05"], "sources": ["Báo Bịa"]}"#
        for (number, facts) in [[Fact(kind: CalendarYear.factKind, key: "2024", body: body, origin: "test")], []].enumerated() {
            let now = Office.now.addingTimeInterval(Double(number) * 60)
            _ = try await calls.raise(at: now)
            let before = try await Self.nextLook(board)
            _ = try await FactStore(board.office.database).replace(with: facts, at: now)
            let after = try await Self.nextLook(board)
            #expect(before > now && after < now.addingTimeInterval(30))
        }
    }

    private static func nextLook(_ board: Board) async throws -> Date {
        try await board.office.database.read { session in try #require(try session.rows("SELECT call_at FROM ticket").first).get("call_at") }
    }

    @Test(arguments: Engine.available)
    func `however many are due, each is called to once and looked at again, and what was done meanwhile is due anew`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        let calls = DeskCallStore(board.office.database)
        try await board.plan("an", hour: 7, id: "s1")
        for number in 0..<230 { try await Self.open("t\(number)", in: board, at: Office.now) }
        // Whoever keeps the rota is told besides that it ends.
        #expect(try await calls.raise(at: Office.now) == 230 + 1)
        #expect(try await Self.called(board).count == 230)
        let due = { (now: Date) in
            try await board.office.database.read { session in
                try session.rows("SELECT COUNT(*) AS n FROM ticket WHERE call_at <= \(now)").first?.get("n") as Int?
            }
        }
        #expect(try await due(Office.now.addingTimeInterval(59)) == 0)
        // An hour later all are looked at again, and nobody is called a second time to what he was called to.
        let later = Office.now.addingTimeInterval(59)
        _ = try await TicketStore(board.office.database).change(.init("t7"), by: .init("an")) { try $0.take(revision: 0, by: $1, at: later) }
        #expect(try await due(later) == 1)
        #expect(try await calls.raise(at: later) == 0)
        #expect(try await due(later) == 0)
        #expect(try await calls.raise(at: Office.now.addingTimeInterval(120)) == 0)
        #expect(try await due(Office.now.addingTimeInterval(120)) == 0)
    }

    @Test(arguments: Engine.available)
    func `a ticket that cannot be read keeps nobody from being called to another, and is told`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        try await board.plan("an", hour: 7, id: "s1")
        for id in ["a", "b"] { try await Self.open(id, in: board, at: Office.now) }
        try await board.office.database.write { _ = try $0.run("UPDATE ticket SET body = '{}' WHERE id = 'a'") }
        await #expect(throws: (any Error).self) { try await DeskCallStore(board.office.database).raise(at: Office.now) }
        #expect(try await Self.called(board) == ["an"])
    }

    @Test(arguments: Engine.available)
    func `whoever keeps the rota hears beforehand that nobody will be on duty, once a day`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        let calls = DeskCallStore(board.office.database)
        // 20,000 days after 1 January 1970 was a Friday; ten in the morning.
        #expect(try await calls.raise(at: Office.now) == 1)
        #expect(try await calls.raise(at: Office.now.addingTimeInterval(600)) == 0)
        // The next day is a Saturday, and on Monday he hears of it again.
        #expect(try await calls.raise(at: Office.now.addingTimeInterval(86_400)) == 0)
        #expect(try await calls.raise(at: Office.now.addingTimeInterval(3 * 86_400)) == 1)
    }

    @Test(arguments: Engine.available)
    func `each of two gaps that begin on one day is told of, and each once`(_ engine: Engine) async throws {
        let board = try await Board(engine)
        let calls = DeskCallStore(board.office.database)
        for (person, hour, id) in [("an", 7.0, "s1"), ("binh", 14.0, "s2")] {
            let plan = try ShiftPlan(person: .init(person), first: Office.today.start.addingTimeInterval(hour * 3_600), hours: 5)
            try await board.rotas.change(by: .init("truong"), at: Office.now) { try $0.plan(plan, by: $1, newID: { id }, at: Office.now) }
        }
        #expect(try await calls.raise(at: Office.now) == 2)
        // The first of them has begun.
        for hours in [0.0, 2.5, 3] { #expect(try await calls.raise(at: Office.now.addingTimeInterval(hours * 3_600)) == 0, "\(hours)") }
    }

    @Test(arguments: Engine.available)
    func `whoever is planned for a month hears of it in one letter`(_ engine: Engine) async throws {
        let post = try await OutboxStoreTests.Post(engine)
        let office = post.door.office
        try await office.add("truong", .legal)
        try await office.add("binh", .operator)
        let rotas = RotaStore(office.database)
        for (days, count, told) in [(1.0, 30, "shifts 30"), (40, 1, "shift planned")] {
            let first = Office.today.start.addingTimeInterval(days * 86_400)
            let plan = try ShiftPlan(person: .init("binh"), first: first, hours: 12, count: count)
            try await rotas.change(by: .init("truong"), at: Office.now) { rota, team in
                try rota.plan(plan, by: team, newID: { UUID().uuidString }, at: Office.now)
            }
            #expect(try await post.send().filter { $0.contains("shift") } == ["binh@example.org: \(told)"])
        }
    }
}
