// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// One ticket at the desk: what was asked and found, what was done with it, its clocks, and what whoever reads this may do.
struct DeskTicketView: Sendable {
    let ticket: TicketView
    let action: String
    let desk: String
    let revision: String
    let state: String
    let handler: String?
    let isWaiting: Bool
    let isTaken: Bool
    /// It waits for its asker.
    let isAsking: Bool
    let isMine: Bool
    let isDone: Bool
    let isUrgent: Bool
    /// Until when it was first promised, where it has waited for its asker since.
    let promised: String?
    let mayAnswer: Bool
    let mayForward: Bool
    let sender: String?
    /// Where the answer becomes knowledge; `nil` where it cannot, or whoever reads this may not.
    let knowledge: String?
    let units: [DeskView.Choice]
    let clocks: [ClockView]
    /// The working days were counted without holidays, which nobody has recorded for that time.
    let isWithoutHolidays: Bool
    let steps: [StepView]
    let hasSteps: Bool
    /// What others have done since whoever posted this looked.
    let since: [StepView]
    let hasSince: Bool
    let text: String
    let reason: String
    let note: String
    let citations: [Row]
    let refusal: String?
    let done: String?
    let unsent: UnsentView

    struct ClockView: Sendable {
        let name: String
        let due: String
        let stopped: String?
        let isLate: Bool
        let isRunning: Bool
        let isPaused: Bool
    }

    /// A line for a citation, empty or as typed.
    struct Row: Sendable {
        let number: Int
        let place: String
        let quote: String
        let isFirst: Bool
    }

    init(
        _ handling: Handling, _ form: DeskForm, _ names: [Person.ID: String], _ facts: RegistryFacts, _ staff: Staff, _ visit: Visit,
        _ times: DeskTimes,
        now: Date, begun: UnsentForm?, done: Handling.Step.Action?, refusal: (any Refusal)?, changed: [LawChange] = []
    ) {
        let language = visit.language
        ticket = TicketView(handling, facts, visit, now: now, list: visit.urls.desk, changed: changed)
        action = DeskForm.page(of: handling.id)
        desk = visit.urls.desk
        revision = String(handling.revision)
        state = handling.state.words[language]
        handler = handling.handler.flatMap { names[$0] }
        isWaiting = handling.state == .waiting
        isTaken = handling.handler != nil
        isAsking = handling.state == .asking
        isUrgent = handling.isUrgent
        promised = handling.pausedDays > 0 ? handling.promised(times).text(in: language) : nil
        isMine = handling.handler == staff.rights.person
        isDone = !handling.isOpen
        mayAnswer = staff.rights.may(.answerTicket, handling.thing, on: visit.today)
        mayForward = staff.rights.may(.forwardTicket, handling.thing, on: visit.today) && handling.isOpen
        sender = handling.sender.map { facts.name(of: $0, in: language) }
        let isProved = handling.reply?.citations.contains { $0.isVerified && $0.quote != nil } ?? false
        let mayDraft = staff.rights.may(.draft, handling.thing, on: visit.today)
        knowledge = isProved && mayDraft ? visit.urls.address(["desk", handling.id.text, "knowledge"]) : nil
        units = facts.units.filter { $0.id != handling.unit }.map {
            DeskView.Choice(id: $0.id.text, name: $0.name[language], isChosen: $0.id.text == form.unit)
        }
        let clocks = handling.clocks(times)
        self.clocks = clocks.map { clock in
            ClockView(
                name: clock.kind.words[language], due: clock.due.text(in: language), stopped: clock.stopped?.text(in: language),
                isLate: clock.isLate(at: now), isRunning: clock.isRunning, isPaused: clock.paused != nil && clock.stopped == nil)
        }
        isWithoutHolidays = clocks.contains { $0.kind == .forward && !times.calendar.knows(from: Day($0.started), to: Day($0.due)) }
        let steps = handling.history.map { StepView($0, names, facts, visit, changed: changed) }
        self.steps = steps
        hasSteps = !steps.isEmpty
        since = refusal is TicketError && form.revision >= 0 ? Array(steps.dropFirst(form.revision)) : []
        hasSince = !since.isEmpty
        (text, reason, note) = (form.text, form.reason, form.note)
        citations = (0..<min(Reply.mostCitations, form.citations.count + 2)).map { index in
            let typed = index < form.citations.count ? form.citations[index] : nil
            return Row(number: index + 1, place: typed?.place ?? "", quote: typed?.quote ?? "", isFirst: index == 0)
        }
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
        unsent = UnsentView(DeskForm.page(of: handling.id), begun, language)
    }
}

/// What somebody did with a ticket, or said on it.
struct StepView: Sendable {
    let by: String?
    let isAsker: Bool
    let at: String
    let action: String
    let unit: String?
    let lines: [String]
    let isNote: Bool
    let citations: [CitationView]

    /// - Parameter names: Empty for whoever asked, who is told the unit and no names.
    init(_ step: Handling.Step, _ names: [Person.ID: String], _ facts: RegistryFacts, _ visit: Visit, changed: [LawChange] = []) {
        by = step.by.flatMap { names[$0.person] }
        isAsker = step.by == nil
        at = step.at.text(in: visit.language)
        action = step.action.words[visit.language]
        unit = step.unit.map { facts.name(of: $0, in: visit.language) }
        lines = (step.reply?.text ?? step.text ?? "").split(separator: "\n").map(String.init)
        isNote = step.action == .noted
        citations = (step.reply?.citations ?? []).map { CitationView($0, visit, changed: step.changes(under: $0, among: changed)) }
    }
}
