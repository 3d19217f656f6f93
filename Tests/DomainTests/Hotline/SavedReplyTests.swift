// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Words that a unit keeps: what stands follows from what was done, by two persons.
@Suite struct SavedReplyTests {
    typealias Made = MadeUpTickets

    static func expert(_ name: String) -> Rights {
        // Of the unit everywhere: what a unit keeps is bound to no place.
        (try? Made.People.appointment(name, .expert, Scope(unit: Made.People.cloud))).map { Made.People.rights(name, [$0]) }
            ?? Made.People.rights(name, [])
    }

    static func proposed() throws -> SavedReply {
        var reply = SavedReply(id: .init("m"), unit: Made.People.cloud)
        try reply.propose(title: " Mây ", text: "Một.\n\nPhiếu {số phiếu}.", revision: 0, by: expert("an"), at: Made.minute(1))
        return reply
    }

    @Test func `what stands stays until a second person has decided on other words`() throws {
        var reply = try Self.proposed()
        #expect(reply.released == nil && reply.proposed?.title == "Mây" && reply.proposed?.text == "Một.\nPhiếu {số phiếu}.")
        #expect(throws: RightsError.needsSecondPerson) { try reply.release(revision: 1, by: Self.expert("an"), at: Made.minute(2)) }
        #expect(throws: TicketError.changedSince) { try reply.release(revision: 0, by: Self.expert("binh"), at: Made.minute(2)) }
        try reply.release(revision: 1, by: Self.expert("binh"), at: Made.minute(2))
        let first = reply.released
        #expect(throws: SavedReplyError.nothingWaits) { try reply.release(revision: 2, by: Self.expert("binh"), at: Made.minute(3)) }
        try reply.propose(title: "Mây", text: "Hai.", revision: 2, by: Self.expert("binh"), at: Made.minute(4))
        #expect(reply.released == first)
        #expect(throws: SavedReplyError.changesNothing) {
            try reply.propose(title: "Mây", text: "Hai.", revision: 3, by: Self.expert("an"), at: Made.minute(5))
        }
        try reply.decline(revision: 3, because: "Thiếu", by: Self.expert("an"), at: Made.minute(5))
        #expect(reply.released == first && reply.proposed == nil)
        try reply.retire(revision: 4, because: "Cũ", by: Self.expert("an"), at: Made.minute(6))
        #expect(reply.released == nil)
        #expect(throws: SavedReplyError.notInUse) { try reply.retire(revision: 5, because: "Cũ", by: Self.expert("an"), at: Made.minute(7)) }
        #expect(SavedReply(id: reply.id, unit: reply.unit, history: reply.history) == reply)
    }

    @Test func `placeholders are filled once, and an asker's braces stay braces`() throws {
        var reply = SavedReply(id: .init("m"), unit: Made.People.cloud)
        let text = "{câu hỏi} – {số phiếu} – {hạn} – {đơn vị}"
        try reply.propose(title: "x", text: text, revision: 0, by: Self.expert("an"), at: Made.minute(1))
        #expect(throws: SavedReplyError.notInUse) { try reply.filled([:]) }
        try reply.release(revision: 1, by: Self.expert("binh"), at: Made.minute(2))
        let filled = try reply.filled([.question: "Sao {số phiếu}?", .number: "7", .due: "mai", .unit: "Cục Bịa"])
        #expect(filled == "Sao {số phiếu}? – 7 – mai – Cục Bịa")
    }

    @Test(arguments: [Role.asker, .approver, .administrator])
    func `whoever answers no tickets keeps no words`(_ role: Role) throws {
        let rights = Made.People.rights("x", [try Made.People.appointment("x", role, .wholeCountry)])
        var reply = try Self.proposed()
        let before = reply
        #expect(throws: RightsError.notAllowed) { try reply.propose(title: "x", text: "y", revision: 1, by: rights, at: Made.minute(2)) }
        #expect(throws: RightsError.notAllowed) { try reply.release(revision: 1, by: rights, at: Made.minute(2)) }
        #expect(throws: RightsError.notAllowed) { try reply.decline(revision: 1, because: "x", by: rights, at: Made.minute(2)) }
        #expect(throws: RightsError.notAllowed) { try reply.retire(revision: 1, because: "x", by: rights, at: Made.minute(2)) }
        #expect(reply == before)
    }
}
