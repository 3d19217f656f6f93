// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// All that must be looked at again, by what it is, and what changed.
struct ImpactView: Sendable {
    let groups: [Group]
    let isEmpty: Bool
    let count: String
    let entries: [Entry]
    let hasEntries: Bool
    let entryCount: String
    /// Nothing but this group; `nil` for the whole.
    let only: Only?
    let kept: String?
    let keptLink: String
    let causes: [Cause]
    let hasCauses: Bool
    let isDone: Bool
    let refusal: String?

    struct Group: Sendable {
        let id: String
        let name: String
        let note: String
        let number: String
        let rows: [Row]
        /// Where all of them stand, a page at a time; `nil` where all are here.
        let all: String?
        /// When the latest change that is shown came to be known.
        let seen: String
        let mayLook: Bool
        let formToken: String
    }

    /// An entry of the handbook of today that tells what is stale.
    struct Entry: Sendable {
        let link: String
        let title: String
    }

    /// One group alone, a page at a time.
    struct Only: Sendable {
        let list: String
        let pages: PagesView
    }

    struct Row: Sendable {
        let name: String
        let title: String?
        let link: String?
        let changes: [Line]
        /// How many more there are than are named.
        let moreChanges: String?
        /// By what it is chosen; `nil` where whoever reads this may not answer for it, or it is not answered for here.
        let fact: String?
        /// Where it is put right; `nil` where whoever reads this may not.
        let edit: String?
        /// What to do about an entry of knowledge, which is not looked at here.
        let isKnowledge: Bool
        /// Out of answers today, and not only from a day to come.
        let isSilent: Bool
    }

    struct Line: Sendable {
        let text: String
        let link: String
    }

    struct Cause: Sendable {
        let name: String
        let link: String
        let places: String
        let known: String
    }

    init(
        _ registry: Registry, _ causes: Listing<ChangeOfLaw>, kept: Int, _ visit: Visit, group: String? = nil, page: String? = nil,
        isDone: Bool = false, refusal: (any Refusal)? = nil
    ) {
        let language = visit.language
        let touches = registry.staleness.touches
        let chosen = group.flatMap(Kind.init)
        // The whole is a survey that fits a telephone; each group has pages of its own.
        let order = { (kind: Kind) in Self.subjects(touches.filter { Kind($0) == kind }) }
        let page = chosen.map { PageOfList(number: page, of: order($0).count, length: PageNumber.size) }
        groups = Kind.allCases.filter { chosen == nil || $0 == chosen }.compactMap { kind in
            let order = order(kind)
            guard !order.isEmpty else { return nil }
            let rows = order[page?.range ?? 0..<min(order.count, Self.mostRows)].map { Row($0.subject, $0.touches, registry, visit) }
            let all = visit.urls.address(["impact"], [("group", kind.rawValue)])
            return Group(
                id: kind.rawValue, name: kind.name[language], note: kind.note[language], number: order.count.text(in: language), rows: rows,
                all: chosen == nil && order.count > rows.count ? all : nil,
                seen: String(Int(touches.map(\.change.known).max()?.timeIntervalSince1970 ?? 0)), mayLook: rows.contains { $0.fact != nil },
                formToken: visit.staff?.formToken ?? "")
        }
        isEmpty = groups.isEmpty
        count = Set(touches.map(\.subject)).count.text(in: language)
        entries = Self.entries(touches, registry, visit)
        hasEntries = !entries.isEmpty && chosen == nil
        entryCount = entries.count.text(in: language)
        only = chosen.flatMap { kind in
            page.map { Only(list: visit.urls.address(["impact"]), pages: PagesView($0, ["impact"], asking: [("group", kind.rawValue)], visit)) }
        }
        self.kept = kept > 0 && chosen == nil ? kept.text(in: language) : nil
        keptLink = visit.urls.address(["impact", "kept"])
        self.causes = causes.elements.map {
            Cause(
                name: $0.cause.name[language], link: visit.urls.address(["impact", "changes"], [("cause", $0.cause.text)]),
                places: Words(vi: "\($0.places) chỗ, \($0.documents) văn bản", en: "\($0.places) places, \($0.documents) acts")[language],
                known: $0.known.text(in: language))
        }
        hasCauses = !self.causes.isEmpty && chosen == nil
        self.isDone = isDone
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }

    /// What is touched, in the order in which it matters.
    private enum Kind: String, CaseIterable {
        case competence, knowledge, procedure, change, named, around

        init(_ touch: Staleness.Touch) {
            switch touch.reach {
            case .ground: self = Kind(rawValue: touch.subject.factKind ?? "") ?? .around
            case .act: self = .named
            case .around: self = .around
            }
        }

        var name: Words {
            switch self {
            case .competence: Words(vi: "Thẩm quyền trong sổ", en: "Competences of the registry")
            case .knowledge: Words(vi: "Hỏi đáp đã duyệt", en: "Approved answers")
            case .procedure: Words(vi: "Thủ tục", en: "Procedures")
            case .change: Words(vi: "Thời hạn, hồ sơ, điều kiện đã đổi", en: "Changes of time limits, dossiers, conditions")
            case .named: Words(vi: "Thủ tục dẫn cả văn bản", en: "Procedures that name a whole act")
            case .around: Words(vi: "Liên quan gần", en: "Near to a change")
            }
        }

        var note: Words {
            switch self {
            case .named:
                Words(
                    vi: "Văn bản làm căn cứ có chỗ đã đổi; trợ lý vẫn trả lời, kèm lời báo rằng chưa ai xem lại.",
                    en: "An act that these rest on has changed somewhere; the assistant still answers, and says that nobody has looked.")
            case .around:
                Words(
                    vi: "Quy định được nhắc tới đã đổi; trợ lý vẫn trả lời từ những mục này.",
                    en: "A rule that these name has changed; the assistant still answers from them.")
            default:
                Words(
                    vi: "Trợ lý không trả lời từ những mục này cho đến khi có người xem lại.",
                    en: "The assistant says nothing from these until somebody has looked again.")
            }
        }
    }

    private static let mostRows = 6

    private static func subjects(_ touches: [Staleness.Touch]) -> [(subject: Subject, touches: [Staleness.Touch])] {
        var order: [Subject] = []
        var bySubject: [Subject: [Staleness.Touch]] = [:]
        for touch in touches {
            if bySubject[touch.subject] == nil { order.append(touch.subject) }
            bySubject[touch.subject, default: []].append(touch)
        }
        return order.map { ($0, bySubject[$0, default: []]) }
    }

    private static func entries(_ touches: [Staleness.Touch], _ registry: Registry, _ visit: Visit) -> [Entry] {
        let duties = touches.filter { $0.reach != .around }.flatMap { registry.duties(of: $0.subject) }
        return Set(duties).sorted().compactMap(registry.duty).map {
            Entry(link: visit.urls.address(["handbook", "entries", $0.id.text]), title: "\($0.id.text) \($0.title[visit.language])")
        }
    }
}

extension ImpactView.Row {
    /// An amending act may change a hundred articles of one that a row names as a whole.
    private static let mostChanges = 3

    fileprivate init(_ subject: Subject, _ touches: [Staleness.Touch], _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        let duty = registry.duties(of: subject).first.flatMap(registry.duty)
        name = subject.shown(in: language)
        title = duty?.title[language] ?? registry.facts.knowledge.first { $0.subject == subject }?.question
        link = subject.factKind == KnowledgeEntry.factKind ? visit.urls.desk(.init(subject.key)) : duty.map { visit.urls.duty($0.id) }
        changes = touches.prefix(Self.mostChanges).map { .init(text: $0.change.sentence[language], link: visit.urls.cause($0.change.cause)) }
        moreChanges = touches.count > Self.mostChanges ? (touches.count - Self.mostChanges).text(in: language) : nil
        isKnowledge = subject.factKind == KnowledgeEntry.factKind
        isSilent = touches.contains { $0.reach == .ground && $0.change.touches(visit.today) }
        let thing = Thing(registry.scope(of: subject))
        let mayLook = !isKnowledge && visit.staff?.rights.may(subject.approval, thing, on: visit.today) ?? false
        fact = mayLook ? subject.kind + " " + subject.key : nil
        let mayDraft = visit.staff?.rights.may(.draft, thing, on: visit.today) ?? false
        edit =
            mayDraft && subject.factKind == "competence"
            ? visit.urls.address(["competences"] + subject.key.split(separator: "/").map(String.init) + ["edit"]) : nil
    }
}

/// The places that one thing has changed, a page at a time.
struct LawChangeListView: Sendable {
    let name: String
    let source: String?
    let total: String
    let isEmpty: Bool
    let rows: [Row]
    let previous: String?
    let next: String?
    let list: String

    struct Row: Sendable {
        let place: String
        let link: String?
        let manner: String
        let from: String
    }

    init(_ found: Listing<LawChange>, _ cause: String, _ number: PageNumber, _ visit: Visit) {
        let (urls, language) = (visit.urls, visit.language)
        let first = found.elements.first
        name = first?.cause.name[language] ?? ""
        source = first.flatMap { change in if case .amendment(let id) = change.cause { urls.amendment(id) } else { nil } }
        total = found.total.text(in: language)
        isEmpty = found.elements.isEmpty
        rows = found.elements.map { change in
            Row(
                place: change.placeWords, link: change.path.steps.isEmpty ? nil : urls.document(change.document),
                manner: change.manner.words[language],
                from: change.from?.text(in: language) ?? "")
        }
        let link = { (page: Int) in urls.address(["impact", "changes"], [("cause", cause), ("page", String(page))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
        list = urls.address(["impact"])
    }
}

/// Answers and replies whose ground has changed since.
struct TouchedRecordsView: Sendable {
    let rows: [Row]
    let total: String
    let isEmpty: Bool
    let previous: String?
    let next: String?
    let list: String

    struct Row: Sendable {
        let question: String
        let link: String
        let kind: String
        let kept: String
        let document: String
    }

    init(_ found: Listing<TouchedRecord>, _ number: PageNumber, _ visit: Visit) {
        let (urls, language) = (visit.urls, visit.language)
        rows = found.elements.map { record in
            Row(
                question: record.question ?? Words(vi: "Phiếu", en: "Ticket")[language] + " " + TicketView.short(.init(record.name)),
                link: record.kind == .answer ? urls.answer(.init(record.name)) : urls.desk(.init(record.name)),
                kind: record.kind.words[language], kept: record.kept.text(in: language), document: record.document)
        }
        total = found.total.text(in: language)
        isEmpty = rows.isEmpty
        let link = { (page: Int) in urls.address(["impact", "kept"], [("page", String(page))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
        list = urls.address(["impact"])
    }
}
