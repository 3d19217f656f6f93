// SPDX-License-Identifier: Apache-2.0
import Domain

struct ChangeView: Sendable {
    let id: String
    let subject: String
    /// What the duty is called.
    let title: String?
    let subjectLink: String?
    let state: String
    let isApproved: Bool
    let reason: String
    let source: String
    let from: String
    let isNew: Bool
    let isEnd: Bool
    let differences: [DifferenceView]
    let digest: String
    let steps: [Step]
    let others: [Other]
    let hasOthers: Bool
    let refusal: String?
    /// What was typed and refused.
    let typed: String?
    let maySubmit: Bool
    let mayEdit: Bool
    let edit: String?
    let mayDecide: Bool
    let mayWithdraw: Bool
    let mayUndo: Bool
    /// He returned it, and nobody has done anything with it since.
    let mayResume: Bool
    let mayDraftAgain: Bool
    /// What was just done, so that the page can say so and offer to undo it.
    let done: String?
    /// Why whoever reads this may not decide, where he had a hand in it.
    let isOwn: Bool
    /// Whoever approves other things of the unit may not approve this one.
    let isForLegal: Bool
    /// What would contradict if it were approved, and what would no longer; nothing for what is settled.
    let introduced: [String]
    let hasIntroduced: Bool
    let mended: [String]
    let hasMended: Bool
    /// The entry of knowledge that it makes; `nil` for any other thing.
    let knowledge: KnowledgeView?
    /// What became of the questions that must stay answered; `nil` for what waits for nobody, or is no knowledge.
    let trial: KnowledgeTrialView?
    /// Where it is tried once more; `nil` while that is of no use, or for whoever may not.
    let trialAgain: String?
    /// He may decide, and nothing that was tried stands against it.
    let mayApprove: Bool
    /// This very page, to be looked at again.
    let page: String
    /// Those it came with, to be decided together; `nil` where it came alone.
    let batch: Batch?
    let factHistory: String?

    struct Batch: Sendable {
        let link: String
        let name: String
    }

    struct Step: Sendable {
        let action: String
        let by: String
        let at: String
        let note: String?
    }

    struct Other: Sendable {
        let link: String
        let state: String
        let reason: String
        let at: String
    }

    init(
        _ change: Change, _ history: [Change], _ names: Names, _ titles: DutyTitles, _ staff: Staff, _ visit: Visit,
        batch: ChangeBatch?, effect: ConsistencyEffect? = nil, trial: KnowledgeTrial.Progress? = nil, done: Change.Step.Action?,
        refusal: (any Refusal)?,
        reason: String?
    ) {
        let (language, day, rights) = (visit.language, visit.today, staff.rights)
        id = change.id.text
        self.batch = batch.map { Batch(link: visit.urls.address(["fact-files", $0.id.text]), name: $0.name) }
        let isKnown = change.draft.base != nil || change.state == .approved
        factHistory = isKnown && change.subject.factKind != nil ? visit.urls.address(FactHistoryRoutes.parts(of: change.subject)) : nil
        subject = change.subject.shown(in: language)
        title = titles[change.subject]
        subjectLink = change.subject.duty.map { visit.urls.duty($0) }
        state = change.state.words[language]
        isApproved = change.state == .approved
        self.reason = change.draft.reason
        source = change.draft.source
        from = change.draft.from.text(in: language)
        isNew = change.draft.base == nil
        isEnd = change.draft.content == nil
        differences = DifferenceView.all(change.draft.differences, language)
        digest = change.draft.digest
        steps = change.history.map {
            Step(action: $0.action.words[language], by: names[$0.by.person], at: $0.at.text(in: language), note: $0.note)
        }
        others = history.filter { $0.id != change.id }.map {
            Other(
                link: visit.urls.address(["changes", $0.id.text]), state: $0.state.words[language], reason: $0.draft.reason,
                at: $0.history[0].at.text(in: language)
            )
        }
        hasOthers = !others.isEmpty
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        typed = reason
        let mayDraft = rights.may(.draft, Thing(change.draft.scope), on: day)
        maySubmit = mayDraft && [.draft, .returned].contains(change.state)
        mayEdit = mayDraft && change.isOpen
        edit = Self.editor(of: change).map { visit.urls.address($0, [("change", change.id.text)]) }
        mayDecide = change.state == .submitted && change.mayBeApproved(by: rights, on: day)
        mayWithdraw = change.isOpen && rights.may(.withdraw, change.thing, on: day)
        mayUndo = change.state == .approved && mayDraft
        let last = change.history.last
        mayResume =
            change.state == .returned && last?.action == .returned && rights.may(.returnChange, change.thing, on: day)
            && last.map { rights.hand(on: day).circle.contains($0.by.person) } ?? false
        mayDraftAgain = change.state == .withdrawn && mayDraft
        self.done = done.flatMap { $0 == last?.action ? $0.told[language] : nil }
        introduced = effect?.introduced.map { $0.sentence[language] } ?? []
        mended = effect?.mended.map { $0.sentence[language] } ?? []
        hasIntroduced = !introduced.isEmpty
        hasMended = !mended.isEmpty
        knowledge = KnowledgeView(change, visit)
        self.trial = trial.map { KnowledgeTrialView($0, language) }
        let mayTry = self.trial?.refusal != nil && change.mayBeTriedAgain(by: rights, on: day)
        trialAgain = mayTry ? "/changes/\(change.id.text.percentEncoded)/trial" : nil
        mayApprove = mayDecide && self.trial?.isPassed ?? true
        page = visit.urls.address(["changes", change.id.text])
        isForLegal =
            change.state == .submitted && change.subject.approval == .approveLaw && !mayDecide && rights.may(.approve, change.thing, on: day)
        isOwn = change.state == .submitted && !rights.hand(on: day).circle.isDisjoint(with: change.authors)
    }

    /// The page that edits what the change is about.
    private static func editor(of change: Change) -> [String]? {
        guard let kind = change.subject.factKind else { return nil }
        // Other names alone have a form of their own.
        let isWhole = EditableKind(rawValue: kind) != nil && !(kind == "duty" && change.draft.differences.allSatisfy { $0.path.hasPrefix("aliases") })
        guard isWhole || ["duty", "competence"].contains(kind) else { return nil }
        return Editing.parts(of: change.subject, isWhole: isWhole)
    }
}

extension Change.Step.Action {
    var words: Words {
        switch self {
        case .drafted: Words(vi: "soạn", en: "drafted")
        case .edited: Words(vi: "sửa", en: "edited")
        case .submitted: Words(vi: "trình duyệt", en: "submitted")
        case .approved: Words(vi: "duyệt", en: "approved")
        case .returned: Words(vi: "trả lại", en: "returned")
        case .resumed: Words(vi: "rút lại việc trả", en: "took the return back")
        case .withdrawn: Words(vi: "rút", en: "withdrew")
        }
    }

    /// Said to whoever has just done it.
    var told: Words {
        switch self {
        case .drafted:
            Words(vi: "Đã lưu bản thảo. Chưa ai duyệt được cho tới khi bạn trình.", en: "The draft is kept. Submit it when it is ready.")
        case .edited: Words(vi: "Đã lưu bản thảo mới.", en: "The new draft is kept.")
        case .submitted:
            Words(vi: "Đã trình. Người có quyền duyệt sẽ thấy trong hộp việc.", en: "Submitted. Whoever may approve it finds it in his inbox.")
        case .approved: Words(vi: "Đã duyệt. Câu trả lời từ nay dùng nội dung này.", en: "Approved. Answers rest on it from now on.")
        case .returned: Words(vi: "Đã trả lại cho người soạn.", en: "Returned to its author.")
        case .resumed: Words(vi: "Thay đổi lại chờ duyệt như trước.", en: "The change waits again as before.")
        case .withdrawn: Words(vi: "Đã rút. Thay đổi này sẽ không có hiệu lực.", en: "Withdrawn. It will not take effect.")
        }
    }
}
