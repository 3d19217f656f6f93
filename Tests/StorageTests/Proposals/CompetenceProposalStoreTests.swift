// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of proposed rows promises.
@Suite(.serialized) struct CompetenceProposalStoreTests {
    typealias Office = MadeUpOffice

    static func proposal(_ ordinal: Int, basis: String = "7-1901-nd-xx") -> CompetenceProposal {
        CompetenceProposal(
            basis: .init(document: .init(basis), number: "7/1901/NĐ-XX", path: ProvisionPath([.init(.article, "\(ordinal)")]), ordinal: ordinal),
            matter: "cấp giấy trồng khế", heading: nil, holder: "Ủy ban nhân dân cấp tỉnh", level: .province, condition: nil, kind: .decentralisation,
            effect: DaySpan(from: Day(iso: "1901-07-01")), underlying: [], sentence: "Việc cấp giấy trồng khế do …", doubts: [])
    }

    private static func desk(_ engine: Engine) async throws -> (office: Office, proposals: CompetenceProposalStore) {
        let office = try await Office(engine)
        for (name, role) in [("an", Role.legal), ("binh", .legal), ("chi", .asker)] { try await office.add(name, role) }
        let duty = Duty(id: .init("BIA-01"), field: .init("bia"), title: Words(vi: "Trồng khế"), sources: ["Báo Bịa"], confidence: .high)
        var facts = RegistryFacts()
        facts.duties = [duty]
        _ = try await FactStore(office.database).replace(with: try facts.encoded { kind, key in "\(kind)/\(key)" }, at: Office.now)
        return (office, CompetenceProposalStore(office.database))
    }

    private static func row(_ id: Competence.ID, of proposal: CompetenceProposal) -> Competence {
        Competence(
            id: id, duty: .init("BIA-01"), authority: Authority(name: Words(vi: proposal.holder ?? ""), level: proposal.level), kind: proposal.kind,
            from: proposal.effect.from.map { DoubtfulDay($0) } ?? .unknown, until: nil, basis: nil, sources: ["Báo Bịa"], confidence: .medium)
    }

    private static func draft(
        _ id: String, of duty: String = "BIA-01", as change: String, by person: String, in proposals: CompetenceProposalStore
    ) async throws -> Change {
        try await proposals.draft(
            .init(id), as: nil, of: .init(duty), change: .init(change), by: .init(person), at: Office.now
        ) { review, subject, here in
            let json = String(decoding: try JSONEncoder().encode(Self.row(.init(subject.key), of: review.proposal)), as: UTF8.self)
            let draft = try Draft(
                of: subject, base: here.current, content: json, reason: "Bịa", source: "Báo Bịa", from: here.day,
                scope: .wholeCountry, hash: here.hash)
            return try Change(id: .init(change), draft, in: here)
        }
    }

    @Test(arguments: Engine.available)
    func `a proposal becomes a draft by one person, and a row when another has approved that`(_ engine: Engine) async throws {
        let (office, proposals) = try await Self.desk(engine)
        #expect(try await proposals.propose([Self.proposal(0), Self.proposal(1)], at: Office.now) == 2)
        #expect(try await proposals.propose([Self.proposal(0)], at: Office.now) == 0)
        let facts = FactStore(office.database)
        let change = try await Self.draft("7-1901-nd-xx/0", as: "c0", by: "an", in: proposals)
        #expect(change.subject == .fact("competence", "BIA-01/a") && change.state == .draft)
        #expect(try await RegistryCache(facts: facts).registry(known: nil).facts.competences.isEmpty)
        // A second one of the same duty gets a name of its own, though the first is but a draft.
        #expect(try await Self.draft("7-1901-nd-xx/1", as: "c1", by: "an", in: proposals).subject.key == "BIA-01/b")
        let review = try await proposals.review(.init("7-1901-nd-xx/0"))
        #expect(review.state == .drafted && review.decision?.change == .init("c0"))
        await #expect(throws: ProposalError.decided) { try await Self.draft("7-1901-nd-xx/0", as: "c2", by: "binh", in: proposals) }

        let changes = ChangeStore(office.database)
        _ = try await changes.change(.init("c0"), by: .init("an"), at: Office.now) { try $0.submit(in: $1) }
        await #expect(throws: RightsError.needsSecondPerson) {
            try await changes.change(.init("c0"), by: .init("an"), at: Office.now) { try $0.approve(digest: $0.draft.digest, in: $1) }
        }
        _ = try await changes.change(.init("c0"), by: .init("binh"), at: Office.now) { try $0.approve(digest: $0.draft.digest, in: $1) }
        #expect(try await RegistryCache(facts: facts).registry(known: nil).facts.competences.map(\.id) == [.init("BIA-01/a")])
    }

    @Test(arguments: Engine.available)
    func `a draft that cannot be made leaves the proposal waiting`(_ engine: Engine) async throws {
        let (_, proposals) = try await Self.desk(engine)
        _ = try await proposals.propose([Self.proposal(0)], at: Office.now)
        await #expect(throws: ProposalError.noSuchDuty("KHONG-01")) {
            try await Self.draft("7-1901-nd-xx/0", of: "KHONG-01", as: "c0", by: "an", in: proposals)
        }
        await #expect(throws: RightsError.notAllowed) { try await Self.draft("7-1901-nd-xx/0", as: "c0", by: "chi", in: proposals) }
        await #expect(throws: ProposalError.notFound) { try await Self.draft("7-1901-nd-xx/9", as: "c0", by: "an", in: proposals) }
        #expect(try await proposals.review(.init("7-1901-nd-xx/0")).state == .waiting)
    }

    @Test(arguments: Engine.available)
    func `a rejection needs a reason and a right, and is in the log`(_ engine: Engine) async throws {
        let (office, proposals) = try await Self.desk(engine)
        _ = try await proposals.propose([Self.proposal(0)], at: Office.now)
        let id = CompetenceProposal.ID("7-1901-nd-xx/0")
        await #expect(throws: ProposalError.noReason) { try await proposals.reject(id, because: " ", by: .init("an"), at: Office.now) }
        await #expect(throws: RightsError.notAllowed) { try await proposals.reject(id, because: "Bịa", by: .init("chi"), at: Office.now) }
        try await proposals.reject(id, because: "Bịa", by: .init("an"), at: Office.now)
        await #expect(throws: ProposalError.decided) { try await proposals.reject(id, because: "Bịa", by: .init("an"), at: Office.now) }
        let log = try await AuditStore(office.database).rows(AuditNarrowing(), limit: 50, offset: 0).elements
        #expect(log.contains { $0.entry.act == .proposalRejected })
    }

    @Test(arguments: Engine.available)
    func `a power that another reading counts where one was decided waits all the same`(_ engine: Engine) async throws {
        let (office, proposals) = try await Self.desk(engine)
        let acts = ActStore(office.database)
        let first = ActStoreTests.reading()
        let basis = first.act.document.id.text
        let (one, two, other) = (Self.proposal(0, basis: basis), Self.proposal(1, basis: basis), Self.proposal(7, basis: basis))
        _ = try await acts.take(
            first, proposing: { _ in ActProposals(competences: [one, two]) }, by: .program("import"), at: Office.now)
        try await proposals.reject(one.id, because: "Bịa", by: .init("an"), at: Office.now)
        _ = try await acts.take(ActStoreTests.reading("Khác.", digest: "d2"), at: Office.now)
        // The new reading finds one more before all others.
        let read = [other.counted(0), one.counted(1), two.counted(2)]
        try await acts.choose(
            "d2", over: "d1", of: first.act.document.id, proposing: { _ in ActProposals(competences: read) }, by: .init("an"), at: Office.now)
        let left = try await proposals.reviews(ProposalNarrowing(basis: .init(basis)), limit: 9, offset: 0).elements
        #expect(left.filter { $0.state == .rejected }.map(\.proposal.basis.path) == [one.basis.path])
        #expect(Set(left.filter { $0.state == .waiting }.map(\.proposal.basis.path)) == [other.basis.path, two.basis.path])
    }

    @Test(arguments: Engine.available)
    func `another reading of the act replaces what nobody has decided, and nothing else`(_ engine: Engine) async throws {
        let (office, proposals) = try await Self.desk(engine)
        let acts = ActStore(office.database)
        let first = ActStoreTests.reading()
        let basis = first.act.document.id.text
        _ = try await acts.take(
            first, proposing: { _ in ActProposals(competences: [Self.proposal(0, basis: basis), Self.proposal(1, basis: basis)]) },
            by: .program("import"), at: Office.now)
        try await proposals.reject(.init("\(basis)/0"), because: "Bịa", by: .init("an"), at: Office.now)
        _ = try await acts.take(ActStoreTests.reading("Khác.", digest: "d2"), at: Office.now)
        try await acts.choose(
            "d2", over: "d1", of: first.act.document.id,
            proposing: { _ in ActProposals(competences: [Self.proposal(0, basis: basis), Self.proposal(2, basis: basis)]) }, by: .init("an"),
            at: Office.now)
        let left = try await proposals.reviews(ProposalNarrowing(basis: .init(basis)), limit: 9, offset: 0)
        #expect(left.elements.map(\.id.text) == ["\(basis)/0", "\(basis)/2"])
        #expect(left.elements.map(\.state) == [.rejected, .waiting])
    }

    @Test(arguments: Engine.available)
    func `a procedure made simpler becomes a draft of a change with a name that nothing bears`(_ engine: Engine) async throws {
        let (office, proposals) = try await Self.desk(engine)
        let model = Self.proposal(0)
        for ordinal in 0...1 {
            let one = CompetenceProposal(
                basis: Self.proposal(ordinal).basis, matter: model.matter, heading: nil, holder: nil, level: .unknown, condition: nil,
                kind: .existing,
                effect: model.effect, underlying: [], sentence: "…", doubts: [], change: HandlingChange([.init(.dropped, "Không thực hiện")]))
            #expect(try await proposals.propose([one], at: Office.now) == 1)
            let drafted = try await proposals.draft(
                one.id, as: nil, of: .init("BIA-01"), change: .init("c\(ordinal)"), by: .init("an"), at: Office.now
            ) { review, subject, here in
                #expect(review.proposal.change?.parts.map(\.kind) == [.dropped])
                let change = ProcedureChange(
                    id: .init(subject.key), field: .init("bia"), document: "7/1901/NĐ-XX", path: "Điều 0", procedure: "Trồng khế", underlying: nil,
                    authority: nil, before: nil, after: "Không thực hiện", from: .unknown, until: nil, duties: [], notes: [], sources: ["Báo Bịa"])
                let json = String(decoding: try JSONEncoder().encode(change), as: UTF8.self)
                let draft = try Draft(
                    of: subject, base: here.current, content: json, reason: "Bịa", source: "Báo Bịa", from: here.day, scope: .wholeCountry,
                    hash: here.hash)
                return try Change(id: .init("c\(ordinal)"), draft, in: here)
            }
            #expect(drafted.subject == .fact("change", "C-BIA-0\(ordinal + 1)"))
        }
        await #expect(throws: ProposalError.noSuchDuty("")) {
            _ = try await proposals.propose([Self.proposal(5)], at: Office.now)
            _ = try await proposals.draft(
                .init("7-1901-nd-xx/5"), as: nil, of: nil, change: .init("c9"), by: .init("an"), at: Office.now
            ) { _, _, _ in throw ProposalError.decided }
        }
        _ = office
    }
}
