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
    let places: [String]
    /// Codes of fields of law, to choose from.
    let fieldCodes: [RegistryView.Choice]
    /// Of something that is not there yet.
    let isNew: Bool
    /// `nil` where there is none yet.
    let history: String?
    /// The same as a file, to be edited elsewhere; `nil` for what files have no list for.
    let file: String?
    let kinds: [RegistryView.Choice]
    let confidences: [RegistryView.Choice]
    let refusal: String?
    let unsent: UnsentView

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
        places = facts.places.map(\.name.vi)
        fieldCodes = facts.fields.map { .init(value: $0.id.text, text: $0.name[language], isChosen: false) }
        isNew = editing.isNew
        let isInFiles = editing.base != nil && editing.isWhole && editing.subject.factKind != Guidance.factKind
        file = isInFiles ? visit.urls.address(["facts", editing.subject.factKind ?? "", editing.subject.key, "file"]) : nil
        history = editing.base == nil ? nil : visit.urls.address(FactHistoryRoutes.parts(of: editing.subject))
        let row = fact as? CompetenceForm
        kinds = Competence.Kind.allCases.map { .init(value: $0.rawValue, text: $0.words[language], isChosen: $0.rawValue == row?.kind) }
        confidences = Confidence.allCases.map { .init(value: $0.rawValue, text: $0.words[language], isChosen: $0.rawValue == row?.confidence) }
        unsent = UnsentView(editing.page, begun, language)
        self.refusal = refusal.flatMap { Self.sentence(for: $0, on: fact, language) }
    }

    /// What is missing bears the name that stands on the page.
    private static func sentence(for refusal: any Refusal, on fact: some FactForm, _ language: Language) -> String? {
        guard case FactFormError.missing(let field) = refusal, let label = fact.label(of: field) else {
            return Catalogue.sentence(for: refusal, in: language)
        }
        return Catalogue.sentence(for: FactFormError.missing(label[language]), in: language)
    }
}
