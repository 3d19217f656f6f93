// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage

/// How this node and the process on it fare, as the system tells it.
struct NodeConditions: Conditions {
    let settings: Settings
    let database: any SQLDatabase
    let documents: any LegalDocuments
    let index: any SearchIndex
    let outbox: any Outbox
    let nodes: any SiteNodes
    /// A database that takes longer to say that it is there is not there.
    private static let patience = Duration.seconds(5)

    func readiness(at now: Date) async -> Readiness {
        let disk = disk()
        do {
            return try await within(Self.patience) { Readiness(try await kept(at: now) + [disk]) }
        } catch DatabaseError.newerVersion {
            return Readiness([.init(.database), .init(.schema, .failing, .newerSchema), disk])
        } catch {
            return Readiness([.init(.database, .failing, .noAnswer), disk])
        }
    }

    private func kept(at now: Date) async throws -> [Readiness.Finding] {
        let waiting = try await Schema.pending(in: database).count
        guard waiting == 0 else { return [.init(.database), .init(.schema, .failing, .migrationsWait(count: waiting))] }
        let held = try await documents.holdings().generation
        let mail = try await outbox.state(at: now)
        let minutes = mail.oldest.map { Int(max(0, now.timeIntervalSince($0)) / 60) } ?? 0
        return [
            .init(.database), .init(.schema), .index(searched: await index.generation, held: held), .mail(waiting: mail.waiting, minutes: minutes),
            .nodes(try await nodes.all(), at: now),
        ]
    }

    private func disk() -> Readiness.Finding {
        .disk(freeBytes: DataFolder(settings.data).freeBytes, isWritable: access(settings.data, W_OK | X_OK) == 0)
    }

    /// The first of the work and the alarm to come back is told: work that waits for a server cannot be ended, and is not waited for.
    ///
    /// - Throws: `CancellationError` where the work is not done in time.
    private func within<Value: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let (outcomes, teller) = AsyncStream.makeStream(of: Result<Value, any Error>.self, bufferingPolicy: .bufferingOldest(1))
        let job = Task {
            do { teller.yield(.success(try await work())) } catch { teller.yield(.failure(error)) }
        }
        let alarm = Task {
            try await Task.sleep(for: limit)
            teller.yield(.failure(CancellationError()))
        }
        defer {
            job.cancel()
            alarm.cancel()
        }
        for await outcome in outcomes { return try outcome.get() }
        throw CancellationError()
    }

    func databaseLoad() -> DatabaseLoad { database.load }

    func outbox(at now: Date) async throws -> OutboxState { try await outbox.state(at: now) }

    func nodes() async throws -> [SiteNode] { try await nodes.all() }

    func process() -> ProcessFigures? { ProcessFigures.ofThisProcess() }
}

extension ProcessFigures {
    /// As Linux tells it under /proc; the name of the program, which may hold anything, ends with the last bracket.
    static func ofThisProcess() -> ProcessFigures? {
        guard let statistics = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let system = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
            let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count,
            let booted = system.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }).flatMap({ Double($0.dropFirst(6)) }),
            let end = statistics.lastIndex(of: ")")
        else { return nil }
        // Fields are counted from 1 in proc(5); the first one behind the bracket is the third.
        let fields = statistics[statistics.index(after: end)...].split(separator: " ")
        func field(_ number: Int) -> Double? { fields.count > number - 3 ? Double(fields[number - 3]) : nil }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        guard let user = field(14), let kernel = field(15), let start = field(22), let pages = field(24), ticks > 0 else { return nil }
        return ProcessFigures(
            residentBytes: Int(pages) * Int(sysconf(Int32(_SC_PAGESIZE))), processorSeconds: (user + kernel) / ticks, openFiles: files,
            started: Date(timeIntervalSince1970: booted + start / ticks))
    }
}
