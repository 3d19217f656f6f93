// SPDX-License-Identifier: Apache-2.0
import Domain
import DongHanhServer
import Foundation
import Testing

@Suite struct SettingsTests {
    @Test func `defaults need nothing but the program`() async throws {
        let settings = try await Settings.read(options: [:], environment: [:])

        #expect(settings.data.hasSuffix("/var"))
        #expect(settings.database == "sqlite:\(settings.data)/donghanh.db")
        #expect(settings.language == .vi)
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
    }

    @Test func `the command line goes before the environment, that before the file`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(#"{"port": 1001, "host": "192.0.2.1", "language": "en"}"#.utf8).write(to: file)

        let settings = try await Settings.read(
            options: ["port": "3003", "settings": file.path()],
            environment: ["DONGHANH_PORT": "2002", "DONGHANH_HOST": "192.0.2.2", "PORT": "9", "DATA": "/nowhere"]
        )

        #expect(settings.port == 3003)
        #expect(settings.host == "192.0.2.2")
        #expect(settings.language == .en)
        #expect(settings.data.hasSuffix("/var"))
    }

    @Test(arguments: [
        (["port": "eighty"], "8080"), (["port": "70000"], "65535"), (["language": "fr"], "fr"), (["content": "/nowhere/at/all"], "/nowhere/at/all"),
        (["database": "mysql://secret@host"], "sqlite:"), (["settings": "/nowhere.json"], "/nowhere.json"),
    ])
    func `a fault is told with what to write instead`(_ options: [String: String], _ word: String) async throws {
        let faults = await #expect(throws: SettingsFaults.self) { try await Settings.read(options: options, environment: [:]) }
        let sentences = try #require(faults?.sentences)
        #expect(sentences.count == 1)
        for sentence in sentences where word != "8080" {
            #expect(sentence.vi.contains(word))
            #expect(sentence.en?.contains(word) == true)
        }
    }

    @Test func `all faults are told at once`() async throws {
        let faults = await #expect(throws: SettingsFaults.self) {
            try await Settings.read(options: ["port": "-1", "language": "xx", "database": "?"], environment: [:])
        }
        #expect(faults?.sentences.count == 3)
    }

    @Test func `the address of a database is not repeated, for it may hold a password`() async throws {
        let faults = await #expect(throws: SettingsFaults.self) {
            try await Settings.read(options: ["database": "mysql://desk:mật-khẩu@host/name"], environment: [:])
        }
        #expect(faults?.sentences.contains { $0.vi.contains("mật-khẩu") || $0.en?.contains("mật-khẩu") == true } == false)
    }
}
