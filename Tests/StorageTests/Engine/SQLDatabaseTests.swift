// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

/// What any database promises.
@Suite(.serialized) struct SQLDatabaseTests {
    struct Deliberate: Error {}

    static func table(_ engine: Engine) async throws -> any SQLDatabase {
        let database = try await engine.emptyDatabase()
        try await database.write { try $0.run("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, weight DOUBLE PRECISION, CHECK (id > 0))") }
        return database
    }

    static func count(_ database: any SQLDatabase) async throws -> Int {
        try await database.read { try $0.rows("SELECT COUNT(*) AS n FROM thing").first?.get("n") ?? -1 }
    }

    @Test(arguments: Engine.available)
    func `values come back as they were`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        let texts = ["", "Đồng Hành", "a\u{301} and á", "'; DROP TABLE thing; --", "\"\\\n\t", String(repeating: "ấ", count: 400_000)]
        for (id, text) in texts.enumerated() {
            try await database.write { try $0.run("INSERT INTO thing (id, name, weight) VALUES (\(id + 1), \(text), \(Double(id) / 3))") }
        }
        let rows = try await database.read { try $0.rows("SELECT id, name, weight FROM thing ORDER BY id") }
        #expect(try rows.map { Array((try $0.get("name") as String).unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
        #expect(try rows.map { try $0.get("weight") as Double } == texts.indices.map { Double($0) / 3 })
    }

    @Test(arguments: Engine.available)
    func `an absent value is no value`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        try await database.write { try $0.run("INSERT INTO thing (id, name) VALUES (\(1), \(nil as String?))") }
        let row = try #require(try await database.read { try $0.rows("SELECT name FROM thing") }.first)
        #expect(try row.optional("name") as String? == nil)
        #expect(throws: (any Error).self) { try row.get("name") as String }
        #expect(throws: (any Error).self) { try row.get("nothing") as String }
    }

    @Test(arguments: Engine.available)
    func `work that fails leaves nothing behind`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        await #expect(throws: Deliberate.self) {
            try await database.write { session in
                try session.run("INSERT INTO thing (id) VALUES (1)")
                throw Deliberate()
            }
        }
        await #expect(throws: (any Error).self) {
            try await database.write { session in
                try session.run("INSERT INTO thing (id) VALUES (2)")
                try session.run("INSERT INTO thing (id) VALUES (-1)")
            }
        }
        #expect(try await Self.count(database) == 0)
    }

    @Test(arguments: Engine.available)
    func `work that overlooks a failure is acknowledged only where it was kept`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        let acknowledged: Void? = try? await database.write { session in
            try session.run("INSERT INTO thing (id) VALUES (1)")
            _ = try? session.run("INSERT INTO thing (id) VALUES (-1)")
        }
        // PostgreSQL gives the whole transaction up, SQLite the statement; both are right as long as they say so.
        #expect(try await Self.count(database) == (acknowledged == nil ? 0 : 1))
    }

    @Test(arguments: Engine.available)
    func `text that a database would cut is refused, on both alike`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        try await database.write { try $0.run("INSERT INTO thing (id, name) VALUES (1, \("before"))") }
        await #expect(throws: (any Error).self) {
            try await database.write { try $0.run("INSERT INTO thing (id, name) VALUES (2, \("before\u{0}after"))") }
        }
        await #expect(throws: (any Error).self) {
            try await database.read { try $0.rows("SELECT id FROM thing WHERE name = \("before\u{0}after")") }
        }
        #expect(try await Self.count(database) == 1)
    }

    @Test(arguments: Engine.available)
    func `a reader cannot write`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        await #expect(throws: (any Error).self) { try await database.read { try $0.run("INSERT INTO thing (id) VALUES (1)") } }
        #expect(try await Self.count(database) == 0)
    }

    @Test(arguments: Engine.available)
    func `a change says how many rows it changed`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        let rows = (1...1_200).map { [SQLValue.integer(Int64($0)), .text("thing \($0)")] }
        let inserted = try await database.write { try $0.run(.insert(into: "thing", ["id", "name"], rows: rows)) }
        #expect(inserted == 1_200)
        #expect(try await database.write { try $0.run("UPDATE thing SET name = 'x' WHERE id > \(1_000)") } == 200)
        #expect(try await database.read { try $0.rows("SELECT id FROM thing WHERE id IN (\(list: [1, 2, 9_999]))") }.count == 2)
        #expect(try await database.read { try $0.rows("SELECT id FROM thing WHERE id IN (\(list: [Int]()))") }.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `of many that count at once none is lost`(_ engine: Engine) async throws {
        let database = try await Self.table(engine)
        try await database.write { try $0.run("INSERT INTO thing (id, weight) VALUES (1, 0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...60 {
                group.addTask {
                    try await database.write { session in
                        let now: Double = try session.rows("SELECT weight FROM thing WHERE id = 1").first?.get("weight") ?? -1
                        try session.run("UPDATE thing SET weight = \(now + 1) WHERE id = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        let total: Double? = try await database.read { try $0.rows("SELECT weight FROM thing").first?.get("weight") }
        #expect(total == 60)
    }

    @Test(arguments: ["mysql://user:secret@host/db", "", "/a/path", "sqlite3:x", "sqlite:"])
    func `an address of another kind is refused without its password`(_ url: String) async throws {
        let error = await #expect(throws: DatabaseError.self) { _ = try await Databases.open(url) }
        #expect(error?.details.contains { $0.contains("secret") } == false)
    }

    @Test func `a folder that is not there is refused with its path`() async throws {
        let error = await #expect(throws: DatabaseError.self) { _ = try await Databases.open("sqlite:/no/such/folder/x.sqlite") }
        #expect(error?.details.first?.contains("/no/such/folder") == true)
    }
}

@Suite(.enabled(if: Engine.postgresURL != nil)) struct PostgresDatabaseTests {
    @Test func `a lost connection is replaced`() async throws {
        let database = try await SQLDatabaseTests.table(.postgres)
        try await database.write { try $0.run("INSERT INTO thing (id) VALUES (1)") }
        for _ in 1...3 {
            // Ends every other connection to this database; the one that asks goes on.
            _ = try await database.read {
                try $0.rows(
                    "SELECT COUNT(pg_terminate_backend(pid)) AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            }
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...16 { group.addTask { try await SQLDatabaseTests.count(database) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts == Array(repeating: 1, count: 16))
        }
    }

    @Test func `a write that finds its connection gone is made on another, once`() async throws {
        let database = try await SQLDatabaseTests.table(.postgres)
        let other = try await Databases.open(try #require(Engine.postgresURL))
        for round in 1...3 {
            let names = try await database.read { try $0.rows("SELECT current_database() AS name") }
            let name: String = try #require(names.first).get("name")
            _ = try await other.read { try $0.rows("SELECT pg_terminate_backend(pid) AS gone FROM pg_stat_activity WHERE datname = \(name)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...16 {
                    group.addTask { _ = try await database.write { try $0.run("INSERT INTO thing (id) VALUES (\(round * 100 + number))") } }
                }
                try await group.waitForAll()
            }
            #expect(try await SQLDatabaseTests.count(database) == 16 * round)
        }
    }

    @Test func `a server that does not answer is named, its password is not`() async throws {
        let error = await #expect(throws: DatabaseError.self) { _ = try await Databases.open("postgres://me:secret@127.0.0.1:1/none") }
        #expect(error?.details.contains { $0.contains("secret") } == false)
    }

    @Test func `a closed database takes no more work`() async throws {
        let database = try await SQLDatabaseTests.table(.postgres)
        try await database.close()
        await #expect(throws: DatabaseError.self) { _ = try await SQLDatabaseTests.count(database) }
    }
}
