// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store promises of changes that came together.
@Suite(.serialized) struct ChangeBatchTests {
    private static let unit = Domain.Unit.ID("u")
    private static let duty = Duty(
        id: .init("AA-01"), field: .init("f"), title: Words(vi: "Tưới vườn bịa"), sources: ["sổ bịa"], confidence: .high)
    private static let row = Competence(
        id: .init("AA-01/a"), duty: duty.id, authority: Authority(name: Words(vi: "Ông Bịa"), level: .central), kind: nil, from: .unknown,
        until: nil, basis: nil, sources: ["sổ bịa"], confidence: .high)

    /// A field, and nothing else; "an" and "binh" are of its unit.
    private static func desk(_ engine: Engine) async throws -> (office: MadeUpOffice, changes: ChangeStore) {
        let office = try await MadeUpOffice(engine)
        var facts = RegistryFacts()
        facts.units = [Domain.Unit(id: unit, name: Words(vi: "Đơn vị bịa"), sources: ["sổ bịa"])]
        facts.fields = [Field(id: .init("f"), name: Words(vi: "Vườn"), unit: unit)]
        _ = try await FactStore(office.database).replace(with: try facts.encoded { _, _ in "bịa" }, at: MadeUpOffice.now)
        for id in ["an", "binh"] { try await office.add(id, .approver, Scope(unit: unit)) }
        return (office, ChangeStore(office.database))
    }

    private static func keep(
        _ changes: ChangeStore, _ values: [(Subject, String)], as id: String = "b", scope: Scope = Scope(unit: unit)
    ) async throws -> [Change] {
        let json = Dictionary(values, uniquingKeysWith: { first, _ in first })
        let batch = ChangeBatch(id: .init(id), name: "vườn.yaml", sender: .init("an"), sent: MadeUpOffice.now)
        return try await changes.keep(batch, about: values.map(\.0)) { subject, here in
            let draft = try Draft(
                of: subject, base: here.current, content: json[subject], reason: "Bịa", source: "Báo Bịa", from: here.day, scope: scope,
                hash: here.hash)
            return try Change(id: .init("\(id)-\(subject.key)"), draft, in: here)
        }
    }

    private static func garden() throws -> [(Subject, String)] {
        var facts = RegistryFacts()
        (facts.duties, facts.competences) = ([duty], [row])
        return try facts.encoded { _, _ in "" }.map { (Subject.fact($0.kind, $0.key), $0.body) }.sorted { $0.0.kind > $1.0.kind }
    }

    private static func all(_ changes: ChangeStore, by person: String, digest: String? = nil, _ verb: String) async throws -> [Change] {
        try await changes.change(.init("b"), digest: digest, by: .init(person), at: MadeUpOffice.now) { change, here in
            if verb == "submit" { try change.submit(in: here) } else { try change.approve(digest: change.draft.digest, in: here) }
        }
    }

    @Test(arguments: Engine.available)
    func `a duty and its competence wait together, and hold together once another has approved them`(_ engine: Engine) async throws {
        let (office, changes) = try await Self.desk(engine)
        let made = try await Self.keep(changes, Self.garden())
        #expect(made.map(\.subject.key) == ["AA-01", "AA-01/a"])
        let whole = try await changes.batch(.init("b"))
        #expect(whole.changes == made && whole.batch.name == "vườn.yaml")
        #expect(try await changes.batch(of: made[1].id) == whole.batch)
        #expect(try await changes.batches(limit: 5) == [whole.batch])
        #expect(try await Self.all(changes, by: "an", "submit").allSatisfy { $0.state == .submitted })
        await #expect(throws: (any Error).self) { try await Self.all(changes, by: "an", digest: whole.digest, "approve") }
        let approved = try await Self.all(changes, by: "binh", digest: whole.digest, "approve")
        #expect(approved.allSatisfy { $0.state == .approved })
        let facts = try RegistryFacts(try await FactStore(office.database).facts(known: nil))
        #expect(facts.duties == [Self.duty] && facts.competences == [Self.row])
    }

    @Test(arguments: Engine.available)
    func `a competence is not approved before its duty, and nothing of a batch holds where one of it cannot`(_ engine: Engine) async throws {
        let (office, changes) = try await Self.desk(engine)
        let made = try await Self.keep(changes, Self.garden().reversed())
        _ = try await Self.all(changes, by: "an", "submit")
        let digest = made[0].draft.digest
        await #expect(throws: ChangeError.namesNothing("AA-01/a")) {
            try await changes.change(made[0].id, by: .init("binh"), at: MadeUpOffice.now) { try $0.approve(digest: digest, in: $1) }
        }
        await #expect(throws: ChangeError.namesNothing("AA-01/a")) { try await Self.all(changes, by: "binh", "approve") }
        #expect(try await changes.batch(.init("b")).changes.allSatisfy { $0.state == .submitted })
        let facts = try RegistryFacts(try await FactStore(office.database).facts(known: nil))
        #expect(facts.duties.isEmpty && facts.competences.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a batch with a faulty draft is not kept, and one that was edited is not approved as it was`(_ engine: Engine) async throws {
        let (_, changes) = try await Self.desk(engine)
        await #expect(throws: (any Error).self) { try await Self.keep(changes, Self.garden() + [(.fact("duty", "AA-02"), "{}")]) }
        await #expect(throws: ChangeError.notFound) { try await changes.batch(.init("b")) }
        let made = try await Self.keep(changes, Self.garden())
        let seen = try await changes.batch(.init("b")).digest
        let (old, json) = (made[0].draft, try #require(made[0].draft.content?.json).replacing("Tưới", with: "Cắt"))
        _ = try await changes.change(made[0].id, by: .init("an"), at: MadeUpOffice.now) { change, here in
            let next = try Draft(
                of: old.subject, base: nil, content: json, reason: "Bịa", source: "Báo Bịa", from: here.day, scope: old.scope, hash: here.hash)
            try change.edit(next, over: old.digest, in: here)
        }
        _ = try await Self.all(changes, by: "an", "submit")
        await #expect(throws: ChangeError.batchChanged) { try await Self.all(changes, by: "binh", digest: seen, "approve") }
    }

    /// Whose matter a thing is can be told once its duty stands, and is then not what somebody says.
    @Test(arguments: Engine.available)
    func `a scope that is not the duty's own gives nobody a right`(_ engine: Engine) async throws {
        let (office, changes) = try await Self.desk(engine)
        var facts = RegistryFacts()
        facts.fields = [
            Field(id: .init("f"), name: Words(vi: "Vườn"), unit: Self.unit), Field(id: .init("g"), name: Words(vi: "Ao"), unit: .init("khac")),
        ]
        facts.duties = [Duty(id: Self.duty.id, field: .init("g"), title: Words(vi: "Nuôi cá bịa"), sources: ["sổ bịa"], confidence: .high)]
        _ = try await FactStore(office.database).replace(with: try facts.encoded { _, _ in "bịa" }, at: MadeUpOffice.now)
        let garden = try Self.garden().filter { $0.0.factKind == "competence" }
        await #expect(throws: RightsError.notAllowed) { try await Self.keep(changes, garden) }
        await #expect(throws: RightsError.notAllowed) { try await Self.keep(changes, garden, scope: Scope(unit: .init("khac"))) }
    }
}
