// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Synchronization
import Testing
import Web

/// Parts that fare as they are told to.
final class MadeUpConditions: Conditions {
    private let state = Mutex<(readiness: Readiness, looks: Int)>((Readiness([.init(.database)]), 0))

    var looks: Int { state.withLock { $0.looks } }

    func become(_ readiness: Readiness) { state.withLock { $0.readiness = readiness } }

    func readiness(at now: Date) async -> Readiness {
        state.withLock { state in
            state.looks += 1
            return state.readiness
        }
    }

    func process() -> ProcessFigures? {
        ProcessFigures(residentBytes: 123_456_789, processorSeconds: 1.5, openFiles: 12, started: TestSite.now.addingTimeInterval(-60))
    }

    func databaseLoad() -> DatabaseLoad { DatabaseLoad(connections: 9, busy: 1, waiting: 0) }

    func nodes() async throws -> [SiteNode] {
        [
            SiteNode(name: "may-1:8080", version: "1", started: TestSite.now.addingTimeInterval(-60), seen: TestSite.now.addingTimeInterval(-5)),
            SiteNode(name: "may-2:8080", version: "2", started: TestSite.now.addingTimeInterval(-9_000), seen: TestSite.now.addingTimeInterval(-600)),
        ]
    }

    func outbox(at now: Date) async throws -> OutboxState {
        OutboxState(waiting: 2, oldest: now.addingTimeInterval(-30), sent: 5, givenUp: 1, lastFault: nil)
    }
}

/// Reads the text format by its grammar, apart from who writes it.
struct NaiveExposition {
    private var samples: [(name: String, labels: [String: String], value: Double)] = []

    init(_ text: String) throws {
        var types: [String: String] = [:]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("# HELP ") { continue }
            if line.hasPrefix("# TYPE ") {
                let parts = line.split(separator: " ")
                try #require(parts.count == 4 && types[String(parts[2])] == nil, "\(line)")
                types[String(parts[2])] = String(parts[3])
                continue
            }
            let match = try #require(try /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.wholeMatch(in: line), "\(line)")
            var labels: [String: String] = [:]
            for pair in (match.2 ?? "").matches(of: /([a-z_]+)="((?:[^"\\]|\\.)*)"/) {
                labels[String(pair.1)] = String(pair.2).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
            }
            let base = String(match.1).replacing(/_(bucket|sum|count)$/, with: "")
            try #require(types[String(match.1)] != nil || types[base] == "histogram", "\(line) has no type")
            let value = match.3 == "+Inf" ? Double.infinity : try #require(Double(match.3), "\(line)")
            samples.append((String(match.1), labels, value))
        }
        try checkBuckets()
    }

    func value(_ name: String, _ labels: [String: String]) -> Double? { samples.first { $0.name == name && $0.labels == labels }?.value }

    func labels(_ name: String, _ label: String) -> Set<String> { Set(samples.filter { $0.name == name }.compactMap { $0.labels[label] }) }

    /// Buckets grow, and the last one holds them all.
    private func checkBuckets() throws {
        let buckets = samples.filter { $0.name.hasSuffix("_bucket") }
        let groups = Dictionary(grouping: buckets) { "\($0.name) \($0.labels.filter { $0.key != "le" }.sorted { $0.key < $1.key })" }
        for (name, group) in groups {
            let values = group.map(\.value)
            try #require(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "\(name)")
            let last = try #require(group.last)
            try #require(last.labels["le"] == "+Inf")
            let count = samples.first {
                $0.name == last.name.replacing("_bucket", with: "_count") && $0.labels == last.labels.filter { $0.key != "le" }
            }
            try #require(count?.value == last.value, "\(name)")
        }
    }
}
