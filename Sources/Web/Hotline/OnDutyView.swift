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
    let presence: PresenceView

    struct Turn: Sendable {
        let name: String
        let isMe: Bool
        let from: String
        let until: String
        /// He is away; who stands in, where somebody does.
        let isAway: Bool
        let standIn: String?
        /// He has said that he left the desk.
        let hasLeft: Bool
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

    /// What is known of the desk around this moment.
    struct Desk: Sendable {
        let rota: Rota
        let away: AwayList
        let presence: [DeskPresence]

        /// Whose names it takes to tell it.
        func persons(at now: Date) -> [Person.ID] {
            let onDuty = rota.onDuty(at: now).map(\.person)
            return onDuty + onDuty.compactMap { away.standIn(for: $0, at: now) } + [rota.next(after: now, away)].compactMap { $0 }
                + rota.notes(at: now).map(\.person) + presence.map(\.person)
        }
    }

    init(_ desk: Desk, _ names: [Person.ID: String], _ staff: Staff, _ visit: Visit, on page: String, at now: Date) {
        let (rota, away) = (desk.rota, desk.away)
        let language = visit.language
        let turn = { (shift: Shift) in
            Turn(
                name: names[shift.person] ?? shift.person.text, isMe: shift.person == staff.rights.person, from: shift.from.text(in: language),
                until: shift.until.text(in: language), isAway: away.isAway(shift.person, at: now),
                standIn: away.isAway(shift.person, at: now) ? away.standIn(for: shift.person, at: now).map { names[$0] ?? $0.text } : nil,
                hasLeft: desk.presence.first { $0.person == shift.person }?.state(at: now) == .left)
        }
        self.now = rota.onDuty(at: now).map(turn)
        next = rota.next(after: now, away).flatMap { person in
            rota.shifts.first { !$0.isCancelled && $0.from > now && away.standIn(for: $0.person, at: now) == person }.map(turn)
        }
        isEmpty = rota.answering(at: now, away).isEmpty
        presence = PresenceView(desk.presence, away, names, staff, visit, at: page, now: now)
        gaps = rota.gaps(from: now, until: now.addingTimeInterval(Self.gapSeconds), away).map {
            Gap(from: $0.lowerBound.text(in: language), until: $0.upperBound.text(in: language))
        }
        hasGaps = !gaps.isEmpty
        notes = rota.notes(at: now).map { shift in
            Note(name: names[shift.person] ?? "", lines: (shift.note ?? "").split(separator: "\n").map(String.init))
        }
        hasNotes = !notes.isEmpty
        self.rota = visit.urls.address(["rota"])
    }
}

extension Site {
    /// Who is on duty, who is away and who is there, around a moment.
    func desk(at now: Date) async throws -> OnDutyView.Desk {
        let (from, until) = (now.addingTimeInterval(-OnDutyView.pastSeconds), now.addingTimeInterval(OnDutyView.aheadSeconds))
        return OnDutyView.Desk(
            rota: try await rotas.rota(from: from, until: until), away: try await absences.away(from: from, until: until),
            presence: try await presences.present(at: now))
    }

    /// That a page of the desk is open to somebody who answers tickets.
    func noteOpen(to staff: Staff, _ visit: Visit) async throws {
        let now = settings.now()
        guard staff.rights.may(.takeShift, .common, on: visit.today), pages.isNews(of: staff.rights.person, at: now) else { return }
        try await presences.note(staff.rights.person, at: now)
    }
}
