// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// Who is told by mail that the law has changed under what is his.
@Suite(.serialized) struct LawNoticeTests {
    typealias Office = MadeUpOffice
    typealias Desk = AmendmentStoreTests.Desk

    @Test(arguments: Engine.available)
    func `whoever may put it right is told within a minute, once for many changes, and nobody else`(_ engine: Engine) async throws {
        let post = try await OutboxStoreTests.Post(engine)
        let (office, amendments) = (post.door.office, AmendmentStore(post.door.office.database))
        for (name, role, scope) in [
            ("phap-che", Role.legal, Scope.wholeCountry), ("chuyen-gia", .expert, Scope(unit: .init("don-vi-bia"))),
            ("don-vi-khac", .approver, Scope(unit: .init("don-vi-khac"))), ("hoi", .asker, .wholeCountry),
        ] {
            try await office.add(name, role, scope)
        }
        _ = try await ActStore(office.database).take(Desk.reading, at: Office.now)
        var held = LawChangeStoreTests.House.facts
        // Only the rule whose power it moved changes: the assistant goes on answering from it, so no letter says otherwise.
        held.competences.append(
            Competence(
                id: .init("BIA-02/b"), duty: .init("BIA-02"), authority: Authority(name: Words(vi: "Sở Gần Bịa"), level: .department), kind: .statute,
                from: DoubtfulDay(Office.today), until: nil,
                basis: .init(
                    document: "6/1900/NĐ-XX", path: "Điều 8", isVerified: true, confidence: .high, underlying: "7/1901/NĐ-XX Điều 1"),
                sources: ["Báo Bịa"], confidence: .high))
        let facts = try held.encoded { kind, key in "\(kind)/\(key)" }
        _ = try await FactStore(office.database).replace(with: facts, at: Office.now)
        // "an" may draft anything anywhere.
        let letters = ["an@example.org: law 1", "chuyen-gia@example.org: law 1", "phap-che@example.org: law 1"]
        func confirm(_ ordinal: Int, _ operation: AmendmentOperation? = nil, at seconds: Double) async throws {
            let proposal = Desk.proposal(from: Desk.today, ordinal: ordinal, operation)
            let now = Office.now.addingTimeInterval(seconds)
            _ = try await amendments.propose([proposal], at: now)
            _ = try await amendments.change(proposal.amendment.id, by: .init("phap-che"), at: now) { try $0.confirm(revision: 0, by: $1, at: now) }
        }
        func told(_ seconds: Double) async throws -> [String] {
            let now = Office.now.addingTimeInterval(seconds)
            for _ in 1...3 { try await post.outbox.remind(at: now) }
            return try await post.send(at: now).filter { $0.contains(": law ") }.sorted()
        }
        #expect(try await told(1).isEmpty)
        try await confirm(0, at: 10)
        #expect(try await told(13) == letters)
        // The afternoon's other changes come in one letter, an hour later.
        try await confirm(1, .repealUnit(at: Desk.path("2")), at: 20)
        try await confirm(2, .changeHeading(of: Desk.path("2"), to: "Khác"), at: 30)
        #expect(try await told(40).isEmpty)
        #expect(try await told(3_612).isEmpty)
        #expect(try await told(3_613) == letters)
        #expect(try await told(90_000).isEmpty)
        // What touches nothing of theirs is no letter.
        try await confirm(3, .repealUnit(at: Desk.path("9")), at: 90_010)
        #expect(try await told(90_020).isEmpty)
    }
}
