// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of files that were sent promises.
@Suite(.serialized) struct UploadStoreTests {
    typealias Office = MadeUpOffice

    private static func upload(_ id: String, _ reading: ActReading, by sender: String = "an", after seconds: Double = 0) -> Upload {
        Upload(
            id: .init(id), source: reading.report.source, digest: reading.report.digest, document: reading.act.document, sender: .init(sender),
            sent: Office.now.addingTimeInterval(seconds))
    }

    private static func desk(_ engine: Engine) async throws -> (office: Office, uploads: UploadStore) {
        let office = try await Office(engine)
        for (name, role) in [("an", Role.legal), ("binh", .legal), ("chi", .expert)] { try await office.add(name, role) }
        return (office, UploadStore(office.database))
    }

    @Test(arguments: Engine.available)
    func `a file waits with its reading until it is taken in, with the changes that it orders, in one step`(_ engine: Engine) async throws {
        let (office, uploads) = try await Self.desk(engine)
        let reading = ActStoreTests.reading()
        try await uploads.keep(Self.upload("t1", reading), reading)
        #expect(try await uploads.reading(of: .init("t1")) == reading)
        #expect(try await LegalDocumentStore(office.database).documents([reading.act.document.id]).isEmpty)

        let proposal = AmendmentStoreTests.Desk.proposal(from: Office.today)
        let taking = try await uploads.take(
            .init("t1"), as: GivenIdentity(), proposing: { _ in ActProposals(amendments: [proposal]) }, by: .init("binh"), at: Office.now)
        #expect(taking.outcome == .added && taking.proposed == 1)
        #expect(try await AmendmentStore(office.database).review(proposal.amendment.id).state == .waiting)
        #expect(try await uploads.reading(of: .init("t1")) == nil)
        let kept = try await uploads.upload(.init("t1"))
        #expect(kept.decision == Upload.Decision(by: .init("binh"), at: Office.now, taking: taking))
        await #expect(throws: UploadError.decided) { try await uploads.leave(.init("t1"), by: .init("an"), at: Office.now) }
        await #expect(throws: UploadError.decided) {
            try await uploads.take(.init("t1"), as: GivenIdentity(), proposing: { _ in ActProposals() }, by: .init("an"), at: Office.now)
        }
    }

    @Test(arguments: Engine.available)
    func `doubts are settled one by one or all the rest, by whom and when is kept, and what is misread is not taken in`(_ engine: Engine) async throws
    {
        let (office, uploads) = try await Self.desk(engine)
        var reading = ActStoreTests.reading()
        reading.report.doubts = [
            ReadingDoubt(.gap, line: 3, text: "3. Bịa"), ReadingDoubt(.mayBeSentence, line: 5, text: "Điều 9"), ReadingDoubt(.noIssuer, line: 1),
        ]
        try await uploads.keep(Self.upload("t1", reading), reading)
        let id = Upload.ID("t1")
        try await uploads.settle(.one(0), of: id, as: .asRead, because: "đã so\nbản giấy", by: .init("an"), at: Office.now)
        await #expect(throws: UploadError.noNote) {
            try await uploads.settle(.one(1), of: id, as: .misread, because: " ", by: .init("an"), at: Office.now)
        }
        await #expect(throws: UploadError.noSuchDoubt(4)) {
            try await uploads.settle(.one(3), of: id, as: .asRead, because: "", by: .init("an"), at: Office.now)
        }
        try await uploads.settle(.one(1), of: id, as: .misread, because: "là câu viết tiếp", by: .init("binh"), at: Office.now)
        await #expect(throws: RightsError.self) {
            try await uploads.settle(.rest, of: id, as: .asRead, because: "", by: .init("chi"), at: Office.now)
        }
        try await uploads.settle(.rest, of: id, as: .asRead, because: "", by: .init("an"), at: Office.now)
        var settled = try await uploads.settled(of: id)
        #expect(settled.map(\.number) == [0, 1, 2] && settled.map(\.doubt) == reading.report.doubts)
        #expect(settled.map(\.finding) == [.asRead, .misread, .asRead] && settled.map(\.by.text) == ["an", "binh", "an"])
        #expect(settled[0].note == "đã so bản giấy")
        await #expect(throws: UploadError.misread(count: 1)) {
            try await uploads.take(id, as: GivenIdentity(), proposing: { _ in ActProposals() }, by: .init("an"), at: Office.now)
        }
        // Whoever looks once more says what counts; nothing half is left of the refusal.
        try await uploads.settle(.one(1), of: id, as: .asRead, because: "", by: .init("an"), at: Office.now.addingTimeInterval(5))
        _ = try await uploads.take(id, as: GivenIdentity(), proposing: { _ in ActProposals() }, by: .init("an"), at: Office.now)
        settled = try await uploads.settled(of: id)
        #expect(settled.count == 3 && settled.allSatisfy { $0.finding == .asRead })
        await #expect(throws: UploadError.decided) {
            try await uploads.settle(.one(0), of: id, as: .asRead, because: "", by: .init("an"), at: Office.now)
        }
        let log = try await AuditStore(office.database).rows(AuditNarrowing(), limit: 50, offset: 0).elements
        let facts = log.filter { $0.entry.act == .doubtSettled }.compactMap { $0.entry.facts }
        #expect(facts.count == 4 && facts.contains { $0["finding"] == "misread" && $0["doubt"] == "2" })
    }

    @Test(arguments: Engine.available)
    func `a name that a person gives is the act's, and without one nothing is half taken`(_ engine: Engine) async throws {
        let (office, uploads) = try await Self.desk(engine)
        let reading = ActStoreTests.reading(number: "")
        try await uploads.keep(Self.upload("t1", reading), reading)
        await #expect(throws: ActError.withoutIdentity(source: "bịa.html")) {
            try await uploads.take(.init("t1"), as: GivenIdentity(), proposing: { _ in ActProposals() }, by: .init("an"), at: Office.now)
        }
        #expect(try await uploads.upload(.init("t1")).decision == nil)
        let taking = try await uploads.take(
            .init("t1"), as: GivenIdentity(number: "9/QĐ-XX", kind: "Quyết định", issued: Day(iso: "1902-01-01")), proposing: { _ in ActProposals() },
            by: .init("an"), at: Office.now)
        let document = try await LegalDocumentStore(office.database).document(taking.document)
        #expect(document.number == "9/QĐ-XX" && document.kind == "Quyết định" && document.issued == Day(iso: "1902-01-01"))
        #expect(document.id.text.contains("1902-01-01"))
    }

    @Test(arguments: Engine.available)
    func `nobody sends, takes or leaves without the right to`(_ engine: Engine) async throws {
        let (_, uploads) = try await Self.desk(engine)
        let reading = ActStoreTests.reading()
        await #expect(throws: RightsError.notAllowed) { try await uploads.keep(Self.upload("t1", reading, by: "chi"), reading) }
        try await uploads.keep(Self.upload("t1", reading), reading)
        await #expect(throws: RightsError.notAllowed) { try await uploads.leave(.init("t1"), by: .init("chi"), at: Office.now) }
        await #expect(throws: RightsError.notAllowed) {
            try await uploads.take(.init("t1"), as: GivenIdentity(), proposing: { _ in ActProposals() }, by: .init("chi"), at: Office.now)
        }
        await #expect(throws: UploadError.notFound) { try await uploads.leave(.init("t9"), by: .init("an"), at: Office.now) }
    }

    @Test(arguments: Engine.available)
    func `those that wait come first, and nobody has more than fifty of them`(_ engine: Engine) async throws {
        let (_, uploads) = try await Self.desk(engine)
        let reading = ActStoreTests.reading()
        for number in 0..<50 { try await uploads.keep(Self.upload("t\(number)", reading, after: Double(number)), reading) }
        await #expect(throws: UploadError.tooManyWaiting(limit: 50)) { try await uploads.keep(Self.upload("t50", reading), reading) }
        try await uploads.keep(Self.upload("t51", reading, by: "binh"), reading)
        try await uploads.leave(.init("t49"), by: .init("an"), at: Office.now)
        let list = try await uploads.uploads(limit: 60, offset: 0)
        #expect(list.total == 51)
        #expect(list.elements.first?.id == .init("t48") && list.elements.last?.id == .init("t49"))
        #expect(try await uploads.uploads(limit: 2, offset: 50).elements.map(\.id) == [.init("t49")])
    }

    @Test(arguments: Engine.available)
    func `a file on which nobody decides for thirty days is left out, and the log says that nobody did it`(_ engine: Engine) async throws {
        let (office, uploads) = try await Self.desk(engine)
        let reading = ActStoreTests.reading()
        for id in ["cu", "da-bo"] { try await uploads.keep(Self.upload(id, reading), reading) }
        try await uploads.keep(Self.upload("moi", reading, after: 60), reading)
        try await uploads.leave(.init("da-bo"), by: .init("binh"), at: Office.now)
        let lapses = LapseStore(office.database)
        let month = Office.now.addingTimeInterval(Double(Upload.keptDays) * 86_400)
        try await lapses.forget(at: month.addingTimeInterval(-1))
        #expect(try await uploads.reading(of: .init("cu")) == reading)
        try await lapses.forget(at: month)
        await #expect(throws: UploadError.notFound) { try await uploads.upload(.init("cu")) }
        #expect(try await uploads.uploads(limit: 9, offset: 0).elements.map(\.id.text) == ["moi", "da-bo"])
        let log = try await AuditStore(office.database).rows(AuditNarrowing(), limit: 50, offset: 0).elements
        #expect(log.filter { $0.entry.act == .fileLeft }.map(\.entry.actorText).sorted() == ["person:binh", "system"])
    }
}
