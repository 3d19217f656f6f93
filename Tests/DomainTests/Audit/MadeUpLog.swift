// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// A log in memory, of things that never happened, which can be spoilt in every way that a table can.
struct MadeUpLog {
    /// Lanes by number; rows in the order in which they stand.
    var lanes: [Int: [AuditRow]] = [:]

    /// FNV-1a, twice: tells rows apart as well as the real thing does, for who does not mean harm.
    static let hash: Hash = { text in
        var (one, two) = (UInt64(0xcbf2_9ce4_8422_2325), UInt64(0x8422_2325_cbf2_9ce4))
        for byte in text.utf8 {
            one = (one ^ UInt64(byte)) &* 0x100_0000_01b3
            two = (two ^ UInt64(byte) ^ 0x5a) &* 0x100_0000_01b3
        }
        return String(one, radix: 16) + "-" + String(two, radix: 16)
    }

    static let start = Date(timeIntervalSince1970: 1_795_316_400)

    mutating func append(_ event: AuditEvent, to lane: Int, salt: String = "s") {
        let last = lanes[lane]?.last?.entry
        let position = AuditEntry.Position(lane: lane, sequence: (last?.position.sequence ?? 0) + 1)
        let details = event.details.isEmpty ? nil : AuditDetails(salt: salt, text: event.details.text)
        let entry = AuditEntry(
            event, at: Self.start.addingTimeInterval(Double(position.sequence)), as: position,
            after: last?.hash ?? AuditEntry.first(of: lane, hash: Self.hash), details: details, hash: Self.hash
        )
        lanes[lane, default: []].append(AuditRow(entry, details.map { .details($0) } ?? .nothing))
    }

    /// Rows of a few lanes, some with details, some of them erased since.
    init(_ dice: inout SplitMix, most: Int = 40) {
        for lane in 0..<Int.random(in: 1...3, using: &dice) {
            for number in 0..<Int.random(in: 1...most, using: &dice) {
                let hasDetails = Bool.random(using: &dice)
                append(
                    AuditEvent(
                        AuditAct.allCases.filter { $0 != .detailsErased && $0 != .headTaken }.randomElement(using: &dice) ?? .answered,
                        by: [.stranger, .system, .person(.init("p\(number % 5)"))].randomElement(using: &dice) ?? .system,
                        AuditThing(.change, "c\(number)"), facts: ["digest": String(dice.next(), radix: 16)],
                        details: hasDetails ? ["email": "bia\(number)@example.org"] : [:]
                    ),
                    to: lane, salt: String(dice.next(), radix: 16)
                )
            }
        }
        if Bool.random(using: &dice) { erase(&dice) }
    }

    init() {}

    /// Erases some details by right.
    mutating func erase(_ dice: inout SplitMix) {
        let chosen = rows.filter { $0.details != nil && Int.random(in: 0...2, using: &dice) == 0 }.map(\.entry.position)
        var tally = AuditTally()
        for position in chosen { tally.add(position, hash: Self.hash) }
        append(
            AuditEvent(
                .detailsErased, by: .program("audit"), AuditThing(.audit),
                facts: ["ground": "Bịa", "count": String(tally.count), "rows": tally.digest]
            ),
            to: 0
        )
        let by = lanes[0]?.last?.entry.position ?? AuditEntry.Position(lane: 0, sequence: 0)
        for position in chosen { change(position) { AuditRow($0.entry, .erased(by: by)) } }
    }

    var rows: [AuditRow] { lanes.keys.sorted().flatMap { lanes[$0] ?? [] } }

    var head: AuditHead {
        AuditHead(
            at: Self.start,
            lanes: lanes.values.compactMap(\.last?.entry).map {
                AuditHead.Tip(lane: $0.position.lane, sequence: $0.position.sequence, hash: $0.hash)
            },
            hash: Self.hash)
    }

    func verdict(published: AuditHead? = nil, recorded: [AuditHead] = []) -> AuditVerdict {
        var chain = AuditChain(published: published, recorded: recorded, hash: Self.hash)
        for row in rows { chain.verify(row) }
        return chain.finish()
    }

    mutating func change(_ position: AuditEntry.Position, _ change: (AuditRow) -> AuditRow) {
        guard let at = lanes[position.lane]?.firstIndex(where: { $0.entry.position == position }), let row = lanes[position.lane]?[at] else { return }
        lanes[position.lane]?[at] = change(row)
    }

    /// Gives the rows of a lane new numbers from the first one on, as whoever hides a gap would.
    mutating func renumber(_ lane: Int) {
        lanes[lane] = lanes[lane]?.enumerated().map { AuditRow($1.entry.altered(sequence: $0 + 1), $1.held) }
    }

    /// Chains a lane anew from a row on, so that it fits together again.
    mutating func rechain(_ lane: Int, from sequence: Int) {
        guard var rows = lanes[lane] else { return }
        for at in (sequence - 1)..<rows.count {
            let previous = at == 0 ? AuditEntry.first(of: lane, hash: Self.hash) : rows[at - 1].entry.hash
            rows[at] = AuditRow(rows[at].entry.altered(previous: previous).rehashed, rows[at].held)
        }
        lanes[lane] = rows
    }
}

extension AuditEntry {
    /// A copy with some columns overwritten, and its hash left as it was unless that is one of them.
    func altered(
        sequence: Int? = nil, milliseconds: Int? = nil, actor: String? = nil, act: String? = nil, key: String? = nil, facts: String? = nil,
        details: String? = nil, previous: String? = nil, hash: String? = nil
    ) -> AuditEntry {
        AuditEntry(
            position: Position(lane: position.lane, sequence: sequence ?? position.sequence), milliseconds: milliseconds ?? self.milliseconds,
            actorText: actor ?? actorText, actText: act ?? actText, thingText: thingText, key: key ?? self.key, factsText: facts ?? factsText,
            detailsDigest: details ?? detailsDigest, previous: previous ?? self.previous, hash: hash ?? self.hash
        )
    }

    /// A copy that bears its own hash.
    var rehashed: AuditEntry { altered(hash: MadeUpLog.hash(canonical)) }
}
