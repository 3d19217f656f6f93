// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A program that serves the site over its database, as it was last heard of.
package struct SiteNode: Hashable, Sendable {
    /// The same after every start; two that run at once must have two.
    package let name: String
    package let version: String
    package let started: Date
    package let seen: Date

    package init(name: String, version: String, started: Date, seen: Date) {
        self.name = name
        self.version = version
        self.started = started
        self.seen = seen
    }

    /// How often each is heard of.
    package static let beat = Duration.seconds(10)
    /// Longer than a slow start of the database or of a machine takes.
    private static let patience = 60.0
    /// Whoever was silent for so long was taken away for good.
    private static let memory = 86_400.0

    package func isSilent(at now: Date) -> Bool { now.timeIntervalSince(seen) > Self.patience }

    /// What is known of nodes that were last heard of before is of no use.
    package static func forgotten(at now: Date) -> Date { now.addingTimeInterval(-memory) }
}

/// The nodes of a site, each of which tells of itself.
package protocol SiteNodes: Sendable {
    /// This one is there; those that nobody has heard of for a day are forgotten.
    func beat(_ node: SiteNode) async throws
    /// This one ends in good order, and nobody needs to look for it.
    func leave(_ name: String) async throws
    /// Whatever else was heard of has ended: this one has the database to itself.
    func forgetOthers(than name: String) async throws
    /// By name.
    func all() async throws -> [SiteNode]
}

extension Readiness.Finding {
    package static func nodes(_ nodes: [SiteNode], at now: Date) -> Self {
        let silent = nodes.filter { $0.isSilent(at: now) }
        guard let longest = silent.map(\.seen).min() else { return Self(.nodes) }
        return Self(.nodes, .strained, .nodesAreSilent(count: silent.count, minutes: Int(now.timeIntervalSince(longest) / 60)))
    }
}
