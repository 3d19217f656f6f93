// SPDX-License-Identifier: Apache-2.0
import Domain

/// The queue as a page: the heaviest first, with why it weighs what it does.
struct VerificationList: Sendable {
    let total: String
    let isEmpty: Bool
    let isNarrowed: Bool
    let all: String
    let fields: [RegistryView.Choice]
    let rows: [Row]
    let pages: PagesView
    /// "1–15", of those that wait.
    let shown: String

    /// As many as somebody looks up in a sitting; on a telephone each is a card.
    private static let size = 15

    struct Row: Sendable {
        let key: String
        let title: String
        /// `nil` for who may not draft it.
        let link: String?
        let duty: String
        let holder: String
        let document: String
        let path: String?
        let asked: String
        let left: String?
        let isOver: Bool
        let isOutdated: Bool
        let weight: String
        /// Somebody has looked it up, and a second person has yet to decide.
        let waiting: String?
    }

    init(_ queue: VerificationQueue, _ open: [Change], _ registry: Registry, field: String?, page: String?, _ visit: Visit) {
        let language = visit.language
        let found = queue.entries.filter { field == nil || $0.duty.field.text == field }
        total = found.count.text(in: language)
        isEmpty = found.isEmpty
        let page = PageOfList(number: page, of: found.count, length: Self.size)
        pages = PagesView(page, ["verification"], asking: field.map { [("field", $0)] } ?? [], visit)
        shown = "\((page.range.lowerBound + 1).text(in: language))–\(page.range.upperBound.text(in: language))"
        isNarrowed = field != nil
        all = visit.urls.address(["verification"])
        let present = Set(queue.entries.map(\.duty.field))
        fields = registry.facts.fields.filter { present.contains($0.id) }.map {
            .init(value: $0.id.text, text: $0.name[language], isChosen: $0.id.text == field)
        }
        let submitted = Dictionary(open.map { ($0.subject, $0.id) }, uniquingKeysWith: { first, _ in first })
        rows = found[page.range].map { Row($0, submitted[.fact("competence", $0.competence.id.text)], registry, visit) }
    }
}

extension VerificationList.Row {
    init(_ entry: VerificationQueue.Entry, _ change: Change.ID?, _ registry: Registry, _ visit: Visit) {
        let (row, language) = (entry.competence, visit.language)
        key = row.id.text
        title = entry.duty.title[language]
        let scope = Scope(unit: registry.field(entry.duty.field)?.unit, place: row.place)
        let mayDraft = visit.staff?.rights.may(.draft, Thing(scope), on: visit.today) ?? false
        link = mayDraft ? visit.urls.verification(row.id) : nil
        duty = visit.urls.duty(entry.duty.id)
        holder = row.authority.name[language]
        document = row.basis.map { DocumentName.full($0.document) } ?? Words(vi: "chưa ghi văn bản", en: "no document recorded")[language]
        path = row.basis?.path
        asked = entry.asked.text(in: language)
        left = entry.isOver ? nil : entry.daysLeft?.text(in: language)
        isOver = entry.isOver
        isOutdated = entry.isOutdated
        weight = entry.weight.text(in: language)
        waiting = change.map { visit.urls.address(["changes", $0.text]) }
    }
}

extension SiteURL {
    func verification(_ id: Competence.ID, _ query: [(String, String)] = []) -> String {
        address(["verification"] + id.text.split(separator: "/").map(String.init), query)
    }
}

/// One competence that waits, with the form that confirms it and the one that rejects it.
struct VerificationView: Sendable {
    let key: String
    let title: String
    let duty: String
    let holder: String
    let kind: String?
    let period: String
    let recorded: String
    let underlying: String?
    let sources: [SourceView]
    let isWaiting: Bool
    let isOutdated: Bool
    let waiting: String?
    let confirm: String
    let reject: String
    let base: String?
    let document: String
    let path: String
    let quote: String
    let reason: String
    let day: String
    let refusal: String?
    let act: Act?
    let isHeld: Bool
    let articles: [Article]
    let hasArticles: Bool

    struct Act: Sendable {
        let name: String
        let title: String
        let link: String
    }

    struct Article: Sendable {
        let heading: String
        let link: String
        let clauses: [Clause]
    }

    struct Clause: Sendable {
        let place: String
        let text: String
        let choose: String
    }

    init(_ matter: VerificationRoutes.Matter, _ form: VerificationForm, _ near: NearClauses.Found, _ visit: Visit, refusal: (any Refusal)?) {
        let (row, language) = (matter.row, visit.language)
        key = row.id.text
        title = matter.duty.title[language]
        duty = visit.urls.duty(matter.duty.id)
        holder = row.authority.name[language]
        kind = row.kind?.words[language]
        period = Period.text(from: row.from, until: row.until, in: language)
        recorded = [row.basis?.path, row.basis.map { DocumentName.full($0.document) }].compactMap { $0 }.joined(separator: ", ")
        underlying = row.basis?.underlying
        sources = row.sources.map(SourceView.init)
        isWaiting = matter.isWaiting
        isOutdated = matter.entry?.isOutdated ?? false
        waiting = matter.waiting.map { visit.urls.address(["changes", $0.id.text]) }
        let parts = ["verification"] + row.id.text.split(separator: "/").map(String.init)
        confirm = visit.urls.address(parts + ["confirm"])
        reject = visit.urls.address(parts + ["reject"])
        base = form.base
        (document, path, quote, reason) = (form.document, form.path, form.quote, form.reason)
        day = row.readingDay(today: visit.today).text(in: language)
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        act = near.act.map { Act(name: DocumentName.full($0.number), title: $0.title, link: visit.urls.document($0.id)) }
        isHeld = near.act != nil
        articles = near.articles.map { Article($0, row.id, form.document, visit) }
        hasArticles = !articles.isEmpty
    }
}

extension VerificationView.Article {
    init(_ provision: Provision, _ row: Competence.ID, _ document: String, _ visit: Visit) {
        heading = [provision.path.citation, provision.heading].filter { !$0.isEmpty }.joined(separator: ". ")
        link = visit.urls.provision(provision.id)
        clauses = NearClauses.Clause.all(of: provision).map { clause in
            VerificationView.Clause(
                place: clause.path.citation, text: clause.text,
                choose: visit.urls.verification(row, [("document", document), ("at", "\(clause.provision.text)#\(clause.path.eId)")]))
        }
    }
}
