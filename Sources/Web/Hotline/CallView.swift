// SPDX-License-Identifier: Apache-2.0
import Domain

/// One call as it is written down, with what is known of whoever calls and what there is to say.
struct CallPage: Sendable {
    let phone: String
    let name: String
    let question: String
    let place: String
    let said: String
    /// The number as it was understood.
    let number: String?
    let isUnreadable: Bool
    let caller: CallerView?
    let isNewCaller: Bool
    let beside: BesideView?
    let answers: [AnswerView]
    let calls: [Row]
    let hasCalls: Bool
    let kept: KeptView?
    let isKept: Bool
    let refusal: String?
    let script: String
    let kinds: [KindChoice]
    let presence: PresenceView
    /// Whoever is to be called, and whoever a letter has not reached.
    let lists: [DeskView.ListLink]

    struct CallerView: Sendable {
        let name: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let at: String
        let question: String
        let answer: String?
        let link: String?
        let ticketNumber: String?
        let state: String?
    }

    /// What the unit has answered before, to be read out.
    struct AnswerView: Sendable {
        let question: String
        let lines: [String]
        let ground: String
    }

    struct KeptView: Sendable {
        let number: String
        let unit: String
        let due: String
        let link: String
    }

    init(
        _ form: CallForm, _ phone: PhoneNumber?, _ caller: KnownCaller?, _ beside: DeskBeside.Found?, _ calls: [PhoneCall], _ kept: Handling?,
        _ times: DeskTimes, _ facts: RegistryFacts, _ duty: OnDutyView, _ visit: Visit, isKept: Bool, refusal: (any Refusal)?
    ) {
        let language = visit.language
        (self.phone, question, said) = (form.phone, form.question, form.said)
        name = form.name.isEmpty ? caller?.name ?? "" : form.name
        place = form.place.isEmpty ? visit.placeName ?? "" : form.place
        number = phone?.spaced
        isUnreadable = phone == nil && !form.phone.isEmpty
        self.caller = caller.flatMap { known in
            guard known.isKnown else { return nil }
            let rows = known.tickets.map { Row($0, visit) } + known.calls.map { Row($0, visit) }
            return CallerView(name: known.name, rows: rows)
        }
        isNewCaller = caller.map { !$0.isKnown } ?? false
        self.beside = beside.map { BesideView($0, isWriting: false, visit) }
        answers = (beside?.entries ?? []).map { entry in
            AnswerView(
                question: entry.question, lines: entry.answer.split(separator: "\n").map(String.init),
                ground: entry.citations.map { [$0.path, $0.document].compactMap { $0 }.joined(separator: " ") }.joined(separator: "; "))
        }
        self.calls = calls.map { Row($0, visit) }
        hasCalls = !calls.isEmpty
        self.kept = kept.map { one in
            KeptView(
                number: TicketView.short(one.id), unit: facts.name(of: one.unit, in: language), due: one.answerDue(times).text(in: language),
                link: visit.urls.desk(one.id))
        }
        self.isKept = isKept
        kinds = KindChoice.all(form.kind, language)
        presence = duty.presence
        lists = [DeskNarrowing.List.call, .lost].map { list in
            DeskView.ListLink(link: visit.urls.address(["desk"], [("list", list.rawValue)]), name: list.words[language], isHere: false)
        }
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        script = visit.furniture?.assets.address("calls.js") ?? ""
    }
}

extension CallPage.Row {
    init(_ call: PhoneCall, _ visit: Visit) {
        at = call.at.text(in: visit.language)
        question = call.question
        state = nil
        switch call.outcome {
        case .answered(let text): (answer, link, ticketNumber) = (text, nil, nil)
        case .ticket(let id): (answer, link, ticketNumber) = (nil, visit.urls.desk(id), TicketView.short(id))
        }
    }

    init(_ handling: Handling, _ visit: Visit) {
        at = handling.asked.text(in: visit.language)
        question = handling.ticket.question.text
        answer = nil
        (link, ticketNumber) = (visit.urls.desk(handling.id), TicketView.short(handling.id))
        state = handling.state.words[visit.language]
    }
}
