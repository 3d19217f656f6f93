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

        let walk = try await program.execute(
            "/usr/bin/env", ["python3", Program.root.appending(path: "Tests/BrowserTests/pages.py").path(), address])

        #expect(walk.status == 0, "\(walk.output)\(walk.errors)")
        #expect(await site.end(by: SIGINT) == .exit(0))
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
