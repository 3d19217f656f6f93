// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Two tickets that ask the same, one that asks two things, and whom a note calls.
@Suite struct HandlingTiesTests {
    typealias Made = MadeUpTickets

    /// "som" was asked before "muon", which is merged into it.
    static func merged() throws -> (first: Handling, second: Handling) {
        var (first, second) = (try Made.handling(id: "som"), try Made.handling(id: "muon", minutes: 5))
        try second.merge(into: &first, revision: 0, because: "Cùng hỏi mây", by: try Made.expert("an"), at: Made.minute(10))
        return (first, second)
    }

    @Test func `what is merged is answered with the other's words, each time that is answered, and by nothing else of it`() throws {
        var (first, second) = try Self.merged()
        let an = try Made.expert("an")
        try first.take(revision: first.revision, by: an, at: Made.minute(11))
        let told1 = second.follow(first)
        #expect(!told1)
        try first.note("Riêng của phiếu kia", by: an, at: Made.minute(12))
        let told2 = second.follow(first)
        #expect(!told2)
        try first.answer(try Made.reply(), revision: first.revision, by: an, at: Made.minute(13))
        let told3 = second.follow(first)
        #expect(told3 && second.state == .answered && second.reply == first.reply && second.ended == Made.minute(13))
        #expect(!second.history.contains { $0.text?.contains("Riêng") ?? false })
        // Put right for one, it is put right for both.
        try first.reopen(revision: first.revision, because: "Thiếu", by: an, at: Made.minute(20))
        let told4 = second.follow(first)
        #expect(!told4 && second.state == .answered)
        try first.take(revision: first.revision, by: an, at: Made.minute(21))
        let better = try Reply(text: "Gió đông giữ mây.", citations: [])
        try first.answer(better, revision: first.revision, by: an, at: Made.minute(22))
        let told5 = second.follow(first)
        #expect(told5 && second.reply == better)
        // From what its own asker says on, it goes its own way.
        try second.add("Tôi hỏi mây khác", at: Made.minute(30))
        let told6 = second.follow(first)
        #expect(second.state == .waiting && second.mergedInto == nil && !told6)
    }

    @Test func `where the other is closed without an answer, what was merged waits for a person`() throws {
        var (first, second) = try Self.merged()
        try first.close(revision: first.revision, because: "Chuyện riêng của người hỏi kia", by: try Made.expert("an"), at: Made.minute(11))
        let told7 = second.follow(first)
        #expect(told7 && second.state == .waiting && second.mergedInto == nil)
        #expect(second.history.last?.action == .separated && second.history.last?.text == nil)
    }

    @Test func `a merged ticket keeps its own time, and nothing is merged into what waits itself, is done, or was asked later`() throws {
        let (first, second) = try Self.merged()
        let an = try Made.expert("an")
        #expect(second.answerDue(.usual) == (try Made.handling(id: "muon", minutes: 5)).answerDue(.usual))
        #expect(second.clocks(.usual).first { $0.kind == .answer }?.isRunning == true)
        var third = try Made.handling(id: "ba", minutes: 9)
        var (one, two) = (first, second)
        #expect(throws: TicketError.notMergedInto) { try third.merge(into: &two, revision: 0, because: "x", by: an, at: Made.minute(11)) }
        #expect(throws: TicketError.wrongState(.merged)) {
            try two.merge(into: &one, revision: two.revision, because: "x", by: an, at: Made.minute(11))
        }
        #expect(throws: TicketError.askedBefore) {
            try one.merge(into: &third, revision: one.revision, because: "x", by: an, at: Made.minute(11))
        }
        var closed = try Made.handling(.closed)
        #expect(throws: TicketError.notMergedInto) { try third.merge(into: &closed, revision: 0, because: "x", by: an, at: Made.minute(11)) }
        var same = third
        #expect(throws: TicketError.sameTicket) { try third.merge(into: &same, revision: 0, because: "x", by: an, at: Made.minute(11)) }
        #expect(one == first && two == second && third.revision == 0)
    }

    @Test func `who has no right to the other ticket ties nothing to it`() throws {
        let an = try Made.expert("an")
        var (mine, theirs) = (try Made.handling(id: "toi", minutes: 5), try Made.handling(id: "ho"))
        let rain = try Made.expert("mua", unit: Made.People.rain)
        try theirs.forward(to: Made.People.rain, revision: 0, because: "Của mưa", by: an, at: Made.minute(6))
        let before = (mine, theirs)
        #expect(throws: RightsError.notAllowed) { try mine.merge(into: &theirs, revision: 0, because: "x", by: an, at: Made.minute(7)) }
        #expect(throws: RightsError.notAllowed) { try mine.link(with: &theirs, because: "x", by: an, at: Made.minute(7)) }
        #expect(throws: RightsError.notAllowed) { try mine.link(with: &theirs, because: "x", by: rain, at: Made.minute(7)) }
        #expect(before == (mine, theirs))
    }

    @Test func `what is split off is a ticket of its own, asked as early as the one it came from`() throws {
        var handling = try Made.handling(.taken)
        let an = try Made.expert("an")
        let part = try handling.split(" Ai giữ gió? ", as: .init("phan"), secretDigest: "s", revision: 1, by: an, at: Made.minute(40))
        #expect(part.question.text == "Ai giữ gió?" && part.parent == handling.id && part.opened == handling.ticket.opened)
        #expect(part.due == handling.ticket.due && part.unit == handling.unit && part.place == handling.ticket.place)
        #expect(handling.parts == [part.id] && handling.state == .taken)
        #expect(throws: TicketError.noText) {
            try handling.split(" \u{200B}", as: .init("x"), secretDigest: "s", revision: handling.revision, by: an, at: Made.minute(41))
        }
        for number in 1..<Handling.mostParts {
            _ = try handling.split(
                "Phần \(number)", as: .init("p\(number)"), secretDigest: "s", revision: handling.revision, by: an, at: Made.minute(42))
        }
        #expect(throws: TicketError.tooManyParts(limit: Handling.mostParts)) {
            try handling.split("Nữa", as: .init("x"), secretDigest: "s", revision: handling.revision, by: an, at: Made.minute(43))
        }
    }

    @Test func `a link stands on both tickets, once, and can be taken back`() throws {
        var (one, two) = (try Made.handling(id: "mot"), try Made.handling(id: "hai"))
        let an = try Made.expert("an")
        try one.link(with: &two, because: "Cùng người hỏi bịa", by: an, at: Made.minute(1))
        #expect(one.related == [two.id] && two.related == [one.id])
        #expect(throws: TicketError.linkedAlready) { try two.link(with: &one, because: "x", by: an, at: Made.minute(2)) }
        try two.unlink(from: &one, by: an, at: Made.minute(3))
        #expect(one.related.isEmpty && two.related.isEmpty)
        #expect(throws: TicketError.notLinked) { try two.unlink(from: &one, by: an, at: Made.minute(4)) }
        var (first, second) = try Self.merged()
        #expect(throws: TicketError.notLinked) { try first.unlink(from: &second, by: an, at: Made.minute(11)) }
    }

    static func person(_ id: String, _ name: String) throws -> Person {
        try Person(id: .init(id), name: name, email: try EmailAddress("\(id)@example.org"), language: .vi, notices: TimeOfDay("08:00"))
    }

    @Test(arguments: [
        ("@Nguyễn Văn Bịa xem giúp", ["bia"]), ("nhờ @nguyen van bia, cảm ơn", ["bia"]), ("(@bia@example.org) và @lan.", ["bia", "lan"]),
        ("@Nguyễn Văn Bịa Đặt và @Nguyễn Văn Bịa", ["dat", "bia"]), ("thư về hoi@example.org", []), ("@ không ai", []),
        ("@lan @Lan @LAN", ["lan"]), ("Không ai", []), ("“@Trần Lan”", ["lan"]),
    ])
    func `a note calls whoever it names behind an at sign`(_ text: String, _ called: [String]) throws {
        let people = [try Self.person("bia", "Nguyễn Văn Bịa"), try Self.person("dat", "Nguyễn Văn Bịa Đặt"), try Self.person("lan", "Trần Lan")]
        #expect(try Mentions.persons(in: text, among: people).map(\.text) == called)
    }

    @Test func `whoever is not there, or not the only one of that name, is not called by silence`() throws {
        let people = [try Self.person("a", "Lê Bịa"), try Self.person("b", "Lê Bịa")]
        #expect(throws: TicketError.noSuchPerson("@Nguyễn")) { try Mentions.persons(in: "@Nguyễn Nào Đó", among: people) }
        #expect(throws: TicketError.severalPersons("Lê Bịa")) { try Mentions.persons(in: "@Lê Bịa ơi", among: people) }
        #expect(try Mentions.persons(in: "@b@example.org", among: people).map(\.text) == ["b"])
    }
}
