// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What everybody did that changed or revealed something: rows are added and never altered.
///
/// What is changed in a store is recorded by that store, in the same transaction; this port is for what is changed nowhere, and for reading.
package protocol AuditLog: Sendable {
    /// Remembers something that changes nothing by itself, such as a look at what tells of people; durable when it returns.
    func record(_ event: AuditEvent, at now: Date) async throws

    /// Newest first.
    func rows(_ narrowing: AuditNarrowing, limit: Int, offset: Int) async throws -> Listing<AuditRow>

    /// Every row between two days, lanes one after the other, each in order and without a gap; `nil` stands for the beginning or the end.
    func walk(from: Day?, until: Day?) async throws -> AsyncThrowingStream<[AuditRow], any Error>

    /// How many rows there are.
    func count() async throws -> Int

    /// Checks every row, against a head that was kept elsewhere where there is one.
    ///
    /// - Parameter progress: Called with the number of rows checked since the last call.
    func verify(against head: AuditHead?, progress: @escaping @Sendable (Int) -> Void) async throws -> AuditVerdict

    /// The last row of every lane, recorded in the log itself.
    func takeHead(by actor: AuditActor, at now: Date) async throws -> AuditHead

    /// Heads that were taken, newest first.
    func heads(limit: Int) async throws -> [AuditHead]

    /// Erases details, and records that it did, on what ground and which.
    ///
    /// - Returns: How many rows lost their details.
    func erase(_ rule: AuditErasureRule, by actor: AuditActor, at now: Date) async throws -> Int
}

extension AuditLog {
    /// Takes a head where the last one is old and something has happened since; several nodes may ask, and one is taken.
    package func takeHead(ifOlderThan age: Duration, by actor: AuditActor, at now: Date) async throws -> AuditHead? {
        let count = try await count()
        guard count > 0 else { return nil }
        if let last = try await heads(limit: 1).first {
            // The head itself is a row too.
            let known = last.lanes.reduce(1) { $0 + $1.sequence }
            // A tenth less, so that a round that comes a little early does not put it off by a whole one.
            guard count > known, now.timeIntervalSince(last.at) >= 0.9 * (age / .seconds(1)) else { return nil }
        }
        return try await takeHead(by: actor, at: now)
    }
}

/// Which rows a reader wants to see.
package struct AuditNarrowing: Hashable, Sendable {
    /// Who did it, or to whom it was done.
    package var person: Person.ID?
    package var act: AuditAct?
    package var thing: AuditThing.Kind?
    package var key: String?
    package var from: Day?
    package var until: Day?

    package init(
        person: Person.ID? = nil, act: AuditAct? = nil, thing: AuditThing.Kind? = nil, key: String? = nil, from: Day? = nil, until: Day? = nil
    ) {
        self.person = person
        self.act = act
        self.thing = thing
        self.key = key
        self.from = from
        self.until = until
    }
}
