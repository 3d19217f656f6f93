// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// What taking in an edition promises, on every database.
@Suite(.serialized) struct EditionStoreTests {
    let first = MadeUpLaw.part("a", [MadeUpLaw.article(1, "Một."), MadeUpLaw.article(2, "Hai."), MadeUpLaw.article(3, "Ba.")])

    static func take(_ parts: [EditionPart], _ digest: String, at seconds: Int, into database: any SQLDatabase) async throws -> EditionReport {
        let editions = EditionStore(database)
        let open = try await editions.open(label: digest, digest: digest, at: MadeUpLaw.instant(seconds))
        try await editions.stage(parts, in: open)
        return try await editions.finish(open, at: MadeUpLaw.instant(seconds))
    }

    static func texts(_ database: any SQLDatabase) async throws -> [String] {
        try await LegalDocumentStore(database).contents(of: MadeUpLaw.act.id).map(\.text)
    }

    @Test(arguments: Engine.available)
    func `what is staged shows only when all of it is in`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let editions = EditionStore(database)
        let open = try await editions.open(label: "e1", digest: "d1", at: MadeUpLaw.instant(1))
        try await editions.stage([first], in: open)
        #expect(try await Self.texts(database).isEmpty)
        #expect(try await LegalDocumentStore(database).holdings().documents == 0)

        let report = try await editions.finish(open, at: MadeUpLaw.instant(2))

        #expect(report.added == 3)
        #expect(report.provisions == 3)
        #expect(report.faults == 1)
        #expect(report.keptBytes == 99)
        #expect(try await Self.texts(database) == ["Một.", "Hai.", "Ba."])
    }

    @Test(arguments: Engine.available)
    func `an import that was broken off goes on where it was`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let editions = EditionStore(database)
        let broken = try await editions.open(label: "e1", digest: "d1", at: MadeUpLaw.instant(1))
        try await editions.stage([first], in: broken)

        let again = try await editions.open(label: "e1", digest: "d1", at: MadeUpLaw.instant(9))
        #expect(again.id == broken.id)
        #expect(again.staged == ["a"])
        #expect(!again.isFinished)
        try await editions.stage([MadeUpLaw.part("b", [MadeUpLaw.article(4, "Bốn.")])], in: again)
        #expect(try await editions.finish(again, at: MadeUpLaw.instant(9)).added == 4)
    }

    @Test(arguments: Engine.available)
    func `the same edition again changes nothing`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        _ = try await Self.take([first], "d1", at: 1, into: database)
        let before = try await LegalDocumentStore(database).holdings()
        #expect(try await EditionStore(database).open(label: "d1", digest: "d1", at: MadeUpLaw.instant(5)).isFinished)
        #expect(try await LegalDocumentStore(database).holdings() == before)
    }

    @Test(arguments: Engine.available)
    func `a newer edition tells what it added, changed and dropped, and the old text can still be asked for`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        _ = try await Self.take([first, MadeUpLaw.part("b", [MadeUpLaw.article(9, "Chín.")])], "d1", at: 100, into: database)

        // Part b is not in the new edition, which says nothing about its law.
        let newer = MadeUpLaw.part("a", [MadeUpLaw.article(1, "Một."), MadeUpLaw.article(2, "Hai, đã sửa."), MadeUpLaw.article(4, "Bốn.")])
        let report = try await Self.take([newer], "d2", at: 200, into: database)

        #expect((report.added, report.changed, report.dropped, report.unchanged) == (1, 1, 1, 1))
        #expect(try await Self.texts(database).sorted() == ["Bốn.", "Chín.", "Hai, đã sửa.", "Một."])
        let documents = LegalDocumentStore(database)
        let id = MadeUpLaw.article(2, "").id
        let old = try await documents.provision(id, known: MadeUpLaw.instant(150))
        #expect(old.provision.text == "Hai.")
        #expect(old.known == KnownSpan(from: MadeUpLaw.instant(100), until: MadeUpLaw.instant(200)))
        #expect(try await documents.provision(id, known: nil).provision.text == "Hai, đã sửa.")
        let gone = MadeUpLaw.article(3, "").id
        await #expect(throws: DocumentError.noSuchProvision(gone)) { try await documents.provision(gone, known: nil) }
        #expect(try await documents.provision(gone, known: MadeUpLaw.instant(199)).provision.text == "Ba.")
        await #expect(throws: DocumentError.noSuchProvision(gone)) { try await documents.provision(gone, known: MadeUpLaw.instant(99)) }
        #expect(try await documents.history(of: id, limit: 9).map(\.provision.text) == ["Hai, đã sửa.", "Hai."])
        #expect(try await documents.history(of: id, limit: 1).map(\.known.until) == [nil])
        #expect(try await documents.history(of: MadeUpLaw.article(4, "").id, limit: 9).count == 1)
    }

    @Test(arguments: Engine.available)
    func `going back to an older edition is a change like any other`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let other = MadeUpLaw.part("a", [MadeUpLaw.article(1, "Một, khác.")])
        for (digest, part) in [("d1", first), ("d2", other), ("d1", first)] {
            _ = try await Self.take([part], digest, at: 7, into: database)
        }
        #expect(try await Self.texts(database) == ["Một.", "Hai.", "Ba."])
    }

    @Test(arguments: Engine.available)
    func `an article that moves to another heading is still one`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        _ = try await Self.take([first], "d1", at: 1, into: database)
        let moved = [MadeUpLaw.part("b", [MadeUpLaw.article(1, "Một, sửa ở mục khác.")])]
        let report = try await Self.take(moved, "d2", at: 2, into: database)
        #expect((report.added, report.changed, report.dropped) == (0, 1, 0))
        #expect(try await Self.texts(database).contains("Một, sửa ở mục khác."))
    }

    @Test(arguments: Engine.available)
    func `an article that is put between two others stands there, though they are as before`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        _ = try await Self.take([first], "d1", at: 1, into: database)
        let texts = [(1, "Một."), (9, "Mới 9."), (8, "Mới 8."), (2, "Hai."), (3, "Ba.")]
        let longer = MadeUpLaw.part("a", texts.map { MadeUpLaw.article($0.0, $0.1) })
        let report = try await Self.take([longer], "d2", at: 2, into: database)
        #expect((report.added, report.unchanged) == (2, 3))
        #expect(try await Self.texts(database) == texts.map(\.1))
    }

    @Test(arguments: Engine.available)
    func `an article that has moved belongs to its new heading`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        _ = try await Self.take([first], "d1", at: 1, into: database)
        let rest = MadeUpLaw.part("a", [MadeUpLaw.article(1, "Một."), MadeUpLaw.article(2, "Hai.")])
        _ = try await Self.take([rest, MadeUpLaw.part("b", [MadeUpLaw.article(3, "Ba.")])], "d2", at: 2, into: database)
        // Heading b is not in this one, which says nothing about its law.
        let report = try await Self.take([rest], "d3", at: 3, into: database)
        #expect(report.dropped == 0)
        #expect(try await Self.texts(database) == ["Một.", "Hai.", "Ba."])
    }

    @Test(arguments: Engine.available)
    func `two runs of one import help each other, and its end comes once`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let editions = EditionStore(database)
        let one = try await editions.open(label: "e", digest: "d", at: MadeUpLaw.instant(1))
        let other = try await editions.open(label: "e", digest: "d", at: MadeUpLaw.instant(1))
        try await editions.stage([first], in: one)
        try await editions.stage([first], in: other)
        let report = try await editions.finish(one, at: MadeUpLaw.instant(2))
        let before = try await LegalDocumentStore(database).holdings()
        #expect(try await editions.finish(other, at: MadeUpLaw.instant(3)) == report)
        #expect(report.added == 3)
        #expect(try await LegalDocumentStore(database).holdings() == before)
    }

    @Test(arguments: Engine.available)
    func `editions of the same second are told apart`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        var generations: Set<String> = []
        for (digest, articles) in [("z", [1, 2, 3]), ("y", [1]), ("x", []), ("w", [1])] {
            let parts = [MadeUpLaw.part("a", articles.map { MadeUpLaw.article($0, "Như nhau.") })]
            let report = try await Self.take(parts, digest, at: 7, into: database)
            #expect(report.provisions == articles.count)
            #expect(report.dropped == ["y": 2, "x": 1][digest, default: 0])
            let holdings = try await LegalDocumentStore(database).holdings()
            #expect(holdings.edition == digest)
            generations.insert(holdings.generation)
        }
        #expect(generations.count == 4)
    }

    @Test(arguments: Engine.available)
    func `what was abandoned leaves nothing`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let editions = EditionStore(database)
        let open = try await editions.open(label: "e", digest: "d", at: MadeUpLaw.instant(1))
        try await editions.stage([first], in: open)
        try await editions.abandon(open)
        #expect(try await editions.open(label: "e", digest: "d", at: MadeUpLaw.instant(2)).staged.isEmpty)
        #expect(try await Self.texts(database).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `the heading that names an act in full gives it its title`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let bare = LegalDocument(id: MadeUpLaw.act.id, number: MadeUpLaw.act.number, kind: MadeUpLaw.act.kind, title: "")
        let parts = [
            MadeUpLaw.part("a", [MadeUpLaw.article(1, "Một.")], acts: [bare, bare]),
            MadeUpLaw.part("b", [MadeUpLaw.article(2, "Hai.")], acts: [bare, MadeUpLaw.act, bare]),
        ]
        _ = try await Self.take(parts, "d1", at: 1, into: database)
        #expect(try await LegalDocumentStore(database).document(MadeUpLaw.act.id).title == MadeUpLaw.act.title)
    }
}
