// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Whatever is done to a log is found, where it was done; nothing is found where nothing was.
@Suite struct AuditChainTests {
    static let rounds = 25

    /// What somebody may do to the rows, by himself; each gives back where, or `nil` where the log is too short for it.
    enum Tampering: String, CaseIterable, CustomTestStringConvertible {
        case time, actor, act, key, facts, detailsDigest, hash, previous, rehashed
        case removed, removedAndRenumbered, removedSome, removedSomeAndRenumbered
        case inserted, insertedWithHash, copied, swapped, rotated, renumbered
        case detailsChanged, detailsSwapped, detailsRemoved, detailsAdded, detailsErased

        var testDescription: String { rawValue }
    }

    @Test func `a log that nobody touched is whole, with erasures and heads, whatever happened`() {
        for seed in 1...100 {
            var dice = SplitMix(state: UInt64(seed))
            var log = MadeUpLog(&dice)
            let head = log.head
            log.append(AuditEvent(.headTaken, by: .system, AuditThing(.audit, head.digest), facts: head.facts), to: 0)
            let verdict = log.verdict(published: head, recorded: [head, log.head])
            #expect(verdict.isWhole, "seed \(seed): \(verdict.faults)")
            #expect(verdict.rows == log.rows.count && verdict.backdated == nil)
            #expect(verdict.lanes == log.head.lanes)
        }
    }

    @Test(arguments: Tampering.allCases)
    func `what was done to one place is found at that place`(_ tampering: Tampering) {
        var tried = 0
        for seed in 1...Self.rounds {
            var dice = SplitMix(state: UInt64(seed) &* 7919)
            var log = MadeUpLog(&dice)
            guard let place = tampering.apply(to: &log, &dice) else { continue }
            tried += 1
            let verdict = log.verdict()
            let near = verdict.faults.filter { $0.at.lane == place.lane && abs($0.at.sequence - place.sequence) <= 1 }
            #expect(!near.isEmpty, "seed \(seed) at \(place): \(verdict.faults)")
            if let kinds = tampering.kinds { #expect(near.contains { kinds.contains($0.kind) }, "seed \(seed) at \(place): \(verdict.faults)") }
            // One deed is told in a few words, not once for each row after it.
            #expect(verdict.faultCount <= 3, "seed \(seed) at \(place): \(verdict.faults)")
        }
        #expect(tried > Self.rounds / 3)
    }

    @Test func `a tail that was cut is found by a head that was kept, and by one that the log itself recorded`() throws {
        for seed in 1...Self.rounds {
            var dice = SplitMix(state: UInt64(seed) &* 104_729)
            var log = MadeUpLog(&dice)
            let head = log.head
            let lane = try #require(log.lanes.keys.randomElement(using: &dice))
            let count = try #require(log.lanes[lane]).count
            let cut = Int.random(in: 1...count, using: &dice)
            log.lanes[lane]?.removeLast(cut)
            for verdict in [log.verdict(published: head), log.verdict(recorded: [head])] {
                let fault = verdict.faults.first { $0.kind == .truncated }
                #expect(fault?.at == AuditEntry.Position(lane: lane, sequence: count - cut) && fault?.was == count, "\(seed): \(verdict.faults)")
            }
        }
    }

    @Test func `a lane that was written anew from some row on fits together, but not to a head`() throws {
        for seed in 1...Self.rounds {
            var dice = SplitMix(state: UInt64(seed) &* 31_337)
            var log = MadeUpLog(&dice)
            let head = log.head
            let place = try #require(log.rows.filter { $0.entry.act != .detailsErased }.randomElement(using: &dice)).entry.position
            log.change(place) { AuditRow($0.entry.altered(key: "x"), $0.held) }
            log.rechain(place.lane, from: place.sequence)
            #expect(log.verdict().isWhole, "\(seed)")
            let verdict = log.verdict(published: head)
            #expect(verdict.faults.contains { $0.kind == .rewritten && $0.at.lane == place.lane }, "\(seed): \(verdict.faults)")
        }
    }

    @Test func `an erasure that says less, more or other than is gone proves nothing`() throws {
        for seed in 1...Self.rounds {
            var dice = SplitMix(state: UInt64(seed) &* 6_151)
            var log = MadeUpLog()
            for number in 1...20 { log.append(AuditEvent(.answered, by: .stranger, AuditThing(.answer), details: ["n": "\(number)"]), to: 0) }
            log.erase(&dice)
            #expect(log.verdict().isWhole)
            let kept = try #require(log.rows.first { $0.details != nil }).entry.position
            let erasure = try #require(log.rows.last).entry.position
            log.change(kept) { AuditRow($0.entry, .erased(by: erasure)) }
            #expect(log.verdict().faults.contains { $0.kind == .erasureUnproved && $0.at == erasure })
            log.change(kept) { AuditRow($0.entry, .erased(by: kept)) }
            #expect(log.verdict().faults.contains { $0.kind == .erasureUnproved && $0.at == kept })
        }
    }

    @Test func `a row that comes after a head and says it is from long before is pointed out`() {
        var log = MadeUpLog()
        log.append(AuditEvent(.signedOut, by: .system, AuditThing(.session)), to: 0)
        let head = AuditHead(at: MadeUpLog.start.addingTimeInterval(86_400), lanes: log.head.lanes, hash: MadeUpLog.hash)
        log.append(AuditEvent(.signedOut, by: .system, AuditThing(.session)), to: 0)
        let verdict = log.verdict(published: head)
        #expect(verdict.isWhole && verdict.backdated == AuditEntry.Position(lane: 0, sequence: 2))
    }

    @Test func `a head read from a file must bear out its own digest`() throws {
        var dice = SplitMix(state: 1)
        let head = MadeUpLog(&dice).head
        try head.check(hash: MadeUpLog.hash)
        let text = String(decoding: try JSONEncoder().encode(head), as: UTF8.self).replacing("\"sequence\":", with: "\"sequence\":1")
        let forged = try JSONDecoder().decode(AuditHead.self, from: Data(text.utf8))
        #expect(throws: AuditError.headDamaged) { try forged.check(hash: MadeUpLog.hash) }
        let again = try #require(AuditHead(head.facts))
        #expect(again == head)
    }
}
