// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging
import Retrieval

/// Beside a running site: embeds what is not embedded yet, at the lowest priority, for as long as search by meaning is on.
///
/// One process a data folder; where `donghanh model embed` is at work, this takes in what it adds.
struct MeaningKeeper: Sendable {
    let house: Assembly
    let logger: Logger
    let pause: Duration

    func run() async throws {
        var done: String?
        while !Task.isCancelled {
            try await Task.sleep(for: pause)
            do {
                guard let source = await house.meaning.source() else { continue }
                source.vectors.refresh()
                let generation = try await house.documents.holdings().generation
                let wanted = house.meaning.takeWanted(Self.most)
                let stamp = source.embedder.engine + generation
                guard stamp != done || !wanted.isEmpty else { continue }
                guard let lock = try FileLock(house.settings.vectorsLock) else { continue }
                if try await embed(source, generation, first: wanted, isPlanned: stamp != done) { done = stamp }
                withExtendedLifetime(lock) {}
            } catch is CancellationError {
                return
            } catch {
                // What was made is kept; after a rest the next round goes on.
                await house.meaning.note(error)
                logger.warning("nothing embedded", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
        }
    }

    private static let most = 200

    /// - Returns: Whether all was embedded that is held.
    private func embed(_ source: MeaningSource, _ generation: String, first: [Provision.ID], isPlanned: Bool) async throws -> Bool {
        let work = house.embedding(source)
        var plan = isPlanned ? try await work.plan() : Embedding.Plan()
        plan.missing = first + plan.missing
        let meaning = house.meaning
        try await work.run(
            plan, now: { Date() }, wanted: { meaning.takeWanted($0) },
            isStale: { [house] in
                let other = await house.meaning.source().map { $0.embedder.engine != source.embedder.engine } ?? true
                return try await house.documents.holdings().generation != generation || other
            },
            progress: { if isPlanned { meaning.report($0) } })
        return try await house.documents.holdings().generation == generation
    }
}
