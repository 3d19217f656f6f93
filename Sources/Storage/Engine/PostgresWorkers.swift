// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// A few threads, each with a connection of its own that it opens when first needed and again after it was lost.
///
/// The threads end after the work that is waiting once nobody holds this value any more.
final class PostgresWorkers: Sendable {
    private let queue: JobQueue

    init(count: Int, open: @escaping @Sendable () throws -> PostgresConnection) {
        let queue = JobQueue(workers: count)
        for number in 1...count {
            let thread = Thread { queue.work(at: Seat(open: open)) }
            thread.name = "postgres-\(number)"
            thread.start()
        }
        self.queue = queue
    }

    deinit { queue.close {} }

    func run<Result: Sendable>(_ job: @escaping @Sendable (Seat) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = queue.add { seat in continuation.resume(with: Swift.Result { try job(seat) }) }
            if !isTaken { continuation.resume(throwing: DatabaseError.lost("the database has been closed")) }
        }
    }

    var load: DatabaseLoad { queue.load }

    /// Ends the threads after the work that is waiting.
    func close() async {
        await withCheckedContinuation { continuation in queue.close { continuation.resume() } }
    }

    /// A thread's place at the database.
    final class Seat {
        private let open: @Sendable () throws -> PostgresConnection
        private var current: PostgresConnection?

        init(open: @escaping @Sendable () throws -> PostgresConnection) { self.open = open }

        /// The connection at hand, or a new one where it has been lost or is of no more use.
        func connection() throws -> PostgresConnection {
            if let current, current.isFit { return current }
            current = nil
            let new = try open()
            current = new
            return new
        }

        func leave() { current = nil }
    }
}

/// Work that waits for a thread. All of it is guarded by one lock.
private final class JobQueue: @unchecked Sendable {
    typealias Job = @Sendable (PostgresWorkers.Seat) -> Void

    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var isClosed = false
    private var workers: Int
    private var busy = 0
    private var waiting: [@Sendable () -> Void] = []

    init(workers: Int) { self.workers = workers }

    var load: DatabaseLoad { locked { DatabaseLoad(connections: workers, busy: busy, waiting: jobs.count) } }

    /// - Returns: `false` when the queue has been closed.
    func add(_ job: @escaping Job) -> Bool {
        locked {
            guard !isClosed else { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
    }

    /// - Parameter then: Runs once the last thread has left.
    func close(_ then: @escaping @Sendable () -> Void) {
        let isOver = locked {
            isClosed = true
            condition.broadcast()
            if workers > 0 { waiting.append(then) }
            return workers == 0
        }
        if isOver { then() }
    }

    func work(at seat: PostgresWorkers.Seat) {
        while let job = next() {
            job(seat)
            locked { busy -= 1 }
        }
        seat.leave()
        let last = locked {
            workers -= 1
            return workers == 0 ? waiting : []
        }
        last.forEach { $0() }
    }

    private func next() -> Job? {
        locked {
            while jobs.isEmpty && !isClosed { condition.wait() }
            guard !jobs.isEmpty else { return nil }
            busy += 1
            return jobs.removeFirst()
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        condition.lock()
        defer { condition.unlock() }
        return body()
    }
}
