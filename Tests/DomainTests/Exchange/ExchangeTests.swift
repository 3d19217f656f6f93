// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// What goes out to others: dumps that come back, tables, and a catalogue that keeps to its profile.
@Suite struct ExchangeTests {
    static var facts: RegistryFacts {
        var facts = MadeUpRegistry.registry(MadeUpRegistry.moved + [MadeUpRegistry.row("z", MadeUpRegistry.nameless, .devolution, of: "AA-02")]).facts
        facts.fields = [Field(id: .init("field"), name: Words(vi: "Lĩnh vực bịa"), unit: .init("x"))]
        facts.procedures = [
            Procedure(
                id: .init("P-1"), code: "9.000001", name: Words(vi: "Thủ tục “bịa”", en: "Made up"), field: "bịa", level: nil,
                duties: [MadeUpRegistry.duty], nationalTimeLimit: "25 ngày", localTimeLimits: [], fee: nil, dossier: nil, output: "Giấy phép",
                basis: nil,
                announcedBy: nil, notes: [], sources: ["x"], confidence: .high)
        ]
        var record = ProcedureRecord(procedure: .init("P-1"), place: nil)
        record.dossier = [.init("Đơn", originals: 1)]
        record.fees = [.init(amount: 200_000), .init(rule: "75% mức cấp mới")]
        record.limits = TimeLimit(2, .month).map { [.init($0)] } ?? []
        record.sources = ["x"]
        facts.procedureRecords = [record]
        return facts
    }

    private static let known = Date(timeIntervalSince1970: 1_000_000_000)

    @Test func `a dump comes back as the same facts, whatever order they came in`() throws {
        let facts = try Self.facts.encoded { "\($0)/\($1)" }
        let dump = RegistryDump(facts.reversed(), known: Self.known)
        let back = try RegistryDump(dump.text)
        #expect(back.known == Self.known)
        #expect(back.facts.map(\.body) == dump.facts.map(\.body) && back.facts.count == facts.count)
        #expect(try RegistryFacts(back.facts) == RegistryFacts(facts))
        #expect(back.text == dump.text && dump.text == RegistryDump(facts, known: Self.known).text)
    }

    @Test func `what is no dump, of another format, or holds a fact that is none, is refused`() throws {
        for text in ["", "[]", "{}", "{\"format\":\"donghanh-registry-1\"}", "\u{0}"] {
            #expect(throws: DumpError.notADump) { try RegistryDump(text) }
        }
        #expect(throws: DumpError.otherFormat("x-2")) { try RegistryDump("{\"format\":\"x-2\"}") }
        let text = RegistryDump(try Self.facts.encoded { "\($0)/\($1)" }, known: Self.known).text
        #expect(throws: DumpError.faultyFact(kind: "dutx", key: "AA-01")) {
            try RegistryDump(text.replacing("\"kind\":\"duty\"", with: "\"kind\":\"dutx\""))
        }
        #expect(throws: DumpError.faultyFact(kind: "procedure", key: "P-2")) {
            try RegistryDump(text.replacing("\"key\":\"P-1\",\"kind\":\"procedure\"", with: "\"key\":\"P-2\",\"kind\":\"procedure\""))
        }
    }

    @Test func `the table has a row for each competence, and comes back from CSV`() throws {
        let table = RegistryTable.competences(Self.facts)
        #expect(table.rows.count == 1 + Self.facts.competences.count)
        #expect(table.rows.allSatisfy { $0.count == table.rows[0].count })
        #expect(try Spreadsheet(csv: table.csv) == table)
    }

    /// The profile's own constraints, written down from its published shapes apart from the code.
    @Test(arguments: ["2001-06-30", "2001-07-01", "2002-07-01"])
    func `the catalogue keeps to the constraints of the profile, on any day`(_ day: String) throws {
        let text = ServiceCatalogue(Registry(Self.facts), on: MadeUpRegistry.day(day), base: "urn:x:").text
        let graph = try ServiceShapes(text)
        #expect(graph.faults.isEmpty, "\(graph.faults)")
        let services = graph.nodes(of: "cpsv:PublicService")
        // Whoever nobody holds is no service, and is counted.
        #expect(services.count == (day == "2002-07-01" ? 0 : 2))
        let told = try #require(graph.nodes(of: "dcat:Dataset").first)
        #expect("\(told)".contains(day == "2002-07-01" ? "3 left out" : "1 left out"))
    }

    private static func service(_ facts: RegistryFacts, _ stale: [LawChange] = []) throws -> (text: String?, all: String) {
        let registry = Registry(facts, staleness: Staleness(facts, changes: stale, answered: [:]))
        let text = ServiceCatalogue(registry, on: MadeUpRegistry.day("2001-07-01"), base: "urn:x:").text
        let graph = try ServiceShapes(text)
        #expect(graph.faults.isEmpty, "\(graph.faults)")
        return (graph.nodes(of: "cpsv:PublicService").first { "\($0)".contains("Thủ tục") }.map { "\($0)" }, text)
    }

    @Test func `what a portal published fills no gap of a record, and is silent where its ground has changed`() throws {
        var facts = Self.facts
        #expect(try Self.service(facts).text?.contains("P2M") == true)
        facts.procedureRecords[0].limits = [TimeLimit(2, .month), TimeLimit(5, .day)].compactMap { $0.map { .init($0) } }
        let two = try #require(try Self.service(facts).text)
        #expect(!two.contains("processingTime") && two.contains("2 tháng; 5 ngày") && !two.contains("25 ngày"))
        facts.procedureRecords = []
        facts.procedures = facts.procedures.map {
            Procedure(
                id: $0.id, code: $0.code, name: $0.name, field: $0.field, level: nil, duties: $0.duties, nationalTimeLimit: $0.nationalTimeLimit,
                localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: "5/1900/NĐ-XX Điều 3", announcedBy: nil, notes: [], sources: ["x"],
                confidence: .high)
        }
        #expect(try Self.service(facts).text?.contains("P25D") == true)
        let stale = try #require(try Self.service(facts, [StalenessTests.change("art_3", of: "5/1900/NĐ-XX")]).text)
        #expect(!stale.contains("P25D") && !stale.contains("25 ngày") && stale.contains("đã được sửa đổi"))
    }

    @Test func `a procedure is told with the authorities of all its duties, or not at all`() throws {
        var facts = Self.facts
        facts.competences.append(MadeUpRegistry.row("y", MadeUpRegistry.other, .devolution, from: "2001-01-01", of: "AA-03"))
        facts.duties += facts.duties.prefix(1).map { Duty(id: .init("AA-03"), field: $0.field, title: $0.title, sources: ["x"], confidence: .high) }
        func served(_ duties: [String]) -> RegistryFacts {
            var served = facts
            served.procedures = served.procedures.map {
                Procedure(
                    id: $0.id, code: $0.code, name: $0.name, field: $0.field, level: nil, duties: duties.map { Duty.ID($0) }, nationalTimeLimit: nil,
                    localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: nil, announcedBy: nil, notes: [], sources: ["x"],
                    confidence: .high)
            }
            return served
        }
        let both = try #require(try Self.service(served(["AA-01", "AA-03"])).text)
        for authority in [MadeUpRegistry.new, MadeUpRegistry.other] {
            #expect(both.contains(LegalDocument.slug(authority.name.vi)), "\(authority.name.vi)")
        }
        #expect(try Self.service(served(["AA-01", "AA-02"])).text == nil)
    }

    @Test func `a shape that is broken is found`() throws {
        let text = ServiceCatalogue(Registry(Self.facts), on: MadeUpRegistry.day("2001-07-01"), base: "urn:x:").text
        for (what, with) in [
            ("dct:identifier", "dct:other"), ("\"@language\":\"vi\",", ""), ("cv:PublicOrganisation", "cv:Other"), ("xsd:duration", "xsd:string"),
        ] {
            #expect(!(try ServiceShapes(text.replacing(what, with: with)).faults.isEmpty), "\(what)")
        }
    }
}
