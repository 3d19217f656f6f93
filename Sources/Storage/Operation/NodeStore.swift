// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

extension Migration {
    /// Each node tells here that it is there.
    static let nodes = Migration(
        "0340-nodes", ["CREATE TABLE node (name TEXT PRIMARY KEY, version TEXT NOT NULL, started_at BIGINT NOT NULL, seen_at BIGINT NOT NULL)"])
}

/// Nodes in a table of the database that they share.
package struct NodeStore: SiteNodes {
    private let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func beat(_ node: SiteNode) async throws {
        try await database.write { session in
            try session.run(
                """
                INSERT INTO node (name, version, started_at, seen_at) VALUES (\(node.name), \(node.version), \(node.started), \(node.seen))
                ON CONFLICT (name) DO UPDATE SET version = excluded.version, started_at = excluded.started_at, seen_at = excluded.seen_at
                """
            )
            try session.run("DELETE FROM node WHERE seen_at < \(SiteNode.forgotten(at: node.seen))")
        }
    }

    package func leave(_ name: String) async throws {
        try await database.write { try $0.run("DELETE FROM node WHERE name = \(name)") }
    }

    package func forgetOthers(than name: String) async throws {
        try await database.write { try $0.run("DELETE FROM node WHERE name <> \(name)") }
    }

    package func all() async throws -> [SiteNode] {
        try await database.read { session in
            try session.rows("SELECT name, version, started_at, seen_at FROM node ORDER BY name").map { row in
                SiteNode(name: try row.get("name"), version: try row.get("version"), started: try row.get("started_at"), seen: try row.get("seen_at"))
            }
        }
    }
}
