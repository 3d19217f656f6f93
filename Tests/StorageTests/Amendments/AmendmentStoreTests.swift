// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of changes of acts promises.
@Suite(.serialized) struct AmendmentStoreTests {
    typealias Office = MadeUpOffice

    /// Two of the Legal Department, over an act of two articles that another act changes.
    struct Desk {
        let office: MadeUpOffice
        let amendments: AmendmentStore
        let documents: LegalDocumentStore
        let acts: ActStore
        static let today = Day(Office.now)

        init(_ engine: Engine, holdsAct: Bool = true) async throws {
            office = try await MadeUpOffice(engine)
            (amendments, documents, acts) = (
                AmendmentStore(office.database), LegalDocumentStore(office.database), ActStore(office.database)
            )
            for id in ["an", "binh"] { try await office.add(id, .legal) }
            if holdsAct { _ = try await acts.take(Self.reading, at: Office.now) }
        }

        static let target = LegalDocument(
            id: Identifier("7-1901-nd-xx"), number: "7/1901/NĐ-XX", kind: "Nghị định", title: "Chuyện bịa", issued: Day(iso: "1901-01-01"),
            effect: DaySpan(from: Day(iso: "1901-07-01")))

        static var reading: ActReading {
            var report = ReadingReport(source: "bịa.txt", format: .text)
            report.digest = "d"
            return ActReading(act: Act(document: target, elements: [article("1", "Trồng khế."), article("2", "Hái khế.")]), report: report)
        }

        static func article(_ number: String, _ words: String) -> ActElement {
            .unit(ActUnit(.article, number, label: "Điều \(number).", heading: "Chuyện \(number)", elements: [.block(ActBlock(.text, [words]))]))
        }

        static func path(_ number: String) -> ProvisionPath { ProvisionPath([.init(.article, number)]) }

        /// Article 1 grows mangoes from a day on.
        static func proposal(from day: Day?, ordinal: Int = 0, _ operation: AmendmentOperation? = nil) -> ProposedAmendment {
            let basis = AmendmentBasis(
                document: Identifier("9-1901-nd-xx"), number: "9/1901/NĐ-XX", issued: Day(iso: "1901-12-01"), path: path("1"), ordinal: ordinal)
            var change = operation
            if change == nil, case .unit(let unit) = article("1", "Trồng mít.") { change = .replaceUnit(at: path("1"), with: unit) }
            return ProposedAmendment(
                amendment: Amendment(
                    id: Identifier("9-1901-nd-xx/\(ordinal)"), target: target.id, operation: change ?? .repealAct(isReplaced: false), basis: basis,
                    effect: DaySpan(from: day)),
                instruction: "Sửa đổi Điều 1 như sau:", targetWords: "Nghị định số 7/1901/NĐ-XX")
        }

        func propose(from day: Day?, ordinal: Int = 0, _ operation: AmendmentOperation? = nil) async throws -> Amendment.ID {
            let proposal = Self.proposal(from: day, ordinal: ordinal, operation)
            _ = try await amendments.propose([proposal], at: Office.now)
            return proposal.amendment.id
        }

        @discardableResult
        func confirm(_ id: Amendment.ID, by person: String = "an", at seconds: Double = 10) async throws -> AmendmentReview {
            let (revision, now) = (try await amendments.review(id).revision, Office.now.addingTimeInterval(seconds))
            return try await amendments.change(id, by: .init(person), at: now) { try $0.confirm(revision: revision, by: $1, at: now) }
        }

        func text(_ number: String) async throws -> Provision {
            try await documents.provision(Identifier("\(Self.target.id.text)/art_\(number)"), known: nil).provision
        }
    }

    @Test(arguments: Engine.available)
    func `nothing changes before a person has confirmed it`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let id = try await desk.propose(from: Desk.today)
        #expect(try await desk.text("1").text == "Trồng khế.")
        let known = try await desk.amendments.known(of: Desk.target.id)
        #expect(known.confirmed.isEmpty)
        #expect(known.waiting.map(\.id) == [id])
        #expect(try await desk.amendments.propose([Desk.proposal(from: Desk.today)], at: Office.now) == 0)
    }

    @Test(arguments: Engine.available)
    func `what is confirmed is the text from its day on, and only for questions about those days`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let before = try await desk.documents.holdings().generation
        try await desk.confirm(try await desk.propose(from: Desk.today.advanced(by: -5)))
        let article = try await desk.text("1")
        #expect(article.text == "Trồng mít.")
        #expect(article.effect == DaySpan(from: Desk.today.advanced(by: -5)))
        #expect(try await desk.text("2").effect == Desk.target.effect)
        #expect(try await desk.documents.holdings().generation != before)
        #expect(try await desk.amendments.known(of: Desk.target.id).waiting.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a change that another reading counts where one was decided waits all the same, in the order of the text`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let first = ActStoreTests.reading()
        let basis = first.act.document
        @Sendable func read(_ number: String, _ ordinal: Int) -> ProposedAmendment {
            ProposedAmendment(
                amendment: Amendment(
                    id: .init("\(basis.id.text)/\(ordinal)"), target: Desk.target.id, operation: .repealUnit(at: Desk.path(number)),
                    basis: AmendmentBasis(
                        document: basis.id, number: basis.number, issued: basis.issued, path: Desk.path(number), ordinal: ordinal),
                    effect: DaySpan(from: Desk.today)),
                instruction: "Bãi bỏ Điều \(number)", targetWords: "Nghị định số 7/1901/NĐ-XX")
        }
        _ = try await desk.acts.take(
            first, proposing: { _ in ActProposals(amendments: [read("1", 0), read("2", 1)]) }, by: .program("import"), at: Office.now)
        try await desk.confirm(read("1", 0).amendment.id)
        _ = try await desk.acts.take(ActStoreTests.reading("Khác.", digest: "d2"), at: Office.now)
        // The new reading finds one more before all others.
        let anew = [read("3", 0), read("1", 1), read("2", 2)]
        try await desk.acts.choose(
            "d2", over: "d1", of: basis.id, proposing: { _ in ActProposals(amendments: anew) }, by: .init("an"), at: Office.now)
        let known = try await desk.amendments.known(of: Desk.target.id)
        #expect(known.confirmed == [read("1", 0).amendment])
        #expect(known.waiting.map(\.amendment.basis) == [read("3", 0).amendment.basis, read("2", 2).amendment.basis])
        #expect(Set(known.waiting.map(\.id)).count == 2 && !known.waiting.contains { $0.id == known.confirmed.first?.id })
    }

    @Test(arguments: Engine.available)
    func `a change of a later day ends the words that stand, and begins on its day`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let day = Desk.today.advanced(by: 30)
        try await desk.confirm(try await desk.propose(from: day))
        let article = try await desk.text("1")
        #expect(article.text == "Trồng khế.")
        #expect(article.effect.until == day)
        #expect(try await desk.amendments.publish(on: day.advanced(by: -1), at: Office.now.addingTimeInterval(20)) == [])
        #expect(try await desk.amendments.publish(on: day, at: Office.now.addingTimeInterval(30)) == [Desk.target.id])
        #expect(try await desk.text("1").text == "Trồng mít.")
        #expect(try await desk.amendments.publish(on: day, at: Office.now.addingTimeInterval(40)) == [])
    }

    @Test(arguments: Engine.available)
    func `a decision that is taken back takes its words back`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let id = try await desk.propose(from: Desk.today)
        let review = try await desk.confirm(id)
        let now = Office.now.addingTimeInterval(20)
        _ = try await desk.amendments.change(id, by: .init("binh"), at: now) {
            try $0.reopen(revision: review.revision, because: "Nhầm", by: $1, at: now)
        }
        #expect(try await desk.text("1").text == "Trồng khế.")
        #expect(try await desk.text("1").effect == Desk.target.effect)
    }

    @Test(arguments: Engine.available)
    func `an act that is repealed ends on the day, until that is taken back`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let id = try await desk.propose(from: Desk.today, .repealAct(isReplaced: true))
        let review = try await desk.confirm(id)
        #expect(try await desk.documents.document(Desk.target.id).effect.until == Desk.today)
        let now = Office.now.addingTimeInterval(20)
        _ = try await desk.amendments.change(id, by: .init("an"), at: now) {
            try $0.reopen(revision: review.revision, because: "Nhầm", by: $1, at: now)
        }
        #expect(try await desk.documents.document(Desk.target.id).effect.until == nil)
    }

    @Test(arguments: Engine.available)
    func `an article of the codification ends on the day, unless it has the new words already`(_ engine: Engine) async throws {
        let desk = try await Desk(engine, holdsAct: false)
        try await desk.takeEdition(["Trồng khế.", "Trồng mít."])
        let (one, two) = (try await desk.propose(from: Desk.today), try await desk.propose(from: Desk.today, ordinal: 1, Desk.second))
        try await desk.confirm(one)
        try await desk.confirm(two)
        #expect(try await desk.text("1").effect.until == Desk.today)
        #expect(try await desk.text("1").text == "Trồng khế.")
        #expect(try await desk.text("2").effect.until == nil)
        #expect(try await desk.documents.provisions([Identifier("7-1901-nd-xx/art_1")]).first?.provision.effect.until == Desk.today)
    }

    @Test(arguments: Engine.available)
    func `who corrects cannot confirm, and each step is in the log`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let id = try await desk.propose(from: nil)
        let now = Office.now.addingTimeInterval(5)
        await #expect(throws: AmendmentError.noDay) { try await desk.confirm(id) }
        var corrected = try await desk.amendments.review(id).amendment
        corrected.effect = DaySpan(from: Desk.today)
        let next = corrected
        _ = try await desk.amendments.change(id, by: .init("an"), at: now) {
            try $0.correct(next, revision: 0, because: "Ngày ở Điều 2", by: $1, at: now)
        }
        await #expect(throws: RightsError.needsSecondPerson) { try await desk.confirm(id, by: "an") }
        #expect(try await desk.confirm(id, by: "binh").state == .confirmed)
        let log = try await desk.office.database.read {
            try $0.rows("SELECT act FROM audit_entry").map { try $0.get("act") as String }
        }
        #expect(log.filter { $0.hasPrefix("amendment-") }.sorted() == ["amendment-confirmed", "amendment-corrected"])
    }

    @Test(arguments: Engine.available)
    func `the queue is in the order of the amending act, and is narrowed`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for ordinal in [2, 0, 1] { _ = try await desk.propose(from: Desk.today, ordinal: ordinal) }
        try await desk.confirm(Identifier("9-1901-nd-xx/1"))
        let waiting = try await desk.amendments.reviews(AmendmentNarrowing(state: .waiting, basis: Identifier("9-1901-nd-xx")), limit: 10, offset: 0)
        #expect(waiting.elements.map(\.id.text) == ["9-1901-nd-xx/0", "9-1901-nd-xx/2"])
        #expect(try await desk.amendments.reviews(AmendmentNarrowing(state: .confirmed), limit: 10, offset: 0).total == 1)
        #expect(try await desk.amendments.reviews(AmendmentNarrowing(target: Identifier("khac")), limit: 10, offset: 0).total == 0)
        await #expect(throws: AmendmentError.notFound(Identifier("khong/0"))) { try await desk.amendments.review(Identifier("khong/0")) }
    }
}

extension AmendmentStoreTests.Desk {
    /// Article 2 grows mangoes, as the codification says already.
    static var second: AmendmentOperation { .replaceText(of: path("2"), with: [.block(ActBlock(.text, ["Trồng mít."]))]) }

    func takeEdition(_ texts: [String]) async throws {
        let editions = EditionStore(office.database)
        let provisions = texts.enumerated().map { at, text in
            Provision(
                id: Identifier("\(Self.target.id.text)/art_\(at + 1)"), document: Self.target.id, path: Self.path("\(at + 1)"),
                heading: "Chuyện \(at + 1)", text: text, effect: Self.target.effect)
        }
        let open = try await editions.open(label: "1901-01", digest: "e", at: MadeUpOffice.now)
        try await editions.stage([MadeUpLaw.part("1", provisions, acts: [Self.target])], in: open)
        _ = try await editions.finish(open, at: MadeUpOffice.now)
    }
}
