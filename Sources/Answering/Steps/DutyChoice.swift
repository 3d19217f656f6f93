// SPDX-License-Identifier: Apache-2.0
import Domain

/// Which duty the question is about: one that stands out, a few that fit alike, or none.
struct DutyChoice {
    enum Result {
        case one(Duty)
        case several([Duty])
        case none
    }

    private let draft: Draft
    private let fitting: [DutyMatch]

    init(_ draft: Draft) {
        self.draft = draft
        let asksForAuthorisation = draft.reading.folded.contains(" uy quyen ") || draft.reading.folded.contains(" authoris")
        let matches = draft.duties.filter { match in
            match.score == 1 || asksForAuthorisation || !draft.registry.timeline(of: match.duty.id).contains { $0.kind == .authorisation }
        }
        fitting = Self.withoutOvertaken(matches, draft)
    }

    var result: Result {
        guard let best = fitting.first, best.coverage >= needed else { return .none }
        let alike = fitting.filter { $0.score >= best.score * Self.alike && $0.coverage >= needed }
        if alike.count == 1 || best.score == 1 { return .one(best.duty) }
        return .several(alike.prefix(Self.mostOptions).map(\.duty))
    }

    /// What is close by, whichever way it went.
    var nearby: [Nearby] {
        fitting.filter { $0.coverage >= Self.leastNearby }.prefix(Self.mostOptions).map { match in
            Nearby(title: draft.phrases.text(match.duty.title), duty: match.duty.id)
        }
    }

    /// A question of competence whose words are strange to the registry.
    var isOutsideField: Bool {
        let asksCompetence = Self.competent.contains { draft.reading.folded.contains(" \($0) ") }
        return asksCompetence && (fitting.first?.coverage ?? 0) < Self.leastInside
    }

    /// A question with no word of asking may be of the law: it must fit better.
    private var needed: Double { draft.reading.kind == .general ? 0.75 : 0.6 }

    /// Duties that others on the list have taken over by the day give way to them.
    private static func withoutOvertaken(_ matches: [DutyMatch], _ draft: Draft) -> [DutyMatch] {
        let listed = Set(matches.map(\.duty.id))
        return matches.filter { match in
            guard match.score < 1, match.duty.overtakenBy.contains(where: listed.contains) else { return true }
            let finding = try? draft.registry.competence(of: match.duty.id, at: draft.reading.place, on: draft.question.on)
            return finding?.successors.isEmpty ?? true
        }
    }

    private static let alike = 0.93
    private static let mostOptions = 5
    private static let leastNearby = 0.3
    private static let leastInside = 0.45

    private static let competent = [
        "tham quyen", "co quan nao", "ai cap", "cap nao", "o dau", "nop dau", "ubnd", "don vi nao", "so nao", "bo nao", "who grants", "who issues",
        "which authority", "competent", "where do i", "ai giai quyet", "ai ky", "ai dang ky", "ai quyet dinh",
    ]
}
