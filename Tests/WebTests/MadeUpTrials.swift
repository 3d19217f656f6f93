// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Synchronization

/// Finds what it is told to find, at once, and keeps it as the real one does.
final class MadeUpTrials: TrialRuns {
    private let store: KnowledgeTrialStore
    private let found: Mutex<Found>

    struct Found: Sendable {
        var outcome = KnowledgeTrial.Outcome.byEntry
        var worse: [TrialQuestion] = []
        var gained: [TrialQuestion] = []
        /// Instead of an outcome.
        var progress: KnowledgeTrial.Progress?
    }

    init(_ database: any SQLDatabase) {
        store = KnowledgeTrialStore(database)
        found = Mutex(Found())
    }

    func find(_ next: Found) { found.withLock { $0 = next } }

    func again(_ change: Change, by person: Person.ID, at now: Date) async throws { try await store.forget(change.id, by: person, at: now) }

    func progress(of change: Change, at now: Date) async throws -> KnowledgeTrial.Progress {
        let found = found.withLock { $0 }
        if let progress = found.progress { return progress }
        if let made = try await store.trial(of: change, at: now) { return .made(made) }
        let supposed = try await store.supposed(change, at: now)
        let entry = supposed.after.facts.knowledge.first { $0.subject == change.subject }
        let trial = KnowledgeTrial(
            change: change.id, digest: change.draft.digest, ground: supposed.ground, made: now,
            own: entry.map { [.init($0.question, found.outcome)] } ?? [], counts: [.golden: 60, .entry: 2], near: 3, worse: found.worse,
            gained: found.gained)
        try await store.keep(trial)
        return .made(trial)
    }
}
