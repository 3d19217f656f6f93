// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The program while it runs: its notes can be waited for, and it can be ended or killed.
final class RunningProgram {
    private let process: Process
    private let notes: AsyncStream<String>

    init(_ program: Program, _ arguments: String..., database: String? = nil) throws {
        process = try program.process(arguments, database: database)
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        notes = Self.lines(of: pipe.fileHandleForReading)
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The first note that holds the words; `nil` when the program has ended without it.
    func note(with words: String) async -> String? {
        for await line in notes where line.contains(words) { return line }
        return nil
    }

    /// Sends a signal; what is noted until the end can still be read.
    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Sends a signal and waits for the end.
    func end(by signal: Int32) async -> Ending {
        kill(process.processIdentifier, signal)
        return await end()
    }

    func end() async -> Ending {
        // The stream of notes ends with the process.
        for await _ in notes {}
        process.waitUntilExit()
        return process.terminationReason == .exit ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
    }

    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    private static func lines(of handle: FileHandle) -> AsyncStream<String> {
        AsyncStream { stream in
            // A thread of its own: reading blocks.
            Thread.detachNewThread {
                var rest = Data()
                while true {
                    let chunk = handle.availableData
                    if chunk.isEmpty { break }
                    rest += chunk
                    while let end = rest.firstIndex(of: 0x0A) {
                        stream.yield(String(decoding: rest[..<end], as: UTF8.self))
                        rest = Data(rest[(end + 1)...])
                    }
                }
                stream.finish()
            }
        }
    }
}
