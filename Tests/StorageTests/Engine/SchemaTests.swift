// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

@Suite(.serialized) struct SchemaTests {
    @Test(arguments: Engine.available)
    func `a new database has everything waiting, a migrated one nothing`(_ engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        #expect(!(try await Schema.pending(in: database)).isEmpty)
        try await Schema.migrate(database)
        #expect(try await Schema.pending(in: database).isEmpty)
        try await Schema.migrate(database)
    }

    @Test(arguments: Engine.durable)
    func `two nodes that start at once do not meet`(_ engine: Engine) async throws {
        let url = try await engine.emptyURL()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 {
                group.addTask { try await Schema.migrate(try await Databases.open(url)) }
            }
            try await group.waitForAll()
        }
        #expect(try await Schema.pending(in: try await Databases.open(url)).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a database of a newer version is refused and left as it is`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        try await database.write { try $0.run("INSERT INTO schema_migration (name, applied_at) VALUES ('9999-future', 0)") }
        try await database.write { try $0.run("DELETE FROM schema_migration WHERE name = '0004-answers'") }
        await #expect(throws: DatabaseError.newerVersion(unknown: "9999-future")) { try await Schema.migrate(database) }
        #expect(try await database.read { try $0.rows("SELECT name FROM schema_migration WHERE name = '0004-answers'") }.isEmpty)
    }
}
