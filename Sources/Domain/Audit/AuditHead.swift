// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// The last row of every lane at one time. Published where nobody can take it back, it holds all that came before it.
package struct AuditHead: Hashable, Codable, Sendable {
    package let format: String
    package let at: Date
    /// By lane.
    package let lanes: [Tip]
    /// Names all of the above; short enough to be printed in a newspaper.
    package let digest: String

    package struct Tip: Hashable, Codable, Sendable {
        package let lane: Int
        package let sequence: Int
        package let hash: String

        package init(lane: Int, sequence: Int, hash: String) {
            self.lane = lane
            self.sequence = sequence
            self.hash = hash
        }
    }

    package init(at: Date, lanes: [Tip], hash: Hash) {
        format = Self.format
        // Whole seconds, so that the digest does not hang on how a date is written.
        self.at = Date(timeIntervalSince1970: at.timeIntervalSince1970.rounded(.down))
        self.lanes = lanes.sorted { $0.lane < $1.lane }
        digest = Self.digest(at: self.at, self.lanes, hash: hash)
    }

    /// - Throws: ``AuditError/headDamaged`` where a head read from a file does not bear out its own digest.
    package func check(hash: Hash) throws(AuditError) {
        guard format == Self.format, lanes == lanes.sorted(by: { $0.lane < $1.lane }), digest == Self.digest(at: at, lanes, hash: hash) else {
            throw .headDamaged
        }
    }

    package static let format = "donghanh-audit-head/1"

    private static func digest(at: Date, _ lanes: [Tip], hash: Hash) -> String {
        let tips = lanes.flatMap { [String($0.lane), String($0.sequence), $0.hash] }
        return hash(LengthPrefixed.text([format, String(Int(at.timeIntervalSince1970))] + tips))
    }
}

extension AuditHead {
    /// As the entry that records it keeps it in the chain, so that each lane holds the others.
    package var facts: AuditFields {
        AuditFields(
            Dictionary(lanes.map { (Self.prefix + String($0.lane), "\($0.sequence) \($0.hash)") }, uniquingKeysWith: { first, _ in first })
                .merging(["digest": digest, "at": String(Int(at.timeIntervalSince1970))]) { $1 }
        )
    }

    /// What an entry recorded; `nil` where it recorded no head.
    package init?(_ facts: AuditFields) {
        guard let digest = facts["digest"], let at = facts["at"].flatMap(Int.init) else { return nil }
        format = Self.format
        self.digest = digest
        self.at = Date(timeIntervalSince1970: Double(at))
        lanes = facts.pairs.compactMap { pair -> Tip? in
            let parts = pair.value.split(separator: " ")
            guard pair.name.hasPrefix(Self.prefix), let lane = Int(pair.name.dropFirst(Self.prefix.count)), parts.count == 2,
                let sequence = Int(parts[0])
            else { return nil }
            return Tip(lane: lane, sequence: sequence, hash: String(parts[1]))
        }.sorted { $0.lane < $1.lane }
    }

    private static let prefix = "lane-"
}
