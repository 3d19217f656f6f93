// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import Foundation
import Importing

/// Takes the facts of `Content/` into the database where it has none, or where the files have changed since the last time.
///
/// What was loaded last is noted beside the data, so that a start reads the files once and parses none of them.
struct ContentLoading: Sendable {
    let folder: String
    let stampPath: String
    let database: String
    let facts: any Facts

    /// What was loaded, or `nil` where nothing had changed.
    func refresh(at now: Date) async throws -> FactsReport? {
        let stamp = try stamp()
        let last = try? String(contentsOfFile: stampPath, encoding: .utf8)
        if last == stamp, try await !facts.generation().isEmpty { return nil }
        let reading = try read()
        let report = try await facts.replace(with: reading.facts, at: now)
        try note()
        return report
    }

    /// Notes the files as the last that were loaded.
    func note() throws { try stamp().write(toFile: stampPath, atomically: true, encoding: .utf8) }

    /// The facts, if none of them has a fault.
    func read() throws -> ContentReading {
        let reading = ContentReader(folder: folder).read()
        guard reading.faults.isEmpty else { throw ContentError.faulty(reading.faults) }
        return reading
    }

    /// Names the files' bytes and the database they went into, without giving away its address.
    private func stamp() throws -> String {
        var hash = SHA256()
        hash.update(data: Data(database.utf8))
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
        for file in files {
            hash.update(data: Data(file.utf8))
            hash.update(data: try Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
        }
        return hash.finalize().map { String(format: "%02x", $0) }.joined() + " " + Version.current + "\n"
    }
}

enum ContentError: Refusal {
    case faulty([ContentFault])
    case missing

    var kind: RefusalKind { .invalid }

    var key: String {
        switch self {
        case .faulty: "content.faulty"
        case .missing: "content.missing"
        }
    }

    var details: [String] {
        switch self {
        case .faulty(let faults): [String(faults.count), faults.map { "\($0.file):\($0.line): \($0.message)" }.joined(separator: "\n")]
        case .missing: []
        }
    }
}
