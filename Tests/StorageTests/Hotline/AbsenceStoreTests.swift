// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of absences and of presence promises.
@Suite(.serialized) struct AbsenceStoreTests {
    typealias Office = MadeUpOffice
    static let sky = TicketStoreTests.sky

    struct Desk {
        let desk: TicketStoreTests.Desk
        let absences: AbsenceStore
        let presences: DeskPresenceStore

        /// "truong" heads the sky; "xep-ca" keeps the rota; mail is set.
        init(_ engine: Engine) async throws {
            desk = try await TicketStoreTests.Desk(engine)
            absences = AbsenceStore(desk.office.database)
            presences = DeskPresenceStore(desk.office.database)
            try await desk.office.add("truong", .approver, Scope(unit: sky))
            try await desk.office.add("xep-ca", .legal)
        }

        func say(
            _ id: String, of target: String = "an", by person: String = "an", _ from: Double, _ until: Double, _ deputy: String? = nil,
            isKnowing: Bool = false
        ) async throws {
            let plan = try AwayBook.Plan(
                kind: .leave, from: Office.now.addingTimeInterval(from * 3_600), until: Office.now.addingTimeInterval(until * 3_600),
                deputy: deputy.map { Person.ID($0) }, isKnowing: isKnowing)
            try await absences.change(of: .init(target), by: .init(person), at: Office.now) {
                try $0.say(plan, as: .init(id), by: $1, at: Office.now)
            }
        }

        func deputies(of target: String = "an", by person: String = "an", _ from: Double, _ until: Double) async throws -> [String] {
            try await absences.deputies(
                for: .init(target), from: Office.now.addingTimeInterval(from * 3_600), until: Office.now.addingTimeInterval(until * 3_600),
                by: .init(person), at: Office.now
            ).map(\.id.text)
        }

        func called(_ ticket: String) async throws -> [String] {
            try await desk.office.database.read { session in
                try session.rows("SELECT person FROM desk_call WHERE ticket = \(ticket) ORDER BY person").map { try $0.get("person") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an absence comes back as it was, and the log tells who, with the times apart`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.say("v1", 1, 5, "binh")
        try await desk.say("v2", of: "binh", by: "truong", 10, 20)
        let list = try await desk.absences.away(from: Office.now, until: Office.now.addingTimeInterval(86_400))
        #expect(
            list.absences.map(\.id.text) == ["v1", "v2"] && list.standIn(for: .init("an"), at: Office.now.addingTimeInterval(7_200)) == .init("binh"))
        try await desk.absences.change(of: .init("an"), by: .init("an"), at: Office.now) {
            try $0.end(.init("v1"), revision: 1, by: $1, at: Office.now)
        }
        #expect(try await desk.absences.absence(.init("v1")).isCancelled)
        let rows = try await desk.desk.audit.rows(AuditNarrowing(act: .awaySaid), limit: 9, offset: 0).elements
        #expect(rows.map(\.entry.actorText).sorted() == ["person:an", "person:truong"])
        #expect(rows.allSatisfy { !$0.entry.factsText.contains("until") })
        #expect(rows.allSatisfy { $0.details?.values["from"] != nil })
        #expect(try await desk.absences.mayBeRecorded(by: .init("truong"), on: Office.today).map(\.id.text) == ["an", "binh", "truong"])
        #expect(try await desk.absences.mayBeRecorded(by: .init("an"), on: Office.today).map(\.id.text) == ["an"])
        await #expect(throws: RightsError.notAllowed) { try await desk.say("v3", of: "an", by: "binh", 30, 31) }
        await #expect(throws: RightsError.notAllowed) { try await desk.say("v3", of: "xep-ca", by: "truong", 30, 31) }
        await #expect(throws: AbsenceError.notFound) { try await desk.absences.absence(.init("v3")) }
    }

    @Test(arguments: Engine.available)
    func `those are proposed as deputies who are taken as deputies, and nobody else, whoever is away when`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.desk.office.add("bien", .expert, Scope(unit: TicketStoreTests.sea))
        try await desk.say("v1", of: "binh", by: "binh", 10, 20)
        try await desk.say("v2", of: "xep-ca", by: "xep-ca", 15, 30)
        let everybody = ["an", "binh", "bien", "xep-ca", "truong", "root", "khong-co"]
        var number = 0
        for (target, actor) in [("an", "an"), ("binh", "truong"), ("xep-ca", "xep-ca"), ("bien", "bien")] {
            for (from, until) in [(31.0, 33.0), (9, 11), (18, 40), (-5, 2), (-5, 16), (20, 21)] {
                let proposed = try await desk.deputies(of: target, by: actor, from, until)
                for deputy in everybody {
                    number += 1
                    let id = "w\(number)"
                    do {
                        try await desk.say(id, of: target, by: actor, from, until, deputy, isKnowing: true)
                        try await desk.absences.change(of: .init(target), by: .init(actor), at: Office.now) {
                            try $0.end(.init(id), revision: 1, by: $1, at: Office.now)
                        }
                        #expect(proposed.contains(deputy), "\(target) \(from) \(deputy)")
                    } catch AbsenceError.noSuchDeputy, AbsenceError.deputyAway {
                        #expect(!proposed.contains(deputy), "\(target) \(from) \(deputy)")
                    } catch AbsenceError.awayAlready {}
                }
            }
        }
        for (from, until, who) in [(9.0, 11.0, ["xep-ca"]), (18, 40, []), (31, 33, ["binh", "xep-ca"])] {
            #expect(try await desk.deputies(from, until) == who)
        }
        // Nobody is proposed for one of whom it may not be said.
        for (target, actor) in [("an", "binh"), ("bien", "truong"), ("an", "root")] {
            await #expect(throws: RightsError.notAllowed) { try await desk.deputies(of: target, by: actor, 31, 33) }
        }
    }

    @Test(arguments: Engine.available)
    func `of two who say it at once one has said it`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let said = await withTaskGroup(of: Bool.self) { group in
            for (id, actor) in [("v1", "an"), ("v2", "truong")] { group.addTask { (try? await desk.say(id, by: actor, 1, 5)) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(said == 1)
    }

    @Test(arguments: Engine.available)
    func `calls go past whoever is away, to whoever stands in and may see the ticket, and the gap is told of beforehand`(_ engine: Engine)
        async throws
    {
        let desk = try await Desk(engine)
        let office = desk.desk.office
        try await office.add("bien", .expert, Scope(unit: TicketStoreTests.sea))
        let (rotas, calls) = (RotaStore(office.database), DeskCallStore(office.database))
        // Somebody is on duty on and on, so that there is no gap but by being away.
        let plan = try ShiftPlan(person: .init("an"), first: Office.now, hours: 24, everyDays: 1, count: 10)
        try await rotas.change(by: .init("xep-ca"), at: Office.now) { rota, team in
            var number = 0
            try rota.plan(
                plan, by: team,
                newID: {
                    number += 1; return "s-\(number)"
                }, at: Office.now)
        }
        try await desk.desk.open("t1")
        try await desk.desk.open("t2", unit: TicketStoreTests.sea)
        #expect(try await calls.raise(at: Office.now) > 0)
        #expect(try await desk.called("t1") == ["an"])
        // Whoever does not see all that he who goes sees cannot stand in: to some ticket nobody would be called.
        #expect(try await desk.deputies(0, 24) == ["binh", "xep-ca"])
        await #expect(throws: AbsenceError.noSuchDeputy) { try await desk.say("v1", 0, 24, "bien") }
        try await desk.desk.open("t3")
        try await desk.desk.open("t4", unit: TicketStoreTests.sea)
        try await desk.say("v1", 0, 24, "binh")
        try await calls.raise(at: Office.now.addingTimeInterval(1))
        #expect(try await desk.called("t3") == ["binh"])
        #expect(try await desk.called("t4").isEmpty)
        func gaps() async throws -> Int {
            try await office.database.read { session in
                try session.rows("SELECT COUNT(*) AS n FROM desk_call WHERE ticket IS NULL AND person = 'xep-ca'").first?.get("n") ?? 0
            }
        }
        #expect(try await gaps() == 0)
        try await desk.say("v2", 30, 40)
        try await calls.raise(at: Office.now.addingTimeInterval(2))
        try await calls.raise(at: Office.now.addingTimeInterval(3))
        #expect(try await gaps() == 1)
    }

    @Test(arguments: Engine.available)
    func `where a deputy goes away himself, whoever counts on him is told, and told again when he is back`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let database = desk.desk.office.database
        let texts: [(Setting, String)] = [
            (.address, "https://hotro.example.org"), (.mailHost, "thu.example.org"), (.mailSender, "hotro@example.org"),
        ]
        try await SettingStore(database).change(texts.map { SettingEdit($0.0, seen: nil, text: $0.1) }, by: .init("root"), at: Office.now)
        let outbox = OutboxStore(database, letters: OutboxStoreTests.Plain())
        func told() async throws -> [String] {
            var all: [String] = []
            while let one = try await outbox.next(at: Office.now) {
                all.append("\(one.mail.to.text): \(one.mail.subject.text)")
                try await outbox.markSent(one.id, at: Office.now)
            }
            return all.sorted()
        }
        try await desk.say("v1", 1, 5, "binh")
        #expect(try await told() == ["binh@example.org: away Người Bịa an false"])
        await #expect(throws: AbsenceError.self) { try await desk.say("v2", of: "binh", by: "binh", 2, 10) }
        #expect(try await told().isEmpty)
        try await desk.say("v2", of: "binh", by: "binh", 2, 10, isKnowing: true)
        #expect(
            try await told() == [
                "an@example.org: deputy Người Bịa binh of me false", "xep-ca@example.org: deputy Người Bịa binh of Người Bịa an false",
            ])
        try await desk.absences.change(of: .init("binh"), by: .init("binh"), at: Office.now) {
            try $0.end(.init("v2"), revision: 1, by: $1, at: Office.now)
        }
        #expect(
            try await told() == [
                "an@example.org: deputy Người Bịa binh of me true", "xep-ca@example.org: deputy Người Bịa binh of Người Bịa an true",
            ])
        // Whoever stands in for nobody tells nobody.
        try await desk.say("v3", of: "binh", by: "binh", 6, 10)
        #expect(try await told().isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what is long over is forgotten, and so is who was at the desk`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.say("v1", 1, 5)
        try await desk.presences.note(.init("an"), at: Office.now)
        try await desk.presences.say(.left, by: .init("binh"), at: Office.now)
        let calls = DeskCallStore(desk.desk.office.database)
        func rows(_ table: String) async throws -> Int {
            try await desk.desk.office.database.read {
                try $0.rows(Statement(stringLiteral: "SELECT COUNT(*) AS n FROM \(table)")).first?.get("n") ?? 0
            }
        }
        try await calls.raise(at: Office.now.addingTimeInterval(180))
        #expect(try await rows("desk_presence") == 1)
        #expect(try await rows("absence") == 1)
        try await calls.raise(at: Office.now.addingTimeInterval(43_200))
        #expect(try await rows("desk_presence") == 0)
        try await calls.raise(at: Office.now.addingTimeInterval(62 * 86_400))
        #expect(try await rows("absence") == 0)
    }

    @Test(arguments: Engine.available)
    func `who is at the desk is the last moment alone, of those who answer, by name`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for person in ["binh", "an"] { try await desk.presences.note(.init(person), at: Office.now) }
        await #expect(throws: RightsError.notAllowed) { try await desk.presences.note(.init("truong"), at: Office.now) }
        func present(_ seconds: Double) async throws -> [String] {
            let now = Office.now.addingTimeInterval(seconds)
            return try await desk.presences.present(at: now).map { "\($0.person.text) \($0.state(at: now).map(String.init(describing:)) ?? "")" }
        }
        #expect(try await present(10) == ["an present", "binh present"])
        try await desk.presences.say(.left, by: .init("binh"), at: Office.now.addingTimeInterval(20))
        try await desk.presences.note(.init("binh"), at: Office.now.addingTimeInterval(60))
        #expect(try await present(70) == ["an present", "binh left"])
        try await desk.presences.say(.here, by: .init("binh"), at: Office.now.addingTimeInterval(90))
        #expect(try await present(130) == ["binh present"])
        #expect(try await present(4_000).isEmpty)
        await #expect(throws: RightsError.notAllowed) { try await desk.presences.say(.here, by: .init("truong"), at: Office.now) }
        // Nothing of it is in the log.
        #expect(
            try await desk.desk.audit.rows(AuditNarrowing(person: .init("binh")), limit: 50, offset: 0).elements.allSatisfy {
                !$0.entry.actText.contains("presen")
            })
    }
}
