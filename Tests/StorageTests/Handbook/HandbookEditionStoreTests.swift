// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of editions promises: two people, one book, for ever.
@Suite(.serialized) struct HandbookEditionStoreTests {
    struct Desk {
        let office: MadeUpOffice
        let editions: HandbookEditionStore

        init(_ engine: Engine) async throws {
            office = try await MadeUpOffice(engine)
            editions = HandbookEditionStore(office.database)
            for id in ["an", "binh"] { try await office.add(id, .legal) }
            try await office.add("hoi", .asker)
        }

        func propose(_ title: String = "Việc", by person: String = "an", because note: String = "Bản thử") async throws -> HandbookEdition {
            try await editions.propose(Self.book(title), because: note, by: .init(person), at: MadeUpOffice.now)
        }

        static func book(_ title: String) -> Handbook {
            let line = HandbookLine(
                label: Words(vi: "Nhãn"), Words(vi: title, en: "Thing"), mark: .unverified, document: "1/1901/NĐ-XX", sources: ["x"])
            let entry = HandbookEntry(
                id: .init("AA-01"), title: Words(vi: title), result: .one, holders: [Words(vi: "Ai đó")], expires: Day(iso: "2027-03-01"),
                parts: [HandbookPart(.competence, [line]), HandbookPart(.forms, [])])
            let section = HandbookSection(id: .init("a"), number: 1, title: Words(vi: "Phần bịa"), unit: nil, entries: [entry])
            return Handbook(on: Day(iso: "2026-11-22") ?? Day(number: 0), place: nil, sections: [section], figures: [], gaps: [line], gathered: [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is put forward waits, and is kept as it was made`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let first = try await desk.propose("Việc một")
        let second = try await desk.propose("Việc hai")
        #expect(first.id.text == "2026-11-22" && second.id.text == "2026-11-22.2" && first.released == nil && first.digest != second.digest)
        let kept = try await desk.editions.edition(first.id)
        #expect(kept.book == Desk.book("Việc một") && kept.edition == first)
        #expect(try await desk.editions.editions().map(\.id) == [second.id, first.id])
    }

    @Test(arguments: Engine.available)
    func `another releases exactly what waits, once, and nothing changes it after that`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let edition = try await desk.propose()
        let later = MadeUpOffice.now.addingTimeInterval(60)
        await #expect(throws: HandbookEditionError.otherDigest) {
            try await desk.editions.release(edition.id, digest: "khác", by: .init("binh"), at: later)
        }
        try await desk.editions.release(edition.id, digest: edition.digest, by: .init("binh"), at: later)
        let released = try await desk.editions.edition(edition.id)
        #expect(released.edition.released?.by.person == Person.ID("binh") && released.edition.released?.at == later)
        #expect(released.book == Desk.book("Việc"))
        await #expect(throws: HandbookEditionError.released(edition.id)) {
            try await desk.editions.release(edition.id, digest: edition.digest, by: .init("binh"), at: later)
        }
        #expect(try await desk.editions.edition(edition.id).edition == released.edition)
    }

    @Test(arguments: Engine.available)
    func `nobody releases his own, and who has no right neither puts forward nor releases`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let edition = try await desk.propose()
        for person in ["an", "hoi"] {
            await #expect(throws: RightsError.self, "\(person)") {
                try await desk.editions.release(edition.id, digest: edition.digest, by: .init(person), at: MadeUpOffice.now)
            }
        }
        await #expect(throws: RightsError.self) { try await desk.propose(by: "hoi") }
        await #expect(throws: HandbookEditionError.noReason) { try await desk.propose(because: " \n ") }
        await #expect(throws: HandbookEditionError.notFound(.init("x"))) { try await desk.editions.edition(.init("x")) }
        #expect(try await desk.editions.editions().count == 1)
        #expect(try await desk.editions.edition(edition.id).edition.released == nil)
    }

    @Test(arguments: Engine.available)
    func `both steps are in the log, with the digest`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let edition = try await desk.propose()
        try await desk.editions.release(edition.id, digest: edition.digest, by: .init("binh"), at: MadeUpOffice.now)
        let rows = try await desk.office.database.read {
            try $0.rows("SELECT act, facts FROM audit_entry WHERE thing = 'handbook' ORDER BY act")
        }
        #expect(try rows.map { try $0.get("act") as String } == ["handbook-proposed", "handbook-released"])
        #expect(try rows.allSatisfy { (try $0.get("facts") as String).contains(edition.digest) })
    }
}
