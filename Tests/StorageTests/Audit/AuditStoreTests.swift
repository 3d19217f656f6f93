// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What the log promises on every database.
@Suite(.serialized) struct AuditStoreTests {
    static let now = Date(timeIntervalSince1970: 1_795_316_400)

    static func event(_ number: Int, _ act: AuditAct = .changeEdited, details: AuditFields = [:], about: Person.ID? = nil) -> AuditEvent {
        AuditEvent(
            act, by: .person(.init("p\(number % 3)")), AuditThing(.change, "c\(number)"), facts: ["n": "\(number)"], details: details, about: about)
    }

    /// Rows of one transaction, and therefore of one lane.
    static func filled(_ engine: Engine, count: Int = 12) async throws -> AuditStore {
        let log = AuditStore(try await engine.migratedDatabase())
        try await log.database.write { session in
            for number in 0..<count {
                let details: AuditFields = number.isMultiple(of: 2) ? ["email": "bia\(number)@example.org"] : [:]
                try AuditStore.append(
                    event(number, details: details, about: Person.ID("p\(number % 3)")), at: now.addingTimeInterval(Double(number)), in: session)
            }
        }
        return log
    }

    @Test(arguments: Engine.available)
    func `what was recorded comes back as it was, newest first, and is whole`(_ engine: Engine) async throws {
        let log = try await Self.filled(engine)
        let rows = try await log.rows(AuditNarrowing(), limit: 5, offset: 1)
        #expect(rows.total == 12)
        #expect(rows.elements.map { $0.entry.facts?["n"] } == ["10", "9", "8", "7", "6"])
        #expect(rows.elements[0].details == ["email": "bia10@example.org"] && rows.elements[1].held == .nothing)
        #expect(rows.elements[0].entry.actor == .person(.init("p1")) && rows.elements[0].entry.at == Self.now.addingTimeInterval(10))
        let verdict = try await log.verify(against: nil) { _ in }
        #expect(verdict.isWhole && verdict.rows == 12)
        #expect(try await log.count() == 12)
    }

    @Test(arguments: Engine.available)
    func `rows are narrowed by person, act, thing and day`(_ engine: Engine) async throws {
        let log = try await Self.filled(engine)
        try await log.record(AuditEvent(.roleGiven, by: .system, .person(.init("p1"))), at: Self.now.addingTimeInterval(90_000))
        func count(_ narrowing: AuditNarrowing) async throws -> Int { try await log.rows(narrowing, limit: 1, offset: 0).total }
        #expect(try await count(AuditNarrowing(person: .init("p1"))) == 5)
        #expect(try await count(AuditNarrowing(act: .roleGiven)) == 1)
        #expect(try await count(AuditNarrowing(thing: .change, key: "c3")) == 1)
        #expect(try await count(AuditNarrowing(from: Day(Self.now), until: Day(Self.now))) == 12)
        #expect(try await count(AuditNarrowing(from: Day(Self.now).advanced(by: 1))) == 1)
        #expect(try await count(AuditNarrowing(until: Day(Self.now).advanced(by: -1))) == 0)
        #expect(try await count(AuditNarrowing(key: "' OR 1 = 1 --")) == 0)
    }

    @Test(arguments: Engine.available)
    func `what is refused leaves no row, and a row is never without what it records`(_ engine: Engine) async throws {
        struct Refused: Error {}
        let log = try await Self.filled(engine, count: 3)
        try await log.database.write { try $0.run("CREATE TABLE thing (id BIGINT PRIMARY KEY)") }
        for id in [1, 1, 2, 2, 3] {
            try? await log.database.write { session in
                try AuditStore.append(Self.event(id), at: Self.now, in: session)
                try session.run("INSERT INTO thing (id) VALUES (\(id))")
            }
            await #expect(throws: Refused.self) {
                try await log.database.write { session in
                    try AuditStore.append(Self.event(id), at: Self.now, in: session)
                    throw Refused()
                }
            }
        }
        let verdict = try await log.verify(against: nil) { _ in }
        #expect(verdict.isWhole && verdict.rows == 6, "\(verdict.faults)")
        let things = try await log.database.read { try $0.rows("SELECT id FROM thing") }
        #expect(things.count == 3)
    }

    @Test(arguments: Engine.available)
    func `the database refuses to alter or delete a row`(_ engine: Engine) async throws {
        let log = try await Self.filled(engine)
        var deeds: [Statement] = [
            "UPDATE audit_entry SET facts = ''", "DELETE FROM audit_entry", "UPDATE audit_entry SET hash = '0' WHERE sequence = 1",
            "DELETE FROM audit_detail", "UPDATE audit_detail SET body = 'x'", "UPDATE audit_detail SET body = NULL, salt = NULL",
            "UPDATE audit_detail SET sequence = sequence + 100", "UPDATE audit_detail SET about = 'x'",
        ]
        deeds +=
            engine == .postgres
            ? ["TRUNCATE audit_entry", "TRUNCATE audit_detail"]
            : [
                "REPLACE INTO audit_entry SELECT lane, sequence, 0, actor, act, thing, thing_key, facts, details, previous, hash FROM audit_entry",
                "REPLACE INTO audit_detail SELECT lane, sequence, at_ms, about, salt, 'x', NULL, NULL FROM audit_detail",
            ]
        for deed in deeds {
            await #expect(throws: (any Error).self, "\(deed.text)") { try await log.database.write { try $0.run(deed) } }
        }
        let verdict = try await log.verify(against: nil) { _ in }
        #expect(verdict.isWhole && verdict.rows == 12)
    }

    @Test(arguments: Engine.available)
    func `a head holds what came before it, also when the log is cut`(_ engine: Engine) async throws {
        let log = try await Self.filled(engine)
        let head = try await log.takeHead(by: .program("audit"), at: Self.now.addingTimeInterval(60))
        #expect(try await log.heads(limit: 5) == [head])
        try await log.record(Self.event(99), at: Self.now.addingTimeInterval(120))
        #expect(try await log.verify(against: head) { _ in }.isWhole)
        try await log.database.write { session in
            try Spoiling.unlock(session)
            // So that the log's own record of the head is gone as well.
            try session.run("DELETE FROM audit_entry WHERE act = 'head-taken' OR thing_key IN ('c10', 'c11', 'c99')")
            try session.run(
                "DELETE FROM audit_detail WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.lane = audit_detail.lane AND e.sequence = audit_detail.sequence)"
            )
        }
        let verdict = try await log.verify(against: head) { _ in }
        #expect(verdict.faults.contains { $0.kind == .truncated })
    }

    @Test(arguments: Engine.available)
    func `a head is taken each hour in which something happened, by one node`(_ engine: Engine) async throws {
        let log = AuditStore(try await engine.migratedDatabase())
        func take(_ minutes: Double) async throws -> Bool {
            try await log.takeHead(ifOlderThan: .seconds(3_600), by: .system, at: Self.now.addingTimeInterval(minutes * 60)) != nil
        }
        #expect(try await !take(0))
        try await log.record(Self.event(1), at: Self.now)
        #expect(try await take(1))
        for minutes in [2.0, 200] { #expect(try await !take(minutes)) }
        try await log.record(Self.event(2), at: Self.now)
        let taken = [try await take(30), try await take(56), try await take(120)]
        #expect(taken == [false, true, false])
        let head = try await log.heads(limit: 1).first
        #expect(try await log.verify(against: head) { _ in }.isWhole)
    }

    @Test(arguments: Engine.available)
    func `details of a person are erased with a ground, and the chain stays whole and says so`(_ engine: Engine) async throws {
        let log = try await Self.filled(engine)
        let count = try await log.erase(
            try AuditErasureRule(person: .init("p1"), before: nil, ground: "Điều bịa 1"), by: .program("audit"), at: Self.now.addingTimeInterval(60))
        #expect(count == 2)
        let left = try await log.database.read { try $0.rows("SELECT body FROM audit_detail WHERE body IS NOT NULL") }
        #expect(left.count == 4)
        let verdict = try await log.verify(against: nil) { _ in }
        #expect(verdict.isWhole, "\(verdict.faults)")
        #expect(verdict.erasures.map(\.ground) == ["Điều bịa 1"] && verdict.erasures.map(\.count) == [2])
        let rows = try await log.rows(AuditNarrowing(act: .changeEdited), limit: 50, offset: 0)
        #expect(rows.elements.filter { if case .erased = $0.held { true } else { false } }.count == 2)
        // By age: of the rest those before tomorrow, none before today.
        let day = Day(Self.now)
        #expect(try await log.erase(AuditErasureRule(person: nil, before: day, ground: "x"), by: .system, at: Self.now) == 0)
        #expect(try await log.erase(AuditErasureRule(person: nil, before: day.advanced(by: 1), ground: "x"), by: .system, at: Self.now) == 4)
        #expect(try await log.verify(against: nil) { _ in }.isWhole)
    }

    @Test func `nothing is erased without a ground, nor without a person or a day`() {
        #expect(throws: AuditError.noGround) { try AuditErasureRule(person: .init("p"), before: nil, ground: " \n") }
        #expect(throws: AuditError.nothingNamed) { try AuditErasureRule(person: nil, before: nil, ground: "x") }
    }

    @Test(arguments: Engine.available)
    func `a walk between two days has no gap and leaves the others out`(_ engine: Engine) async throws {
        let log = AuditStore(try await engine.migratedDatabase())
        // The clock of the third goes wrong.
        for (number, day) in [0, 1, 5, 1, 2, 3].enumerated() {
            try await log.record(Self.event(number), at: Self.now.addingTimeInterval(86_400 * Double(day)))
        }
        let first = Day(Self.now).advanced(by: 1)
        var rows: [AuditRow] = []
        for try await page in try await log.walk(from: first, until: first.advanced(by: 1)) { rows += page }
        let lanes = Dictionary(grouping: rows, by: \.entry.position.lane).values
        #expect(lanes.allSatisfy { lane in zip(lane, lane.dropFirst()).allSatisfy { $0.entry.hash == $1.entry.previous } })
        let numbers = Set(rows.compactMap { $0.entry.facts?["n"] })
        #expect(numbers.isSuperset(of: ["1", "3", "4"]) && !numbers.contains("0") && !numbers.contains("5"))
    }
}

/// What the owner of a database can do, whom no trigger stops.
enum Spoiling {
    static func unlock(_ session: any SQLSession) throws {
        switch session.dialect {
        case .sqlite:
            for row in try session.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'") {
                try session.run(Statement(stringLiteral: "DROP TRIGGER \(try row.get("name") as String)"))
            }
        case .postgres:
            try session.run("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            try session.run("ALTER TABLE audit_detail DISABLE TRIGGER USER")
        }
    }
}
