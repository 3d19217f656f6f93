// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// Who is told by mail that what he answers for loses its basis: at 180, 90, 30 and 7 days, once each, in one letter a day.
@Suite(.serialized) struct SunsetNoticeTests {
    typealias Office = MadeUpOffice

    private static func facts(_ ends: [(duty: String, field: String, days: Int)]) throws -> [Fact] {
        var facts = RegistryFacts()
        facts.units = ["u", "v"].map { Domain.Unit(id: .init($0), name: Words(vi: "Đơn vị bịa \($0)"), sources: ["sổ bịa"]) }
        facts.fields = [("f", "u"), ("g", "v")].map { Field(id: .init($0.0), name: Words(vi: "Vườn \($0.0)"), unit: .init($0.1)) }
        facts.duties = ends.map { one in
            Duty(id: .init(one.duty), field: .init(one.field), title: Words(vi: "Việc \(one.duty)"), sources: ["sổ bịa"], confidence: .high)
        }
        facts.competences = ends.map { one in
            Competence(
                id: .init(one.duty + "/a"), duty: .init(one.duty), authority: Authority(name: Words(vi: "Ông Bịa"), level: .central), kind: nil,
                from: .unknown, until: DoubtfulDay(Office.today.advanced(by: one.days)), basis: nil, sources: ["sổ bịa"], confidence: .high)
        }
        return try facts.encoded { _, _ in "bịa" }
    }

    @Test(arguments: Engine.available)
    func `each end is told at each alert once, to who answers for it, and all of a day in one letter`(_ engine: Engine) async throws {
        let post = try await OutboxStoreTests.Post(engine)
        let office = post.door.office
        for (name, role, scope) in [
            ("don-vi-u", Role.expert, Scope(unit: .init("u"))), ("don-vi-v", .expert, Scope(unit: .init("v"))), ("hoi", .asker, .wholeCountry),
        ] { try await office.add(name, role, scope) }
        let store = FactStore(office.database)
        // One just within the first alert, one just outside, one that has passed two alerts already.
        _ = try await store.replace(with: Self.facts([("AA-01", "f", 180), ("AA-02", "f", 181), ("BB-01", "g", 30)]), at: Office.now)
        func told(day: Int) async throws -> [String] {
            let now = Office.now.addingTimeInterval(Double(day) * 86_400)
            for _ in 1...3 { try await post.outbox.remind(at: now) }
            return try await post.send(at: now).filter { $0.contains(": lapsing ") }.sorted()
        }
        let both = ["an@example.org: lapsing 2", "don-vi-u@example.org: lapsing 1", "don-vi-v@example.org: lapsing 1"]
        #expect(try await told(day: 0) == both)
        #expect(try await told(day: 0).isEmpty)
        // The next day AA-02 comes within 180 days; nothing else is told again.
        #expect(try await told(day: 1) == ["an@example.org: lapsing 1", "don-vi-u@example.org: lapsing 1"])
        #expect(try await told(day: 22).isEmpty)
        #expect(try await told(day: 23) == ["an@example.org: lapsing 1", "don-vi-v@example.org: lapsing 1"])
        // An end that is put off is another end.
        _ = try await store.replace(with: Self.facts([("AA-01", "f", 200), ("AA-02", "f", 181), ("BB-01", "g", 30)]), at: Office.now)
        #expect(try await told(day: 24) == ["an@example.org: lapsing 1", "don-vi-u@example.org: lapsing 1"])
    }

    @Test(arguments: Engine.available)
    func `who answers for a place is told of what its own offices hold and sign there, and of nothing else`(_ engine: Engine) async throws {
        let post = try await OutboxStoreTests.Post(engine)
        let office = post.door.office
        for (name, unit, place) in [
            ("tinh", nil, "90"), ("tinh-khac", nil, "91"), ("tinh-v", "v", "90"), ("xa", nil, "90/xa-bia"), ("xa-u", "u", "90/xa-bia"),
        ] { try await office.add(name, .expert, Scope(unit: unit.map { .init($0) }, place: .init(place))) }
        var facts = RegistryFacts()
        facts.units = ["u", "v"].map { Domain.Unit(id: .init($0), name: Words(vi: "Đơn vị bịa \($0)"), sources: ["sổ bịa"]) }
        facts.fields = [Field(id: .init("f"), name: Words(vi: "Vườn"), unit: .init("u"))]
        facts.places = ["90", "91"].map {
            Place(id: .init($0), name: Words(vi: "Tỉnh Bịa \($0)"), type: "tỉnh", existence: .always, sources: ["sổ bịa"])
        }
        let held: [(duty: String, level: Authority.Level, place: String?, days: Int)] = [
            ("AA-01", .central, nil, 30), ("AA-02", .province, nil, 180), ("AA-03", .commune, nil, 7), ("UQ-01", .department, "90", 90),
        ]
        facts.duties = held.map { one in
            Duty(id: .init(one.duty), field: .init("f"), title: Words(vi: "Việc \(one.duty)"), sources: ["sổ bịa"], confidence: .high)
        }
        facts.competences = held.map { one in
            Competence(
                id: .init(one.duty + "/a"), duty: .init(one.duty), authority: Authority(name: Words(vi: "Ông Bịa"), level: one.level),
                kind: one.place == nil ? nil : .authorisation, from: one.place == nil ? .unknown : DoubtfulDay(Office.today.advanced(by: -9)),
                until: DoubtfulDay(Office.today.advanced(by: one.days)), basis: nil, place: one.place.map { .init($0) }, sources: ["sổ bịa"],
                confidence: .high)
        }
        _ = try await FactStore(office.database).replace(with: try facts.encoded { _, _ in "bịa" }, at: Office.now)
        for _ in 1...3 { try await post.outbox.remind(at: Office.now) }
        #expect(
            try await post.send(at: Office.now).filter { $0.contains(": lapsing ") }.sorted() == [
                "an@example.org: lapsing 4", "tinh-khac@example.org: lapsing 2", "tinh@example.org: lapsing 3", "xa-u@example.org: lapsing 1",
                "xa@example.org: lapsing 1",
            ])
    }

    @Test(arguments: Engine.available)
    func `before his hour, and where no mail is set, nobody is told`(_ engine: Engine) async throws {
        let post = try await OutboxStoreTests.Post(engine)
        _ = try await FactStore(post.door.office.database).replace(with: Self.facts([("AA-01", "f", 7)]), at: Office.now)
        let early = Office.today.start.addingTimeInterval(7 * 3_600)
        try await post.outbox.remind(at: early)
        #expect(try await post.send(at: early).isEmpty)
        let silent = try await OutboxStoreTests.Post(engine, hasMail: false)
        _ = try await FactStore(silent.door.office.database).replace(with: Self.facts([("AA-01", "f", 7)]), at: Office.now)
        try await silent.outbox.remind(at: Office.now)
        #expect(try await silent.outbox.state(at: Office.now).waiting == 0)
    }
}
