// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// Files of erased tickets, looked for in everything that a database keeps.
extension RetentionStoreTests {
    /// Words that stand nowhere else. Three times as many bytes are whole letters of base 64, and so are found in it.
    private static let file = String(repeating: "gió mây bịa đặt ", count: 600)

    /// Where the words of the file, its name, or what a database makes of them still stand: in any column of any table, in the file of the
    /// database, or beside it.
    private static func traces(in database: any SQLDatabase) async throws -> [String] {
        let marks = ["gió mây bịa đặt", "to-khai-tran-bia", Data(String(repeating: "gió mây bịa đặt ", count: 3).utf8).base64EncodedString()]
        let found = try await database.read { session in
            let tables: [String] = try session.rows(
                session.dialect == .sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
            ).map { try $0.get("name") }
            #expect(tables.contains("attachment_content") && tables.count > 40)
            return try tables.flatMap { table -> [String] in
                let columns: [String] = try session.rows(
                    session.dialect == .sqlite
                        ? "SELECT name FROM pragma_table_info(\(table))"
                        : "SELECT column_name AS name FROM information_schema.columns WHERE table_name = \(table) AND table_schema = 'public'"
                ).map { try $0.get("name") }
                return try columns.filter { column in
                    try marks.contains { mark in
                        let text = "SELECT COUNT(*) AS n FROM \"\(table)\" WHERE CAST(\"\(column)\" AS TEXT) LIKE '%\(mark)%'"
                        return try session.rows(Statement(stringLiteral: text)).first?.get("n") ?? 0 > 0
                    }
                }.map { "\(table).\($0)" }
            }
        }
        return found
            + (try await files(of: database).filter { path in
                let bytes = try Data(contentsOf: URL(filePath: path))
                return marks.contains { bytes.range(of: Data($0.utf8)) != nil }
            })
    }

    /// The file of the database and all beside it that is called after it; none for one that has no file.
    private static func files(of database: any SQLDatabase) async throws -> [String] {
        let path: String? = try await database.read { session in
            guard session.dialect == .sqlite else { return nil }
            return try session.rows("SELECT file FROM pragma_database_list").first?.optional("file")
        }
        guard let path, !path.isEmpty else { return [] }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let name = URL(filePath: path).lastPathComponent
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(name) }.map { folder + "/" + $0 }
    }

    @Test(arguments: Engine.available, [true, false])
    func `of the files of an erased ticket no byte is left, by rule or on request, and those of others stay`(
        _ engine: Engine, _ isByRule: Bool
    ) async throws {
        let house = try await House(engine)
        let (database, bytes) = (house.desk.office.database, Array(Self.file.utf8))
        try await house.ticket("t", daysAgo: 800, isDone: false)
        try await house.ticket("other", daysAgo: 1, isDone: false)
        let attachments = AttachmentStore(database)
        let instant = Self.now.addingTimeInterval(-86_400 * 800)
        let name = "to-khai-tran-bia.txt"
        _ = try await attachments.keep(
            try TicketFile(id: .init("f1"), name: name, bytes: bytes, digest: "d1", isForAsker: true), bytes, secretDigest: "s-t", at: instant)
        _ = try await house.desk.tickets.change(.init("t"), by: .init("an")) {
            try $0.take(revision: $0.revision, by: $1, at: instant)
        }
        _ = try await attachments.keep(
            try TicketFile(id: .init("f2"), name: name, bytes: bytes + [0x62], digest: "d2", isForAsker: false), bytes + [0x62], on: .init("t"),
            by: .init("an"), at: instant)
        let kept = Array("Chuyện khác.".utf8)
        _ = try await attachments.keep(
            try TicketFile(id: .init("f3"), name: "khac.txt", bytes: kept, digest: "d3", isForAsker: true), kept, secretDigest: "s-other",
            at: Self.now)
        _ = try await house.desk.tickets.change(.init("t"), by: .init("an")) {
            try $0.close(revision: $0.revision, because: "Bịa", by: $1, at: instant)
        }
        // The walk finds what there is: in the rows and, where the database is a file, in its bytes.
        let before = try await Self.traces(in: database)
        #expect(before.contains("attachment_content.content") && before.contains("attachment.name"))
        let hasFile = try await !Self.files(of: database).isEmpty
        #expect(hasFile == before.contains { $0.hasPrefix("/") })
        if isByRule {
            #expect(try await house.store.round(at: Self.now).tickets == 1)
        } else {
            _ = try await house.store.erase(.init("t"), because: .wanted, by: .init("luat"), at: Self.now)
        }
        #expect(try await Self.traces(in: database) == [])
        #expect(try await attachments.attachments(of: .init("t")).isEmpty)
        #expect(try await attachments.bytes(of: .init("f3"), on: .init("other")).bytes == kept)
        #expect(try await house.desk.audit.verify(against: nil) { _ in }.isWhole)
    }
}
