// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// Judges a log row by row: lanes one after the other, each in the order of its sequence. It keeps nothing of the rows it has seen but a few
/// hashes, so that the log may be of any length.
///
/// A row is known by the sequence under which its hash is right, wherever it stands now. That tells a row that was changed (right nowhere) from one
/// that was moved, and both from rows that are gone or were put in.
package struct AuditChain: Sendable {
    private let hash: Hash
    private let claims: AuditClaims
    private let published: Date?
    private var lane: AuditLane?
    private var erasures = AuditErasures()
    private var verdict = AuditVerdict()
    private static let erasing = AuditAct.detailsErased.rawValue

    /// - Parameters:
    ///   - published: A head that was kept elsewhere; what it names must still stand.
    ///   - recorded: Heads that the log itself has recorded, so that no lane can be cut without another telling.
    package init(published: AuditHead?, recorded: [AuditHead] = [], hash: @escaping Hash) {
        self.hash = hash
        self.published = published?.at
        claims = AuditClaims(published: published, recorded)
    }

    /// Judges the next row.
    package mutating func verify(_ row: AuditRow) {
        let number = row.entry.position.lane
        if lane?.number != number {
            closeLane()
            lane = AuditLane(number, claims: claims[number], first: AuditEntry.first(of: number, hash: hash))
        }
        verdict.rows += 1
        let (faults, sequence) = lane?.verify(row.entry, hash: hash) ?? ([], nil)
        faults.forEach { verdict.add($0) }
        checkDetails(of: row)
        if let sequence, let published, verdict.backdated == nil, sequence > claims.publishedSequence(in: number) {
            // An hour: the clocks of nodes differ, though not by that much.
            if row.entry.at < published.addingTimeInterval(-3_600) { verdict.backdated = row.entry.position }
        }
    }

    /// Details of which there is no row.
    package mutating func verify(orphan position: AuditEntry.Position) { verdict.add(AuditFault(.detailsInserted, at: position)) }

    /// Judges what only shows at the end, and tells all.
    package mutating func finish() -> AuditVerdict {
        closeLane()
        let seen = Set(verdict.lanes.map(\.lane))
        for tip in claims.highest where !seen.contains(tip.lane) {
            verdict.add(AuditFault(.truncated, at: AuditEntry.Position(lane: tip.lane, sequence: 0), was: tip.sequence))
        }
        erasures.faults(hash: hash).forEach { verdict.add($0) }
        verdict.erasures = erasures.proved(hash: hash)
        verdict.faults.sort { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }
        return verdict
    }

    private mutating func closeLane() {
        guard let lane else { return }
        lane.finish().forEach { verdict.add($0) }
        if let tip = lane.tip { verdict.lanes.append(tip) }
        self.lane = nil
    }

    private mutating func checkDetails(of row: AuditRow) {
        let entry = row.entry
        switch row.held {
        case .nothing where !entry.detailsDigest.isEmpty: verdict.add(AuditFault(.detailsRemoved, at: entry.position))
        case .details(let details) where entry.detailsDigest.isEmpty || details.digest(hash: hash) != entry.detailsDigest:
            verdict.add(AuditFault(entry.detailsDigest.isEmpty ? .detailsInserted : .detailsChanged, at: entry.position))
        case .erased where entry.detailsDigest.isEmpty: verdict.add(AuditFault(.detailsInserted, at: entry.position))
        case .erased(let by):
            if !erasures.note(entry.position, erasedBy: by, hash: hash) { verdict.add(AuditFault(.detailsRemoved, at: entry.position)) }
        case .nothing, .details: break
        }
        if entry.actText == Self.erasing { erasures.add(entry) }
    }
}

/// What heads say of the lanes.
struct AuditClaims: Sendable {
    private let byLane: [Int: [AuditHead.Tip]]
    private let published: [Int: Int]

    /// Of what the log has recorded itself, the last word on each lane implies all before it.
    init(published: AuditHead?, _ recorded: [AuditHead]) {
        let last = Dictionary(recorded.flatMap(\.lanes).map { ($0.lane, $0) }) { $0.sequence >= $1.sequence ? $0 : $1 }
        byLane = Dictionary(grouping: (published?.lanes ?? []) + last.values, by: \.lane).mapValues { Array(Set($0)) }
        self.published = Dictionary((published?.lanes ?? []).map { ($0.lane, $0.sequence) }, uniquingKeysWith: max)
    }

    subscript(_ lane: Int) -> [AuditHead.Tip] { byLane[lane] ?? [] }

    func publishedSequence(in lane: Int) -> Int { published[lane] ?? 0 }

    var highest: [AuditHead.Tip] {
        byLane.values.compactMap { $0.max { $0.sequence < $1.sequence } }.sorted { $0.lane < $1.lane }
    }
}
