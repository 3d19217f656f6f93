// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval
import Testing

@Suite struct FolderIndexTests {
    static func hits(_ index: FolderIndex, _ text: String, on day: Day? = nil, limit: Int = 10) async throws -> [SearchHit] {
        guard case .found(let hits) = try await index.search(SearchRequest(text: text, on: day, limit: limit)) else { return [] }
        return hits
    }

    /// BM25 word by word over plain strings, as the textbook has it.
    static func exhaustive(_ provisions: [Provision], _ question: String) -> [(id: String, score: Double)] {
        func terms(_ text: String) -> [String] {
            let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            return words + zip(words, words.dropFirst()).map { "\($0) \($1)" }
        }
        let texts = provisions.map { terms("\($0.heading) \($0.text)") }
        let mean = Double(texts.map(\.count).reduce(0, +)) / Double(texts.count)
        let asked = terms(question)
        let bearing = asked.map { term in Double(texts.count { $0.contains(term) }) }
        return zip(provisions, texts).map { provision, text in
            let score = zip(asked, bearing).reduce(0.0) { sum, pair in
                let (term, bearing) = pair
                let times = Double(text.count { $0 == term })
                let idf = log(1 + (Double(texts.count) - bearing + 0.5) / (bearing + 0.5))
                return sum + idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * Double(text.count) / mean))
            }
            return (provision.id.text, score)
        }
    }

    @Test(arguments: 1...4)
    func `scores are those of exhaustive scoring, and nothing better is left out`(_ seed: UInt64) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let provisions = corpus.random(120, seed: seed)
        try corpus.build(provisions)
        let index = FolderIndex(folder: corpus.folder)
        var source = SplitMix(state: seed &+ 100)
        for _ in 1...12 {
            let question = (0..<Int.random(in: 1...8, using: &source)).compactMap { _ in MadeUpCorpus.words.randomElement(using: &source) }.joined(
                separator: " ")
            let expected = Self.exhaustive(provisions, question)
            let scores = Dictionary(uniqueKeysWithValues: expected.map { ($0.id, $0.score) })
            let best = expected.map(\.score).filter { $0 > 0 }.sorted(by: >).prefix(10)
            let found = try await Self.hits(index, question)
            #expect(found.count == best.count)
            for (hit, score) in zip(found, best) {
                #expect(abs(hit.score - score) < 1e-3 * max(1, score))
                #expect(abs(hit.score - (scores[hit.provision.text] ?? 0)) < 1e-3 * max(1, score))
            }
        }
    }

    @Test func `the same provisions make the same bytes`() throws {
        let bytes = try (1...2).map { _ in
            let corpus = MadeUpCorpus()
            defer { corpus.remove() }
            try corpus.build(corpus.random(100, seed: 7))
            return try Data(contentsOf: URL(filePath: corpus.folder + "/segment-1"))
        }
        #expect(bytes[0] == bytes[1])
    }

    @Test func `a question without marks finds what was written with them`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build([corpus.provision(1, "Cấp giấy phép đo lường."), corpus.provision(2, "Hoa lá.")])
        let index = FolderIndex(folder: corpus.folder)
        #expect(try await Self.hits(index, "giay phep do luong").map(\.provision.text) == ["1-1901-nd-xx/art_1"])
        #expect(try await Self.hits(index, "giấy phép đo lường").map(\.provision.text) == ["1-1901-nd-xx/art_1"])
    }

    @Test func `only what is in force on the day is found`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let turn = try #require(Day(iso: "1901-03-01"))
        try corpus.build([
            corpus.provision(1, "trăng sao", effect: DaySpan(until: turn)), corpus.provision(2, "trăng sao", effect: DaySpan(from: turn)),
        ])
        let index = FolderIndex(folder: corpus.folder)
        #expect(try await Self.hits(index, "trăng sao", on: turn.advanced(by: -1)).map(\.provision.text) == ["1-1901-nd-xx/art_1"])
        #expect(try await Self.hits(index, "trăng sao", on: turn).map(\.provision.text) == ["1-1901-nd-xx/art_2"])
        #expect(try await Self.hits(index, "trăng sao").count == 2)
        #expect(try await Self.hits(index, "Điều 1 Nghị định 1/1901/NĐ-XX", on: turn).allSatisfy { !$0.isNamed })
    }

    @Test func `a clause that is named comes first, with its path`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build((1...20).map { corpus.provision($0, "khoản điểm điều nghị định \($0)") })
        let first = try #require(try await Self.hits(FolderIndex(folder: corpus.folder), "điểm đ khoản 2 Điều 17 nghị định số 1/1901/nd-xx").first)
        #expect(first.provision.text == "1-1901-nd-xx/art_17")
        #expect(first.isNamed)
        #expect(first.path?.eId == "art_17__cl_2__pt_đ")
    }

    @Test func `a document that is named comes before others that fit better`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let other = LegalDocument(id: Identifier("2-1901-nd-xx"), number: "2/1901/NĐ-XX", kind: "Nghị định", title: "")
        try corpus.build(
            [corpus.provision(1, "sông núi"), corpus.provision(1, "sông núi sông núi", of: other)], documents: [corpus.act, other]
        )
        let found = try await Self.hits(FolderIndex(folder: corpus.folder), "sông núi trong ND 1/1901")
        #expect(found.map(\.provision.text) == ["1-1901-nd-xx/art_1", "2-1901-nd-xx/art_1"])
    }

    @Test func `a named clause comes before the many articles of another named act`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let other = LegalDocument(id: Identifier("2-1901-nd-xx"), number: "02/1901/NĐ-XX", kind: "Nghị định", title: "")
        try corpus.build(
            (1...20).map { corpus.provision($0, "nghị định") } + [corpus.provision(7, "sông", of: other)], documents: [corpus.act, other]
        )
        let found = try await Self.hits(FolderIndex(folder: corpus.folder), "Nghị định 1/1901/NĐ-XX và Điều 7 của Nghị định 2/1901/NĐ-XX")
        #expect(found.first?.provision.text == "2-1901-nd-xx/art_7")
        #expect(found.count == 10)
    }

    @Test(arguments: ["Luật Chim trời", "luat chim troi", "Luật Chim Trời 1901", "LUẬT CHIM TRỜI."])
    func `a law that is named and nothing else comes with its articles`(_ text: String) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let law = LegalDocument(id: Identifier("luat-1-1901-qh0"), number: "1/1901/QH0", kind: "Luật", title: "Luật Chim trời")
        let decree = corpus.provision(1, "Nghị định này quy định chi tiết Luật Chim trời, luật chim trời năm 1901.")
        try corpus.build([decree, corpus.provision(1, "Sông núi.", of: law)], documents: [corpus.act, law])
        let index = FolderIndex(folder: corpus.folder)
        let first = try #require(try await Self.hits(index, text).first)
        #expect(first.provision.text == "luat-1-1901-qh0/art_1")
        #expect(first.isNamed)
        // With more words than the name it is the words that are looked for.
        #expect(try await Self.hits(index, "Luật Chim trời được quy định chi tiết ở đâu").allSatisfy { !$0.isNamed })
    }

    @Test func `a name that two laws bore means the one in force on the day`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let turn = try #require(Day(iso: "1901-03-01"))
        let laws = [DaySpan(until: turn), DaySpan(from: turn)].enumerated().map { at, effect in
            LegalDocument(
                id: Identifier("luat-\(at + 1)-1901-qh0"), number: "\(at + 1)/1901/QH0", kind: "Luật", title: "Chim trời", effect: effect)
        }
        try corpus.build(laws.map { corpus.provision(1, "sông núi", effect: $0.effect, of: $0) }, documents: laws)
        let index = FolderIndex(folder: corpus.folder)
        #expect(try await Self.hits(index, "Luật Chim trời", on: turn.advanced(by: -1)).map(\.provision.text) == ["luat-1-1901-qh0/art_1"])
        #expect(try await Self.hits(index, "Luật Chim trời", on: turn).map(\.provision.text) == ["luat-2-1901-qh0/art_1"])
    }

    @Test func `a number that two acts bear is asked back`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let law = LegalDocument(id: Identifier("luat-1-1901-qh0"), number: "1/1901/QH0", kind: "Luật", title: "")
        try corpus.build([corpus.provision(1, "sông"), corpus.provision(1, "núi", of: law)], documents: [corpus.act, law])
        let index = FolderIndex(folder: corpus.folder)
        guard case .ambiguous(let number, let ids) = try await index.search(SearchRequest(text: "1/1901 nói gì?", on: nil, limit: 5)) else {
            Issue.record("not asked back")
            return
        }
        #expect(number == "1/1901")
        #expect(Set(ids) == [corpus.act.id, law.id])
        #expect(try await Self.hits(index, "luật 1/1901").first?.provision.text == "luat-1-1901-qh0/art_1")
    }

    @Test(arguments: [
        "", " ", "\u{0}\u{1}", "!!!", String(repeating: "giấy phép ", count: 2_000), "'; DROP TABLE x; --", "<script>", "điểm điểm điểm",
    ])
    func `a hostile question finds little and breaks nothing`(_ text: String) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build(corpus.random(50, seed: 3))
        let index = FolderIndex(folder: corpus.folder)
        #expect(try await Self.hits(index, text).count <= 10)
        #expect(try await Self.hits(index, text, limit: 0).isEmpty)
        #expect(try await Self.hits(index, text, limit: -1).isEmpty)
    }

    @Test func `an empty corpus finds nothing`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build([])
        #expect(try await Self.hits(FolderIndex(folder: corpus.folder), "giấy phép").isEmpty)
    }
}
