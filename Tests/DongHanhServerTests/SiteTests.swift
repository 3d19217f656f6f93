// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite struct SiteTests {
    @Test func `every page can be read on a desk and on a telephone, with scripts and without`() async throws {
        let program = try Program()
        try MadeUpEdition(headings: 3, articles: 4).write(to: program.path("edition"))
        #expect(try await program.run("import", program.path("edition")).status == 0)
        let site = try RunningProgram(program, "serve", "--port", "0")
        let address = try #require(await site.address())

        let walk = try await program.browse("pages.py", address)

        #expect(walk.status == 0, "\(walk.output)\(walk.errors)")
        #expect(await site.end(by: SIGINT) == .exit(0))
    }

    @Test func `staff do their whole job by keyboard, and everybody can read every page of theirs`() async throws {
        let program = try Program()
        let site = try RunningProgram(program, "serve", "--port", "0")
        let address = try #require(await site.address())
        let note = try #require(await site.note(with: "/welcome/"))
        let invitation = try #require(note.firstMatch(of: /http:\S+\/welcome\/\w+/)).output

        let job = try await program.browse("staff.py", address, String(invitation), "--duty", "VT-01")

        #expect(job.status == 0, "\(job.output)\(job.errors)")
        #expect(await site.end(by: SIGTERM) == .exit(0))
    }

    @Test func `a question goes its whole way by keyboard, from a citizen over the telephone and the expert to the assistant`() async throws {
        let program = try Program()
        try MadeUpEdition(headings: 1, articles: 2).write(to: program.path("edition"))
        #expect(try await program.run("import", program.path("edition")).status == 0)
        let site = try RunningProgram(program, "serve", "--port", "0")
        let address = try #require(await site.address())
        let note = try #require(await site.note(with: "/welcome/"))
        let invitation = try #require(note.firstMatch(of: /http:\S+\/welcome\/\w+/)).output

        let loop = try await program.browse("loop.py", address, String(invitation))

        #expect(loop.status == 0, "\(loop.output)\(loop.errors)")
        #expect(await site.end(by: SIGTERM) == .exit(0))
    }

    @Test func `behind TLS cookies, redirects and the host follow the address that was set, and people sign in at a real provider`() async throws {
        let program = try Program()
        let script = Program.root.appending(path: "Tests/behind-tls").path()
        let walk = try await program.execute(script, [Program.executable().path(), Program.content(), program.folder.path(percentEncoded: false)])
        #expect(walk.status == 0, "\(walk.output)\(walk.errors)")
    }

    @Test func `a second site over the same folder is refused with a reason`() async throws {
        let program = try Program()
        let site = try RunningProgram(program, "serve", "--port", "0")
        #expect(await site.address() != nil)

        let second = try await program.run("serve", "--port", "0", "--json")

        #expect(second.status == 1)
        #expect((try second.json()["error"] as? [String: String])?["key"] == "data.in-use")
        #expect(await site.end(by: SIGTERM) == .exit(0))
    }
}

extension Program {
    /// Runs a script of Tests/BrowserTests to its end, with axe-core as `./test` has fetched it.
    func browse(_ script: String, _ arguments: String...) async throws -> Ending {
        let axe = Self.root.appending(path: ".build/browser/axe_playwright_python/axe.min.js").path()
        try #require(FileManager.default.fileExists(atPath: axe), "axe-core is missing; ./test fetches it")
        let file = Self.root.appending(path: "Tests/BrowserTests/\(script)").path()
        return try await execute("/usr/bin/env", ["python3", file] + arguments + ["--axe", axe])
    }
}
