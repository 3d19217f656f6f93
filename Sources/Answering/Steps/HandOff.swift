// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import FoundationEssentials

/// Hands the question to a person: a ticket with what was found, who is to answer, and by when. Settles every question that comes here.
struct HandOff: Step {
    let dueHour: Int
    let goals: @Sendable () async throws -> DeskGoals

    func advance(_ draft: inout Draft) async throws -> Answer? {
        let reason = draft.handoff ?? .noGround
        let question = draft.question
        let times = DeskTimes(calendar: .weekendsOnly, goals: try await goals(), closingHour: dueHour)
        let due = times.answerDue(question.asked, question.kind ?? .guidance)
        let unit = unit(for: draft)
        let secret = draft.newID()
        let ticket = Ticket(
            id: Ticket.ID(draft.newID()), question: question, reason: reason, evidence: draft.nearby, unit: unit,
            place: draft.registry.place(of: question), opened: question.asked,
            due: due, secretDigest: Self.digest(secret), kind: question.kind
        )
        draft.ticket = ticket
        let name = draft.registry.facts.units.first { $0.id == unit }.map { draft.phrases.text($0.name) } ?? unit.text
        let promise = Ticket.Promise(id: ticket.id, unit: name, due: due, link: "/tickets/\(secret)")
        let said = draft.proposal.map(\.sentences) ?? []
        return draft.answer(
            .handoff, reason, said + [Sentence(text: why(reason, draft), layer: .registry, citations: [])], competence: draft.proposal?.competence,
            ticket: promise
        )
    }

    private func why(_ reason: Answer.Reason, _ draft: Draft) -> String {
        switch reason {
        case .askedForPerson: draft.phrases.askedForPerson()
        case .guidanceOnly: draft.phrases.guidanceOnly()
        case .quoteFailed: draft.phrases.quoteFailed()
        case .unverifiedOnly: draft.phrases.unverifiedOnly()
        case .notInForce: draft.notInForce ?? draft.phrases.notInForce(draft.question.text, on: draft.question.on)
        case .contested, .unsettled: draft.phrases.askedForPerson()
        default: draft.phrases.noGround()
        }
    }

    /// The unit of the field that the question names, or whose duty comes closest; otherwise the Legal Department.
    private func unit(for draft: Draft) -> Unit.ID {
        let competence = draft.proposal?.competence.flatMap { draft.registry.field($0.duty.field) }
        // The number of an act is in the name of many a duty, and brings no question closer to it.
        let namesAct = LegalReference.all(in: draft.question.text).contains { $0.number != nil }
        let close = draft.duties.first.flatMap { $0.coverage >= 0.6 && !namesAct ? draft.registry.field($0.duty.field) : nil }
        let field = competence ?? FieldWords.field(of: draft.reading.folded, in: draft.registry) ?? close
        return field?.unit ?? Unit.legalDepartment
    }

    private static func digest(_ secret: String) -> String {
        SHA256.hash(data: Data(secret.utf8)).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
