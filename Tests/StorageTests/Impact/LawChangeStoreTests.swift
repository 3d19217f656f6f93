// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What any store of changes of the law's words promises: nothing that rests on changed words is said on, and nobody's look is taken for another's.
@Suite(.serialized) struct LawChangeStoreTests {
    typealias Office = MadeUpOffice
    typealias Desk = AmendmentStoreTests.Desk

    /// A desk of amendments with a registry of one row that rests on Article 1, and one on Article 2.
    struct House {
        let desk: Desk
        let changes: LawChangeStore
        let registries: RegistryCache

        init(_ engine: Engine) async throws {
            desk = try await Desk(engine)
            changes = LawChangeStore(desk.office.database)
            let facts = FactStore(desk.office.database)
            registries = RegistryCache(facts: facts, changes: changes)
            _ = try await facts.replace(with: try Self.facts.encoded { kind, key in "\(kind)/\(key)" }, at: Office.now)
        }

        static var facts: RegistryFacts {
            var facts = RegistryFacts()
            facts.fields = [Field(id: .init("bia"), name: Words(vi: "bịa"), unit: .init("don-vi-bia"))]
            facts.duties = ["BIA-01", "BIA-02"].map {
                Duty(id: .init($0), field: .init("bia"), title: Words(vi: "Việc \($0)"), sources: ["Báo Bịa"], confidence: .high)
            }
            facts.competences = [row("BIA-01", "Điều 1"), row("BIA-02", "Điều 2")]
            return facts
        }

        static func row(_ duty: String, _ place: String, _ authority: String = "Sở Bịa") -> Competence {
            Competence(
                id: .init(duty + "/a"), duty: .init(duty), authority: Authority(name: Words(vi: authority), level: .department), kind: .statute,
                from: DoubtfulDay(Office.today.advanced(by: -9)), until: nil,
                basis: .init(document: "7/1901/NĐ-XX", path: place, isVerified: true, confidence: .high), sources: ["Báo Bịa"], confidence: .high)
        }

        func result(_ duty: String, on day: Day = Office.today, known: Date? = nil) async throws -> Competence.Result {
            try await registries.registry(known: known).competence(of: .init(duty), at: nil, on: day).result
        }

        func look(_ key: String = "BIA-01/a", seen: Date, by person: String = "an", note: String = "Đã đối chiếu", at seconds: Double = 100)
            async throws
        {
            try await changes.look(
                at: [.fact("competence", key)], seen: seen, because: note, by: .init(person), at: Office.now.addingTimeInterval(seconds))
        }

        var newest: Date {
            get async throws { try await changes.causes(limit: 9, offset: 0).elements.map(\.known).max() ?? .distantPast }
        }
    }

    @Test(arguments: Engine.available)
    func `the moment an amendment is confirmed what rests on it is stale from its day on, and nothing else`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let id = try await house.desk.propose(from: Desk.today.advanced(by: 30))
        #expect(try await house.result("BIA-01", on: Desk.today.advanced(by: 30)) == .one)
        try await house.desk.confirm(id)
        #expect(try await house.result("BIA-01") == .one)
        #expect(try await house.result("BIA-01", on: Desk.today.advanced(by: 30)) == .unsettled)
        #expect(try await house.result("BIA-02", on: Desk.today.advanced(by: 30)) == .one)
        let causes = try await house.changes.causes(limit: 9, offset: 0)
        #expect(causes.total == 1 && causes.elements.map(\.cause) == [.amendment(id)] && causes.elements.map(\.places) == [1])
        let change = try #require(try await house.changes.changes(by: causes.elements[0].cause.text, limit: 9, offset: 0).elements.first)
        #expect(change.path.eId == "art_1" && change.number == "7/1901/NĐ-XX" && change.manner == .reworded)
        // What was known before is known as it was.
        #expect(try await house.result("BIA-01", on: Desk.today.advanced(by: 30), known: Office.now.addingTimeInterval(5)) == .one)
    }

    @Test(arguments: Engine.available)
    func `a decision that is taken back takes its marks with it`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let id = try await house.desk.propose(from: Desk.today)
        try await house.desk.confirm(id)
        #expect(try await house.result("BIA-01") == .unsettled)
        let now = Office.now.addingTimeInterval(20)
        _ = try await house.desk.amendments.change(id, by: .init("an"), at: now) { try $0.reopen(revision: 1, because: "Nhầm", by: $1, at: now) }
        #expect(try await house.result("BIA-01") == .one)
        #expect(try await house.changes.causes(limit: 9, offset: 0).total == 0)
    }

    @Test(arguments: Engine.available)
    func `a person who may approve it looks once, says what he compared, and is in the log`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.desk.office.add("chuyen-gia", .expert)
        try await house.desk.office.add("noi-khac", .approver, Scope(unit: .init("don-vi-khac")))
        await #expect(throws: LawLookError.nothingToLookAt) { try await house.look(seen: .distantFuture) }
        try await house.desk.confirm(house.desk.propose(from: Desk.today))
        let seen = try await house.newest
        await #expect(throws: LawLookError.noNote) { try await house.look(seen: seen, note: " ") }
        await #expect(throws: LawLookError.changedSince) { try await house.look(seen: seen.addingTimeInterval(-1)) }
        for other in ["chuyen-gia", "noi-khac", "root"] {
            await #expect(throws: RightsError.notAllowed) { try await house.look(seen: seen, by: other) }
        }
        #expect(try await house.result("BIA-01") == .unsettled)
        try await house.look(seen: seen)
        #expect(try await house.result("BIA-01") == .one)
        #expect(try await house.changes.looks(at: .fact("competence", "BIA-01/a")).map(\.note) == ["Đã đối chiếu"])
        let log = try await AuditStore(house.desk.office.database).rows(AuditNarrowing(), limit: 50, offset: 0).elements
        #expect(log.contains { $0.entry.act == .lawLookedAt })
        // The same words change once more, in the same second.
        try await house.desk.confirm(house.desk.propose(from: Desk.today, ordinal: 1, .repealUnit(at: Desk.path("1"))), at: 100)
        #expect(try await house.result("BIA-01") == .unsettled)
    }

    @Test(arguments: Engine.available)
    func `a row that was approved since rests on the new words, one that a file says anew does not`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.desk.confirm(house.desk.propose(from: Desk.today))
        var facts = House.facts
        facts.competences[0] = House.row("BIA-01", "Điều 1", "Sở Bịa (chính tả)")
        _ = try await FactStore(house.desk.office.database).replace(
            with: try facts.encoded { kind, key in "\(kind)/\(key)" }, at: Office.now.addingTimeInterval(50))
        #expect(try await house.result("BIA-01") == .unsettled)
        let (changes, subject) = (ChangeStore(house.desk.office.database), Subject.fact("competence", "BIA-01/a"))
        let json = String(decoding: try JSONEncoder().encode(House.row("BIA-01", "Điều 1", "Sở Mới Bịa")), as: UTF8.self)
        let later = Office.now.addingTimeInterval(60)
        _ = try await changes.keep(about: subject, by: .init("an"), at: later) { here in
            let draft = try Draft(
                of: subject, base: here.current, content: json, reason: "Bịa", source: "Báo Bịa", from: here.day,
                scope: Scope(unit: .init("don-vi-bia")), hash: here.hash)
            var change = try Change(id: .init("c"), draft, in: here)
            try change.submit(in: here)
            return change
        }
        #expect(try await house.result("BIA-01") == .unsettled)
        _ = try await changes.change(.init("c"), by: .init("binh"), at: later) { try $0.approve(digest: $0.draft.digest, in: $1) }
        #expect(try await house.result("BIA-01") == .one)
    }

    @Test(arguments: Engine.available)
    func `words exchanged everywhere touch the articles that have them`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.desk.confirm(house.desk.propose(from: Desk.today, .replaceWords("Hái", with: "Gặt", in: [])))
        #expect(try await house.result("BIA-01") == .one)
        #expect(try await house.result("BIA-02") == .unsettled)
    }

    @Test(arguments: Engine.available)
    func `the end of the whole act touches all that rests on it`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.desk.confirm(house.desk.propose(from: Desk.today, .repealAct(isReplaced: false)))
        for duty in ["BIA-01", "BIA-02"] { #expect(try await house.result(duty) == .unsettled) }
        #expect(try await house.changes.changes(of: ["7/1901/NĐ-XX"], since: .distantPast).map(\.manner) == [.repealed])
    }

    @Test(arguments: Engine.available)
    func `a newer edition tells which articles read otherwise, which only carry another note, and which are gone`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let (first, second) = (MadeUpLaw.article(1, "Một."), MadeUpLaw.article(4, "Bốn."))
        _ = try await EditionStoreTests.take(
            [MadeUpLaw.part("a", [first, MadeUpLaw.article(2, "Hai."), MadeUpLaw.article(3, "Ba."), second])], "d1", at: 100, into: database)
        #expect(try await LawChangeStore(database).causes(limit: 9, offset: 0).total == 0)
        let noted = Provision(
            id: second.id, document: second.document, path: second.path, code: second.code, heading: second.heading, context: second.context,
            text: second.text, effect: second.effect, address: second.address, note: "Ghi chú khác", relations: nil)
        // Where it is filed and what it has to do with say nothing of the law.
        let filed = Provision(
            id: first.id, document: first.document, path: first.path, code: "9.9.BIA.9", heading: first.heading, context: first.context,
            text: first.text, effect: first.effect, address: "bia#9", note: first.note, relations: "Liên quan đến Điều bịa")
        _ = try await EditionStoreTests.take(
            [MadeUpLaw.part("a", [filed, MadeUpLaw.article(2, "Hai, đã sửa."), noted])], "d2", at: 200, into: database)
        let changes = LawChangeStore(database)
        let cause = try #require(try await changes.causes(limit: 9, offset: 0).elements.first)
        #expect(cause.places == 3 && cause.documents == 1)
        let found = try await changes.changes(by: cause.cause.text, limit: 9, offset: 0)
        #expect(found.elements.map { "\($0.path.eId) \($0.manner.rawValue)" } == ["art_2 reworded", "art_3 absent", "art_4 noted"])
    }

    @Test(arguments: Engine.available)
    func `of an act whose every article changed each change is found`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let numbers = 1...260
        for (digest, word, seconds) in [("d1", "Một", 100), ("d2", "Hai", 200)] {
            let part = MadeUpLaw.part("a", numbers.map { MadeUpLaw.article($0, "\(word) \($0).") })
            _ = try await EditionStoreTests.take([part], digest, at: seconds, into: database)
        }
        let changes = LawChangeStore(database)
        let cause = try #require(try await changes.causes(limit: 9, offset: 0).elements.first)
        let document = try #require(try await changes.changes(by: cause.cause.text, limit: 1, offset: 0).elements.first).document
        let found = try await changes.changes(of: [document.text], since: MadeUpLaw.instant(150))
        #expect(Set(found.map(\.path.eId)) == Set(numbers.map { "art_\($0)" }))
    }

    @Test(arguments: Engine.available)
    func `another reading of an act touches what it reads otherwise`(_ engine: Engine) async throws {
        let house = try await House(engine)
        var reading = Desk.reading
        reading.report.digest = "d2"
        reading.act.elements[1] = Desk.article("2", "Hái khế chín.")
        _ = try await house.desk.acts.take(reading, at: Office.now.addingTimeInterval(5))
        #expect(try await house.result("BIA-02") == .one)
        try await house.desk.acts.choose(
            "d2", over: "d", of: Desk.target.id, proposing: { _ in ActProposals() }, by: .init("an"), at: Office.now.addingTimeInterval(9))
        #expect(try await house.result("BIA-02") == .unsettled)
        #expect(try await house.result("BIA-01") == .one)
    }

    @Test(arguments: Engine.available)
    func `answers that were kept before are found by what they rest on, and no later ones`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let answers = AnswerStore(house.desk.office.database)
        func keep(_ id: String, _ citation: Citation, at seconds: Double) async throws {
            let question = try Question(id: .init(id), text: "Ai trồng khế?", on: Desk.today, asked: Office.now)
            let answer = Answer(
                question: question, action: .answer, reason: .law, sentences: [Sentence(text: "Khế.", layer: .norm, citations: [citation])])
            try await answers.keep(
                AnswerRecord(answer: answer, versions: [:], timings: [:], kept: Office.now.addingTimeInterval(seconds)), ticket: nil)
        }
        let one = Citation(document: "7/1901/NĐ-XX", path: "Điều 1", provision: .init("7-1901-nd-xx/art_1"), quote: "Khế.", isVerified: true)
        let two = Citation(document: "7/1901/NĐ-XX", path: "Điều 2", provision: .init("7-1901-nd-xx/art_2"), quote: "Khế.", isVerified: true)
        try await keep("q1", one, at: 1)
        try await keep("q2", two, at: 2)
        try await keep("q3", Citation(document: "7/1901/NĐ-XX", path: "khoản 1 Điều 1", isVerified: true), at: 3)
        try await house.desk.confirm(house.desk.propose(from: Desk.today))
        try await keep("q4", one, at: 50)
        let found = try await house.changes.kept(touchedBy: nil, limit: 9, offset: 0)
        #expect(found.total == 2 && found.elements.map(\.name) == ["q3", "q1"] && found.elements.first?.question == "Ai trồng khế?")
        #expect(try await house.changes.kept(touchedBy: "amendment/khong-co", limit: 9, offset: 0).total == 0)
        #expect(try await house.changes.changes(of: ["7-1901-nd-xx"], since: Office.now.addingTimeInterval(50)).isEmpty)
        // An unnumbered annex, as recorded, meets every annex.
        try await keep("q5", Citation(document: "7/1901/NĐ-XX", path: "Điều 2; trình tự tại Phụ lục", isVerified: true), at: 60)
        try await house.desk.confirm(
            house.desk.propose(from: Desk.today, ordinal: 1, .repealUnit(at: ProvisionPath([.init(.annex, "II")]))), at: 70)
        #expect(try await house.changes.kept(touchedBy: nil, limit: 9, offset: 0).elements.map(\.name).contains("q5"))
    }
}
