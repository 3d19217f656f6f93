// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A process that writes and tells what was acknowledged, until it is killed.
struct KilledWriter {
    private let process = Process()
    private let output = Pipe()

    init(_ arguments: String...) throws {
        process.executableURL = try Self.program()
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
    }

    /// Waits until it has told so many numbers, kills it, and gives back all it told.
    func numbers(until count: Int) throws -> Set<Int> {
        var text = Data()
        while text.count(where: { $0 == UInt8(ascii: "\n") }) < count, process.isRunning {
            text.append(output.fileHandleForReading.availableData)
        }
        kill(process.processIdentifier, SIGKILL)
        text.append(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        // A last line without its end was never told.
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return Set(lines.compactMap { Int($0) })
    }

    /// The writer lies beside the tests.
    private static func program() throws -> URL {
        let here = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [here, URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug")]
            .map { $0.appending(path: "DurableWriter") }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }, "build DurableWriter first")
    }
}
