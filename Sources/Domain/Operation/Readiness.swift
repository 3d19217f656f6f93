// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Whether an installation can do its work, part by part.
package struct Readiness: Hashable, Sendable {
    package let parts: [Finding]

    package init(_ parts: [Finding]) { self.parts = parts }

    /// What is strained still serves; what fails must not be sent anybody.
    package var isReady: Bool { !parts.contains { $0.state == .failing } }

    package enum Part: String, Sendable, CaseIterable { case database, schema, disk, index, mail, nodes }

    package enum State: String, Sendable, CaseIterable {
        case well
        /// It serves, and somebody should look.
        case strained
        case failing
    }

    /// One part, and why it is not well; a reason names no path, address or secret.
    package struct Finding: Hashable, Sendable {
        package let part: Part
        package let state: State
        package let reason: Reason?

        package init(_ part: Part, _ state: State = .well, _ reason: Reason? = nil) {
            self.part = part
            self.state = state
            self.reason = reason
        }
    }

    package enum Reason: Hashable, Sendable {
        case noAnswer
        /// Migrations have yet to run here.
        case migrationsWait(count: Int)
        /// A newer program has been here.
        case newerSchema
        case diskFills(freeMegabytes: Int)
        case diskIsFull(freeMegabytes: Int)
        case notWritable
        case noIndex
        /// The law held is newer than what is searched.
        case indexIsBehind
        case mailWaits(count: Int, minutes: Int)
        /// Nodes that were there and are not heard of any more; the longest since so many minutes.
        case nodesAreSilent(count: Int, minutes: Int)
    }
}

extension Readiness.Finding {
    /// - Parameter freeBytes: `nil` where nobody can tell.
    package static func disk(freeBytes: Int?, isWritable: Bool) -> Self {
        guard isWritable else { return Self(.disk, .failing, .notWritable) }
        guard let freeBytes else { return Self(.disk) }
        let megabytes = freeBytes / 1_000_000
        if freeBytes < leastBytes { return Self(.disk, .failing, .diskIsFull(freeMegabytes: megabytes)) }
        return freeBytes < wantedBytes ? Self(.disk, .strained, .diskFills(freeMegabytes: megabytes)) : Self(.disk)
    }

    /// - Parameters:
    ///   - searched: Generation of the index; `nil` where there is none.
    ///   - held: Generation of the law held.
    package static func index(searched: String?, held: String) -> Self {
        if searched == held { return Self(.index) }
        return searched == nil ? Self(.index, .failing, .noIndex) : Self(.index, .strained, .indexIsBehind)
    }

    /// - Parameter minutes: Since when the oldest waits.
    package static func mail(waiting: Int, minutes: Int) -> Self {
        minutes >= patientMinutes ? Self(.mail, .strained, .mailWaits(count: waiting, minutes: minutes)) : Self(.mail)
    }

    /// A write-ahead log, and an index beside the one in use, must still fit.
    private static let leastBytes = 200_000_000
    private static let wantedBytes = 2_000_000_000
    /// A server that was away is tried again after an hour at the latest.
    private static let patientMinutes = 70
}

/// What tells how a node and the process on it fare.
package protocol Conditions: Sendable {
    /// Looks at every part, each by itself, and changes nothing.
    func readiness(at now: Date) async -> Readiness
    /// `nil` where the system does not tell.
    func process() -> ProcessFigures?
    func databaseLoad() -> DatabaseLoad
    func outbox(at now: Date) async throws -> OutboxState
    /// Every node of the site, this one too.
    func nodes() async throws -> [SiteNode]
}

/// What a process takes of its machine.
package struct ProcessFigures: Hashable, Sendable {
    package let residentBytes: Int
    package let processorSeconds: Double
    package let openFiles: Int
    package let started: Date

    package init(residentBytes: Int, processorSeconds: Double, openFiles: Int, started: Date) {
        self.residentBytes = residentBytes
        self.processorSeconds = processorSeconds
        self.openFiles = openFiles
        self.started = started
    }
}

/// Connections to a database at one moment.
package struct DatabaseLoad: Hashable, Sendable {
    /// At most so many work at once.
    package let connections: Int
    package let busy: Int
    /// Work that waits for a connection.
    package let waiting: Int

    package init(connections: Int, busy: Int, waiting: Int) {
        self.connections = connections
        self.busy = busy
        self.waiting = waiting
    }
}
