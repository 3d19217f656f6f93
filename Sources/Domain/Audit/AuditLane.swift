// SPDX-License-Identifier: Apache-2.0

/// One lane on its way through ``AuditChain``.
struct AuditLane: Sendable {
    let number: Int
    private let claims: [AuditHead.Tip]
    /// The sequence under which the next row should have been written.
    private var next = 1
    /// By how much rows stand after where they were written; `nil` while that is finding its way back.
    private var shift: Int? = 0
    /// Hashes of the rows just seen, by the sequence under which they were written.
    private var recent: [Int: String]
    /// Sequences that were passed over: gone, unless they turn up later.
    private var owed: [ClosedRange<Int>] = []
    /// A row that fits nowhere: changed, unless the row whose place it holds turns up.
    private var stranger: (fault: AuditFault, sequence: Int)?
    private var widerSearches = 16
    private(set) var tip: AuditHead.Tip?

    init(_ number: Int, claims: [AuditHead.Tip], first: String) {
        self.number = number
        self.claims = claims
        recent = [0: first]
    }

    /// - Returns: What is wrong there, and the sequence under which the row was written, where that is known.
    mutating func verify(_ entry: AuditEntry, hash: Hash) -> ([AuditFault], sequence: Int?) {
        tip = AuditHead.Tip(lane: number, sequence: entry.position.sequence, hash: entry.hash)
        guard let written = written(entry, hash: hash) else {
            let faults = settleStranger()
            stranger = (AuditFault(.changed, at: entry.position), next)
            recent[next] = entry.hash
            advance(to: next + 1)
            return (faults, nil)
        }
        let owedBefore = owed
        var faults = place(entry, written)
        if faults.isEmpty { faults += checkLink(entry, written) }
        let moved = entry.position.sequence - written
        if let shift, moved != shift, faults.isEmpty, owed == owedBefore { faults.append(AuditFault(.moved, at: entry.position, was: written)) }
        shift = faults.contains { $0.kind == .moved && $0.at == entry.position } && owed != owedBefore ? nil : moved
        recent[written] = entry.hash
        if claims.contains(where: { $0.sequence == written && $0.hash != entry.hash }) { faults.append(AuditFault(.rewritten, at: entry.position)) }
        return (faults, written)
    }

    /// What only shows at the end of the lane.
    func finish() -> [AuditFault] {
        var faults = owed.map { AuditFault(.removed, at: at($0.lowerBound), count: $0.count) }
        if let stranger { faults.append(stranger.fault) }
        if let last = claims.map(\.sequence).max(), last >= next { faults.append(AuditFault(.truncated, at: at(next - 1), was: last)) }
        return faults
    }

    private func at(_ sequence: Int) -> AuditEntry.Position { AuditEntry.Position(lane: number, sequence: sequence) }

    /// The sequence under which a row's hash is right; `nil` where there is none nearby.
    private mutating func written(_ entry: AuditEntry, hash: Hash) -> Int? {
        let stands = entry.position.sequence
        func fits(_ sequence: Int) -> Bool {
            sequence > 0 && hash(entry.canonical(as: at(sequence), after: entry.previous)) == entry.hash
        }
        if fits(next) { return next }
        if stands != next, fits(stands) { return stands }
        if widerSearches > 0 { widerSearches -= 1 }
        for distance in 1...(widerSearches > 0 ? 1_024 : 64) {
            if fits(next - distance) { return next - distance }
            if fits(next + distance) { return next + distance }
        }
        return nil
    }

    /// Whether a row stands in the order in which it was written.
    private mutating func place(_ entry: AuditEntry, _ written: Int) -> [AuditFault] {
        if written >= next {
            let faults = settleStranger()
            if written > next { owed.append(next...(written - 1)) }
            advance(to: written + 1)
            return faults
        }
        if let found = takeOwed(written) { return settleStranger() + [AuditFault(.moved, at: entry.position, was: found)] }
        let before = AuditEntry.Position(lane: number, sequence: entry.position.sequence - 1)
        if let stranger, stranger.sequence == written {
            self.stranger = nil
            return [AuditFault(.inserted, at: stranger.fault.at)]
        }
        // The row before was made to fit, but this one was chained to the one before that.
        if written == next - 1, entry.previous == recent[written - 1] { return settleStranger() + [AuditFault(.inserted, at: before)] }
        return settleStranger() + [AuditFault(.inserted, at: entry.position)]
    }

    private func checkLink(_ entry: AuditEntry, _ written: Int) -> [AuditFault] {
        guard let before = recent[written - 1], before != entry.previous else { return [] }
        // Its own hash is right, so it is the row before that is not what it was; of the first row it can only be the row itself.
        return [AuditFault(.changed, at: written == 1 ? entry.position : at(entry.position.sequence - 1))]
    }

    private mutating func settleStranger() -> [AuditFault] {
        defer { stranger = nil }
        return stranger.map { [$0.fault] } ?? []
    }

    private mutating func takeOwed(_ sequence: Int) -> Int? {
        guard let index = owed.firstIndex(where: { $0.contains(sequence) }) else { return nil }
        let range = owed.remove(at: index)
        if sequence < range.upperBound { owed.insert((sequence + 1)...range.upperBound, at: index) }
        if sequence > range.lowerBound { owed.insert(range.lowerBound...(sequence - 1), at: index) }
        return sequence
    }

    private mutating func advance(to sequence: Int) {
        if sequence > next + 1 { recent = recent.filter { $0.key >= next - Self.kept } }
        next = sequence
        recent[next - 1 - Self.kept] = nil
    }

    private static let kept = 64
}
