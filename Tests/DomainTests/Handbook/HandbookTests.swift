// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// The handbook says of every duty what the registry says of it on that day, and nothing besides.
@Suite struct HandbookTests {
    static func facts() -> RegistryFacts {
        var facts = MadeUpRegistry.registry(
            MadeUpRegistry.moved + [MadeUpRegistry.row("a", MadeUpRegistry.new, .devolution, from: "2001-07-01", of: "BB-01")]
        )
        .facts
        facts.fields = [Field(id: .init("field"), name: Words(vi: "việc thử", en: "trial work"), unit: .init("unit"))]
        facts.units = [Unit(id: .init("unit"), name: Words(vi: "Phòng thử"), sources: ["a made-up source"])]
        facts.procedures = [procedure("P-1", claimedBy: ["AA-01"]), procedure("P-2", claimedBy: [])]
        facts.counts = [
            PublishedCount(number: 9, text: Words(vi: "mục in"), subject: .handbook, sources: ["a made-up source"]),
            PublishedCount(number: 7, text: Words(vi: "con số khác"), sources: ["a made-up source"]),
        ]
        return facts
    }

    private static func procedure(_ id: String, claimedBy duties: [String], field: String = "việc thử") -> Procedure {
        Procedure(
            id: .init(id), code: nil, name: Words(vi: "Thủ tục \(id)"), field: field, level: nil, duties: duties.map { Duty.ID($0) },
            nationalTimeLimit: "7 ngày", localTimeLimits: ["Nơi thử: 3 ngày làm việc"], fee: nil, dossier: nil, output: nil, basis: nil,
            announcedBy: nil, notes: [], sources: ["a made-up portal"], confidence: .high)
    }

    private static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private static func text(_ part: HandbookPart?) -> String {
        (part?.lines ?? []).map { "\($0.label?.vi ?? "") \($0.text.vi)" }.joined(separator: "\n")
    }

    @Test(
        arguments: [("2001-06-30", "Cơ quan cũ"), ("2001-07-01", "Cơ quan mới"), ("2002-06-30", "Cơ quan mới"), ("2002-07-01", nil)]
            as [(String, String?)])
    func `an entry names who holds the duty on the day, and nobody after the end`(_ on: String, _ holder: String?) throws {
        let book = Handbook(Registry(Self.facts()), on: try Self.day(on))
        let entry = try #require(book.entry(.init("AA-01"))).entry
        #expect(entry.holders.map(\.vi) == [holder].compactMap { $0 })
        #expect(entry.result == (holder == nil ? Competence.Result.none : .one))
        if let holder { #expect(Self.text(entry.part(.competence)).contains(holder)) }
    }

    @Test func `every duty but drafts has one entry, and so has a procedure that no duty claims`() throws {
        var facts = Self.facts()
        facts.duties.append(
            Duty(id: .init("CC-01"), field: .init("field"), title: Words(vi: "Nháp"), sources: ["x"], confidence: .low, isDraft: true))
        let book = Handbook(Registry(facts), on: try Self.day("2001-08-01"))
        #expect(book.entries.map(\.id.text) == ["AA-01", "BB-01", "P-2"])
        #expect(book.sections.map(\.title.vi) == ["Việc thử"])
        #expect(book.sections.first?.unit?.vi == "Phòng thử")
    }

    @Test func `a procedure of a field that is not known is still in the book`() throws {
        var facts = Self.facts()
        facts.procedures.append(Self.procedure("P-3", claimedBy: [], field: "lĩnh vực lạ"))
        let book = Handbook(Registry(facts), on: try Self.day("2001-08-01"))
        #expect(book.sections.map(\.number) == [1, 2])
        #expect(book.sections.last?.entries.map(\.id.text) == ["P-3"])
    }

    @Test func `what nobody has recorded is listed as missing, and no line stands in its place`() throws {
        let book = Handbook(Registry(Self.facts()), on: try Self.day("2001-08-01"))
        let entry = try #require(book.entry(.init("BB-01"))).entry
        #expect(entry.missing == [.dossier, .steps, .timeLimit, .fee, .forms, .result, .procedures])
        let claimed = try #require(book.entry(.init("AA-01"))).entry
        #expect(!claimed.missing.contains(.timeLimit) && !claimed.missing.contains(.procedures))
        #expect(Self.text(claimed.part(.timeLimit)).contains("7 ngày"))
        #expect(Self.text(claimed.part(.timeLimit)).contains("3 ngày làm việc"))
        let stray = try #require(book.entry(.init("P-2"))).entry
        #expect(stray.missing.contains(.competence))
    }

    @Test func `the end of a basis is said with the days that are left`() throws {
        let entry = try #require(Handbook(Registry(Self.facts()), on: try Self.day("2002-06-01")).entry(.init("AA-01"))).entry
        #expect(entry.expires == Day(iso: "2002-07-01"))
        let lapse = try #require(entry.part(.competence)?.lines.first { $0.mark == .lapsing })
        #expect(lapse.text.vi.contains("01/07/2002") && lapse.text.vi.contains("30 ngày"))
    }

    @Test func `who signs is told for a place that has passed the power on, and for no other`() throws {
        let act = MadeUpRegistry.row(
            "a", MadeUpRegistry.clerk, .authorisation, from: "2001-08-01", of: "ZZ-01", place: "p1", coversDuties: ["AA-01"],
            coversHolders: [MadeUpRegistry.new])
        var facts = Self.facts()
        facts.competences.append(act)
        facts.places = [MadeUpRegistry.place("p1", "Nơi Một"), MadeUpRegistry.place("p2", "Nơi Hai")]
        let registry = Registry(facts)
        let day = try Self.day("2001-09-01")
        let everywhere = try #require(Handbook(registry, on: day).entry(.init("AA-01"))).entry
        #expect(everywhere.part(.signing)?.lines.map(\.label?.vi) == ["Nơi Một"])
        let other = Handbook(registry, on: day, at: registry.place(.init("p2")))
        #expect(other.place?.vi == "Nơi Hai")
        #expect(try #require(other.entry(.init("AA-01"))).entry.part(.signing)?.lines.isEmpty == true)
    }

    @Test func `a change that has ended is no longer told, one to come is`() throws {
        func change(_ id: String, from: String, until: String?) -> ProcedureChange {
            ProcedureChange(
                id: .init(id), field: .init("field"), document: "1/1901/NĐ-XX", path: "Điều 2", procedure: id, underlying: nil, authority: nil,
                before: "9 ngày", after: "5 ngày", from: MadeUpRegistry.when(from), until: until.map(MadeUpRegistry.when),
                duties: [.init("AA-01")], notes: [], sources: ["x"])
        }
        var facts = Self.facts()
        facts.changes = [change("over", from: "2001-07-01", until: "2001-08-01"), change("coming", from: "2001-10-01", until: nil)]
        let entry = try #require(Handbook(Registry(facts), on: try Self.day("2001-09-01")).entry(.init("AA-01"))).entry
        #expect(entry.part(.changes)?.lines.map(\.label?.vi) == ["coming"])
        #expect(entry.part(.changes)?.lines.first?.mark == .unverified)
    }

    @Test func `published counts stand beside ours only where they count the same kind of thing`() throws {
        let book = Handbook(Registry(Self.facts()), on: try Self.day("2001-08-01"))
        #expect(book.figures.flatMap(\.published).map(\.number) == [9])
        #expect(book.figures.first?.ours == book.entries.count)
    }

    @Test func `a handbook kept as JSON comes back as it was`() throws {
        let book = Handbook(Registry(Self.facts()), on: try Self.day("2001-08-01"))
        #expect(try JSONDecoder().decode(Handbook.self, from: JSONEncoder().encode(book)) == book)
    }
}
