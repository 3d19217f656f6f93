// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// Dovecot and a server of SMTP beside the tests; each test has a box of its own in them.
final class PostOffice: Sendable {
    let folder: URL
    let ports: (imap: Int, imaps: Int, smtp: Int)
    let certificate: String
    private let process = Process()
    private let output: FileHandle

    static let password = "bia-dat-1234"

    /// One for all tests of a run: to open it takes longer than most of them.
    static let shared = Result {
        let office = try PostOffice()
        // Nothing that is global is ever let go of.
        atexit { PostOffice.close() }
        return office
    }

    private static func close() {
        guard case .success(let office) = shared else { return }
        office.process.terminate()
        // What it writes to its end goes with the folder of the run.
        for _ in 0..<100 where kill(office.process.processIdentifier, 0) == 0 { usleep(20_000) }
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "postoffice-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.password.write(to: folder.appending(path: "password"), atomically: true, encoding: .utf8)
        let pipe = Pipe()
        output = pipe.fileHandleForReading
        process.executableURL = Program.root.appending(path: "Tests/throwaway-postoffice")
        process.arguments = [folder.path(percentEncoded: false)]
        process.standardOutput = pipe
        try process.run()
        let parts = try Self.line(of: output).split(separator: " ").map(String.init)
        let numbers = parts.prefix(3).compactMap(Int.init)
        try #require(parts.count == 4 && numbers.count == 3)
        ports = (numbers[0], numbers[1], numbers[2])
        certificate = parts[3]
    }

    private static func line(of output: FileHandle) throws -> String {
        var said = Data()
        while said.last != 0x0A {
            let more = output.availableData
            try #require(!more.isEmpty, "the post office has closed")
            said += more
        }
        return String(decoding: said.dropLast(), as: UTF8.self)
    }

    /// Waits until a letter is taken; for an office that nobody else sends by.
    func nextLetter() async throws -> [UInt8] {
        let output = output
        let said: String = try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try Self.line(of: output) }) }
        }
        return Array(try Data(contentsOf: folder.appending(path: "sent/\(said.dropFirst("sent ".count)).eml")))
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    struct Known: Secrets {
        func secret(_ name: SecretName) throws -> String { name.text == "hop-thu" ? PostOffice.password : "không phải" }
    }

    func fetcher(isTrusting: Bool = true) -> IMAPMailbox {
        IMAPMailbox(secrets: Known(), authorities: isTrusting ? certificate : nil, seconds: 600)
    }

    func account(
        _ user: String, host: String = "localhost", _ security: MailServer.Security = .tls, secret: String = "hop-thu", folder: String = "INBOX"
    ) throws -> MailboxAccount {
        let name = try #require(SecretName(secret))
        return MailboxAccount(
            host: host, port: security == .tls ? ports.imaps : ports.imap, security: security, login: .init(user: user, password: name),
            folder: folder, address: try EmailAddress("\(user)@hotro.example.org"))
    }

    /// Lays a message into a box, as a server does that has taken it.
    func deliver(_ mail: [UInt8], to user: String, at instant: Date) throws {
        let box = folder.appending(path: "boxes/\(user)")
        for name in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(at: box.appending(path: name), withIntermediateDirectories: true)
        }
        // Root makes the box, and the server that reads it is somebody else.
        if getuid() == 0 { try open(box) }
        let name = UUID().uuidString
        let written = box.appending(path: "tmp/\(name)")
        try Data(mail).write(to: written)
        try FileManager.default.setAttributes(
            [.modificationDate: instant, .posixPermissions: 0o644], ofItemAtPath: written.path(percentEncoded: false))
        try FileManager.default.moveItem(at: written, to: box.appending(path: "new/\(name)"))
    }

    private func open(_ box: URL) throws {
        for name in ["", "tmp", "new", "cur"] {
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: box.appending(path: name).path(percentEncoded: false))
        }
    }

    /// What was sent to an address, in the order in which it was taken.
    func sent(to address: String) throws -> [[UInt8]] {
        let folder = folder.appending(path: "sent")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).filter { $0.hasSuffix(".eml") }
        return try names.sorted { (Int($0.dropLast(4)) ?? 0) < (Int($1.dropLast(4)) ?? 0) }
            .map { Array(try Data(contentsOf: folder.appending(path: $0))) }
            .filter { String(decoding: $0.prefix(4_000), as: UTF8.self).contains("\nTo: <\(address)>") }
    }
}
