// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What was supposed of a document, as facts that somebody may propose.
@Suite struct SuppositionDraftTests {
    private static let act = "1/1901/NĐ-XX"

    private static func registry() -> Registry {
        var facts = MadeUpRegistry.registry(MadeUpRegistry.moved).facts
        facts.documents = [
            KnownDocument(
                id: .init("1"), number: act, kind: "Nghị định", title: "Bịa", summary: nil, issuer: nil, issued: .unknown,
                from: MadeUpRegistry.when("2001-07-01"), until: MadeUpRegistry.when("2002-07-01"), status: nil, relations: [], notes: [],
                sources: ["x"], confidence: .high)
        ]
        return Registry(facts)
    }

    /// Approving every draft comes to what was shown when it was only supposed.
    @Test(arguments: [
        Supposition.ends(document: act, on: MadeUpRegistry.day("2002-03-01")), .extended(document: act, until: MadeUpRegistry.day("2003-07-01")),
        .extended(document: act, until: nil), .replaced(document: act, by: "2/1902/NĐ-XX", from: MadeUpRegistry.day("2002-03-01")),
    ])
    func `what the drafts come to is what was shown`(_ supposition: Supposition) throws {
        let registry = Self.registry()
        let changed = try FactFileProposal(supposition.facts(over: registry), over: registry).changed
        try #require(!changed.isEmpty)
        var facts = registry.facts
        for one in changed { facts = try #require(facts.applying(one.subject, one.json)) }
        let (approved, supposed) = (Registry(facts), Registry(supposition.applied(to: registry.facts)))
        for day in ["2001-06-30", "2001-07-01", "2002-02-28", "2002-03-01", "2002-06-30", "2002-07-01", "2003-06-30", "2003-07-01", "2010-01-01"] {
            let (one, other) = try (
                approved.competence(of: MadeUpRegistry.duty, at: nil, on: MadeUpRegistry.day(day)),
                supposed.competence(of: MadeUpRegistry.duty, at: nil, on: MadeUpRegistry.day(day))
            )
            #expect(one.result == other.result && one.holders.map(\.competence.authority) == other.holders.map(\.competence.authority), "\(day)")
        }
        let end = approved.facts.documents.first?.until?.exact
        switch supposition {
        case .ends(_, let day), .replaced(_, _, let day): #expect(end == day)
        case .extended(_, let until): #expect(end == until)
        }
    }

    @Test func `a row that follows another takes the next letter of its duty`() throws {
        let registry = Self.registry()
        let supposition = Supposition.replaced(document: Self.act, by: "2/1902/NĐ-XX", from: MadeUpRegistry.day("2002-03-01"))
        let changed = try FactFileProposal(supposition.facts(over: registry), over: registry).changed
        let new = changed.filter { $0.base == nil }.map(\.subject.key)
        #expect(!new.isEmpty && new == new.sorted() && new.first == "AA-01/c" && !new.contains { $0.hasSuffix("+") })
    }

    @Test func `a document that is not recorded proposes nothing`() throws {
        let registry = Self.registry()
        let supposition = Supposition.ends(document: "9/1909/NĐ-XX", on: MadeUpRegistry.day("2002-03-01"))
        #expect(try FactFileProposal(supposition.facts(over: registry), over: registry).changed.isEmpty)
    }
}
