// SPDX-License-Identifier: Apache-2.0
import Domain

/// Asks the registry who is competent, when the question is about a duty it knows. The registry decides; words only find the duty.
struct AskRegistry: Step {
    private let turn: Turn
    private let documents: any LegalDocuments

    init(_ turn: Turn, documents: any LegalDocuments) {
        self.turn = turn
        self.documents = documents
    }

    enum Turn {
        case beforeLaw
        /// How a thing is done the law says, if it can be found; whose it is the registry adds, or says alone.
        case afterLaw
    }

    func advance(_ draft: inout Draft) async throws -> Answer? {
        switch turn {
        case .beforeLaw:
            guard draft.proposal == nil else { return nil }
            let choice = DutyChoice(draft)
            draft.nearby = choice.nearby
            guard draft.handoff == nil, draft.reading.kind != .law else { return nil }
            draft.isLawFirst = draft.reading.asksHow && !(draft.duties.first?.isNamed ?? false) || isForLaw(choice, draft.reading)
            return draft.isLawFirst ? nil : try await ask(choice, &draft)
        case .afterLaw:
            guard draft.isLawFirst else { return nil }
            if draft.proposal != nil { return try addHolder(to: &draft) }
            let choice = DutyChoice(draft)
            // Where nothing but guidance was found, to be asked which duty is meant helps more than a ticket.
            guard let why = draft.handoff, why == .noGround || why == .guidanceOnly && choice.isOfSeveral else { return nil }
            draft.handoff = nil
            let answer = try await ask(choice, &draft)
            if answer == nil, draft.proposal == nil, draft.handoff == nil { draft.handoff = why }
            return answer
        }
    }

    /// Where several duties fit, none is what is asked about, and the law may answer without one; whose a thing is only the registry knows.
    private func isForLaw(_ choice: DutyChoice, _ reading: Reading) -> Bool {
        guard choice.isOfSeveral, reading.kind != .signer, reading.kind != .competence else { return false }
        return !reading.asksWho
    }

    private func ask(_ choice: DutyChoice, _ draft: inout Draft) async throws -> Answer? {
        switch choice.result {
        case .one(let duty): return try await answer(duty, &draft)
        case .several(let duties): return draft.answer(.clarify, .whichDuty, clarification: clarification(duties, draft))
        case .none:
            draft.isOutsideField = choice.isOutsideField
            return nil
        }
    }

    /// The words of the law may name who was competent when they were written.
    private func addHolder(to draft: inout Draft) throws -> Answer? {
        guard let law = draft.proposal, law.reason == .law, case .one(let duty) = DutyChoice(draft).result else { return nil }
        let finding = try draft.registry.competence(of: duty.id, at: draft.reading.place, on: draft.question.on, received: draft.reading.received)
        guard finding.result == .one || finding.result == .split, !finding.holders.allSatisfy({ $0.competence.isOnlyHearsay }) else { return nil }
        let holding = CompetenceSentences(finding, draft).holding.prefix(1)
        draft.proposal = draft.answer(.answer, .law, law.sentences + holding, competence: finding)
        return nil
    }

    private func answer(_ duty: Duty, _ draft: inout Draft) async throws -> Answer? {
        let registry = draft.registry
        if let days = draft.reading.days, days.lowerBound < days.upperBound, let options = try changes(duty, over: days, draft) {
            let clarification = Clarification(question: draft.phrases.whichDay(), options: options)
            return draft.answer(.clarify, .whichDay, clarification: clarification)
        }
        let finding = try registry.competence(of: duty.id, at: draft.reading.place, on: draft.question.on, received: draft.reading.received)
        if finding.result == .none, !(draft.duties.first?.isNamed ?? false), let answer = try await successor(of: finding, &draft) {
            return answer.value
        }
        let sentences = CompetenceSentences(finding, draft)
        if draft.reading.kind.isProcedure {
            let procedure = ProcedureSentences(duty, draft).all
            // Nothing published about it: the law may still say it.
            guard !procedure.isEmpty else { return nil }
            draft.proposal = draft.answer(.answer, .procedure, procedure + sentences.holding.prefix(1), competence: finding)
            return nil
        }
        let verdict = Verdict(finding, draft)
        let basis = try await BasisQuotes(documents: documents, facts: registry.facts).sentences(for: finding, known: draft.question.known)
        let said = verdict.sentences + sentences.all + basis
        switch finding.result {
        case .one, .split:
            if finding.holders.allSatisfy({ $0.competence.isOnlyHearsay }) {
                return handOff(.unverifiedOnly, finding, said, &draft)
            }
            draft.proposal = draft.answer(.answer, verdict.reason, said, competence: finding)
        case .none: draft.proposal = draft.answer(.answer, .lapsed, said, competence: finding)
        case .contested: return handOff(.contested, finding, said, &draft)
        case .unsettled: return handOff(.unsettled, finding, said, &draft)
        }
        return nil
    }

    /// A duty that has gone over into others is answered by them; whoever asks for it by its id gets its own history.
    private func successor(of finding: Competence.Finding, _ draft: inout Draft) async throws -> Settled? {
        let duties = finding.successors.compactMap(draft.registry.duty)
        if duties.count == 1, let only = duties.first, only.overtakenBy.isEmpty { return Settled(value: try await answer(only, &draft)) }
        guard duties.count > 1 else { return nil }
        return Settled(value: draft.answer(.clarify, .whichDuty, clarification: clarification(Array(duties.prefix(5)), draft)))
    }

    /// The step has said what it has to say, with an answer or with a proposal yet to be checked.
    private struct Settled { let value: Answer? }

    private func handOff(_ reason: Answer.Reason, _ finding: Competence.Finding, _ said: [Sentence], _ draft: inout Draft) -> Answer? {
        draft.handoff = reason
        draft.proposal = draft.answer(.handoff, reason, said, competence: finding)
        return nil
    }

    /// A day to choose for each stretch of time in which somebody else holds the duty; `nil` where nobody changes.
    private func changes(_ duty: Duty, over days: ClosedRange<Day>, _ draft: Draft) throws -> [Clarification.Option]? {
        let turns = draft.registry.timeline(of: duty.id).flatMap { [$0.from.exact, $0.until?.exact] }.compactMap { $0 }
        let starts = [days.lowerBound] + Set(turns).filter { days.contains($0) && $0 > days.lowerBound }.sorted()
        guard starts.count > 1 else { return nil }
        return starts.prefix(5).map { day in
            let suffix = draft.phrases.onDay(day) + (draft.reading.place.map { draft.phrases.atPlace($0.name.vi) } ?? "")
            return Clarification.Option(
                label: draft.phrases.day(day), text: draft.phrases.duty(duty, kind: draft.reading.kind, suffix: suffix)
            )
        }
    }

    private func clarification(_ duties: [Duty], _ draft: Draft) -> Clarification {
        let day = draft.reading.days.map { draft.phrases.onDay($0.upperBound) } ?? ""
        let suffix = day + (draft.reading.place.map { draft.phrases.atPlace($0.name.vi) } ?? "")
        let options = duties.map { duty in
            Clarification.Option(
                label: draft.phrases.text(duty.title), text: draft.phrases.duty(duty, kind: draft.reading.kind, suffix: suffix)
            )
        }
        return Clarification(question: options.count == 1 ? draft.phrases.isItThisDuty() : draft.phrases.whichDuty(), options: options)
    }
}

extension DutyChoice {
    fileprivate var isOfSeveral: Bool {
        if case .several = result { true } else { false }
    }
}

extension Competence {
    /// Nobody has read the basis and the source itself is weak: not enough to answer from.
    var isOnlyHearsay: Bool { kind != nil && confidence == .low && !(basis?.isVerified ?? false) }
}
