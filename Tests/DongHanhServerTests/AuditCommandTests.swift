// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

/// The log from the command line, and by a check that has nothing of this program.
@Suite struct AuditCommandTests {
    private static let script = Program.root.appending(path: "docs/audit-verify.py").path(percentEncoded: false)

    /// A log of a few rows: the content that was loaded, and two answers.
    private static func filled(_ program: Program, _ address: String) async throws {
        for question in ["Ai có thẩm quyền cấp giấy phép bưu chính?", "Thời tiết ngày mai thế nào?"] {
            _ = try await program.run("ask", question, "--json", database: address)
        }
    }

    @Test(arguments: TestDatabase.available)
    func `a log that nobody touched is whole, and one that somebody did is not, and it says where`(_ database: TestDatabase) async throws {
        let program = try Program()
        let address = try await database.address(in: program)
        try await Self.filled(program, address)
        let head = try await program.run("audit", "head", "--json", database: address)
        try head.output.write(toFile: program.path("head.json"), atomically: true, encoding: .utf8)
        let whole = try await program.run("audit", "verify", "--head", program.path("head.json"), "--json", database: address)
        #expect(whole.status == 0, "\(whole.output)\(whole.errors)")
        #expect(try whole.json()["whole"] as? Bool == true && whole.json()["rows"] as? Int ?? 0 >= 4)
        #expect(try await program.run("audit", "verify", "--language", "en", database: address).output.hasPrefix("The log is whole"))

        let export = try await program.run("audit", "export", database: address)
        try export.output.write(toFile: program.path("audit.jsonl"), atomically: true, encoding: .utf8)
        let files = [Self.script, program.path("audit.jsonl"), program.path("head.json")]
        let independent = try await program.execute("/usr/bin/python3", files)
        #expect(independent.status == 0 && independent.output == "whole\n", "\(independent.output)\(independent.errors)")

        try await Self.spoil(address)
        let spoilt = try await program.run("audit", "verify", "--json", database: address)
        #expect(spoilt.status == 1)
        let fault = try #require((try spoilt.json()["faults"] as? [[String: Any]])?.first)
        #expect(fault["kind"] as? String == "changed" && (fault["at"] as? [String: Int])?["sequence"] == 1)
        #expect(try await program.run("audit", "verify", database: address).output.contains("/1: dòng này đã bị sửa"))
        let again = try await program.run("audit", "export", database: address)
        try again.output.write(toFile: program.path("audit.jsonl"), atomically: true, encoding: .utf8)
        let told = try await program.execute("/usr/bin/python3", files)
        #expect(told.status == 1 && told.output.contains("/1: changed"), "\(told.output)\(told.errors)")
    }

    private static func spoil(_ address: String) async throws {
        let database = try await Databases.open(address)
        try await database.write { session in
            if address.hasPrefix("sqlite:") {
                try session.run("DROP TRIGGER audit_entry_update")
            } else {
                try session.run("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            }
            try session.run("UPDATE audit_entry SET actor = 'person:bia' WHERE sequence = 1")
        }
        try await database.close()
    }

    @Test func `what is erased is gone, with a ground, and both checks count it`() async throws {
        let program = try Program()
        let address = try await TestDatabase.sqlite.address(in: program)
        try await Self.filled(program, address)
        let erased = try await program.run("audit", "erase", "--before", "2999-01-01", "--ground", "Điều bịa 1", "--json", database: address)
        #expect(try erased.json()["erased"] as? Int == 2, "\(erased.errors)")
        let whole = try await program.run("audit", "verify", database: address)
        #expect(whole.status == 0 && whole.output.contains("“Điều bịa 1”"))
        let export = try await program.run("audit", "export", database: address)
        #expect(!export.output.contains("\"salt\""))
        try export.output.write(toFile: program.path("audit.jsonl"), atomically: true, encoding: .utf8)
        let independent = try await program.execute("/usr/bin/python3", [Self.script, program.path("audit.jsonl")])
        #expect(independent.status == 0, "\(independent.output)\(independent.errors)")
    }

    @Test(
        arguments: [
            (["audit", "verify", "--head", "không-có.json"], 1), (["audit", "erase", "--ground", "x"], 1),
            (["audit", "erase", "--before", "2020-01-01"], 64), (["audit", "erase", "--before", "2020-01-01", "--ground", " "], 1),
            (["audit", "export", "--format", "csv"], 64), (["audit", "export", "--from", "2026-02-30"], 1),
            (["audit", "export", "--from", "2026-02-02", "--until", "2026-02-01"], 1),
        ] as [([String], Int32)])
    func `what cannot be done is refused with a sentence`(_ arguments: [String], _ status: Int32) async throws {
        let ending = try await Program().run(arguments)
        #expect(ending.status == status && ending.output.isEmpty && ending.errors.count > 10, "\(ending.output)\(ending.errors)")
    }

    @Test func `a head that somebody has been at is refused`() async throws {
        let program = try Program()
        let address = try await TestDatabase.sqlite.address(in: program)
        try await Self.filled(program, address)
        let head = try await program.run("audit", "head", "--json", database: address)
        try head.output.replacing("\"sequence\":", with: "\"sequence\":1").write(toFile: program.path("head.json"), atomically: true, encoding: .utf8)
        let ending = try await program.run("audit", "verify", "--head", program.path("head.json"), "--json", database: address)
        #expect(ending.status == 1)
        #expect((try ending.json()["error"] as? [String: String])?["key"] == "audit.head-damaged")
    }
}
