// SPDX-License-Identifier: Apache-2.0
import Domain

extension AuditChainTests.Tampering {
    /// Spoils a log at one place that chance picks.
    func apply(to log: inout MadeUpLog, _ dice: inout SplitMix) -> AuditEntry.Position? {
        // The last row of a lane is the business of heads.
        let inner = log.rows.filter { row in row.entry.act != .detailsErased && row.entry != log.lanes[row.entry.position.lane]?.last?.entry }
        guard let row = inner.randomElement(using: &dice) else { return nil }
        let place = row.entry.position
        switch self {
        case .time: log.change(place) { AuditRow($0.entry.altered(milliseconds: $0.entry.milliseconds + 1), $0.held) }
        case .actor: log.change(place) { AuditRow($0.entry.altered(actor: "person:khac"), $0.held) }
        case .act: log.change(place) { AuditRow($0.entry.altered(act: "chưa có"), $0.held) }
        case .key: log.change(place) { AuditRow($0.entry.altered(key: $0.entry.key + "x"), $0.held) }
        case .facts: log.change(place) { AuditRow($0.entry.altered(facts: $0.entry.factsText + "1:a1:b"), $0.held) }
        case .hash: log.change(place) { AuditRow($0.entry.altered(hash: "0"), $0.held) }
        case .previous: log.change(place) { AuditRow($0.entry.altered(previous: "0"), $0.held) }
        case .rehashed: log.change(place) { AuditRow($0.entry.altered(key: "x").rehashed, $0.held) }
        case .removed, .removedAndRenumbered, .removedSome, .removedSomeAndRenumbered: remove(place, from: &log)
        case .inserted, .insertedWithHash, .copied: insert(at: place, into: &log)
        case .swapped, .rotated: return move(from: place, in: &log)
        case .renumbered:
            guard place.sequence > 1 else { return nil }
            log.lanes[place.lane] = log.lanes[place.lane]?.map { row in
                row.entry.position >= place ? AuditRow(row.entry.altered(sequence: row.entry.position.sequence + 1), row.held) : row
            }
        case .detailsDigest, .detailsChanged, .detailsSwapped, .detailsRemoved, .detailsAdded, .detailsErased: return spoilDetails(of: &log, &dice)
        }
        return place
    }

    /// What it must be called; `nil` where several names are right.
    var kinds: Set<AuditFault.Kind>? {
        switch self {
        case .time, .actor, .act, .key, .facts, .hash, .previous, .rehashed: [.changed]
        case .removed, .removedAndRenumbered, .removedSome, .removedSomeAndRenumbered: [.removed]
        case .inserted, .insertedWithHash, .copied: [.inserted]
        case .swapped, .rotated, .renumbered: [.moved]
        case .detailsDigest: nil
        case .detailsChanged, .detailsSwapped: [.detailsChanged]
        case .detailsRemoved: [.detailsRemoved]
        case .detailsAdded: [.detailsInserted]
        case .detailsErased: [.erasureUnproved]
        }
    }

    private func remove(_ place: AuditEntry.Position, from log: inout MadeUpLog) {
        let isSome = self == .removedSome || self == .removedSomeAndRenumbered
        let last = (log.lanes[place.lane]?.count ?? 0) - 1
        let gone = place.sequence...(isSome ? max(place.sequence, min(place.sequence + 4, last)) : place.sequence)
        log.lanes[place.lane]?.removeAll { gone.contains($0.entry.position.sequence) }
        if self == .removedAndRenumbered || self == .removedSomeAndRenumbered { log.renumber(place.lane) }
    }

    private func insert(at place: AuditEntry.Position, into log: inout MadeUpLog) {
        guard let row = log.lanes[place.lane]?[place.sequence - 1] else { return }
        var forged = row.entry.altered(actor: "person:bia")
        if self == .insertedWithHash { forged = forged.rehashed }
        if self == .copied { forged = row.entry }
        log.lanes[place.lane]?.insert(AuditRow(forged, row.held), at: place.sequence - 1)
        log.renumber(place.lane)
    }

    private func move(from place: AuditEntry.Position, in log: inout MadeUpLog) -> AuditEntry.Position? {
        guard let rows = log.lanes[place.lane] else { return nil }
        let to = self == .swapped ? place.sequence : min(rows.count - 1, place.sequence + 5)
        guard to >= place.sequence else { return nil }
        let row = rows[place.sequence - 1]
        log.lanes[place.lane]?.remove(at: place.sequence - 1)
        log.lanes[place.lane]?.insert(row, at: to)
        log.renumber(place.lane)
        // It is told where the row has come to.
        return AuditEntry.Position(lane: place.lane, sequence: to + 1)
    }

    private func spoilDetails(of log: inout MadeUpLog, _ dice: inout SplitMix) -> AuditEntry.Position? {
        let has = log.rows.filter { $0.details != nil }
        guard let row = has.randomElement(using: &dice) else { return nil }
        let place = row.entry.position
        switch self {
        case .detailsChanged: log.change(place) { AuditRow($0.entry, .details(AuditDetails(salt: "s", text: "5:email1:x"))) }
        case .detailsSwapped:
            guard let other = has.filter({ $0.entry.position != place }).randomElement(using: &dice) else { return nil }
            log.change(place) { AuditRow($0.entry, other.held) }
            log.change(other.entry.position) { AuditRow($0.entry, row.held) }
        case .detailsRemoved: log.change(place) { AuditRow($0.entry, .nothing) }
        case .detailsErased:
            // As if the last row of its lane, which erased nothing, had erased them.
            guard let by = log.lanes[place.lane]?.last?.entry.position else { return nil }
            log.change(place) { AuditRow($0.entry, .erased(by: by)) }
            return by
        case .detailsDigest:
            guard log.lanes[place.lane]?.last?.entry.position != place else { return nil }
            log.change(place) { AuditRow($0.entry.altered(details: "0"), $0.held) }
        case .detailsAdded:
            guard let bare = log.rows.filter({ $0.entry.detailsDigest.isEmpty }).randomElement(using: &dice)?.entry.position else { return nil }
            log.change(bare) { AuditRow($0.entry, row.held) }
            return bare
        default: return nil
        }
        return place
    }
}
