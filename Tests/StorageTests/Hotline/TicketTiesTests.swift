// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What any store of tickets promises of those that have to do with each other.
@Suite(.serialized) struct TicketTiesTests {
    typealias Office = MadeUpOffice
    typealias Desk = TicketStoreTests.Desk

    static func merge(_ id: String, into other: String, of desk: Desk, by person: String = "an") async throws {
        _ = try await desk.tickets.change(.init(id), and: .init(other), by: .init(person)) {
            try $0.merge(into: &$1, revision: 0, because: "Cùng một điều", by: $2, at: Office.now)
        }
    }

    static func answer(_ id: String, _ text: String, of desk: Desk) async throws {
        _ = try await desk.tickets.change(.init(id), by: .init("an")) { handling, rights in
            try handling.take(revision: handling.revision, by: rights, at: Office.now)
            try handling.answer(try Reply(text: text, citations: []), revision: handling.revision, by: rights, at: Office.now)
        }
    }

    @Test(arguments: Engine.available)
    func `one answer reaches all whose tickets were merged, also over several, and the log has each`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for (minute, id) in ["a", "b", "c"].enumerated() { try await desk.open(id, minute: Double(minute)) }
        try await Self.merge("c", into: "b", of: desk)
        _ = try await desk.tickets.change(.init("b"), and: .init("a"), by: .init("an")) {
            try $0.merge(into: &$1, revision: 1, because: "Cùng một điều", by: $2, at: Office.now)
        }
        #expect(try await desk.queue("an") == ["a"])
        try await Self.answer("a", "Gió.", of: desk)
        for id in ["a", "b", "c"] { #expect(try await desk.tickets.handling(secretDigest: "s-\(id)").reply?.text == "Gió.", "\(id)") }
        #expect(try await desk.audit.rows(AuditNarrowing(act: .ticketAnswered), limit: 9, offset: 0).total == 3)
        #expect(try await desk.audit.rows(AuditNarrowing(act: .ticketMerged), limit: 9, offset: 0).total == 2)
        // Answered once more, both hear of it; whoever has said something meanwhile has a ticket of his own.
        _ = try await desk.tickets.change(secretDigest: "s-c") { try $0.add("Chưa rõ", at: Office.now) }
        _ = try await desk.tickets.change(secretDigest: "s-a") { try $0.add("Chưa rõ", at: Office.now) }
        try await Self.answer("a", "Mưa.", of: desk)
        #expect(try await desk.tickets.handling(.init("b")).reply?.text == "Mưa.")
        #expect(try await desk.tickets.handling(.init("c")).state == .waiting)
    }

    @Test(arguments: Engine.available)
    func `of two merges that would make a circle one is refused, and leaves nothing behind`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for id in ["a", "b"] { try await desk.open(id) }
        let merged = await withTaskGroup(of: Bool.self) { group in
            for (one, other) in [("a", "b"), ("b", "a")] {
                group.addTask { (try? await Self.merge(one, into: other, of: desk)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(merged == 1)
        let states = [try await desk.tickets.handling(.init("a")).state, try await desk.tickets.handling(.init("b")).state]
        #expect(Set(states) == [.merged, .waiting])
        await #expect(throws: TicketError.sameTicket) { try await Self.merge("a", into: "a", of: desk) }
        await #expect(throws: TicketError.notFound) { try await Self.merge("a", into: "khong", of: desk) }
    }

    @Test(arguments: Engine.available)
    func `what is split off waits in the queue, and is read with the one it came from`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("a")
        try await desk.open("b", minute: 1)
        let whole = try await desk.tickets.split(.init("a"), by: .init("an")) {
            try $0.split("Ai giữ gió?", as: .init("phan"), secretDigest: "s-phan", revision: 0, by: $1, at: Office.now)
        }
        #expect(try await desk.queue("an") == ["a", "phan", "b"])
        #expect(try await desk.tickets.handlings(whole.parts).map(\.ticket.question.text) == ["Ai giữ gió?"])
        #expect(try await desk.tickets.handlings([.init("khong"), .init("b"), .init("a")]).map(\.id.text) == ["b", "a"])
        await #expect(throws: TicketError.changedSince) {
            try await desk.tickets.split(.init("a"), by: .init("an")) {
                try $0.split("Nữa", as: .init("phan-2"), secretDigest: "s-2", revision: 0, by: $1, at: Office.now)
            }
        }
        #expect(try await desk.queue("an").count == 3)
    }

    @Test(arguments: Engine.available)
    func `tickets that ask alike are found by their words, by whoever may see them`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for id in ["trang", "den", "xanh"] { try await desk.open(id) }
        try await desk.open("trang bien", unit: TicketStoreTests.sea)
        let alike = try await desk.tickets.alike("ai giu may trang", for: .init("an"), on: Office.today, limit: 9).map(\.id.text)
        #expect(alike.first == "trang" && !alike.contains("trang bien"))
        try await desk.office.add("luat", .legal)
        let legal = try await desk.tickets.alike("ai giữ mây trắng", for: .init("luat"), on: Office.today, limit: 2).map(\.id.text)
        #expect(legal == ["trang", "trang bien"])
        #expect(try await desk.tickets.alike("?!", for: .init("an"), on: Office.today, limit: 9).isEmpty)
        #expect(try await desk.tickets.alike("chuyện hoàn toàn khác hẳn", for: .init("an"), on: Office.today, limit: 9).isEmpty)
        // Those from before tickets were found by their words get them when the program starts.
        try await desk.office.database.write {
            _ = try $0.run("DELETE FROM ticket_word")
            _ = try $0.run("UPDATE ticket SET has_words = 0")
        }
        #expect(try await desk.tickets.findWords() == 4)
        #expect(try await desk.tickets.findWords() == 0)
        #expect(try await desk.tickets.alike("ai giu may trang", for: .init("an"), on: Office.today, limit: 9).map(\.id.text) == alike)
    }

    @Test(arguments: Engine.available)
    func `a ticket is found by its number, and by whoever may see it`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("0a1b2c3d4e")
        try await desk.open("0a1b2c3dff", unit: TicketStoreTests.sea)
        let found = { (number: String, person: String) in
            try await desk.tickets.handlings(number: number, for: .init(person), on: Office.today).map(\.id.text)
        }
        #expect(try await found(" 0A1B2C3D ", "an") == ["0a1b2c3d4e"])
        try await desk.office.add("luat", .legal)
        #expect(try await found("0a1b2c3d", "luat").count == 2)
        #expect(try await found("0A1B2C3DFF", "luat") == ["0a1b2c3dff"])
        for wrong in ["", "0A1B2C3", "%", "0a1b2c3d%", "0a1b2c3d4e5"] { #expect(try await found(wrong, "luat").isEmpty, "\(wrong)") }
    }

    @Test(arguments: Engine.available)
    func `who looks at a ticket is seen by the others, for a while`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        #expect(try await desk.tickets.look(at: .init("t"), by: .init("an"), at: Office.now).isEmpty)
        #expect(try await desk.tickets.look(at: .init("t"), by: .init("an"), at: Office.now).isEmpty)
        let seen = try await desk.tickets.look(at: .init("t"), by: .init("binh"), at: Office.now.addingTimeInterval(60))
        #expect(seen == [DeskLook(person: .init("an"), at: Office.now)])
        let later = Office.now.addingTimeInterval(60 + DeskLook.seconds)
        #expect(try await desk.tickets.look(at: .init("t"), by: .init("an"), at: later).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `whom a note calls is told in the same transaction, without what was written`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        let texts: [(Setting, String)] = [
            (.address, "https://hotro.example.org"), (.mailHost, "thu.example.org"), (.mailSender, "hotro@example.org"),
        ]
        try await SettingStore(desk.office.database).change(texts.map { SettingEdit($0.0, seen: nil, text: $0.1) }, by: .init("root"), at: Office.now)
        let thing = try await desk.tickets.handling(.init("t")).thing
        #expect(try await desk.tickets.readers(of: thing, on: Office.today).map(\.id.text).sorted() == ["an", "binh"])
        _ = try await desk.tickets.change(.init("t"), by: .init("an")) {
            try $0.note("Xem giúp chuyện kín", calling: [.init("binh"), .init("an")], by: $1, at: Office.now)
        }
        let notices: [String] = try await desk.office.database.read { try $0.rows("SELECT notice FROM outbox").map { try $0.get("notice") } }
        #expect(notices.count == 1 && notices[0].contains("binh") && !notices[0].contains("chuyện kín"))
        let rows = try await desk.audit.rows(AuditNarrowing(act: .ticketNoted), limit: 9, offset: 0).elements
        #expect(rows.count == 1 && rows[0].entry.factsText.contains("binh an"))
    }

    @Test(arguments: Engine.available)
    func `of many who may read a ticket the first by name are told, without those who are left out`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        // More than are asked about at once, most of them of another unit.
        for number in 0..<70 { try await desk.office.add("bien\(number)", .expert, Scope(unit: TicketStoreTests.sea)) }
        for number in 0..<4 { try await desk.office.add("nguoi\(number)", .expert, Scope(unit: TicketStoreTests.sky)) }
        let thing = try await desk.tickets.handling(.init("t")).thing
        let names = { (others: Set<Person.ID>, limit: Int) in
            try await desk.tickets.readerNames(of: thing, on: Office.today, without: others, limit: limit)
        }
        let all = try await desk.tickets.readers(of: thing, on: Office.today).map(\.name)
        #expect(all.count == 6 && all == all.sorted())
        for limit in [50, 6, 4, 0] { #expect(try await names([], limit) == Array(all.prefix(limit)), "\(limit)") }
        #expect(try await names([.init("an"), .init("nguoi3")], 50) == all.filter { !["Người Bịa an", "Người Bịa nguoi3"].contains($0) })
    }

    @Test(arguments: Engine.available)
    func `the likest is found among many that share as many words`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for number in 0..<30 { try await desk.open("trên núi cao sông dài biển rộng \(number)") }
        try await desk.open("trên")
        let alike = try await desk.tickets.alike("Ai giữ mây trên?", for: .init("an"), on: Office.today, limit: 5).map(\.id.text)
        #expect(alike.first == "trên" && alike.count <= 5)
    }
}
