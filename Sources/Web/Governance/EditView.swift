// SPDX-License-Identifier: Apache-2.0
import Domain

/// A form over a fact, with what whoever approves will want to know.
struct EditView: Sendable {
    let subject: String
    let action: String
    let back: String
    let fact: any Sendable
    let base: String
    let over: String?
    let change: String?
    let reason: String
    let source: String
    let fromDay: String
    let authorities: [String]
    let kinds: [Kind]
    let refusal: String?
    let unsent: UnsentView

    struct Kind: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    init(
        _ fact: some FactForm, _ editing: Editing, _ facts: RegistryFacts, _ visit: Visit, form: Fields? = nil, begun: UnsentForm? = nil,
        refusal: (any Refusal)? = nil
    ) {
        let language = visit.language
        subject = editing.subject.shown(in: language)
        action = visit.urls.address(Editing.parts(of: editing.subject, isWhole: editing.isWhole))
        back = editing.subject.duty.map(visit.urls.duty) ?? visit.urls.address(["facts"], [("kind", editing.subject.factKind ?? "")])
        self.fact = fact
        // Of what the person saw, so that another's change in between is told and not overwritten.
        base = form?["base"] ?? editing.base?.digest ?? ""
        over = form?["over"] ?? editing.change?.draft.digest
        change = editing.change?.id.text
        reason = form?["reason"] ?? editing.change?.draft.reason ?? ""
        source = form?["source"] ?? editing.change?.draft.source ?? ""
        fromDay = form?["from-day"] ?? (editing.change?.draft.from ?? visit.today).iso
        authorities = facts.authorities.map(\.authority.name.vi)
        let chosen = (fact as? CompetenceForm)?.kind
        kinds = Competence.Kind.allCases.map { Kind(value: $0.rawValue, name: $0.words[language], isChosen: $0.rawValue == chosen) }
        unsent = UnsentView(editing.page, begun, language)
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}
