// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of calls promises.
@Suite(.serialized) struct PhoneCallStoreTests {
    typealias Office = MadeUpOffice
    typealias Desk = TicketStoreTests.Desk

    static func answered(_ id: String, by person: String, minute: Double = 0) throws -> PhoneCall {
        try PhoneCall(
            answering: "Ai giữ mây \(id)?", with: "Gió.", id: .init(id), by: .init(person), at: Office.now.addingTimeInterval(minute * 60))
    }

    @Test(arguments: Engine.available)
    func `a caller is known by his number, as far as somebody may see him`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let calls = PhoneCallStore(desk.office.database)
        let phone = try #require(PhoneNumber(typed: "0900 000 001"))
        #expect(try await !calls.caller(phone, seenBy: .init("an"), at: Office.now).isKnown)
        try await desk.open("t")
        try await desk.open("xa", unit: TicketStoreTests.sea)
        let ticketed = PhoneCall(id: .init("c1"), person: .init("an"), at: Office.now, question: "Ai giữ mây?", outcome: .ticket(.init("t")))
        try await calls.keep(ticketed, from: try Asker(name: "Bà Bịa", phone: "+84900000001"))
        try await calls.keep(try Self.answered("c2", by: "an", minute: 1), from: try Asker(name: "", phone: "0900.000.001"))
        try await calls.keep(try Asker(name: "Bà Kín", phone: "0900000001"), of: .init("xa"), at: Office.now)
        let known = try await calls.caller(phone, seenBy: .init("an"), at: Office.now)
        #expect(known.name == "Bà Bịa" && known.calls.map(\.id.text) == ["c2", "c1"] && known.tickets.map(\.id.text) == ["t"])
        // Another of the unit sees the ticket and its asker, not the calls that a colleague took.
        let other = try await calls.caller(phone, seenBy: .init("binh"), at: Office.now)
        #expect(other.name == "Bà Bịa" && other.calls.isEmpty && other.tickets.map(\.id.text) == ["t"])
        await #expect(throws: RightsError.notAllowed) { try await calls.caller(phone, seenBy: .init("root"), at: Office.now) }
        #expect(try await calls.asker(of: .init("t"))?.name == "Bà Bịa")
        #expect(try await calls.calls(of: .init("an"), on: Office.today).map(\.id.text) == ["c2", "c1"])
        #expect(try await calls.calls(of: .init("an"), on: Office.today.advanced(by: 1)).isEmpty)
        // The log has that somebody looked and that a call was kept; nobody's name or number.
        for act in [AuditAct.callerViewed, .callKept, .askerKept] {
            let rows = try await desk.audit.rows(AuditNarrowing(act: act), limit: 9, offset: 0).elements
            #expect(!rows.isEmpty)
            for row in rows { #expect(!row.entry.factsText.contains("Bịa") && !row.entry.factsText.contains("0900000001")) }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever left a number waits in the list of calls until he was told`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let calls = PhoneCallStore(desk.office.database)
        try await desk.open("t")
        try await desk.open("khac")
        try await calls.keep(try Asker(name: "Bà Bịa", phone: "0900000001"), of: .init("t"), at: Office.now)
        #expect(try await desk.queue("an", .call).isEmpty)
        for id in ["t", "khac"] { try await TicketTiesTests.answer(id, "Gió.", of: desk) }
        #expect(try await desk.queue("an", .call) == ["t"])
        _ = try await desk.tickets.change(.init("t"), by: .init("an")) { try $0.tell("Đã gọi", revision: $0.revision, by: $1, at: Office.now) }
        #expect(try await desk.queue("an", .call).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what was said by mistake is taken back: the ticket is on its list again, and the log has who and when`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        _ = try await desk.tickets.change(.init("t"), by: .init("an")) { handling, _ in handling.lose(letterOf: Office.now, at: Office.now) }
        #expect(try await desk.queue("an", .lost) == ["t"])
        let tell: @Sendable (inout Handling, Rights) throws -> Void = { try $0.tell("Đã báo", revision: $0.revision, by: $1, at: Office.now) }
        _ = try await desk.tickets.change(.init("t"), by: .init("an"), tell)
        #expect(try await desk.queue("an", .lost).isEmpty)
        let later = Office.now.addingTimeInterval(60)
        let takeBack: @Sendable (inout Handling, Rights) throws -> Void = {
            try $0.takeBackTelling(revision: $0.revision, because: "Nhầm phiếu của bà Bịa", by: $1, at: later)
        }
        await #expect(throws: RightsError.notAllowed) { try await desk.tickets.change(.init("t"), by: .init("root"), takeBack) }
        #expect(try await desk.queue("an", .lost).isEmpty)
        _ = try await desk.tickets.change(.init("t"), by: .init("binh"), takeBack)
        #expect(try await desk.queue("an", .lost) == ["t"])
        await #expect(throws: TicketError.notTold) { try await desk.tickets.change(.init("t"), by: .init("an"), takeBack) }
        let rows = try await desk.audit.rows(AuditNarrowing(act: .ticketUntold), limit: 9, offset: 0).elements
        let row = try #require(rows.first)
        #expect(rows.count == 1 && row.entry.actorText == "person:binh" && row.entry.at == later && !row.entry.factsText.contains("Bịa"))
        #expect(try await desk.audit.rows(AuditNarrowing(act: .ticketTold), limit: 9, offset: 0).total == 1)
        _ = try await desk.tickets.change(.init("t"), by: .init("an"), tell)
        #expect(try await desk.queue("an", .lost).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a call that may not be kept leaves nothing behind`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let calls = PhoneCallStore(desk.office.database)
        try await desk.open("t")
        let asker = try Asker(name: "Bà Bịa", phone: "0900000001")
        await #expect(throws: RightsError.notAllowed) { try await calls.keep(try Self.answered("c1", by: "root"), from: asker) }
        let lost = PhoneCall(id: .init("c2"), person: .init("an"), at: Office.now, question: "x", outcome: .ticket(.init("khong")))
        await #expect(throws: TicketError.notFound) { try await calls.keep(lost, from: asker) }
        #expect(try await calls.calls(of: .init("an"), on: Office.today).isEmpty)
        #expect(try await calls.asker(of: .init("t")) == nil)
    }
}
