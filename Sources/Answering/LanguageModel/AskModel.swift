// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where the law that was found may answer but the ranking is not sure, lets a model choose among its clauses; whatever it chooses is quoted whole, and checked.
///
/// What extraction answers is never asked again, and where the model fails in any way the question goes the way it would go without one.
struct AskModel: Step {
    let model: GuardedModel?

    /// A text must be at least half as sure as would do without a model. It lies between what is surely no ground and what surely is.
    private static let leastShare = 0.5
    private static let mostTexts = 3

    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard let model, draft.proposal == nil, draft.handoff == .noGround, !draft.question.wantsPerson, !draft.reading.restsOnLaw,
            Affirmation(ClauseQuestion(draft.reading.subject).plain) == nil
        else { return nil }
        let clauses = OfferedClauses(Self.texts(of: draft))
        guard !clauses.all.isEmpty else { return nil }
        let request = try ModelPrompt.request(draft.question.text, clauses)
        guard let said = try await model.ask(request, for: draft.question.id) else { return nil }
        guard let reply = said.reply else {
            draft.modelUse = try await model.keep(said, as: .failed)
            return nil
        }
        let proposal = ModelProposal(reply.text)
        let chosen = proposal?.clauses(among: clauses) ?? []
        let sentences = chosen.flatMap(Compose.sentences)
        let isAnswer = !sentences.isEmpty && Compose.tells(sentences, draft.reading.kind)
        let saidNone = proposal?.sentences.isEmpty == true
        draft.modelUse = try await model.keep(said, as: isAnswer ? .used : saidNone ? .none : .dropped)
        guard isAnswer else { return nil }
        draft.handoff = nil
        draft.proposal = draft.answer(.answer, .law, sentences)
        return nil
    }

    /// Texts that could be quoted: norms of the act that is named, if one is, about which the ranking is at least half sure.
    private static func texts(of draft: Draft) -> [Evidence] {
        let named = NamedAct(draft)
        return Array(
            draft.evidence.filter { one in
                guard one.layer == .norm, named.allows(one), let trust = one.hit.trust else { return false }
                return trust.probability >= trust.needed * leastShare
            }
            .prefix(mostTexts))
    }
}
