// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

/// Acknowledged is durable: a writer is killed in the middle of its work, and what it was told is there.
@Suite(.serialized) struct DurabilityTests {
    @Test(arguments: Engine.durable)
    func `every acknowledged write survives the killing of the process`(_ engine: Engine) async throws {
        let url = try await engine.emptyURL()
        let database = try await Databases.open(url)
        try await database.write { try $0.run("CREATE TABLE acknowledged (number BIGINT PRIMARY KEY)") }
        try await database.close()
        for round in 1...3 {
            let told = try Self.killedWriter(url, after: 20 * round)
            let again = try await Databases.open(url)
            let kept = Set(try await again.read { try $0.rows("SELECT number FROM acknowledged") }.map { try $0.get("number") as Int })
            #expect(told.count >= 20 * round)
            #expect(told.subtracting(kept).isEmpty)
            // Besides what was told, only the write under way may be there.
            #expect(kept.count <= told.count + 1)
            try await again.write { try $0.run("DELETE FROM acknowledged") }
            try await again.close()
        }
    }

    /// Runs the writer until it has told so many numbers, kills it, and returns all it told.
    private static func killedWriter(_ url: String, after count: Int) throws -> Set<Int> {
        let writer = Process()
        writer.executableURL = try program()
        writer.arguments = [url]
        let output = Pipe()
        writer.standardOutput = output
        try writer.run()
        var text = Data()
        while text.count(where: { $0 == UInt8(ascii: "\n") }) < count, writer.isRunning {
            text.append(output.fileHandleForReading.availableData)
        }
        kill(writer.processIdentifier, SIGKILL)
        text.append(output.fileHandleForReading.readDataToEndOfFile())
        writer.waitUntilExit()
        #expect(writer.terminationReason == .uncaughtSignal)
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
