// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval
import Synchronization

/// Rebuilds the search index from the database; one process a data folder at a time.
struct IndexRefresh: Sendable {
    private let house: Assembly
    private let console: Console
    private static let batch = 1_000

    init(_ house: Assembly, _ console: Console) {
        self.house = house
        self.console = console
    }

    static func lock(_ house: Assembly, _ console: Console) async throws -> FileLock {
        try await FileLock.waiting(for: house.settings.indexLock) {
            console.note(console("Đợi một tiến trình khác dựng xong chỉ mục…", "Waiting for another process that builds the index…"))
        }
    }

    /// Rebuilds what is behind; `nil` where the index was current.
    @discardableResult func refresh() async throws -> IndexReport? {
        guard try await isBehind() else { return nil }
        return try await refresh(holding: try await Self.lock(house, console))
    }

    @discardableResult func refresh(holding lock: FileLock) async throws -> IndexReport? {
        // Whoever held the lock before may have done it.
        guard try await isBehind() else { return nil }
        return try await build(holding: lock)
    }

    func rebuild() async throws -> IndexReport {
        try await build(holding: try await Self.lock(house, console))
    }

    func isBehind() async throws -> Bool {
        try await house.index.generation != house.documents.holdings().generation
    }

    private func build(holding lock: FileLock) async throws -> IndexReport {
        let started = ContinuousClock.now
        let holdings = try await house.documents.holdings()
        let progress = ProgressLine(
            console("Dựng chỉ mục", "Index"), unit: console("điều", "articles"), total: holdings.provisions, on: console
        )
        let builder = Mutex(
            IndexBuilder(
                folder: house.settings.index, generation: holdings.generation, documents: try await house.documents.allDocuments()
            )
        )
        try await house.documents.walk(batch: Self.batch) { provisions in
            builder.withLock { $0.add(provisions) }
            progress.advance(by: provisions.count)
        }
        try builder.withLock { try $0.finish() }
        if holdings.provisions > 0 { progress.finish() }
        withExtendedLifetime(lock) {}
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        return IndexReport(generation: holdings.generation, provisions: holdings.provisions, seconds: seconds)
    }
}

/// What an index was made from, and how long it took.
struct IndexReport: Encodable, Sendable {
    let generation: String
    let provisions: Int
    let seconds: Double
}
