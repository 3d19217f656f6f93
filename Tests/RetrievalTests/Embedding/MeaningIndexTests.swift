// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Synchronization
import Testing

@testable import Retrieval

/// What nearness of meaning may move, and when it may not.
@Suite struct MeaningIndexTests {
    /// Finds what it was given, in that order.
    private struct Found: SearchIndex, References {
        var hits: [SearchHit]
        var generation: String? { get async { "g" } }
        var riskCurve: RiskCurve? { get async { nil } }
        func search(_ request: SearchRequest) async throws -> SearchOutcome { .found(Array(hits.prefix(request.limit))) }
        func actNames() async throws -> ActNames { ActNames([]) }
        func referring(to provision: Provision.ID) async throws -> [Provision.ID] { [] }
    }

    /// A text lies where the number in it says: by how many degrees.
    private struct Compass: Embedder {
        let engine = "la bàn"
        var fails = false

        func vectors(of texts: [String], for use: EmbeddingUse) async throws -> [[Float]] {
            if fails { throw EmbeddingError.unreachable("x", why: "y") }
            return texts.map { text in
                let angle = Float(text.split { !$0.isNumber }.last.flatMap { Int($0) } ?? 0) * .pi / 180
                return [cos(angle), sin(angle)]
            }
        }
    }

    private final class Sources: MeaningSources {
        let given: MeaningSource?
        let heard = Mutex((wanted: [String](), faults: 0))

        init(_ given: MeaningSource?) { self.given = given }

        func source() async -> MeaningSource? { given }
        func want(_ provisions: [Provision.ID]) async { heard.withLock { $0.wanted += provisions.map(\.text) } }
        func note(_ fault: any Error) async { heard.withLock { $0.faults += 1 } }
    }

    private final class Desk {
        let path = NSTemporaryDirectory() + "donghanh-meaning-" + UUID().uuidString
        let corpus = MadeUpCorpus()
        let provisions: [Provision]
        var hits: [SearchHit]
        var sources = Sources(nil)

        /// Articles whose meaning lies at these degrees, found in this order.
        init(_ degrees: [Int], merits: [Double]? = nil) {
            let (corpus, merits) = (corpus, merits ?? degrees.indices.map { -Double($0) })
            let provisions = degrees.enumerated().map { corpus.provision($0.offset + 1, "hướng \($0.element)") }
            self.provisions = provisions
            hits = zip(provisions, merits).enumerated().map { at, pair in
                SearchHit(provision: pair.0.id, score: 1, trust: at < 3 ? Trust(probability: 0.9, needed: 0.8) : nil, merit: pair.1)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func search(_ text: String, share: Double, embedded: Int? = nil, fails: Bool = false, limit: Int = 10) async throws -> [SearchHit] {
            let vectors = VectorFile(path + "/v")
            let pieces = provisions.prefix(embedded ?? provisions.count).flatMap { EmbeddingPieces.of($0) }
            let made = try await Compass().vectors(of: pieces, for: .passage)
            try vectors.add(zip(pieces, made).map { (ContentKey($0), Vector($1)) })
            sources = Sources(MeaningSource(embedder: Compass(fails: fails), vectors: vectors, share: share))
            let index = MeaningIndex(Found(hits: hits), sources: sources, documents: Shelf(provisions))
            guard case .found(let found) = try await index.search(SearchRequest(text: text, on: nil, limit: limit)) else { return [] }
            return found
        }
    }

    private static func articles(_ hits: [SearchHit]) -> [String] { hits.map { $0.provision.text.split(separator: "_").last.map(String.init) ?? "" } }

    @Test func `what lies nearer comes first, and what was first is no longer trusted`() async throws {
        let found = try await Desk([80, 40, 10]).search("hỏi hướng 0", share: 0.7)
        #expect(Self.articles(found) == ["3", "2", "1"])
        #expect(found.allSatisfy { $0.trust?.isEnough != true })
    }

    @Test func `where both agree on the first, trust stands`() async throws {
        let found = try await Desk([0, 80, 40]).search("hỏi hướng 0", share: 0.5)
        #expect(Self.articles(found) == ["1", "3", "2"])
        #expect(found[0].trust?.isEnough == true)
    }

    @Test func `without a share nothing moves`() async throws {
        #expect(Self.articles(try await Desk([80, 10]).search("hỏi hướng 0", share: 0)) == ["1", "2"])
    }

    @Test func `a question typed without marks is left alone`() async throws {
        #expect(Self.articles(try await Desk([80, 10]).search("hoi huong 0", share: 0.7)) == ["1", "2"])
    }

    @Test func `where one has no vector yet nothing moves, and all are asked for`() async throws {
        let desk = Desk([80, 40, 10])
        #expect(Self.articles(try await desk.search("hỏi hướng 0", share: 0.7, embedded: 2)) == ["1", "2", "3"])
        #expect(desk.sources.heard.withLock { $0.wanted.count } == 3)
    }

    @Test func `an engine that fails leaves the order as it was, and is told of`() async throws {
        let desk = Desk([80, 40])
        #expect(Self.articles(try await desk.search("hỏi hướng 0", share: 0.7, fails: true)) == ["1", "2"])
        #expect(desk.sources.heard.withLock { $0.faults } == 1)
    }

    @Test func `what the question names stays before what was found`() async throws {
        let desk = Desk([80, 40, 10])
        let named = desk.hits[0]
        desk.hits[0] = SearchHit(provision: named.provision, score: 1, isNamed: true, trust: named.trust, merit: named.merit)
        #expect(Self.articles(try await desk.search("hỏi hướng 0", share: 0.7)) == ["1", "3", "2"])
    }

    @Test func `of twenty-five the last five stay where they are, and a short list is the head of a long one`() async throws {
        let desk = Desk((0..<25).map { 80 - 3 * $0 })
        let found = Self.articles(try await desk.search("hỏi hướng 0", share: 0.7, limit: 25))
        #expect(Array(found.suffix(5)) == ["21", "22", "23", "24", "25"])
        #expect(Set(found).count == 25)
        #expect(found.first == "20")
        #expect(Self.articles(try await desk.search("hỏi hướng 0", share: 0.7, limit: 4)) == Array(found.prefix(4)))
    }

    @Test(arguments: 1...20)
    func `a mix is the order of the weighted sum, by an oracle that tries every pair`(_ seed: UInt64) {
        var source = SplitMix(state: seed)
        let count = Int.random(in: 1...20, using: &source)
        func draw() -> [Double] { (0..<count).map { _ in Double(Int.random(in: 0...9, using: &source)) } }
        let (merits, likeness, share) = (draw(), draw(), Double.random(in: 0...1, using: &source))
        let order = MeaningOrder.mixed(merits, likeness, share: share)
        func part(_ values: [Double], _ at: Int) -> Double {
            let (least, most) = (values.min() ?? 0, values.max() ?? 0)
            return most == least ? 0 : (values[at] - least) / (most - least)
        }
        func sum(_ at: Int) -> Double { (1 - share) * part(merits, at) + share * part(likeness, at) }
        #expect(Set(order).count == count)
        for (earlier, later) in zip(order, order.dropFirst()) {
            #expect(sum(earlier) > sum(later) || (sum(earlier) == sum(later) && earlier < later))
        }
    }

    /// Documents on a shelf, of which only articles are asked for.
    private struct Shelf: LegalDocuments {
        let provisions: [Provision]

        init(_ provisions: [Provision]) { self.provisions = provisions }

        func provisions(_ ids: [Provision.ID]) async throws -> [ProvisionVersion] {
            ids.compactMap { id in provisions.first { $0.id == id } }
                .map { ProvisionVersion(provision: $0, digest: "", known: KnownSpan(from: .distantPast, until: nil)) }
        }

        func document(_ id: LegalDocument.ID) async throws -> LegalDocument { throw DocumentError.noSuchDocument(id) }
        func documents(_ ids: [LegalDocument.ID]) async throws -> [LegalDocument] { [] }
        func documents(matching text: String, limit: Int, offset: Int) async throws -> Listing<LegalDocument> { Listing(elements: [], total: 0) }
        func provision(_ id: Provision.ID, known: Date?) async throws -> ProvisionVersion { throw DocumentError.noSuchProvision(id) }
        func contents(of document: LegalDocument.ID) async throws -> [Provision] { [] }
        func allDocuments() async throws -> [LegalDocument] { [] }
        func walk(batch: Int, _ visit: @escaping @Sendable ([Provision]) async throws -> Void) async throws {}
        func holdings() async throws -> Holdings { Holdings(documents: 0, provisions: 0, edition: nil, imported: nil, generation: "g") }
    }
}
