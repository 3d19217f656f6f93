// SPDX-License-Identifier: Apache-2.0

/// Names which details an erasure erased: their number, and a digest of where they stood, in the order of the log.
package struct AuditTally: Hashable, Sendable {
    package private(set) var count = 0
    package private(set) var digest = ""

    package init() {}

    package mutating func add(_ position: AuditEntry.Position, hash: Hash) {
        count += 1
        digest = hash(LengthPrefixed.text([digest, String(position.lane), String(position.sequence)]))
    }
}

/// What the entries of erasures say is gone, beside what is.
struct AuditErasures: Sendable {
    private var said: [AuditEntry.Position: AuditFields] = [:]
    private var found: [AuditEntry.Position: AuditTally] = [:]

    /// More than any log has; a forged one must not fill the memory.
    private static let most = 10_000

    mutating func add(_ entry: AuditEntry) { said[entry.position] = entry.facts ?? [:] }

    /// - Returns: `false` where there are more erasures than can be.
    mutating func note(_ position: AuditEntry.Position, erasedBy by: AuditEntry.Position, hash: Hash) -> Bool {
        guard found[by] != nil || found.count < Self.most else { return false }
        found[by, default: AuditTally()].add(position, hash: hash)
        return true
    }

    func faults(hash: Hash) -> [AuditFault] {
        Set(said.keys).union(found.keys).sorted().filter { !isProved($0) }.map { AuditFault(.erasureUnproved, at: $0, count: found[$0]?.count ?? 0) }
    }

    func proved(hash: Hash) -> [AuditVerdict.Erasure] {
        said.keys.sorted().filter(isProved).map { position in
            AuditVerdict.Erasure(by: position, ground: said[position]?["ground"] ?? "", count: found[position]?.count ?? 0)
        }
    }

    private func isProved(_ position: AuditEntry.Position) -> Bool {
        guard let facts = said[position] else { return false }
        let tally = found[position] ?? AuditTally()
        return facts["count"] == String(tally.count) && facts["rows"] == tally.digest
    }
}

/// Which details shall go.
package struct AuditErasureRule: Hashable, Sendable {
    /// Those about one person; `nil` for everybody's.
    package let person: Person.ID?
    /// Those written before that day; `nil` for all.
    package let before: Day?
    /// The provision or the decision by which it is done, as it is kept in the chain for ever.
    package let ground: String

    /// - Throws: ``AuditError`` where no ground is given, or neither a person nor a day.
    package init(person: Person.ID?, before: Day?, ground: String) throws(AuditError) {
        let clean = ground.singleLine
        guard !clean.isEmpty else { throw .noGround }
        guard person != nil || before != nil else { throw .nothingNamed }
        self.person = person
        self.before = before
        self.ground = clean
    }
}
