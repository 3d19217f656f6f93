// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of tickets at work promises.
@Suite(.serialized) struct TicketStoreTests {
    typealias Office = MadeUpOffice
    static let (sky, sea) = (Unit.ID("troi"), Unit.ID("bien"))

    struct Desk {
        let office: MadeUpOffice
        let tickets: TicketStore
        let audit: AuditStore

        init(_ engine: Engine) async throws {
            office = try await MadeUpOffice(engine)
            (tickets, audit) = (TicketStore(office.database), AuditStore(office.database))
            for id in ["an", "binh"] { try await office.add(id, .expert, Scope(unit: sky)) }
        }

        func open(_ id: String, unit: Unit.ID = sky, place: String? = nil, minute: Double = 0) async throws {
            let opened = Office.now.addingTimeInterval(minute * 60)
            let question = try Question(id: .init("q-\(id)"), text: "Ai giữ mây \(id)?", on: Office.today, asked: opened)
            let ticket = Ticket(
                id: .init(id), question: question, reason: .noGround, evidence: [], unit: unit, place: place.map { Place.ID($0) }, opened: opened,
                due: opened.addingTimeInterval(86_400 * 15), secretDigest: "s-\(id)")
            let answer = Answer(question: question, action: .handoff, reason: .noGround)
            try await AnswerStore(office.database).keep(
                AnswerRecord(answer: answer, versions: [:], timings: [:], kept: opened), ticket: ticket)
        }

        func queue(_ person: String, _ list: DeskNarrowing.List = .open, unit: Unit.ID? = nil) async throws -> [String] {
            let narrowing = DeskNarrowing(list, unit: unit)
            let found = try await tickets.queue(narrowing, for: .init(person), on: Office.today, limit: 50, offset: 0)
            #expect(found.total == found.elements.count)
            return found.elements.map(\.id.text)
        }

        func take(_ id: String, by person: String, revision: Int = 0) async throws {
            _ = try await tickets.change(.init(id), by: .init(person)) { try $0.take(revision: revision, by: $1, at: Office.now) }
        }
    }

    @Test(arguments: Engine.available)
    func `a ticket that waits for its asker stays with whoever has it, and is not done`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        try await desk.take("t", by: "an")
        _ = try await desk.tickets.change(.init("t"), by: .init("an")) { try $0.askBack("Mây nào?", revision: 1, by: $1, at: Office.now) }
        for list in [DeskNarrowing.List.open, .mine] { #expect(try await desk.queue("an", list) == ["t"], "\(list)") }
        #expect(try await desk.queue("an", .done).isEmpty)
        #expect(try await desk.tickets.waiting(limit: 9, offset: 0).elements.map(\.id.text) == ["t"])
    }

    @Test(arguments: Engine.available)
    func `pages of any list hold each ticket once, and a long list is counted no further than it is looked through`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for number in 0..<7 { try await desk.open("t\(number)", minute: Double(number)) }
        for number in 0..<5 {
            try await desk.take("t\(number)", by: "an")
            // Two of them end at the same time.
            let ended = Office.now.addingTimeInterval(Double(600 + number / 2 * 60))
            _ = try await desk.tickets.change(.init("t\(number)"), by: .init("an")) {
                try $0.answer(Reply(text: "Gió.", citations: []), revision: 1, by: $1, at: ended)
            }
        }
        let tickets = TicketStore(desk.office.database, counted: 3)
        for (list, wanted) in [(DeskNarrowing.List.done, ["t4", "t2", "t3", "t0", "t1"]), (.open, ["t5", "t6"])] {
            var (found, pages) = ([String](), [Int]())
            for offset in stride(from: 0, to: 8, by: 2) {
                let page = try await tickets.queue(DeskNarrowing(list), for: .init("an"), on: Office.today, limit: 2, offset: offset)
                found += page.elements.map(\.id.text)
                // Whoever has a page before him is told whether there is another.
                #expect((page.total > offset + page.elements.count) == (offset + 2 < wanted.count), "\(list) \(offset)")
                #expect(page.isCut == (page.total < wanted.count || page.total > max(3, offset + 2)), "\(list) \(offset)")
                pages.append(page.total)
            }
            #expect(found == wanted)
            #expect(pages == (list == .done ? [4, 5, 5, 5] : [2, 2, 2, 2]))
        }
    }

    @Test(arguments: Engine.available)
    func `a ticket comes back with all that was done, and the log has each step`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        try await desk.take("t", by: "an")
        let citation = Citation(document: "1/1901/NĐ-XX", path: "Điều 1", provision: .init("x/art_1"), quote: "Một.", isVerified: true, version: "v")
        let reply = try Reply(text: "Gió.\nMây.", citations: [citation])
        let kept = try await desk.tickets.change(.init("t"), by: .init("an")) { try $0.answer(reply, revision: 1, by: $1, at: Office.now) }
        let read = try await desk.tickets.handling(secretDigest: "s-t")
        #expect(read == kept && read.reply == reply && read.state == .answered)
        for act in [AuditAct.ticketTaken, .ticketAnswered] {
            let rows = try await desk.audit.rows(AuditNarrowing(act: act), limit: 9, offset: 0).elements
            #expect(rows.count == 1 && rows[0].entry.actorText == "person:an" && rows[0].entry.key == "t")
            #expect(!rows[0].entry.factsText.contains("Gió"))
        }
    }

    @Test(arguments: Engine.available)
    func `of two who take one ticket at once one has it, and the other is told`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t")
        let taken = await withTaskGroup(of: Bool.self) { group in
            for person in ["an", "binh"] {
                group.addTask {
                    do {
                        try await desk.take("t", by: person)
                        return true
                    } catch TicketError.changedSince {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        let handling = try await desk.tickets.handling(.init("t"))
        #expect(taken == 1 && handling.revision == 1)
    }

    @Test(arguments: Engine.available)
    func `a refused step leaves nothing behind`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("t", unit: Self.sea)
        await #expect(throws: RightsError.notAllowed) { try await desk.take("t", by: "an") }
        #expect(try await desk.tickets.handling(.init("t")).revision == 0)
        #expect(try await desk.audit.rows(AuditNarrowing(act: .ticketTaken), limit: 9, offset: 0).total == 0)
        await #expect(throws: TicketError.notFound) { try await desk.take("khong", by: "an") }
    }

    @Test(arguments: Engine.available)
    func `the queue shows each what is his unit's and place's, whoever asked first on top`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.office.add("bac", .expert, Scope(unit: Self.sky, place: .init("90")))
        try await desk.office.add("luat", .legal)
        try await desk.office.add("hoi", .asker)
        try await desk.open("muon", minute: 60 * 24 * 7)
        try await desk.open("som", place: "90")
        try await desk.open("xa", place: "90/xa-bia", minute: 1)
        try await desk.open("gan", place: "901", minute: 2)
        try await desk.open("bien", unit: Self.sea, place: "90", minute: 3)
        #expect(try await desk.queue("an") == ["som", "xa", "gan", "muon"])
        #expect(try await desk.queue("bac") == ["som", "xa"])
        #expect(try await desk.queue("luat").count == 5)
        #expect(try await desk.queue("luat", unit: Self.sea) == ["bien"])
        for nobody in ["hoi", "root"] { #expect(try await desk.queue(nobody).isEmpty) }
        // Whoever is to see a list sees each of its tickets, and nobody any other.
        for person in ["an", "bac", "luat", "hoi"] {
            let rights = try await desk.office.people.rights(of: .init(person))
            let seen = Set(try await desk.queue(person))
            for ticket in try await desk.tickets.waiting(limit: 50, offset: 0).elements {
                #expect(rights.may(.viewTicket, ticket.thing, on: Office.today) == seen.contains(ticket.id.text), "\(person) \(ticket.id.text)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the next is whoever asked first, the urgent before the rest, and never another unit's`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("bien", unit: Self.sea, minute: -1)
        for (number, id) in ["a", "b", "c", "d"].enumerated() { try await desk.open(id, minute: Double(number)) }
        let first = try await desk.tickets.takeNext(by: .init("an"), at: Office.now)
        #expect(first?.id == .init("a") && first?.handler == .init("an"))
        _ = try await desk.tickets.change(.init("d"), by: .init("an")) {
            try $0.mark(urgent: true, revision: 0, because: "Khẩn bịa", by: $1, at: Office.now)
        }
        #expect(try await desk.queue("an") == ["d", "b", "c", "a"])
        // What is opened again has been asked anew, and stands behind whoever waits already.
        _ = try await desk.tickets.change(.init("b"), by: .init("an")) {
            try $0.close(revision: 0, because: "x", by: $1, at: Office.now.addingTimeInterval(300))
        }
        _ = try await desk.tickets.change(secretDigest: "s-b") { try $0.add("Chưa rõ", at: Office.now.addingTimeInterval(400)) }
        var order: [String] = []
        while let next = try await desk.tickets.takeNext(by: .init("binh"), at: Office.now.addingTimeInterval(500)) { order.append(next.id.text) }
        #expect(order == ["d", "c", "b"])
        #expect(try await desk.tickets.takeNext(by: .init("root"), at: Office.now) == nil)
    }

    @Test(arguments: Engine.available)
    func `a ticket from before tickets had a place is given the one that its question names, and then seen there`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.office.add("bac", .expert, Scope(unit: Self.sky, place: .init("90")))
        try await desk.open("cu")
        try await desk.open("moi", minute: 1)
        try await desk.office.database.write { _ = try $0.run("UPDATE schema_migration SET applied_at = \(Office.now) WHERE name = '0110-desk'") }
        #expect(try await desk.queue("bac").isEmpty)
        #expect(try await desk.tickets.findPlaces { $0.text.contains("cu") ? Place.ID("90") : nil } == 1)
        #expect(try await desk.queue("bac") == ["cu"])
        #expect(try await desk.tickets.handling(.init("cu")).thing.scope.place == .init("90"))
        #expect(try await desk.tickets.findPlaces { _ in Place.ID("90") } == 0)
    }

    @Test(arguments: Engine.available)
    func `what is taken goes behind what waits, and what is done leaves the queue`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.open("a")
        try await desk.open("b", minute: 1)
        try await desk.take("a", by: "an")
        #expect(try await desk.queue("an") == ["b", "a"])
        #expect(try await desk.queue("an", .mine) == ["a"])
        #expect(try await desk.queue("binh", .mine).isEmpty)
        _ = try await desk.tickets.change(.init("a"), by: .init("an")) {
            try $0.answer(try Reply(text: "Gió.", citations: []), revision: 1, by: $1, at: Office.now)
        }
        #expect(try await desk.queue("an") == ["b"])
        #expect(try await desk.queue("an", .done) == ["a"])
        #expect(try await desk.tickets.waiting(limit: 9, offset: 0).elements.map(\.id.text) == ["b"])
        _ = try await desk.tickets.change(secretDigest: "s-a") { try $0.add("Chưa rõ", at: Office.now.addingTimeInterval(600)) }
        #expect(try await desk.queue("an").count == 2)
        await #expect(throws: TicketError.notFound) { try await desk.tickets.change(secretDigest: "s-") { try $0.add("x", at: Office.now) } }
    }
}
