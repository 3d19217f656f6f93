// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Synchronization
import Testing

/// What any store of acts promises.
@Suite(.serialized) struct LegalDocumentStoreTests {
    static func filled(_ engine: Engine) async throws -> LegalDocumentStore {
        let database = try await engine.migratedDatabase()
        let other = LegalDocument(id: Identifier("2-1901-tt-xx"), number: "2/1901/TT-XX", kind: "Thông tư", title: "Hướng dẫn chuyện bịa")
        let parts = [
            MadeUpLaw.part("a", (1...25).map { MadeUpLaw.article($0, "Văn bản \($0).") }),
            MadeUpLaw.part("b", [MadeUpLaw.article(1, "Khác.", of: other)], acts: [other]),
        ]
        _ = try await EditionStoreTests.take(parts, "d1", at: 50, into: database)
        return LegalDocumentStore(database)
    }

    @Test(arguments: Engine.available)
    func `an act and an article come back as they were`(_ engine: Engine) async throws {
        let documents = try await Self.filled(engine)
        #expect(try await documents.document(MadeUpLaw.act.id) == MadeUpLaw.act)
        let article = MadeUpLaw.article(7, "Văn bản 7.")
        let version = try await documents.provision(article.id, known: nil)
        #expect(version.provision == article)
        #expect(version.digest.count == 64)
        #expect(version.known == KnownSpan(from: MadeUpLaw.instant(50)))
    }

    @Test(arguments: Engine.available)
    func `contents stand in the act's own order`(_ engine: Engine) async throws {
        let documents = try await Self.filled(engine)
        #expect(try await documents.contents(of: MadeUpLaw.act.id).map(\.path.citation) == (1...25).map { "Điều \($0)" })
    }

    @Test(arguments: Engine.available)
    func `articles come in the order asked, and what is not there is left out`(_ engine: Engine) async throws {
        let documents = try await Self.filled(engine)
        let ids = [9, 99, 2, 2].map { MadeUpLaw.article($0, "").id }
        #expect(try await documents.provisions(ids).map(\.provision.heading) == ["Chuyện 9", "Chuyện 2", "Chuyện 2"])
        #expect(try await documents.provisions([]).isEmpty)
    }

    @Test(
        arguments: Engine.available,
        [
            ("", 2), ("1/1901", 1), ("chuyen bia", 2), ("CHUYỆN BỊA thông tư", 1), ("100%_", 1), ("100x", 0), ("%", 1), ("_", 1), ("'; --", 0),
        ])
    func `acts are found by number and title, with or without marks`(_ engine: Engine, _ example: (text: String, count: Int)) async throws {
        let documents = try await Self.filled(engine)
        let found = try await documents.documents(matching: example.text, limit: 10, offset: 0)
        #expect(found.total == example.count)
        #expect(found.elements.count == example.count)
    }

    @Test(arguments: Engine.available)
    func `a page of a list knows how long the list is`(_ engine: Engine) async throws {
        let documents = try await Self.filled(engine)
        let page = try await documents.documents(matching: "", limit: 1, offset: 1)
        #expect(page.elements.map(\.number) == ["2/1901/TT-XX"])
        #expect(page.total == 2)
        #expect(try await documents.documents(matching: "", limit: -3, offset: -1).elements.isEmpty)
    }

    @Test(arguments: Engine.available, [1, 7, 1_000])
    func `a walk visits every article once, in order of its name`(_ engine: Engine, _ batch: Int) async throws {
        let documents = try await Self.filled(engine)
        let seen = Mutex<[String]>([])
        try await documents.walk(batch: batch) { page in seen.withLock { $0 += page.map(\.id.text) } }
        let names = seen.withLock { $0 }
        #expect(names.count == 26)
        #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test(arguments: Engine.available)
    func `holdings count what is there and change with every edition`(_ engine: Engine) async throws {
        let empty = try await LegalDocumentStore(engine.migratedDatabase()).holdings()
        #expect(empty == Holdings(documents: 0, provisions: 0, edition: nil, imported: nil, generation: ""))
        let full = try await Self.filled(engine).holdings()
        #expect((full.documents, full.provisions, full.edition) == (2, 26, "d1"))
        #expect(full.imported == MadeUpLaw.instant(50))
        #expect(!full.generation.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what is not there is refused by its name`(_ engine: Engine) async throws {
        let documents = try await Self.filled(engine)
        await #expect(throws: DocumentError.noSuchDocument(Identifier("x"))) { try await documents.document(Identifier("x")) }
        await #expect(throws: DocumentError.noSuchProvision(Identifier("'--"))) { try await documents.provision(Identifier("'--"), known: nil) }
    }
}
