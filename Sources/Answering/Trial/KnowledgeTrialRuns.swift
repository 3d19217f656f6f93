// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Tries changes of knowledge one after the other, and tells how far each has come. What was made is kept, so that any node tells it.
package actor KnowledgeTrialRuns: TrialRuns {
    private let trials: any KnowledgeTrials
    private let golden: @Sendable () throws -> [GoldenQuestion]
    private let assistant: @Sendable (any Registries) -> any Assistant
    private let note: @Sendable (any Error) -> Void
    private var runs: [Change.ID: Run] = [:]
    private var last: Task<Void, Never>?

    private struct Run {
        let digest: String
        var asked = 0
        var total = 0
        var hasFailed = false
    }

    private static let mostWaiting = 50

    /// - Parameters:
    ///   - assistant: Answers over a registry, and keeps nothing.
    ///   - note: Is told why a trial came to no end.
    package init(
        _ trials: any KnowledgeTrials, golden: @escaping @Sendable () throws -> [GoldenQuestion],
        assistant: @escaping @Sendable (any Registries) -> any Assistant, note: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.trials = trials
        self.golden = golden
        self.assistant = assistant
        self.note = note
    }

    package func progress(of change: Change, at now: Date) async throws -> KnowledgeTrial.Progress {
        if let made = try await trials.trial(of: change, at: now) { return .made(made) }
        if let run = runs[change.id], run.digest == change.draft.digest {
            // Whoever looks again has it tried again.
            if run.hasFailed { runs[change.id] = nil }
            return run.hasFailed ? .failed : .running(asked: run.asked, of: run.total)
        }
        if runs.values.count(where: { !$0.hasFailed }) < Self.mostWaiting { begin(change, at: now) }
        return .running(asked: 0, of: 0)
    }

    package func again(_ change: Change, by person: Person.ID, at now: Date) async throws {
        try await trials.forget(change.id, by: person, at: now)
        _ = try await progress(of: change, at: now)
    }

    /// Waits for what has been begun.
    package func finish() async { await last?.value }

    /// Ends what has been begun without an outcome.
    package func stop() async {
        last?.cancel()
        await last?.value
    }

    private func begin(_ change: Change, at now: Date) {
        runs = runs.filter { !$0.value.hasFailed }
        runs[change.id] = Run(digest: change.draft.digest)
        last = Tracing.apart {
            Task { [last] in
                await withTaskCancellationHandler {
                    await last?.value
                } onCancel: {
                    last?.cancel()
                }
                await run(change, at: now)
            }
        }
    }

    private func run(_ change: Change, at now: Date) async {
        do {
            try Task.checkCancellation()
            try await trials.keep(try await trial(of: change, at: now))
            end(change)
        } catch {
            if !(error is CancellationError) { note(error) }
            end(change, hasFailed: true)
        }
    }

    /// - Throws: ``ChangeError`` for what is no entry.
    package func trial(of change: Change, at now: Date) async throws -> KnowledgeTrial {
        let supposed = try await trials.supposed(change, at: now)
        guard let entry = supposed.after.facts.knowledge.first(where: { $0.subject == change.subject }) else {
            throw ChangeError.notOfItsKind(change.subject.kind)
        }
        let former = supposed.before.facts.knowledge.first { $0.subject == change.subject }
        let attempt = TryKnowledge(
            entry, former: former, in: supposed.after, before: assistant(FixedRegistry(supposed.before)),
            after: assistant(FixedRegistry(supposed.after)), at: now)
        let found = try await attempt.findings(golden: golden()) { await self.went($0, of: $1, change) }
        return KnowledgeTrial(
            change: change.id, digest: change.draft.digest, ground: supposed.ground, made: now, own: found.own, counts: found.counts,
            near: found.near, worse: found.worse, gained: found.gained)
    }

    private func went(_ asked: Int, of total: Int, _ change: Change) {
        guard runs[change.id]?.digest == change.draft.digest else { return }
        runs[change.id]?.asked = asked
        runs[change.id]?.total = total
    }

    private func end(_ change: Change, hasFailed: Bool = false) {
        guard runs[change.id]?.digest == change.draft.digest else { return }
        if hasFailed { runs[change.id]?.hasFailed = true } else { runs[change.id] = nil }
    }
}
