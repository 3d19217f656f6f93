// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The built program, run as people run it: as a process of its own, over a folder that is gone afterwards.
final class Program: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "donghanh-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var data: String { path("data") }

    func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    struct Ending {
        let status: Int32
        let output: String
        let errors: String

        /// The one JSON value on standard output; anything besides it is a fault.
        func json<Value>(_ type: Value.Type = [String: Any].self) throws -> Value {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? Value, "\(output)\(errors)")
        }
    }

    func run(_ arguments: String..., database: String? = nil, input: String? = nil) async throws -> Ending {
        try await run(arguments, database: database, input: input)
    }

    /// Runs a command over this folder to its end.
    func run(_ arguments: [String], database: String? = nil, input: String? = nil) async throws -> Ending {
        try await end(of: try process(arguments, database: database), input: input)
    }

    /// Runs another program to its end.
    func execute(_ path: String, _ arguments: [String]) async throws -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        return try await end(of: process, input: nil)
    }

    /// What is printed goes through files: a pipe that nobody empties would stop its writer.
    private func end(of process: Process, input: String?) async throws -> Ending {
        let names = (path("\(UUID().uuidString).out"), path("\(UUID().uuidString).err"))
        process.standardOutput = try Self.emptyFile(names.0)
        process.standardError = try Self.emptyFile(names.1)
        process.standardInput = try input.map(file(holding:)) ?? FileHandle.nullDevice
        try await Self.finish(process)
        return Ending(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: try Data(contentsOf: URL(filePath: names.0)), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: URL(filePath: names.1)), as: UTF8.self)
        )
    }

    private func file(holding text: String) throws -> FileHandle {
        let name = path("\(UUID().uuidString).in")
        try text.write(toFile: name, atomically: true, encoding: .utf8)
        return try #require(FileHandle(forReadingAtPath: name))
    }

    /// A process that has not been started yet.
    func process(_ arguments: [String], database: String? = nil) throws -> Process {
        let process = Process()
        process.executableURL = try Self.executable()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ["DONGHANH_DATA": data, "DONGHANH_CONTENT": try Self.content(), "PATH": "/usr/bin:/bin", "HOME": folder.path()]
        if let database { environment["DONGHANH_DATABASE"] = database }
        process.environment = environment
        return process
    }

    static func finish(_ process: Process) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
            }
        }
    }

    /// Beside the tests themselves, under the name of the product, or of the target where the package names no product.
    static func executable() throws -> URL {
        let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        let candidates = ["donghanh", "DongHanhServer"].map { folder.appending(path: $0) }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path()) }, "\(folder.path())")
    }

    static func content() throws -> String {
        root.appending(path: "Content").path(percentEncoded: false)
    }

    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    private static func emptyFile(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(filePath: path))
        return try #require(FileHandle(forWritingAtPath: path))
    }
}
