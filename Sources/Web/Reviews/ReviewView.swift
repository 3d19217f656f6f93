// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Reviews that somebody may look at.
struct ReviewListView: Sendable {
    let rows: [Row]
    let total: String
    let isEmpty: Bool
    let lists: [DeskView.ListLink]
    let previous: String?
    let next: String?

    struct Row: Sendable {
        let link: String
        let question: String
        let ground: String
        let unit: String
        let votes: String
        let due: String
        let isLate: Bool
        let state: String
        let holder: String?
        let outcome: String?
    }

    init(
        _ found: Listing<AnswerReview>, _ list: ReviewList, _ page: PageNumber, _ questions: [AnswerReview.ID: String],
        _ names: [Person.ID: String], _ facts: RegistryFacts, _ times: DeskTimes, _ visit: Visit, now: Date
    ) {
        let (language, urls) = (visit.language, visit.urls)
        rows = found.elements.map { one in
            let due = times.reviewDue(one.asked)
            return Row(
                link: urls.address(["reviews", one.id.text]), question: questions[one.id] ?? Erasure.mark,
                ground: one.matter.ground.words(facts)[language], unit: facts.name(of: one.matter.unit, in: language),
                votes: one.votes.text(in: language), due: (one.ended ?? due).text(in: language), isLate: one.state != .ended && due < now,
                state: one.state.words[language], holder: one.holder.flatMap { names[$0] }, outcome: one.outcome?.kind.words[language])
        }
        total = found.total.text(in: language)
        isEmpty = found.total == 0
        lists = ReviewList.allCases.map {
            DeskView.ListLink(link: urls.address(["reviews"], [("list", $0.rawValue)]), name: $0.words[language], isHere: $0 == list)
        }
        let link = { (number: Int) in urls.address(["reviews"], [("list", list.rawValue), ("page", String(number))]) }
        previous = page.number > 1 ? link(page.number - 1) : nil
        next = page.offset + found.elements.count < found.total ? link(page.number + 1) : nil
    }
}

/// One review: what readers said, what was done, and what whoever reads this may do.
struct ReviewView: Sendable {
    let list: String
    let action: String
    let revision: String
    let ground: String
    let unit: String
    let field: String?
    let state: String
    let holder: String?
    let isWaiting: Bool
    let isTaken: Bool
    let isMine: Bool
    let isEnded: Bool
    let outcome: String?
    let outcomeLink: String?
    let due: String
    let isLate: Bool
    let count: String
    let votes: [VoteRow]
    let hasMore: Bool
    let outcomes: [DeskView.Choice]
    let form: ReviewForm
    let steps: [StepRow]
    let refusal: String?
    let done: String?

    static let most = 50

    struct VoteRow: Sendable {
        let question: String
        let answer: String
        let reason: String
        let cast: String
        let day: String
        let place: String?
    }

    struct StepRow: Sendable {
        let at: String
        let by: String?
        let action: String
        let outcome: String?
        let note: String?
    }

    init(
        _ review: AnswerReview, _ votes: [DisputedAnswer], _ form: ReviewForm, _ names: [Person.ID: String], _ facts: RegistryFacts,
        _ times: DeskTimes, _ staff: Staff, _ visit: Visit, now: Date, refusal: (any Refusal)?, done: AnswerReview.Step.Action?
    ) {
        let (language, urls) = (visit.language, visit.urls)
        list = urls.address(["reviews"])
        action = "/reviews/" + review.id.text.percentEncoded
        revision = String(review.revision)
        ground = review.matter.ground.words(facts)[language]
        unit = facts.name(of: review.matter.unit, in: language)
        field = review.matter.field.flatMap { id in facts.fields.first { $0.id == id }?.name[language] }
        state = review.state.words[language]
        holder = review.holder.flatMap { names[$0] }
        (isWaiting, isTaken, isEnded) = (review.state == .waiting, review.state == .taken, review.state == .ended)
        isMine = review.holder == staff.rights.person
        outcome = review.outcome?.kind.words[language]
        outcomeLink =
            switch review.outcome {
            case .knowledgeDrafted(let change), .factDrafted(let change): urls.address(["changes", change.text])
            case .handedOn(let ticket): urls.desk(ticket)
            case .judged(let judged): urls.provision(judged.provision)
            case .right, nil: nil
            }
        let until = times.reviewDue(review.asked)
        due = until.text(in: language)
        isLate = review.state != .ended && until < now
        count = review.votes.text(in: language)
        self.votes = votes.map { one in
            VoteRow(
                question: one.question.text, answer: urls.answer(one.vote.answer), reason: one.vote.reason, cast: one.vote.cast.text(in: language),
                day: one.question.on.text(in: language), place: one.question.place)
        }
        hasMore = votes.count == Self.most
        outcomes = AnswerReview.Outcome.Kind.allCases.map {
            DeskView.Choice(id: $0.rawValue, name: $0.words[language], isChosen: $0 == form.outcome)
        }
        self.form = form
        steps = review.history.map { step in
            StepRow(
                at: step.at.text(in: language), by: step.by.flatMap { names[$0.person] }, action: step.action.words[language],
                outcome: step.outcome?.kind.words[language], note: step.note)
        }
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
    }
}
