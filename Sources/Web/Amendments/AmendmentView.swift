// SPDX-License-Identifier: Apache-2.0
import Domain

/// The queue, by the amending act.
struct AmendmentListView: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    let total: String
    let states: [RegistryView.Choice]
    let previous: String?
    let next: String?

    struct Row: Sendable {
        let link: String
        let basis: String
        let target: String
        let operation: String
        let units: String
        let confidence: String
        let isDoubtful: Bool
        let state: String
    }

    init(_ found: Listing<AmendmentReview>, _ narrowing: AmendmentNarrowing, _ number: PageNumber, _ visit: Visit) {
        let (urls, language) = (visit.urls, visit.language)
        rows = found.elements.map { review in
            Row(
                link: urls.amendment(review.id), basis: "\(review.amendment.basis.path.citation) \(review.amendment.basis.number)",
                target: review.proposal.targetWords, operation: review.amendment.operation.kind.words[language],
                units: review.amendment.operation.paths.map(\.citation).joined(separator: "; "),
                confidence: review.proposal.confidence.words[language], isDoubtful: review.proposal.confidence != .high,
                state: review.state.words[language])
        }
        isEmpty = rows.isEmpty
        total = found.total.text(in: language)
        states = [AmendmentReview.State.waiting, .confirmed, .rejected].map {
            .init(value: $0.rawValue, text: $0.words[language], isChosen: $0 == narrowing.state)
        }
        let asked = [
            ("state", narrowing.state?.rawValue ?? ""), ("basis", narrowing.basis?.text ?? ""), ("target", narrowing.target?.text ?? ""),
        ].filter { !$0.1.isEmpty }
        let link = { (number: Int) in urls.address(["amendments"], asked + [("page", String(number))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
    }
}

/// One proposal: what the amending act says on one side, what it does to the other act on the other.
struct AmendmentView: Sendable {
    let action: String
    let revision: String
    let basis: String
    let basisLink: String
    let instruction: String
    let source: [String]
    let target: String
    let targetLink: String
    let targetID: String
    let isTargetHeld: Bool
    let operation: String
    let units: String
    let path: String?
    let from: String?
    let fromText: String?
    let words: String?
    let others: String?
    let doubts: [String]
    let hasDoubts: Bool
    let state: String
    let isOpen: Bool
    let isOwn: Bool
    let refusal: String?
    let isDone: Bool
    let trouble: String?
    let changes: [DayDifferenceView.Unit]
    let hasChanges: Bool
    let steps: [Step]
    let hasSteps: Bool
    let queue: String

    struct Step: Sendable {
        let at: String
        let by: String
        let action: String
        let note: String?
    }

    init(
        _ review: AmendmentReview, source: Act?, target: Act?, _ known: KnownAmendments, _ names: [Person.ID: String], _ staff: Staff, _ visit: Visit,
        isDone: Bool, refusal: (any Refusal)?
    ) {
        let (urls, language, amendment) = (visit.urls, visit.language, review.amendment)
        action = "/amendments/" + review.id.text
        revision = String(review.revision)
        basis = "\(amendment.basis.path.citation) \(amendment.basis.number)"
        basisLink = urls.document(amendment.basis.document)
        instruction = review.proposal.instruction
        self.source = source?.unit(at: amendment.basis.path).map { $0.body.split(separator: "\n").map(String.init) } ?? []
        self.target = target?.document.name ?? review.proposal.targetWords
        targetLink = urls.address(["texts", amendment.target.text])
        targetID = amendment.target.text
        isTargetHeld = target != nil
        let verb = amendment.operation.kind.words[language]
        operation = verb.prefix(1).uppercased() + verb.dropFirst()
        units = amendment.operation.paths.map(\.citation).joined(separator: "; ")
        path = amendment.operation.paths.count == 1 ? amendment.operation.paths.first?.citation : nil
        from = amendment.effect.from?.iso
        fromText = amendment.effect.from?.text(in: language)
        if case .replaceWords(let old, let new, _) = amendment.operation { (words, others) = (old, new) } else { (words, others) = (nil, nil) }
        doubts = review.proposal.doubts.map { $0.words[language] }
        hasDoubts = !doubts.isEmpty
        state = review.state.words[language]
        isOpen = review.state == .waiting || review.state == .corrected
        isOwn = !staff.rights.hand(on: visit.today).circle.isDisjoint(with: review.correctors)
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.isDone = isDone
        let trial = target.map { Trial($0, amendment, known, visit) }
        trouble = trial?.trouble
        changes = trial?.units ?? []
        hasChanges = !changes.isEmpty
        steps = review.history.map {
            Step(at: $0.at.text(in: language), by: names[$0.by.person] ?? "", action: $0.action.words[language], note: $0.note)
        }
        hasSteps = !steps.isEmpty
        queue = urls.address(["amendments"], [("basis", amendment.basis.document.text)])
    }
}

/// The change made on trial, over what is confirmed already.
private struct Trial {
    let units: [DayDifferenceView.Unit]
    let trouble: String?

    init(_ act: Act, _ amendment: Amendment, _ known: KnownAmendments, _ visit: Visit) {
        let day = amendment.effect.from ?? visit.day
        let others = known.confirmed.filter { $0.id != amendment.id }
        let before = ActOnDay(act, on: day, amendedBy: others)
        let after = ActOnDay(act, on: day, amendedBy: others + [amendment])
        trouble = after.refused.first { $0.amendment.id == amendment.id }.map { $0.reason.words[visit.language] }
        units = ActDifference(from: before.act, to: after.act).units.map { unit in
            DayDifferenceView.Unit(
                citation: unit.path.citation, isNew: unit.before == nil, isGone: unit.after == nil,
                runs: unit.words.map { .init(text: $0.text, isBefore: $0.side == .before, isAfter: $0.side == .after) }, origins: [])
        }
    }
}

extension AmendmentReview.State {
    var words: Words {
        switch self {
        case .waiting: Words(vi: "chờ xác nhận", en: "waiting")
        case .corrected: Words(vi: "đã chữa, chờ người khác", en: "corrected, waiting for somebody else")
        case .confirmed: Words(vi: "đã xác nhận", en: "confirmed")
        case .rejected: Words(vi: "đã bác", en: "rejected")
        }
    }
}

extension AmendmentReview.Step.Action {
    var words: Words {
        switch self {
        case .corrected: Words(vi: "chữa", en: "corrected it")
        case .confirmed: Words(vi: "xác nhận", en: "confirmed it")
        case .rejected: Words(vi: "bác", en: "rejected it")
        case .reopened: Words(vi: "mở lại", en: "opened it again")
        }
    }
}

extension AmendmentConfidence {
    var words: Words {
        switch self {
        case .high: Words(vi: "chắc", en: "sure")
        case .middle: Words(vi: "cần xem kỹ", en: "look closely")
        case .low: Words(vi: "chưa chắc", en: "uncertain")
        }
    }
}
