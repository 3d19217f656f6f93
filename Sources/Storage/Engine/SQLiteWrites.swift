// SPDX-License-Identifier: Apache-2.0
import GRDB
import Synchronization

/// Writes that wait at the same time share one transaction, and so one flush of the disk. Each is still kept wholly or not at all, since it runs
/// in a savepoint of its own, and none is acknowledged before the flush.
final class SQLiteWrites: Sendable {
    private let writer: any DatabaseWriter
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var jobs: [Job] = []
        var isScheduled = false
    }

    private struct Job: Sendable {
        let attempt: @Sendable (SQLiteSession) -> Attempt
        let fail: @Sendable (any Error) -> Void
    }

    /// Work that has run, and how to tell its caller: of its own outcome, or of what undid it afterwards.
    private struct Attempt: Sendable {
        /// Why nothing of it is kept.
        let error: (any Error)?
        let tell: @Sendable ((any Error)?) -> Void
    }

    /// The database has undone more than the work that failed.
    private struct Undone: Error {}

    /// Writes in one transaction at most, so that none waits long for the others.
    private static let most = 256

    init(_ writer: any DatabaseWriter) { self.writer = writer }

    /// Whether anything is written, and how much waits for that.
    var load: (isWriting: Bool, waiting: Int) { waiting.withLock { ($0.isScheduled, $0.jobs.count) } }

    func run<Value: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            let job = Job(
                attempt: { session in
                    let outcome = Result { try work(session) }
                    let error: (any Error)? = if case .failure(let error) = outcome { error } else { nil }
                    return Attempt(error: error) { loss in caller.resume(with: loss.map { .failure($0) } ?? outcome) }
                },
                fail: { caller.resume(throwing: $0) }
            )
            let mustSchedule = waiting.withLock { waiting in
                waiting.jobs.append(job)
                defer { waiting.isScheduled = true }
                return !waiting.isScheduled
            }
            if mustSchedule { schedule() }
        }
    }

    private func schedule() {
        writer.asyncWriteWithoutTransaction { database in
            self.settle(self.take(), in: database)
            let isMore = self.waiting.withLock { waiting in
                waiting.isScheduled = !waiting.jobs.isEmpty
                return waiting.isScheduled
            }
            if isMore { self.schedule() }
        }
    }

    private func take() -> [Job] {
        waiting.withLock { waiting in
            defer { waiting.jobs.removeFirst(min(Self.most, waiting.jobs.count)) }
            return Array(waiting.jobs.prefix(Self.most))
        }
    }

    private func settle(_ jobs: [Job], in database: Database) {
        do { try database.beginTransaction(.immediate) } catch { return jobs.forEach { $0.fail(error) } }
        var attempts: [Attempt] = []
        do {
            for job in jobs {
                try database.execute(sql: "SAVEPOINT work")
                let attempt = job.attempt(SQLiteSession(database: database))
                attempts.append(attempt)
                // A full disk ends the whole transaction: then nobody is told that his work was kept.
                guard database.isInsideTransaction else { throw attempt.error ?? Undone() }
                if attempt.error != nil { try database.execute(sql: "ROLLBACK TO work") }
                try database.execute(sql: "RELEASE work")
            }
            try database.commit()
            attempts.forEach { $0.tell(nil) }
        } catch {
            if database.isInsideTransaction { try? database.rollback() }
            attempts.forEach { $0.tell(error) }
            jobs.dropFirst(attempts.count).forEach { $0.fail(error) }
        }
    }
}
