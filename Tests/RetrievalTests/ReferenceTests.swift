// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval
import Testing

/// What provisions refer to, and who refers to them, by texts of a made-up law and decree.
@Suite struct ReferenceTests {
    static let law = LegalDocument(
        id: Identifier("luat-2-1901-qh0"), number: "2/1901/QH0", kind: "Luật", title: "Trăng sao", effect: DaySpan(from: day(1901, 3, 1))
    )
    static let newLaw = LegalDocument(
        id: Identifier("luat-3-1905-qh0"), number: "3/1905/QH0", kind: "Luật", title: "Trăng sao", effect: DaySpan(from: day(1905, 1, 1))
    )

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? Day(number: 0) }

    /// The corpus as the database would hold it.
    struct Holding: LegalDocuments {
        let acts: [LegalDocument]
        let all: [Provision]

        func document(_ id: LegalDocument.ID) async throws -> LegalDocument {
            guard let act = acts.first(where: { $0.id == id }) else { throw DocumentError.noSuchDocument(id) }
            return act
        }

        func documents(_ ids: [LegalDocument.ID]) async throws -> [LegalDocument] { acts.filter { ids.contains($0.id) } }

        func documents(matching text: String, limit: Int, offset: Int) async throws -> Listing<LegalDocument> { Listing(elements: [], total: 0) }

        func provision(_ id: Provision.ID, known: Date?) async throws -> ProvisionVersion {
            guard let version = try await provisions([id]).first else { throw DocumentError.noSuchProvision(id) }
            return version
        }

        func provisions(_ ids: [Provision.ID]) async throws -> [ProvisionVersion] {
            ids.compactMap { id in all.first { $0.id == id } }.map {
                ProvisionVersion(provision: $0, digest: "", known: KnownSpan(from: Date(timeIntervalSince1970: 0)))
            }
        }

        func contents(of document: LegalDocument.ID) async throws -> [Provision] { all.filter { $0.document == document } }
        func allDocuments() async throws -> [LegalDocument] { acts }
        func walk(batch: Int, _ visit: @escaping @Sendable ([Provision]) async throws -> Void) async throws { try await visit(all) }
        func holdings() async throws -> Holdings {
            Holdings(documents: acts.count, provisions: all.count, edition: nil, imported: nil, generation: "g")
        }
    }

    static func tour(
        _ texts: [(LegalDocument?, Int, String)], _ visit: (MadeUpCorpus, Holding, FolderIndex) async throws -> Void
    ) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let acts = [corpus.act, law, newLaw]
        let provisions = texts.map { act, number, text in corpus.provision(number, text, effect: act?.effect ?? .always, of: act) }
        try corpus.build(provisions, documents: acts)
        try await visit(corpus, Holding(acts: acts, all: provisions), FolderIndex(folder: corpus.folder))
    }

    static func outcomes(_ corpus: MadeUpCorpus, _ holding: Holding, _ index: FolderIndex, article: Int, on day: Day) async throws -> [String] {
        let source = try #require(holding.all.first { $0.document == corpus.act.id && $0.path.eId == "art_\(article)" })
        let found = try await holding.references(in: [source], try await index.actNames(), on: day)
        return found.flatMap(\.references).map { reference in
            reference.reason?.rawValue ?? (reference.target.map { ($0.provision?.text ?? $0.document.text) + "#" + $0.path.eId } ?? "")
        }
    }

    @Test func `a reference leads to the article, the clause and the act it names, or says why not`() async throws {
        let text = """
            Theo khoản 1 Điều 1, Điều 9 Nghị định này và Điều 8 của Luật số 2/1901/QH0.
            Theo khoản 4 Điều 1 của Nghị định này, Điều 3, Nghị định số 77/1901/NĐ-XX, Điều 2 Luật Không Có.
            Theo Chương II Nghị định này và khoản 2 Điều này của Luật này.
            2. Hai.
            """
        try await Self.tour([(nil, 1, "1. Một.\n2. Hai."), (nil, 2, text), (Self.law, 8, "Tám.")]) { corpus, holding, index async throws in
            let found = try await Self.outcomes(corpus, holding, index, article: 2, on: Self.day(1904, 1, 1))
            #expect(
                found == [
                    "1-1901-nd-xx/art_1#art_1__cl_1", "no-such-provision", "luat-2-1901-qh0/art_8#art_8", "no-such-part", "act-not-held",
                    "act-not-held", "1-1901-nd-xx#chp_II", "no-such-part", "other-kind",
                ])
        }
    }

    @Test func `a law named without its number is the one in force on the day`() async throws {
        let texts: [(LegalDocument?, Int, String)] = [
            (nil, 1, "Theo Điều 8 Luật Trăng sao."), (Self.law, 8, "Cũ."), (Self.newLaw, 8, "Mới."),
        ]
        try await Self.tour(texts) { corpus, holding, index async throws in
            #expect(try await Self.outcomes(corpus, holding, index, article: 1, on: Self.day(1901, 2, 1)) == ["not-in-force"])
            #expect(try await Self.outcomes(corpus, holding, index, article: 1, on: Self.day(1904, 1, 1)) == ["luat-2-1901-qh0/art_8#art_8"])
            // Nothing says that the old one has ended: then nobody can tell.
            #expect(try await Self.outcomes(corpus, holding, index, article: 1, on: Self.day(1906, 1, 1)) == ["several-acts"])
        }
    }

    @Test func `a provision knows who refers to it, inside a range as well, and on which day`() async throws {
        let texts: [(LegalDocument?, Int, String)] = [
            (nil, 1, "Theo Điều 8 Luật Trăng sao."), (nil, 2, "Từ Điều 7 đến Điều 9 Luật số 2/1901/QH0."), (nil, 3, "Theo Điều 1 Nghị định này."),
            (Self.law, 7, "Bảy, theo Điều này."), (Self.law, 8, "Tám."), (Self.law, 9, "Chín."), (Self.newLaw, 8, "Mới."),
        ]
        try await Self.tour(texts) { corpus, holding, index async throws in
            let eight = Identifier<Provision>("luat-2-1901-qh0/art_8")
            #expect(try await index.referring(to: eight).map(\.text) == ["1-1901-nd-xx/art_1", "1-1901-nd-xx/art_2"])
            #expect(try await index.referring(to: Identifier("luat-3-1905-qh0/art_8")).map(\.text) == ["1-1901-nd-xx/art_1"])
            #expect(try await index.referring(to: Identifier("luat-2-1901-qh0/art_7")).map(\.text) == ["1-1901-nd-xx/art_2"])
            #expect(try await index.referring(to: Identifier("khong-co/art_1")).isEmpty)
            let then = try await holding.referring(to: eight, index, on: Self.day(1904, 1, 1), limit: 10)
            #expect(then.elements.map(\.provision.path.eId) == ["art_1", "art_2"] && then.total == 2)
            let before = try await holding.referring(to: eight, index, on: Self.day(1901, 2, 1), limit: 10)
            #expect(before.elements.isEmpty)
            let paged = try await holding.referring(to: eight, index, on: Self.day(1904, 1, 1), limit: 1, offset: 1)
            #expect(paged.elements.map(\.provision.path.eId) == ["art_2"])
        }
    }

    @Test func `in an amending article, what is quoted speaks of the other act`() async throws {
        let corpus = MadeUpCorpus()
        let text = "Sửa đổi khoản 1 Điều 8 như sau: “1. Theo khoản 2 Điều này và Điều 5 Luật này.”"
        let path = ProvisionPath([.init(.article, "1")])
        let source = Provision(
            id: Identifier("1-1901-nd-xx/art_1"), document: corpus.act.id, path: path,
            heading: "Sửa đổi, bổ sung một số điều của Luật số 2/1901/QH0", text: text
        )
        let eight = corpus.provision(8, "1. Một.", of: Self.law)
        let names = ActNames([corpus.act, Self.law].map(ActNames.Act.init))
        let holding = Holding(acts: [corpus.act, Self.law], all: [source, eight])
        let found = try await holding.references(in: [source], names, on: Self.day(1904, 1, 1)).flatMap(\.references)
        #expect(found.map { $0.reason?.rawValue ?? $0.target?.path.eId ?? "" } == ["art_8__cl_1", "quoted", "quoted"])
    }
}
