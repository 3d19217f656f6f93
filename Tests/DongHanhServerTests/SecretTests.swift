// SPDX-License-Identifier: Apache-2.0
import Domain
import DongHanhServer
import Foundation
import Testing

/// Secrets and settings that come with the start of the program.
@Suite struct SecretTests {
    private func name(_ text: String) throws -> SecretName { try #require(SecretName(text)) }

    @Test func `a secret comes from the environment, or from a file that nobody else reads`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let secrets = MachineSecrets(
            folder: folder.path(percentEncoded: false), environment: ["DONGHANH_SECRET_NHA_CUNG_CAP": "từ môi trường", "THU": "x"])
        #expect(try secrets.secret(name("nha-cung-cap")) == "từ môi trường")
        #expect(throws: SecretError.missing(variable: "DONGHANH_SECRET_THU", file: "secrets/thu")) { try secrets.secret(name("thu")) }
        let file = folder.appending(path: "thu")
        try Data("từ tệp\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path(percentEncoded: false))
        #expect(throws: SecretError.open(file: "secrets/thu")) { try secrets.secret(name("thu")) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path(percentEncoded: false))
        #expect(try secrets.secret(name("thu")) == "từ tệp")
    }

    @Test(arguments: ["", "../x", "a/b", "A", "a b", "-a", "mật", "a\0b", String(repeating: "a", count: 41)])
    func `a name leads nowhere else`(_ text: String) { #expect(SecretName(text) == nil) }

    @Test func `what is set at the start is known with its origin, and what cannot be used is told`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(#"{"organisation": "Bộ Bịa", "mail-host": "mot.example.org"}"#.utf8).write(to: file)
        let settings = try await Settings.read(
            options: ["settings": file.path(), "address": "https://hotro.example.org"],
            environment: ["DONGHANH_MAIL_HOST": "hai.example.org", "DONGHANH_MAIL_SENDER": "a@example.org"])
        #expect(settings.pinned.texts[.mailHost] == "hai.example.org" && settings.pinned.origins[.mailHost] == .environment)
        #expect(settings.pinned.origins[.organisation] == .file && settings.pinned.origins[.address] == .commandLine)
        #expect(SettingSheet(pinned: settings.pinned, kept: [:]).setup.mail?.host == "hai.example.org")
        let faults = await #expect(throws: SettingsFaults.self) {
            try await Settings.read(options: [:], environment: ["DONGHANH_SESSION_IDLE": "0"])
        }
        #expect(faults?.sentences.first?.vi.contains("session-idle") == true)
    }
}
