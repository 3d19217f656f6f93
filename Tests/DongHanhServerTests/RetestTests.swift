// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// `donghanh retest`, as whoever is about to change the law held or the content runs it.
@Suite struct RetestTests {
    static let question = "Người kể chuyện bịa phải nói rõ điều gì trước khi kể?"
    static let quote = "1. Người kể chuyện bịa phải nói rõ rằng đây là chuyện bịa thứ 1 của đề mục 1."

    @Test(arguments: TestDatabase.available)
    func `what is approved is asked again, and what its ground answers no more ends with 1`(_ database: TestDatabase) async throws {
        let program = try Program()
        let address = try await database.address(in: program)
        try MadeUpEdition(headings: 1, articles: 2).write(to: program.path("edition"))
        #expect(try await program.run("import", program.path("edition"), database: address).status == 0)
        let none = try await program.run("retest", "--json", database: address)
        let empty = try none.json()
        #expect(none.status == 0 && empty["questions"] as? Int == 0)
        // The golden questions of the content are of a law that is not held here.
        #expect(empty["golden"] as? Int == 57 && empty["rightGolden"] as? Int == 0)
        let paraphrases = ["Trước khi kể, người kể chuyện bịa phải nói rõ điều gì?", "Kể gì?"]
        try await Self.teach(try await Self.entry("x-1", quote: Self.quote, paraphrases, in: address), in: address, program)
        let right = try await program.run("retest", "--json", database: address)
        #expect(right.status == 0, "\(right.output)\(right.errors)")
        let report = try right.json()
        #expect(report["questions"] as? Int == 1 && report["right"] as? Int == 1)
        #expect(report["paraphrases"] as? Int == 2 && report["rightParaphrases"] as? Int == 1)
        // Another entry in the same words, whose name goes first: whoever reads the report sees which is not found.
        try await Self.teach(
            try await Self.entry("a-1", article: 2, quote: "2. Không ai được tin chuyện này.", [], in: address), in: address, program)
        let broken = try await program.run("retest", database: address)
        #expect(broken.status == 1 && broken.output.contains("✗ x-1") && !broken.output.contains("✗ a-1"))
        #expect(broken.output.contains("1/2"))
    }

    private static func entry(
        _ id: String, article: Int = 1, quote: String, _ paraphrases: [String], in address: String
    ) async throws -> KnowledgeEntry {
        let database = try await Databases.open(address, connections: 1)
        let day = try #require(Day(iso: "2026-01-01"))
        let citation = try await TypedCitation(place: "Điều \(article) Nghị định 1/1901/NĐ-XX", quote: quote)
            .citation(in: LegalDocumentStore(database), on: day)
        try await database.close()
        return try KnowledgeEntry(
            id: .init(id), question: question, paraphrases: paraphrases, answer: "Nói rõ là chuyện bịa.", citations: [citation],
            span: DaySpan(from: day), unit: Unit.legalDepartment, place: nil)
    }

    /// As a system that has read the dump of another has it.
    private static func teach(_ entry: KnowledgeEntry, in address: String, _ program: Program) async throws {
        let database = try await Databases.open(address, connections: 1)
        let facts = try await FactStore(database).facts(known: nil)
        try await database.close()
        let fact = Fact(kind: KnowledgeEntry.factKind, key: entry.id.text, body: try RegistryFacts.canonical(entry), origin: "bịa")
        let path = program.path("dump-\(entry.id.text).json")
        try RegistryDump(facts + [fact], known: Date()).text.write(toFile: path, atomically: true, encoding: .utf8)
        let restored = try await program.run("restore", path, "--json", database: address)
        try #require(restored.status == 0, "\(restored.output)\(restored.errors)")
    }
}
