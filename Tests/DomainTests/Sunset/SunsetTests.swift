// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What ends when, and what would become of it.
@Suite struct SunsetTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test(
        arguments: [
            (181, nil), (180, .halfYear), (91, .halfYear), (90, .quarter), (31, .quarter), (30, .month), (8, .month), (7, .week), (0, .week),
        ] as [(Int, SunsetRadar.Alert?)])
    func `an alert goes off on its day and not before`(_ left: Int, _ alert: SunsetRadar.Alert?) {
        #expect(SunsetRadar.Alert(daysLeft: left) == alert)
    }

    @Test func `a duty without a successor is lost on the first day without a basis`() throws {
        let radar = SunsetRadar(MadeUpRegistry.registry(MadeUpRegistry.moved), on: try Self.day("2002-06-01"))
        let lapse = try #require(radar.lapses.first)
        #expect(radar.lapses.count == 1 && lapse.ends == Day(iso: "2002-07-01") && lapse.daysLeft == 30 && lapse.alert == .month)
        #expect(!lapse.isCarriedOn && lapse.then == Competence.Result.none && lapse.successors.isEmpty && lapse.documents == ["1/1901/NĐ-XX"])
        #expect(SunsetRadar(MadeUpRegistry.registry(MadeUpRegistry.moved), on: try Self.day("2002-07-01")).lapses.isEmpty)
    }

    @Test func `a duty that somebody is recorded to hold from then on is carried on`() throws {
        let rows = MadeUpRegistry.moved + [MadeUpRegistry.row("c", MadeUpRegistry.other, .devolution, from: "2002-07-01")]
        let lapse = try #require(SunsetRadar(MadeUpRegistry.registry(rows), on: try Self.day("2002-06-01")).lapses.first)
        #expect(lapse.isCarriedOn && lapse.successors == [MadeUpRegistry.other])
    }

    @Test func `an extension keeps the holder where he is, and the registry as it was`() throws {
        let registry = Self.registry()
        let effects = Supposition.extended(document: "1/1901/NĐ-XX", until: try Self.day("2003-07-01")).effects(on: registry)
        let effect = try #require(effects.first)
        #expect(effects.count == 1 && effect.on == Day(iso: "2002-07-01") && effect.would == .one && effect.now == Competence.Result.none)
        #expect(effect.holdersWould == [MadeUpRegistry.new])
        #expect(try registry.competence(of: MadeUpRegistry.duty, at: nil, on: try Self.day("2002-07-01")).result == Competence.Result.none)
    }

    @Test func `an earlier end takes the duty from its holder that day`() throws {
        let effects = Supposition.ends(document: "1/1901/NĐ-XX", on: try Self.day("2002-01-01")).effects(on: Self.registry())
        #expect(effects.map(\.on) == [try Self.day("2002-01-01")])
        #expect(effects.first?.now == .one && effects.first?.would == Competence.Result.none)
    }

    @Test func `a successor keeps the holder beyond the end`() throws {
        let after = Supposition.replaced(document: "1/1901/NĐ-XX", by: "2/1902/NĐ-XX", from: try Self.day("2002-03-01"))
        #expect(after.effects(on: Self.registry()).map(\.on) == [try Self.day("2002-07-01")])
        let facts = after.applied(to: Self.registry().facts)
        let row = try #require(facts.competences.first { $0.basis?.document == "2/1902/NĐ-XX" })
        #expect(row.basis?.isVerified == false && row.until == nil && row.from.exact == Day(iso: "2002-03-01"))
    }

    @Test func `another document is left alone`() throws {
        let registry = Self.registry()
        #expect(Supposition.ends(document: "9/1909/NĐ-XX", on: try Self.day("2002-01-01")).effects(on: registry).isEmpty)
        #expect(Supposition.ends(document: "9/1909/NĐ-XX", on: try Self.day("2002-01-01")).applied(to: registry.facts) == registry.facts)
    }

    /// Only the row that moved rests on the act.
    private static func registry() -> Registry {
        var facts = MadeUpRegistry.registry(MadeUpRegistry.moved).facts
        facts.documents = [
            KnownDocument(
                id: .init("1"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Bịa", summary: nil, issuer: nil, issued: .unknown,
                from: MadeUpRegistry.when("2001-07-01"), until: MadeUpRegistry.when("2002-07-01"), status: nil, relations: [], notes: [],
                sources: ["x"], confidence: .high)
        ]
        return Registry(facts)
    }

    @Test func `what is out of use for a change of the law is no effect of a supposition`() {
        let facts = MadeUpRegistry.registry(MadeUpRegistry.moved).facts
        let registry = Registry(facts, staleness: Staleness(facts, changes: [StalenessTests.change("art_1")], answered: [:]))
        // None of its rows ends with the document, so that nothing would be other.
        #expect(Supposition.extended(document: "1/1901/NĐ-XX", until: nil).effects(on: registry).isEmpty)
    }
}
