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
        let fields = FieldWords.Named(draft.reading.folded)
        let matches = draft.duties.filter { $0.isNamed || fields.allow($0.duty) }.filter { match in
            match.isNamed || asksForAuthorisation || !draft.registry.timeline(of: match.duty.id).contains { $0.kind == .authorisation }
        }
        fitting = Self.withoutOvertaken(matches, draft)
    }

    var result: Result {
        guard let best = fitting.first else { return .none }
        guard best.coverage >= needed, namesField || best.score >= Self.leastForeign else { return loosely(best) }
        if best.share < leastShare, !best.isNamed { return unsure(of: best) }
        let alike = fitting.filter { $0.score >= best.score * Self.alike && $0.coverage >= needed }
        if alike.count == 1 || best.isNamed { return .one(best.duty) }
        return .several(alike.prefix(Self.mostOptions).map(\.duty))
    }

    /// A question of competence in one of the fields that fits no duty well is asked back rather than guessed or passed on.
    private func loosely(_ best: DutyMatch) -> Result {
        let reading = draft.reading
        guard reading.kind != .general, reading.kind != .law, best.coverage >= Self.leastLoose,
            FieldWords.field(of: reading.folded, in: draft.registry)?.id == best.duty.field
        else { return .none }
        let near = fitting.filter { $0.duty.field == best.duty.field && $0.score >= best.score * Self.near }
        return near.count > 1 ? .several(near.prefix(Self.mostOptions).map(\.duty)) : .none
    }

    /// The question says little of the duty's own name and may mean another thing: the asker tells, and nobody guesses.
    private func unsure(of best: DutyMatch) -> Result {
        let near = fitting.filter { $0.duty.field == best.duty.field && $0.score >= best.score * Self.near && $0.coverage >= Self.leastLoose }
        return .several(near.prefix(Self.mostOptions).map(\.duty))
    }

    /// What is close by, whichever way it went.
    var nearby: [Nearby] {
        fitting.filter { $0.coverage >= Self.leastNearby }.prefix(Self.mostOptions).map { match in
            Nearby(title: draft.phrases.text(match.duty.title), duty: match.duty.id)
        }
    }

    /// A question of competence that names what other ministries do and no field of this one; asked only where there is no result.
    var isOutsideField: Bool {
        let reading = draft.reading
        guard Self.competent.contains(where: { reading.folded.has(words: $0) }) else { return false }
        return !namesField && FieldWords.isForeign(reading.folded)
    }

    private var namesField: Bool { FieldWords.field(of: draft.reading.folded, in: draft.registry) != nil }

    /// A question with no word of asking may be of the law: it must fit better.
    /// English titles are our own wording, so fewer of the asker's words can be theirs.
    private var needed: Double {
        if draft.question.language == .en { return draft.reading.kind == .general ? 0.7 : 0.5 }
        return draft.reading.kind == .general ? (namesField ? 0.7 : 0.75) : 0.6
    }

    /// Of 113 wordings of clerks, written from the titles, all but one that reach this mean the duty found, and of those below it three in eleven do not.
    private var leastShare: Double { draft.question.language == .en ? 0.25 : 0.35 }

    /// Duties that others on the list have taken over by the day give way to them, where those fit the question too.
    private static func withoutOvertaken(_ matches: [DutyMatch], _ draft: Draft) -> [DutyMatch] {
        let scores = Dictionary(matches.map { ($0.duty.id, $0.score) }, uniquingKeysWith: { first, _ in first })
        return matches.filter { match in
            guard !match.isNamed, let next = match.duty.overtakenBy.compactMap({ scores[$0] }).max(), next >= match.score * giveWay else {
                return true
            }
            let finding = try? draft.registry.competence(of: match.duty.id, at: draft.reading.place, on: draft.question.on)
            return finding?.successors.isEmpty ?? true
        }
    }

    private static let giveWay = 0.7
    private static let leastLoose = 0.45
    private static let near = 0.75
    private static let alike = 0.93
    private static let mostOptions = 5
    private static let leastNearby = 0.3
    /// Words alone, none of them of a field, must fit a duty almost whole: the law of all fields speaks of certificates and licences.
    private static let leastForeign = 0.85

    private static let competent = [
        "tham quyen", "co quan nao", "ai cap", "cap nao", "o dau", "nop dau", "ubnd", "don vi nao", "so nao", "bo nao", "who grants", "who issues",
        "which authority", "competent", "where do i", "ai giai quyet", "ai ky", "ai dang ky", "ai quyet dinh", "who registers", "who decides",
        "ai xac nhan", "ai phe duyet", "ai tiep nhan",
    ]
}
