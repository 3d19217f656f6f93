// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

/// The program as people and scripts meet it: what it prints where, and how it ends.
@Suite struct CommandTests {
    @Test(arguments: TestDatabase.available)
    func `a new folder needs no preparation, and an answer carries its proof`(_ database: TestDatabase) async throws {
        let program = try Program()
        let address = try await database.address(in: program)

        let asked = try await program.run("ask", "Ai có thẩm quyền cấp giấy phép bưu chính?", "--on", "2026-11-22", "--json", database: address)

        let answer = try asked.json()
        #expect(asked.status == 0, "\(asked.errors)")
        let keys: Set = ["id", "question", "on", "place", "action", "reason", "sentences", "competence", "clarify", "ticket", "asOf"]
        #expect(keys.isSubset(of: answer.keys), "\(answer.keys.sorted())")
        #expect(answer["on"] as? String == "2026-11-22")
        #expect(answer["place"] is NSNull)
        let second = try await program.run("ask", "Ai có thẩm quyền cấp giấy phép bưu chính?", database: address)
        #expect(second.status == 0)
        #expect(!second.errors.contains("Đã nạp nội dung"), "content was loaded twice")
    }

    @Test(
        arguments: [
            (["ask", ""], "question.empty"), (["ask", " \u{1}\n "], "question.empty"),
            (["ask", String(repeating: "a ", count: 50_000)], "question.too-long"),
            (["ask", "x", "--on", "2026-02-30"], "question.no-such-day"), (["ask", "x", "--on", "hôm qua"], "question.no-such-day"),
            (["ask", "x", "--known", "2026-13-01"], "question.no-such-day"),
            (["ask", "Ai cấp?", "--place", "Atlantis"], "question.no-such-place"),
            (["competence", "không có nhiệm vụ nào như vậy zzz"], "duty.not-found"),
            (["search", "  "], "question.empty"), (["import", "không-có.tar.gz"], nil),
        ] as [([String], String?)])
    func `what cannot be done is refused with a sentence`(_ arguments: [String], _ key: String?) async throws {
        let program = try Program()

        let plain = try await program.run(arguments)
        #expect(plain.status == 1)
        #expect(plain.output.isEmpty)
        #expect(plain.errors.count > 10)

        let json = try await program.run(arguments + ["--json"])
        let error = try #require(try json.json()["error"] as? [String: String])
        #expect(json.status == 1)
        #expect(Set(error.keys) == ["kind", "key", "message"])
        if let key { #expect(error["key"] == key) }
    }

    @Test(
        arguments: [
            [], ["--wrong"], ["ask"], ["serve", "--port", "x"], ["search", "x", "--limit", "0"], ["ask", "x", "--language", "fr"],
            ["ask", "x", "--database", "mysql://x"], ["nothing"],
        ] as [[String]])
    func `wrong usage ends with 64`(_ arguments: [String]) async throws {
        // Without a command the program tells its commands, which is no wrong usage.
        let program = try Program()
        #expect(try await program.run(arguments).status == (arguments.isEmpty ? 0 : 64))
        guard !arguments.isEmpty else { return }
        let json = try await program.run(arguments + ["--json"])
        #expect(json.status == 64)
        #expect(try json.json()["error"] is [String: String])
    }

    @Test func `the handbook has the same bytes from either database, and tells what it lacks`() async throws {
        var digests: Set<String> = []
        for database in TestDatabase.available {
            let program = try Program()
            let address = try await database.address(in: program)
            let file = program.path("cam-nang.epub")
            let ending = try await program.run(
                "handbook", "--on", "2026-11-22", "--format", "epub", "--out", file, "--json", database: address)
            #expect(ending.status == 0, "\(ending.errors)")
            let told = try ending.json()
            #expect(told["bytes"] as? Int == FileManager.default.contents(atPath: file)?.count)
            #expect(told["on"] as? String == "2026-11-22" && (told["entries"] as? Int ?? 0) > 150 && (told["incomplete"] as? Int ?? 0) > 0)
            digests.insert(try #require(told["sha256"] as? String))
        }
        #expect(digests.count == 1)
        let refused = try await Program().run("handbook", "--out", "/khong-co/cam-nang.html", "--json")
        #expect(refused.status == 1 && refused.output.contains("handbook.cannot-write"))
    }

    @Test(arguments: TestDatabase.available)
    func `the watch over the registry is told as values`(_ database: TestDatabase) async throws {
        let program = try Program()
        let address = try await database.address(in: program)
        let checked = try await program.run("check", "--json", database: address)
        let rules = try checked.json()["rules"] as? Int ?? 0
        #expect(checked.status == 0 && rules >= 15, "\(checked.errors)")
        let told = try await program.run("sunset", "--on", "2027-02-27", "--within", "7", "--json", database: address)
        let lapses = try #require(try told.json()["lapses"] as? [[String: Any]])
        #expect(lapses.count > 50 && lapses.allSatisfy { $0["alert"] as? Int == 7 })
        #expect(try await program.run("sunset", "--on", "2027-02-27", "--within", "7", database: address).output.contains("01/03/2027"))
    }

    @Test func `a catalogue that goes out names nobody whose ground has changed`() async throws {
        let program = try Program()
        let address = try await TestDatabase.sqlite.address(in: program)
        func services() async throws -> Int {
            let file = program.path("so.jsonld")
            let ending = try await program.run("registry", "--format", "jsonld", "--on", "2026-11-22", "--out", file, database: address)
            #expect(ending.status == 0, "\(ending.errors)")
            return try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\"cpsv:PublicService\"").count - 1
        }
        let before = try await services()
        let database = try await Databases.open(address)
        try await database.write { session in
            try session.run(
                """
                INSERT INTO law_change (id, cause, label, document, number, title, path, place, manner, known_at)
                VALUES ('x', 'reading/x', '', '133-2025-nd-cp', '133/2025/NĐ-CP', '', '', '', 'reread', \(Date().addingTimeInterval(60)))
                """)
            try session.run("UPDATE law_generation SET number = number + 1")
        }
        try await database.close()
        let after = try await services()
        #expect(before > 20 && after < before, "\(before) \(after)")
    }

    @Test func `a refusal speaks the reader's language`() async throws {
        let program = try Program()
        let vi = try await program.run("ask", "")
        let en = try await program.run("ask", "", "--language", "en")
        #expect(vi.errors != en.errors)
        #expect(!en.errors.isEmpty && en.errors.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func `hostile words are words`() async throws {
        let program = try Program()
        for text in ["'; DROP TABLE answer; --", "<script>alert(1)</script>", "\u{202E}hỏi ngược", "Ha\u{300} No\u{323}\u{302}i"] {
            let ending = try await program.run("ask", text, "--json")
            #expect(ending.status == 0, "\(text): \(ending.errors)")
            #expect(try ending.json()["action"] is String)
        }
    }

    @Test func `a question may be piped in`() async throws {
        let program = try Program()
        let ending = try await program.run("ask", "-", "--json", input: "Ai có thẩm quyền cấp giấy phép bưu chính?\n")
        #expect(try ending.json()["question"] as? String == "Ai có thẩm quyền cấp giấy phép bưu chính?")
    }

    @Test func `the doctor finds a new folder well once it has been used, and says what to mend where it is not`() async throws {
        let program = try Program()
        _ = try await program.run("search", "thử")
        let well = try await program.run("doctor", "--port", "0", "--json")
        #expect(well.status == 0, "\(well.output)")
        #expect(try well.json()["ok"] as? Bool == true)

        let ill = try await program.run("doctor", "--port", "0", "--database", "postgres://nobody@127.0.0.1:1/nothing", "--json")
        #expect(ill.status == 1)
        let checks = try #require(try ill.json()["checks"] as? [[String: Any]])
        #expect(checks.filter { $0["ok"] as? Bool == false }.allSatisfy { $0["mend"] is String })
    }
}
