// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A server beside the tests, in a process that is spoken with line by line; ended when nobody holds it any more.
final class Companion: Sendable {
    let folder: URL
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// - Parameter script: Its file in `Tests/`; the folder that it works in is its first argument.
    init(_ script: String, _ arguments: [String], files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "\(script)-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8) }
        process.executableURL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../\(script)").standardizedFileURL
        process.arguments = [folder.path(percentEncoded: false)] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        // Other companions may have inherited the end of its input, so that closing it here would not be noticed.
        process.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    func say(_ text: String) async throws -> String {
        try input.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
        return try await line()
    }

    /// Waits on a thread of its own: a server in this very process may have to answer meanwhile.
    func line() async throws -> String {
        let handle = output.fileHandleForReading
        let line: String? = await withCheckedContinuation { waiting in
            Thread.detachNewThread {
                var bytes = Data()
                while bytes.last != 0x0A {
                    let more = handle.availableData
                    if more.isEmpty { return waiting.resume(returning: nil) }
                    bytes += more
                }
                waiting.resume(returning: String(decoding: bytes.dropLast(), as: UTF8.self))
            }
        }
        return try #require(line, "the companion ended")
    }
}
