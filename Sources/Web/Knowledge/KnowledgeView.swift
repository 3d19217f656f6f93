// SPDX-License-Identifier: Apache-2.0
import Domain

/// The page that makes a draft of an answer.
struct KnowledgeDraftView: Sendable {
    let number: String
    let ticket: String
    let action: String
    let revision: String
    let base: String?
    let question: String
    let paraphrases: String
    let answer: String
    let from: String
    let until: String
    let handbookEntry: String
    let isPitfall: Bool
    let citations: [CitationView]
    /// What was taken out of the words of the ticket.
    let removed: [String]
    let hasRemoved: Bool
    /// What is still there and looks like it tells of somebody.
    let found: [String]
    let hasFound: Bool
    let refusal: String?

    init(_ handling: Handling, _ reply: Reply, _ form: KnowledgeForm, _ visit: Visit, refusal: (any Refusal)?) {
        let language = visit.language
        number = TicketView.short(handling.id)
        ticket = visit.urls.desk(handling.id)
        action = DeskForm.page(of: handling.id) + "/knowledge"
        revision = String(form.revision)
        base = form.base
        (question, paraphrases, answer, from, until) = (form.question, form.paraphrases, form.answer, form.from, form.until)
        (handbookEntry, isPitfall) = (form.handbookEntry, form.isPitfall)
        citations = reply.citations.filter { $0.isVerified && $0.quote != nil }.map { CitationView($0, visit) }
        removed = (PersonalData.found(in: handling.ticket.question.text) + PersonalData.found(in: reply.text)).map {
            "\($0.words) (\($0.kind.words[language]))"
        }
        hasRemoved = !removed.isEmpty
        found = form.found.map { "\($0.words) (\($0.kind.words[language]))" }
        hasFound = !found.isEmpty
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}

/// An entry as whoever approves it reads it.
struct KnowledgeView: Sendable {
    let question: String
    let paraphrases: [String]
    let hasParaphrases: Bool
    let lines: [String]
    let citations: [CitationView]
    let period: String
    let handbookEntry: String?
    let isPitfall: Bool

    /// - Returns: `nil` for what is no entry.
    init?(_ change: Change, _ visit: Visit) {
        guard change.subject.factKind == KnowledgeEntry.factKind, let json = change.draft.content?.json, let entry = RegistryFacts.knowledge(json)
        else {
            return nil
        }
        question = entry.question
        paraphrases = entry.paraphrases
        hasParaphrases = !paraphrases.isEmpty
        lines = entry.answer.split(separator: "\n").map(String.init)
        citations = entry.citations.map { CitationView($0, visit) }
        period = entry.period(in: visit.language)
        handbookEntry = entry.entry?.text
        isPitfall = entry.isPitfall
    }
}

struct KnowledgeList: Sendable {
    let rows: [KnowledgeRow]
    let total: String
    let isEmpty: Bool

    init(_ rows: [KnowledgeRow], _ visit: Visit) {
        // What needs somebody's work comes first.
        self.rows = rows.filter { !$0.stands } + rows.filter(\.stands)
        total = rows.count.text(in: visit.language)
        isEmpty = rows.isEmpty
    }
}

struct KnowledgeRow: Sendable {
    let question: String
    let unit: String
    let period: String
    let stands: Bool
    let isStale: Bool
    let ticket: String

    init(_ entry: KnowledgeEntry, stands: Bool, _ facts: RegistryFacts, _ visit: Visit) {
        question = entry.question
        unit = facts.name(of: entry.unit, in: visit.language)
        period = entry.period(in: visit.language)
        self.stands = stands
        isStale = !stands
        ticket = visit.urls.desk(Ticket.ID(entry.id.text))
    }
}

extension KnowledgeEntry {
    func period(in language: Language) -> String {
        Period.text(from: span.from.map { DoubtfulDay($0) } ?? .unknown, until: span.until.map { DoubtfulDay($0) }, in: language)
    }
}

extension PersonalData.Kind {
    var words: Words {
        switch self {
        case .email: Words(vi: "thư điện tử", en: "e-mail")
        case .telephone: Words(vi: "số điện thoại", en: "telephone")
        case .identityNumber: Words(vi: "số giấy tờ tuỳ thân", en: "identity number")
        case .name: Words(vi: "tên người", en: "name")
        case .house: Words(vi: "số nhà", en: "house number")
        }
    }
}
