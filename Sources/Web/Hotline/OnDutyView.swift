// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Who answers now, who comes next, what was left for them, and when nobody would be there.
struct OnDutyView: Sendable {
    let now: [Turn]
    let next: Turn?
    let isEmpty: Bool
    let gaps: [Gap]
    let hasGaps: Bool
    let notes: [Note]
    let hasNotes: Bool
    let rota: String

    struct Turn: Sendable {
        let name: String
        let isMe: Bool
        let from: String
        let until: String
    }

    struct Gap: Sendable {
        let from: String
        let until: String
    }

    struct Note: Sendable {
        let name: String
        let lines: [String]
    }

    /// A shift is no longer than that.
    static let pastSeconds = 86_400.0 * 2
    static let aheadSeconds = 86_400.0 * 7
    /// Gaps are told of so long beforehand.
    private static let gapSeconds = 86_400.0 * 3

    init(_ rota: Rota, _ names: [Person.ID: String], _ staff: Staff, _ visit: Visit, at now: Date) {
        let language = visit.language
        let turn = { (shift: Shift) in
            Turn(
                name: names[shift.person] ?? shift.person.text, isMe: shift.person == staff.rights.person, from: shift.from.text(in: language),
                until: shift.until.text(in: language))
        }
        self.now = rota.onDuty(at: now).map(turn)
        next = rota.next(after: now).map(turn)
        isEmpty = self.now.isEmpty
        gaps = rota.gaps(from: now, until: now.addingTimeInterval(Self.gapSeconds)).map {
            Gap(from: $0.lowerBound.text(in: language), until: $0.upperBound.text(in: language))
        }
        hasGaps = !gaps.isEmpty
        notes = rota.notes(at: now).map { shift in
            Note(name: names[shift.person] ?? "", lines: (shift.note ?? "").split(separator: "\n").map(String.init))
        }
        hasNotes = !notes.isEmpty
        self.rota = visit.urls.address(["rota"])
    }

    /// Whose names it needs.
    static func persons(_ rota: Rota, at now: Date) -> [Person.ID] {
        (rota.onDuty(at: now) + [rota.next(after: now)].compactMap { $0 } + rota.notes(at: now)).map(\.person)
    }
}
