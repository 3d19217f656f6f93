// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Publishing

/// Reads files that were sent to the site in a process of its own for each: this very program, as `read-file`, within limits.
///
/// A parser that a hostile file breaks takes nothing with it but its own process.
struct ConfinedReadings: ActReadings {
    private let program: ConfinedProgram
    private let queue: OperationQueue

    private static let mostAtOnce = 2
    /// Those that wait for their turn besides; each holds its file in memory.
    private static let mostWaiting = 8

    init(executable: String) {
        program = ConfinedProgram(path: executable, bytesOfMemory: 4_096 * 1_048_576)
        // Threads that may wait for a process, apart from those that serve pages.
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = Self.mostAtOnce
    }

    var proposing: Proposing { { AmendmentReader.proposals(in: $0) } }

    func reading(of bytes: [UInt8], named name: String) async throws -> ActReading { try await outcome(of: DongHanh.ReadFile.command, bytes, name) }

    /// - Parameter command: Prints a ``FileOutcome`` of the value.
    private func outcome<Value: Codable & Sendable>(of command: String, _ bytes: [UInt8], _ name: String) async throws -> Value {
        guard queue.operationCount < Self.mostAtOnce + Self.mostWaiting else { throw UploadError.busy }
        let output = try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { [program] in
                continuation.resume(with: Result { try program.output(reading: bytes) { [command, $0, "--name", name] } })
            }
        }
        guard let output else { throw ImportError.broken(name) }
        switch try JSONDecoder().decode(FileOutcome<Value>.self, from: Data(output)) {
        case .read(let value): return value
        case .refused(let refusal): throw refusal
        }
    }
}

extension ConfinedReadings: Workbooks {
    func sheet(of bytes: [UInt8], named name: String) async throws -> Spreadsheet { try await outcome(of: DongHanh.ReadSheet.command, bytes, name) }
    func workbook(of sheet: Spreadsheet) -> [UInt8] { Workbook.file(of: sheet) }
}

/// What comes back from the process.
enum FileOutcome<Value: Codable>: Codable {
    case read(Value)
    case refused(FileRefusal)
}

/// A refusal that another process has made.
struct FileRefusal: Refusal, Codable {
    let kindName: String
    let key: String
    let details: [String]

    init(_ refusal: any Refusal) {
        kindName = refusal.kind.rawValue
        key = refusal.key
        details = refusal.details
    }

    var kind: RefusalKind { RefusalKind(rawValue: kindName) ?? .invalid }
}
