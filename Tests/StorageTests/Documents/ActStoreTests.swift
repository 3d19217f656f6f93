// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// What any store of acts read as a whole promises.
@Suite(.serialized) struct ActStoreTests {
    static func reading(_ words: String = "Bịa.", digest: String = "d1", number: String = "5/1901/TT-XX", issued: String = "1901-05-01") -> ActReading
    {
        let document = LegalDocument(
            id: LegalDocument.identity(number: number, kind: "Thông tư", otherwise: issued), number: number, kind: "Thông tư", title: "Chuyện bịa",
            issuer: "Bộ Bịa", issued: Day(iso: issued), effect: DaySpan(from: Day(iso: "1901-06-01"))
        )
        let act = Act(
            document: document, signer: "Bịa",
            elements: [
                .block(ActBlock(.title, ["Chuyện bịa"])),
                .unit(
                    ActUnit(
                        .chapter, "I", label: "Chương I", heading: "CHUNG",
                        elements: [
                            .unit(
                                ActUnit(
                                    .article, "1", label: "Điều 1.", heading: "Phạm vi",
                                    elements: [
                                        .unit(ActUnit(.clause, "1", label: "1.", elements: [.block(ActBlock(.text, [words]))])),
                                        .unit(ActUnit(.clause, "2", label: "2.", elements: [.block(ActBlock(.text, ["Hết."]))])),
                                    ]))
                        ])),
                .unit(ActUnit(.annex, "I", label: "PHỤ LỤC I", heading: "DANH MỤC", elements: [.block(ActBlock(.table, ["a\tb"]))])),
            ])
        var report = ReadingReport(source: "bịa.html", format: .html)
        report.digest = digest
        return ActReading(act: act, report: report)
    }

    @Test(arguments: Engine.available)
    func `an act taken in is a document with provisions that can be opened`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let (acts, documents) = (ActStore(database), LegalDocumentStore(database))
        let before = try await documents.holdings().generation
        let taking = try await acts.take(Self.reading(), at: MadeUpLaw.instant(100))
        #expect(taking == ActTaking(document: Identifier("5-1901-tt-xx"), outcome: .added, provisions: 2))
        #expect(try await documents.document(taking.document) == Self.reading().act.document)
        let contents = try await documents.contents(of: taking.document)
        #expect(contents.map(\.path.eId) == ["art_1", "att_I"])
        #expect(contents.map(\.text) == ["1. Bịa.\n2. Hết.", "a\tb"])
        #expect(contents.first?.context == ["Chuyện bịa", "Chương I CHUNG"])
        #expect(try await documents.holdings().generation != before)
        let kept = try await acts.readings(of: taking.document)
        #expect(kept.map(\.act) == [Self.reading().act])
        #expect(kept.map(\.report) == [Self.reading().report])
    }

    @Test(arguments: Engine.available)
    func `the same file changes nothing, another format of the same words is the same act`(_ engine: Engine) async throws {
        let acts = ActStore(try await engine.migratedDatabase())
        let first = try await acts.take(Self.reading(), at: MadeUpLaw.instant(100))
        #expect(try await acts.take(Self.reading(), at: MadeUpLaw.instant(101)).outcome == .already)
        #expect(try await acts.take(Self.reading("B ịa.", digest: "d2"), at: MadeUpLaw.instant(102)).outcome == .same)
        #expect(try await acts.readings(of: first.document).map(\.isInUse) == [true, false])
    }

    @Test(arguments: Engine.available)
    func `a reading that differs waits until a person chooses it, and he who chooses must have seen what is in use`(_ engine: Engine) async throws {
        let office = try await MadeUpOffice(engine)
        try await office.add("an", .legal)
        let (acts, documents, an) = (ActStore(office.database), LegalDocumentStore(office.database), Person.ID("an"))
        let instant = { MadeUpOffice.now.addingTimeInterval($0) }
        let first = try await acts.take(Self.reading(), at: instant(100))
        let second = try await acts.take(Self.reading("Khác.", digest: "d2"), at: instant(200))
        #expect(second.outcome == .differs)
        #expect(second.differences == ["art_1__cl_1"])
        #expect(try await acts.unsettled(limit: 5).elements.map(\.id) == [first.document])
        let id = Provision.ID("\(first.document.text)/art_1")
        #expect(try await documents.provision(id, known: nil).provision.text == "1. Bịa.\n2. Hết.")
        let choose = { (digest: String, seen: String, person: Person.ID) in
            try await acts.choose(digest, over: seen, of: first.document, proposing: { _ in ActProposals() }, by: person, at: instant(300))
        }
        await #expect(throws: RightsError.notAllowed) { try await choose("d2", "d1", .init("ai-do")) }
        await #expect(throws: ActError.noSuchReading(first.document)) { try await choose("d9", "d1", an) }
        await #expect(throws: ActError.chosenSince) { try await choose("d2", "d2", an) }
        try await choose("d2", "d1", an)
        #expect(try await acts.unsettled(limit: 5).total == 0)
        #expect(try await documents.provision(id, known: nil).provision.text == "1. Khác.\n2. Hết.")
        #expect(try await documents.provision(id, known: instant(250)).provision.text == "1. Bịa.\n2. Hết.")
    }

    @Test(arguments: Engine.available)
    func `to keep the reading in use settles it as well`(_ engine: Engine) async throws {
        let office = try await MadeUpOffice(engine)
        try await office.add("an", .legal)
        let acts = ActStore(office.database)
        let first = try await acts.take(Self.reading(), at: MadeUpOffice.now)
        _ = try await acts.take(Self.reading("Khác.", digest: "d2"), at: MadeUpOffice.now)
        try await acts.choose("d1", over: "d1", of: first.document, proposing: { _ in ActProposals() }, by: .init("an"), at: MadeUpOffice.now)
        #expect(try await acts.unsettled(limit: 5).total == 0)
        #expect(try await acts.readings(of: first.document).map(\.report.digest) == ["d1", "d2"])
    }

    @Test(arguments: Engine.available)
    func `where the codification holds the act, its articles stay and the act adds its annexes`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let document = Self.reading().act.document
        let codified = MadeUpLaw.article(1, "Như đã sửa.", of: document)
        _ = try await EditionStoreTests.take([MadeUpLaw.part("a", [codified], acts: [document])], "e1", at: 50, into: database)
        let taking = try await ActStore(database).take(Self.reading(), at: MadeUpLaw.instant(100))
        #expect(taking.provisions == 1)
        let documents = LegalDocumentStore(database)
        #expect(try await documents.provision(codified.id, known: nil).provision.text == "Như đã sửa.")
        #expect(Set(try await documents.contents(of: document.id).map(\.path.eId)) == ["art_1", "att_I"])
    }

    @Test(arguments: Engine.available)
    func `a number without a year is told by its day, and an act without either is refused`(_ engine: Engine) async throws {
        let acts = ActStore(try await engine.migratedDatabase())
        let one = try await acts.take(Self.reading(number: "9/QĐ-XX", issued: "1901-05-01"), at: MadeUpLaw.instant(1))
        let other = try await acts.take(Self.reading(digest: "d2", number: "9/QĐ-XX", issued: "1902-05-01"), at: MadeUpLaw.instant(2))
        #expect(one.document != other.document)
        await #expect(throws: ActError.withoutIdentity(source: "bịa.html")) {
            try await acts.take(Self.reading(number: "", issued: "1901-05-01"), at: MadeUpLaw.instant(3))
        }
    }
}
