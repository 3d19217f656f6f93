// SPDX-License-Identifier: Apache-2.0
import Domain

/// The page on which a file of facts is sent, with what was wrong with the last one.
struct FactFilePage: Sendable {
    let action: String
    let refusal: String?
    let faults: [Fault]
    let hasFaults: Bool
    let reason: String
    let source: String
    let batches: [Row]
    let hasBatches: Bool
    let lists: String

    struct Fault: Sendable {
        let line: String
        let text: String
    }

    struct Row: Sendable {
        let link: String
        let name: String
        let sender: String
        let sent: String
    }

    /// As many as help to mend a file; a thousand like faults have one cause.
    private static let mostFaults = 200

    init(
        _ batches: [ChangeBatch], _ names: [Person.ID: String], _ typed: Fields?, _ faults: [FactFileFault], _ refusal: (any Refusal)?,
        _ visit: Visit
    ) {
        action = visit.urls.address(["fact-files"])
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
        self.faults = faults.prefix(Self.mostFaults).map { Fault(line: String($0.line), text: $0.words[visit.language]) }
        hasFaults = !faults.isEmpty
        reason = typed?["reason"] ?? ""
        source = typed?["source"] ?? ""
        self.batches = batches.map {
            Row(
                link: visit.urls.address(["fact-files", $0.id.text]), name: $0.name, sender: names[$0.sender] ?? $0.sender.text,
                sent: $0.sent.text(in: visit.language))
        }
        hasBatches = !batches.isEmpty
        lists = "duties, authorities, documents, procedures, changes, places, units, fields, doubts …"
    }
}

/// All that came in one file: what it would change, what would contradict, and what the reader may do with it.
struct FactFileView: Sendable {
    let id: String
    let name: String
    let sender: String
    let sent: String
    let count: String
    let states: [State]
    let rows: [Row]
    /// Some of it is the matter of others and not shown.
    let hidden: String?
    let introduced: [String]
    let hasIntroduced: Bool
    let mended: [String]
    let hasMended: Bool
    let digest: String
    let refusal: String?
    let typed: String?
    let maySubmit: Bool
    let mayApprove: Bool
    let mayReturn: Bool
    let mayWithdraw: Bool
    let isOwn: Bool

    struct State: Sendable {
        let name: String
        let count: String
    }

    struct Row: Sendable {
        let link: String
        let subject: String
        let title: String?
        let state: String
        let isNew: Bool
        let count: String
        /// Unfolded while there are few enough to read at a glance.
        let isOpen: Bool
        let differences: [DifferenceView]
    }

    private static let mostUnfolded = 12

    init(
        _ whole: ChangeBatch.Whole, _ seen: [Change], _ names: [Person.ID: String], _ titles: DutyTitles, _ effect: ConsistencyEffect?,
        _ staff: Staff, _ visit: Visit, refusal: (any Refusal)?, reason: String?
    ) {
        let language = visit.language
        let batch = whole.batch
        (id, name, sent) = (batch.id.text, batch.name, batch.sent.text(in: language))
        sender = names[batch.sender] ?? batch.sender.text
        count = seen.count.text(in: language)
        states = Change.State.allCases.compactMap { state in
            let count = seen.filter { $0.state == state }.count
            return count == 0 ? nil : State(name: state.words[language], count: count.text(in: language))
        }
        rows = seen.map { change in
            let differences = DifferenceView.all(change.draft.differences, language)
            return Row(
                link: visit.urls.address(["changes", change.id.text]), subject: change.subject.shown(in: language), title: titles[change.subject],
                state: change.state.words[language], isNew: change.draft.base == nil, count: differences.count.text(in: language),
                isOpen: seen.count <= Self.mostUnfolded, differences: differences)
        }
        hidden = whole.changes.count > seen.count ? (whole.changes.count - seen.count).text(in: language) : nil
        introduced = effect?.introduced.map { $0.sentence[language] } ?? []
        mended = effect?.mended.map { $0.sentence[language] } ?? []
        (hasIntroduced, hasMended) = (!introduced.isEmpty, !mended.isEmpty)
        digest = whole.digest
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        typed = reason
        let may = { (decision: FactFileRoutes.Decision) in
            whole.changes.contains { decision.isReady($0, staff.rights, on: visit.today) }
        }
        (maySubmit, mayApprove, mayReturn, mayWithdraw) = (may(.submit), may(.approve), may(.giveBack), may(.withdraw))
        let circle = staff.rights.hand(on: visit.today).circle
        isOwn = whole.changes.contains { $0.state == .submitted && !circle.isDisjoint(with: $0.authors) }
    }
}
