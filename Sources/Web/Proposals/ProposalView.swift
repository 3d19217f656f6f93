// SPDX-License-Identifier: Apache-2.0
import Domain

/// The rows that acts propose, by act.
struct ProposalListView: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    let total: String
    let states: [RegistryView.Choice]
    let basis: String?
    let previous: String?
    let next: String?

    struct Row: Sendable {
        let link: String
        let place: String
        let matter: String
        /// What is otherwise in a procedure, in short: "Thời hạn, Hồ sơ".
        let change: String?
        let holder: String
        let from: String
        let standing: String
        /// Rows or duties by their ids.
        let near: String?
        let isDoubtful: Bool
    }

    init(_ found: Listing<ProposalReview>, _ narrowing: ProposalNarrowing, _ number: PageNumber, _ registry: Registry, _ visit: Visit) {
        let (urls, language) = (visit.urls, visit.language)
        rows = found.elements.map { review in
            let one = review.proposal
            let standing = registry.standing(of: one)
            return Row(
                link: urls.proposal(review.id), place: "\(one.basis.path.registryWords) \(one.basis.number)", matter: Self.short(one.matter),
                change: one.change.map { change in
                    HandlingChange.Kind.allCases.filter { kind in change.parts.contains { $0.kind == kind } }.map { $0.words[language].lowercased() }
                        .joined(separator: ", ")
                },
                holder: one.holder ?? Words(vi: "không nêu", en: "not named")[language],
                from: one.effect.from?.text(in: language) ?? Words(vi: "chưa rõ", en: "not known")[language],
                standing: review.state == .waiting ? standing.kind[language] : review.state.words[language],
                near: review.state == .waiting ? standing.near : nil,
                isDoubtful: review.state == .waiting && (!one.doubts.isEmpty || standing.isOpen))
        }
        isEmpty = rows.isEmpty
        total = found.total.text(in: language)
        states = ProposalReview.State.allCases.map { .init(value: $0.rawValue, text: $0.words[language], isChosen: $0 == narrowing.state) }
        basis = narrowing.basis?.text
        let asked = [("state", narrowing.state?.rawValue ?? ""), ("basis", narrowing.basis?.text ?? "")].filter { !$0.1.isEmpty }
        let link = { (number: Int) in urls.address(["proposals"], asked + [("page", String(number))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
    }

    /// The whole of it stands on the proposal's own page.
    private static func short(_ text: String) -> String {
        guard text.count > longest, let cut = text.prefix(longest).lastIndex(of: " ") else { return text }
        return text[..<cut] + "…"
    }

    private static let longest = 160
}

/// One proposal: the words of the act on one side, the row that may come of them on the other.
struct ProposalView: Sendable {
    let list: String
    let action: String
    let title: String
    let place: String
    let document: String
    let source: [String]
    let sentence: String
    let matter: String
    let heading: String?
    let holder: String
    let level: String?
    let condition: String?
    let kind: String?
    let from: String
    let until: String?
    let underlying: String?
    /// What is otherwise in a procedure; empty where a power is given.
    let parts: [Part]
    let changes: Bool
    let former: [Former]
    let doubts: [String]
    let hasDoubts: Bool
    let state: String
    let standing: String
    let isOpen: Bool
    let choices: [RegistryView.Choice]
    let hasChoices: Bool
    let decidedBy: String?
    let decidedAt: String?
    let reason: String?
    let change: String?
    let refusal: String?

    /// One thing that is otherwise.
    struct Part: Sendable {
        let kind: String
        let words: String
        /// What held so far, where the act says it.
        let past: String?
    }

    /// A provision that gives way, with the limits that it states.
    struct Former: Sendable {
        let cited: String
        let link: String?
        let limits: String?
        let isHeld: Bool
    }

    init(
        _ review: ProposalReview, _ source: [String], _ past: FormerHandling, _ registry: Registry, _ names: [Person.ID: String],
        _ refusal: (any Refusal)?, _ visit: Visit
    ) {
        let (urls, language, one) = (visit.urls, visit.language, review.proposal)
        list = urls.address(["proposals"], [("basis", one.basis.document.text)])
        action = "/proposals/" + one.id.text
        title = one.heading ?? one.matter
        place = "\(one.basis.path.citation) \(one.basis.number)"
        document = urls.address(["texts", one.basis.document.text])
        self.source = source
        sentence = one.sentence
        matter = one.matter
        heading = one.heading
        holder = one.holder ?? Words(vi: "văn bản không nêu", en: "the act names nobody")[language]
        level = one.holder == nil ? nil : one.level.words[language]
        condition = one.condition
        kind = one.change == nil ? one.kind.words[language] : nil
        parts = (one.change?.parts ?? []).map { Part(kind: $0.kind.words[language], words: $0.words, past: $0.former) }
        changes = one.change != nil
        former = past.provisions.map { provision in
            Former(
                cited: provision.cited, link: provision.lines.isEmpty ? nil : urls.address(["documents", provision.document.text]),
                limits: provision.limits.isEmpty ? nil : provision.limits.joined(separator: "; "), isHeld: !provision.lines.isEmpty)
        }
        from = one.effect.from?.text(in: language) ?? Words(vi: "chưa rõ", en: "not known")[language]
        until = one.effect.until?.text(in: language)
        underlying = one.underlying.isEmpty ? nil : one.underlying.joined(separator: "; ")
        doubts = one.doubts.map { $0.words[language] }
        hasDoubts = !doubts.isEmpty
        state = review.state.words[language]
        let found = registry.standing(of: one)
        standing = found.words[language]
        isOpen = review.state == .waiting
        choices = found.choices(registry, language)
        hasChoices = !choices.isEmpty
        decidedBy = review.decision.flatMap { names[$0.by] }
        decidedAt = review.decision?.at.text(in: language)
        reason = review.decision?.reason
        change = review.decision?.change.map { urls.address(["changes", $0.text]) }
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}

extension ProposalStanding {
    var words: Words {
        let near = near.map { ": " + $0 } ?? ""
        return Words(vi: kind.vi + near, en: kind[.en] + near)
    }

    var kind: Words {
        switch self {
        case .held: Words(vi: "đã có trong sổ", en: "in the registry")
        case .unverified: Words(vi: "đã có, chưa xác minh", en: "in the registry, not verified")
        case .known: Words(vi: "đã có trong sổ", en: "in the registry")
        case .new(let duties) where duties.isEmpty: Words(vi: "mới, chưa thấy nhiệm vụ", en: "new, fits no duty")
        case .new: Words(vi: "mới, có thể là", en: "new, perhaps")
        }
    }

    /// Rows that rest on the place, or duties that the words may mean.
    var near: String? {
        switch self {
        case .held(let rows), .unverified(let rows): Self.names(rows)
        case .known(let changes, let rows):
            (changes.map(\.id.text) + rows.map(\.id.text)).joined(separator: ", ")
        case .new(let duties): duties.isEmpty ? nil : duties.prefix(3).map(\.id.text).joined(separator: ", ")
        }
    }

    /// Whether there is something to do about it.
    var isOpen: Bool {
        switch self {
        case .held, .known: false
        case .unverified, .new: true
        }
    }

    /// Rows to draft anew, or duties to draft a row of.
    func choices(_ registry: Registry, _ language: Language) -> [RegistryView.Choice] {
        switch self {
        case .held(let rows), .unverified(let rows):
            rows.map { row in
                .init(value: row.id.text, text: "\(row.id.text): \(registry.duty(row.duty)?.title[language] ?? "")", isChosen: row == rows.first)
            }
        case .known(let changes, _):
            changes.map { .init(value: $0.id.text, text: "\($0.id.text): \($0.procedure)", isChosen: $0 == changes.first) }
        case .new(let duties):
            duties.map { .init(value: $0.id.text, text: "\($0.id.text): \($0.title[language])", isChosen: $0 == duties.first) }
        }
    }

    private static func names(_ rows: [Competence]) -> String { rows.map(\.id.text).joined(separator: ", ") }
}

extension HandlingChange.Kind {
    var words: Words {
        switch self {
        case .dropped: Words(vi: "Bỏ", en: "Dropped")
        case .timeLimit: Words(vi: "Thời hạn", en: "Time limit")
        case .dossier: Words(vi: "Hồ sơ", en: "Dossier")
        case .steps: Words(vi: "Trình tự", en: "Steps")
        case .condition: Words(vi: "Điều kiện", en: "Condition")
        }
    }
}

extension ProposalReview.State {
    var words: Words {
        switch self {
        case .waiting: Words(vi: "chờ xem", en: "waiting")
        case .drafted: Words(vi: "đã soạn bản thảo", en: "drafted")
        case .rejected: Words(vi: "đã bác", en: "rejected")
        }
    }
}

extension CompetenceProposal.Doubt {
    var words: Words {
        switch self {
        case .dayElsewhere: Words(vi: "Ngày bắt đầu phụ thuộc văn bản khác.", en: "The beginning hangs on another act.")
        case .noDay: Words(vi: "Văn bản không nói từ ngày nào.", en: "The act does not say from when.")
        case .kindFromWords:
            Words(
                vi: "Tên văn bản nêu nhiều hình thức; hãy xem đây là hình thức nào.",
                en: "The title names several ways of moving powers; see which this is.")
        case .unclearLevel: Words(vi: "Chưa rõ cơ quan này ở cấp nào.", en: "The level of this authority is not clear.")
        case .severalHolders: Words(vi: "Câu này nêu nhiều cơ quan.", en: "Several authorities are named.")
        case .fromProcedure:
            Words(vi: "Cơ quan giải quyết chỉ thấy trong các bước của thủ tục.", en: "Who decides is told only among the steps of the procedure.")
        }
    }
}

extension SiteURL {
    func proposal(_ id: CompetenceProposal.ID) -> String { address(["proposals"] + id.text.split(separator: "/").map(String.init)) }
}
