// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The handbook in a real browser: on paper, and without a network.
@Suite struct HandbookSiteTests {
    /// The entries with most to say, and one of each kind.
    static let cards = ["VT-01", "BC-01", "SH-06", "CN-01", "KH-11", "NL-07", "UQ-05", "TS-01"]

    @Test func `a card takes one sheet, and an installed handbook is read and searched without a network`() async throws {
        let program = try Program()
        let site = try RunningProgram(program, "serve", "--port", "0")
        let address = try #require(await site.address())
        let file = Program.root.appending(path: "Tests/BrowserTests/handbook.py").path()
        let walk = try await program.execute("/usr/bin/env", ["python3", file, address, "--cards"] + Self.cards)
        #expect(walk.status == 0, "\(walk.output)\(walk.errors)")
        #expect(await site.end(by: SIGINT) == .exit(0))
    }
}
