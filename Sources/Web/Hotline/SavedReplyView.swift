// SPDX-License-Identifier: Apache-2.0
import Domain

/// The saved replies of the units for which somebody answers.
struct SavedReplyList: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    let units: [DeskView.Choice]
    let mayBegin: Bool
    let placeholders: String
    let title: String
    let text: String
    let refusal: String?
    let done: String?

    struct Row: Sendable {
        let action: String
        let revision: String
        let unit: String
        let released: WordingView?
        let proposed: WordingView?
        /// Who put it forward.
        let proposer: String
        /// What its form holds: as typed, or what stands.
        let title: String
        let text: String
        let reason: String
        let isRetired: Bool
        let steps: [String]
    }

    struct WordingView: Sendable {
        let title: String
        let lines: [String]
    }

    init(
        _ replies: [SavedReply], _ form: SavedReplyForm, _ names: [Person.ID: String], _ facts: RegistryFacts, _ staff: Staff, _ visit: Visit,
        refusal: (any Refusal)?, done: SavedReply.Step.Action?
    ) {
        let language = visit.language
        rows = replies.map { Row($0, form, names, facts, visit) }
        isEmpty = replies.isEmpty
        units = facts.units.filter { staff.rights.may(.answerTicket, Thing(Scope(unit: $0.id)), on: visit.today) }.map {
            DeskView.Choice(id: $0.id.text, name: $0.name[language], isChosen: $0.id.text == form.unit)
        }
        mayBegin = !units.isEmpty
        placeholders = SavedReply.Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
        (title, text) = form.id == nil ? (form.title, form.text) : ("", "")
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
    }
}

extension SavedReplyList.Row {
    init(_ reply: SavedReply, _ form: SavedReplyForm, _ names: [Person.ID: String], _ facts: RegistryFacts, _ visit: Visit) {
        let isTyped = form.id == reply.id.text
        action = "/saved-replies/" + reply.id.text.percentEncoded
        revision = String(reply.revision)
        unit = facts.name(of: reply.unit, in: visit.language)
        released = reply.released.map(SavedReplyList.WordingView.init)
        proposed = reply.proposed.map(SavedReplyList.WordingView.init)
        proposer = reply.history.last { $0.action == .proposed }.flatMap { names[$0.by.person] } ?? ""
        let latest = reply.proposed ?? reply.released ?? reply.history.last { $0.wording != nil }?.wording
        title = isTyped && !form.title.isEmpty ? form.title : latest?.title ?? ""
        text = isTyped && !form.text.isEmpty ? form.text : latest?.text ?? ""
        reason = isTyped ? form.reason : ""
        isRetired = reply.released == nil && reply.proposed == nil
        steps = reply.history.map { step in
            [
                step.at.text(in: visit.language) + ":", names[step.by.person] ?? "", step.action.words[visit.language],
                step.reason.map { "– " + $0 } ?? "",
            ]
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}

extension SavedReplyList.WordingView {
    init(_ wording: SavedReply.Wording) {
        title = wording.title
        lines = wording.text.split(separator: "\n").map(String.init)
    }
}

extension SavedReply.Step.Action {
    var words: Words {
        switch self {
        case .proposed: Words(vi: "đề nghị", en: "put it forward")
        case .released: Words(vi: "cho dùng", en: "released it")
        case .declined: Words(vi: "bỏ đề nghị", en: "declined it")
        case .retired: Words(vi: "thôi dùng", en: "retired it")
        }
    }
}
