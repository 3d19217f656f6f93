// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

/// Acknowledged is durable: a writer is killed in the middle of its work, and what it was told is there.
@Suite(.serialized) struct DurabilityTests {
    @Test(arguments: Engine.durable)
    func `every acknowledged write survives the killing of the process`(_ engine: Engine) async throws {
        for round in 1...3 {
            // Each round in a database of its own: the server may end the write under way long after its writer was killed.
            let url = try await engine.emptyURL()
            let database = try await Databases.open(url)
            try await database.write { try $0.run("CREATE TABLE acknowledged (number BIGINT PRIMARY KEY)") }
            try await database.close()
            let told = try await blocking { try KilledWriter(url).numbers(until: 20 * round) }
            let again = try await Databases.open(url)
            let kept = Set(try await again.read { try $0.rows("SELECT number FROM acknowledged") }.map { try $0.get("number") as Int })
            #expect(told.count >= 20 * round)
            #expect(told.subtracting(kept).isEmpty)
            // Besides what was told, only the write under way may be there.
            #expect(kept.count <= told.count + 1)
            try await again.close()
        }
    }

    @Test(.enabled(if: Engine.postgresURL != nil))
    func `every acknowledged write survives the crash of the server, and work goes on after it`() async throws {
        let folder = NSTemporaryDirectory() + "crash-" + UUID().uuidString
        let url = try await blocking { try Self.cluster("start", folder) }
        defer {
            _ = try? Self.cluster("stop", folder)
            try? FileManager.default.removeItem(atPath: folder)
        }
        let database = try await Databases.open(url)
        try await database.write { try $0.run("CREATE TABLE acknowledged (number BIGINT PRIMARY KEY)") }
        let (numbers, told) = AsyncStream.makeStream(of: Int.self)
        let writing = Task {
            defer { told.finish() }
            for number in 1...1_000_000 where !Task.isCancelled {
                try await database.write { try $0.run("INSERT INTO acknowledged (number) VALUES (\(number))") }
                told.yield(number)
            }
        }
        var acknowledged: [Int] = []
        for await number in numbers {
            acknowledged.append(number)
            guard number == 50 else { continue }
            _ = try await blocking { try Self.cluster("crash", folder) }
            // The writer may have found the server back before it noticed that it was gone.
            writing.cancel()
        }
        let kept = Set(try await database.read { try $0.rows("SELECT number FROM acknowledged") }.map { try $0.get("number") as Int })
        #expect(acknowledged.count >= 50)
        #expect(Set(acknowledged).subtracting(kept).isEmpty)
        try await database.write { try $0.run("INSERT INTO acknowledged (number) VALUES (-1)") }
        try await database.close()
    }

    /// - Returns: What the script prints.
    private static func cluster(_ command: String, _ folder: String) throws -> String {
        let script = Process()
        script.executableURL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../throwaway-postgres")
        script.arguments = [command, folder]
        let output = Pipe()
        script.standardOutput = output
        try script.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        script.waitUntilExit()
        try #require(script.terminationStatus == 0)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
