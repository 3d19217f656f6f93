// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite struct ImportTests {
    @Test(arguments: TestDatabase.available)
    func `an import that was killed shows nothing, goes on where it stopped, and is done once`(_ database: TestDatabase) async throws {
        let program = try Program()
        let address = try await database.address(in: program)
        let edition = MadeUpEdition(headings: 300, articles: 12)
        let archive = try await edition.pack(by: program)
        let slow = try SlowFile(of: archive, at: program.path("slow"), stoppingInPass: 3)

        let first = try RunningProgram(program, "import", slow.path, database: address)
        // The program waits for the second half of the edition and has staged what came before.
        #expect(await slow.isHalfRead())
        #expect(await first.end(by: SIGKILL) == .signal(SIGKILL))

        let during = try await program.run("search", "chuyện bịa", "--json", database: address)
        #expect(try #require(try during.json()["results"] as? [Any]).isEmpty, "half an edition was shown")

        let second = try await program.run("import", archive, "--json", database: address)
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.errors.contains("Làm tiếp"))
        let report = try #require(try Self.outcome(of: second)["report"] as? [String: Any])
        #expect(report["provisions"] as? Int == edition.total)
        #expect(report["added"] as? Int == edition.total)

        let third = try await program.run("import", archive, "--json", database: address)
        #expect(try Self.outcome(of: third)["alreadyImported"] as? Bool == true)

        let after = try await program.run("search", "chuyện bịa thứ 7 của đề mục 250", "--limit", "3", "--json", database: address)
        let results = try #require(try after.json()["results"] as? [[String: Any]])
        #expect(results.count == 3)
        #expect((results.first?["title"] as? String)?.contains("Chuyện bịa số 250 phần 7") == true, "\(results)")
    }

    @Test func `a running site goes over to a new edition without being asked`() async throws {
        let program = try Program()
        try MadeUpEdition(headings: 3, articles: 2).write(to: program.path("edition"))
        let site = try RunningProgram(program, "serve", "--port", "0")
        let address = try #require(await site.address())

        #expect(try await program.run("import", program.path("edition")).status == 0)

        let found = try await program.page("\(address)/api/v1/search?q=chuyện+bịa&limit=3")
        #expect(found.contains("1901"), "\(found)")
        #expect(await site.end(by: SIGTERM) == .exit(0))
    }

    private static func outcome(of ending: Program.Ending) throws -> [String: Any] {
        let imports = try #require(try ending.json()["imports"] as? [[String: Any]])
        #expect(imports.count == 1)
        return try #require(imports.first)
    }
}

extension RunningProgram {
    /// Where the site listens, once it does.
    func address() async -> String? {
        guard let line = await note(with: "http://"), let match = line.firstMatch(of: /http:\/\/[0-9.:]+/) else { return nil }
        return String(match.output)
    }
}

extension Program {
    /// What a visitor gets, by the visitor's own program.
    func page(_ address: String) async throws -> String {
        let file = path("\(UUID().uuidString).page")
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        let script =
            "import sys, urllib.request as u, urllib.parse as p; open(sys.argv[2], 'wb').write(u.urlopen(p.quote(sys.argv[1], safe=':/?&=+')).read())"
        python.arguments = ["python3", "-c", script, address, file]
        try await Program.finish(python)
        return try String(contentsOfFile: file, encoding: .utf8)
    }
}
