// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// One file of facts that somebody sends, read beside what is recorded.
@Suite struct FactFileReaderTests {
    private static let garden = """
        duties:
        - id: AA-01
          field: vien-thong-bia
          title: {vi: Tưới vườn bịa}
          confidence: high
          sources: [sổ bịa]
          competences:
          - authority: ong-bia
            kind: retained
            from: 2001-02-03
            basis: {document: 1/1901/NĐ-XX, path: Điều 1, isVerified: false, confidence: low}
        """

    private static var recorded: RegistryFacts {
        var facts = RegistryFacts()
        facts.units = [Domain.Unit(id: .init("u"), name: Words(vi: "Đơn vị bịa"), sources: ["sổ bịa"])]
        facts.fields = [Field(id: .init("vien-thong-bia"), name: Words(vi: "Viễn thông bịa"), unit: .init("u"))]
        facts.authorities = [
            KnownAuthority(id: .init("ong-bia"), authority: Authority(name: Words(vi: "Ông Bịa", en: "Mr. Made-up"), level: .central))
        ]
        return facts
    }

    private static func read(_ text: String, beside facts: RegistryFacts = recorded) async -> FactFileReading {
        await FactFileReader().reading(of: Array(text.utf8), named: "bịa.yaml", beside: facts)
    }

    private static func grown() async throws -> Registry {
        var facts = recorded
        for one in try FactFileProposal(await read(garden).facts, over: Registry(facts)).changed {
            facts = try #require(facts.applying(one.subject, one.json))
        }
        return Registry(facts)
    }

    @Test func `every content file of the Ministry says nothing new beside the registry that is made of it`() async throws {
        let registry = try ContentFolder.registry()
        let files = try FileManager.default.subpathsOfDirectory(atPath: ContentFolder.path).filter { $0.hasSuffix(".yaml") }
        try #require(files.count > 10)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: ContentFolder.path + "/" + file)))
            let reading = await FactFileReader().reading(of: bytes, named: file, beside: registry.facts)
            // An article that was read without its words being kept stays as it is.
            #expect(reading.faults.isEmpty, "\(file): \(reading.faults.first?.words.vi ?? "")")
            let changed = try FactFileProposal(reading.facts, over: registry).changed
            #expect(changed.isEmpty, "\(file): \(changed.first?.subject.key ?? "") \(changed.first?.differences ?? [])")
        }
    }

    /// Every fact of the shipped content goes out as a file and comes back as it was.
    @Test func `what is written out is read back as what it was`() async throws {
        let registry = try ContentFolder.registry()
        let reader = FactFileReader()
        var dice = RegistryPropertyTests.Dice(state: 5)
        let facts = try registry.facts.encoded { _, _ in "" }.filter { $0.kind != "competence" && $0.kind != "count" }
        for kind in Set(facts.map(\.kind)).sorted() {
            for fact in facts.filter({ $0.kind == kind }).shuffled(using: &dice).prefix(kind == "duty" ? 12 : 3) {
                let text = try #require(reader.file(of: .fact(fact.kind, fact.key), in: registry.facts), "\(kind) \(fact.key)")
                let reading = await reader.reading(of: Array(text.utf8), named: "x", beside: registry.facts)
                #expect(reading.faults.isEmpty, "\(fact.key): \(reading.faults.first.map { "\($0.line) \($0.words.vi)" } ?? "")\n\(text)")
                #expect(reading.facts.contains { $0.kind == fact.kind && $0.key == fact.key })
                let changed = try FactFileProposal(reading.facts, over: registry).changed
                #expect(changed.isEmpty, "\(fact.key): \(changed.first?.differences ?? [])")
            }
        }
    }

    @Test func `a row that was taken out leaves the letters of the others as they are`() async throws {
        var facts = try await Self.grown().facts
        let row = try #require(facts.competences.first)
        facts.competences.append(row.named("AA-01/c"))
        let text = try #require(FactFileReader().file(of: .fact("duty", "AA-01"), in: facts))
        #expect(text.contains("row: c"))
        let reading = await Self.read(text, beside: facts)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
        #expect(try FactFileProposal(reading.facts, over: Registry(facts)).changed.isEmpty)
    }

    @Test func `a new duty names what is recorded, and comes before its competences`() async throws {
        let reading = await Self.read(Self.garden)
        try #require(reading.faults.isEmpty, "\(reading.faults)")
        let changed = try FactFileProposal(reading.facts, over: Registry(Self.recorded)).changed
        #expect(changed.map(\.subject) == [.fact("duty", "AA-01"), .fact("competence", "AA-01/a")])
        #expect(changed.allSatisfy { $0.base == nil && $0.scope == Scope(unit: .init("u")) })
        #expect(changed[1].json.contains("Mr. Made-up"))
    }

    @Test func `what is recorded and said again is not proposed, and one line that is another is`() async throws {
        let registry = try await Self.grown()
        #expect(try FactFileProposal(await Self.read(Self.garden, beside: registry.facts).facts, over: registry).changed.isEmpty)
        let other = Self.garden.replacing("2001-02-03", with: "2001-02-04")
        let changed = try FactFileProposal(await Self.read(other, beside: registry.facts).facts, over: registry).changed
        #expect(changed.count == 1 && changed[0].subject.key == "AA-01/a" && changed[0].base != nil)
        #expect(Set(changed[0].differences.map(\.path)) == ["from.earliest", "from.latest"])
    }

    @Test func `the words that somebody has read stay with their article`() async throws {
        var facts = try await Self.grown().facts
        let row = try #require(facts.competences.first)
        let proof = Competence.Proof(quote: "Ông Bịa tưới vườn.")
        facts.competences = [
            Competence(
                id: row.id, duty: row.duty, authority: row.authority, kind: row.kind, from: row.from, until: nil,
                basis: .init(document: "1/1901/NĐ-XX", path: "Điều 1", isVerified: true, confidence: .high, proof: proof), sources: row.sources,
                confidence: row.confidence)
        ]
        let verified = Self.garden.replacing("isVerified: false, confidence: low", with: "isVerified: true, confidence: high")
        let same = try FactFileProposal(await Self.read(verified, beside: facts).facts, over: Registry(facts)).changed
        #expect(same.isEmpty, "\(same.map(\.differences))")
        let elsewhere = await Self.read(verified.replacing("Điều 1,", with: "Điều 2,"), beside: facts)
        #expect(elsewhere.faults.map(\.line) == [8] && elsewhere.faults[0].words.vi.contains("isVerified: false"), "\(elsewhere.faults)")
    }

    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let line: Int
        let vi: String
        let en: String
        var testDescription: String { name }
    }

    private static let bomb =
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + zip("bcdefg", "abcdef").map { "\($0): &\($0) [*\($1), *\($1), *\($1), *\($1), *\($1), *\($1), *\($1), *\($1), *\($1), *\($1)]" }
        .joined(separator: "\n")

    static let faults = [
        Fault(name: "nothing", text: "# không có gì\n", line: 1, vi: "không có dữ kiện nào", en: "holds no fact"),
        Fault(name: "no list", text: "dutys: []\n", line: 1, vi: "không phải là danh sách", en: "is no list of facts"),
        Fault(name: "not YAML", text: "duties:\n- {id: \n", line: 2, vi: "không phải YAML", en: "not YAML"),
        Fault(
            name: "unknown field", text: garden.replacing("vien-thong-bia", with: "la"), line: 3, vi: "Không có field “la”", en: "There is no field"),
        Fault(
            name: "unknown office", text: garden.replacing("authority: ong-bia", with: "authority: la"), line: 8, vi: "Không có authority “la”",
            en: "There is no authority"
        ),
        Fault(name: "no day", text: garden.replacing("2001-02-03", with: "31/02/2001"), line: 10, vi: "Hãy ghi 2026-05-29", en: "Write 2026-05-29"),
        Fault(name: "no source", text: garden.replacing("[sổ bịa]", with: "[]"), line: 6, vi: "ít nhất một nguồn", en: "at least one source"),
        Fault(
            name: "verified without words", text: garden.replacing("false, confidence: low", with: "true, confidence: high"), line: 8,
            vi: "hãy ghi isVerified: false", en: "write isVerified: false"),
        Fault(name: "names that name each other", text: bomb, line: 1, vi: "quá lớn", en: "too large"),
        // To tell two keys apart a reader must look at all that they come to.
        Fault(name: "a name of much for a key", text: bomb + "\n? *g\n: x\n", line: 1, vi: "quá lớn", en: "too large"),
        Fault(name: "a name for a key", text: "a: &a x\n*a : y\n", line: 2, vi: "bí danh YAML", en: "alias of YAML"),
        Fault(name: "a name that nobody gave", text: "duties:\n- *la\n", line: 2, vi: "không phải YAML", en: "not YAML"),
    ]

    @Test(arguments: faults)
    func `a fault is told with its line and what to write, and nothing is read`(_ fault: Fault) async {
        let reading = await Self.read(fault.text)
        let found = reading.faults.first { $0.words.vi.contains(fault.vi) }
        #expect(found != nil && found?.words.text(in: .en).contains(fault.en) == true, "\(reading.faults)")
        // A flow that is not closed is noticed where the next line begins.
        #expect(found.map { abs($0.line - fault.line) <= (fault.name == "not YAML" ? 1 : 0) } ?? false, "\(reading.faults)")
    }

    @Test func `signs that no name stands behind are read as text`() async {
        let reading = await Self.read(Self.garden.replacing("sổ bịa", with: "Sổ & sách * bịa, a&b, b*c"))
        #expect(reading.faults.isEmpty && reading.facts.contains { $0.body.contains("a&b") }, "\(reading.faults)")
    }

    @Test func `all faults are told at once`() async {
        let reading = await Self.read(
            Self.garden.replacing("authority: ong-bia", with: "authority: la").replacing("2001-02-03", with: "hôm qua").replacing(
                "[sổ bịa]", with: "[]"))
        #expect(reading.faults.map(\.line) == [6, 8, 10])
    }

    @Test func `a row left out is told, since it would give its name to the next`() async throws {
        let facts = try await Self.grown().facts
        let two = Self.garden + "\n  - authority: ong-bia\n    from: 2002-01-01\n"
        let more = try FactFileProposal(await Self.read(two, beside: facts).facts, over: Registry(facts)).changed
        #expect(more.map(\.subject.key) == ["AA-01/b"])
        let whole = try #require(facts.applying(more[0].subject, more[0].json))
        let reading = await Self.read(Self.garden, beside: whole)
        #expect(reading.faults.map(\.line) == [2] && reading.faults.first?.words.vi.contains("AA-01/b") == true, "\(reading.faults)")
    }

    @Test func `neither bytes that are no text nor a deep nest nor a huge file harms anybody`() async {
        let reader = FactFileReader()
        for bytes in [
            [UInt8](repeating: 0xFF, count: 10), Array(String(repeating: "[", count: 50_000).utf8),
            Array(String(repeating: "- ", count: 50_000).utf8),
            [UInt8](repeating: UInt8(ascii: "#"), count: FactFileReader.largestFile + 1),
        ] {
            let reading = await reader.reading(of: bytes, named: "x", beside: Self.recorded)
            #expect(reading.faults.count == 1 && reading.facts.isEmpty)
        }
    }
}

extension Competence {
    fileprivate func named(_ id: String) -> Competence {
        Competence(
            id: .init(id), duty: duty, authority: authority, kind: kind, from: from, until: until, basis: basis, sources: sources,
            confidence: confidence)
    }
}
