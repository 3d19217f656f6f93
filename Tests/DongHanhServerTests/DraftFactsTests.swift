// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Files of facts read by a command.
@Suite struct DraftFactsTests {
    private static let text = """
        authorities:
        - id: ong-bia
          name: {vi: Ông Bịa Đặt, en: Mr. Made-up}
          level: central
        """

    @Test(arguments: TestDatabase.available)
    func `a file is compared with the registry and changes nothing, and a faulty one is told line by line`(_ database: TestDatabase) async throws {
        let program = try Program()
        let address = try await database.address(in: program)
        let file = program.path("vuon.yaml")
        try Self.text.write(toFile: file, atomically: true, encoding: .utf8)
        for _ in 1...2 {
            let read = try await program.run("draft", file, "--json", database: address)
            let changes = try #require(try read.json()["changes"] as? [[String: Any]], "\(read.errors)")
            #expect(read.status == 0 && changes.count == 1 && changes[0]["key"] as? String == "ong-bia" && changes[0]["isNew"] as? Bool == true)
        }
        #expect(try await program.run("draft", file, database: address).output.contains("1 dữ kiện khác với sổ"))
        try Self.text.replacing("central", with: "trung ương").write(toFile: file, atomically: true, encoding: .utf8)
        let faulty = try await program.run("draft", file, database: address)
        #expect(faulty.status == 1 && faulty.output.contains("vuon.yaml:4: Hãy ghi một trong: central"), "\(faulty.output)")
        let english = try await program.run("draft", file, "--language", "en", database: address)
        #expect(english.output.contains("vuon.yaml:4: Write one of central"), "\(english.output)")
        #expect(try await program.run("draft", program.path("khong-co.yaml"), database: address).status == 1)
        let stranger = try await program.run(
            "draft", try Program.content() + "/units.yaml", "--by", "la@example.org", "--reason", "x", "--source", "y", database: address)
        // Nothing of that file is new, so nobody is asked for.
        #expect(stranger.status == 0 && stranger.output.contains("0 dữ kiện"), "\(stranger.errors)")
    }
}
