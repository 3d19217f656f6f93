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
    /// Whoever has it in hand is away; until then, and who stands in.
    let holderAway: AwayView?
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
    /// Where what it tells of its asker is erased; `nil` while it waits, or where whoever reads this may not.
    let erasure: String?
    let units: [DeskView.Choice]
    /// The kinds that it might be instead.
    let kinds: [KindChoice]
    /// The team that it lies with.
    let team: String?
    /// Nobody is of that team any more, so that it is for all of the unit.
    let isDeserted: Bool
    /// Teams of its unit that it could go to; whoever takes its field is chosen.
    let teams: [DeskView.Choice]
    let hasTeams: Bool
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
    let isMerged: Bool
    /// Tickets that have to do with it.
    let ties: [TieView]
    let hasTies: Bool
    /// Who else has it before him.
    let looks: [LookView]
    let hasLooks: Bool
    /// Whom a note may call.
    let readers: String?
    let other: String
    let part: String
    /// The answer holds words that were put there and that nobody has read yet.
    let isProposed: Bool
    let beside: BesideView
    let live: LiveView
    let files: [AttachmentView]
    let hasFiles: Bool
    /// Who asked, for whoever may know.
    let asker: AskerView?
    /// `nil` for whoever did not ask by mail.
    let mail: TicketMailView?
    let needsCall: Bool
    /// A letter to him was lost.
    let isUnreached: Bool
    let mustTell: Bool
    /// Somebody has said that he told him, and may take it back.
    let wasTold: Bool

    struct TieView: Sendable {
        let link: String
        let id: String
        let number: String
        let question: String
        let state: String
        /// This ticket waits for its answer.
        let isAwaited: Bool
        let mayUnlink: Bool
    }

    struct AskerView: Sendable {
        let name: String
        let number: String
        let dial: String
    }

    struct AwayView: Sendable {
        let until: String
        let standIn: String?
    }

    struct LookView: Sendable {
        let name: String
        let at: String
    }

    /// What is read besides the ticket itself.
    struct Around: Sendable {
        let tied: [Handling]
        let looks: [DeskLook]
        let beside: DeskBeside.Found
        /// Whom a note may call: the first by name, and one more than are shown where there are more.
        let readers: [String]
        let away: AwayList
        let files: [TicketFile]
        /// Of its unit.
        let teams: [DeskTeam]
        /// Whoever may be of them.
        let candidates: [DeskTeam.Candidate]
        let asker: Asker?
        let mail: TicketMail?
    }

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
        _ handling: Handling, _ form: DeskForm, _ around: Around, _ names: [Person.ID: String], _ facts: RegistryFacts, _ staff: Staff,
        _ visit: Visit, _ times: DeskTimes, now: Date, begun: UnsentForm?, done: Handling.Step.Action?, refusal: (any Refusal)?,
        changed: [LawChange] = [], live: LiveView
    ) {
        let language = visit.language
        self.live = live
        ticket = TicketView(handling, facts, times, visit, now: now, list: visit.urls.desk, changed: changed)
        action = DeskForm.page(of: handling.id)
        desk = visit.urls.desk
        revision = String(handling.revision)
        state = handling.state.words[language]
        handler = handling.handler.flatMap { names[$0] }
        holderAway = handling.handler.flatMap { holder in
            around.away.absence(of: holder, at: now).map { absence in
                let standIn = around.away.standIn(for: holder, at: now)
                return AwayView(until: absence.until.text(in: language), standIn: standIn.flatMap { names[$0] })
            }
        }
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
        let mayErase = !handling.isOpen && staff.rights.may(.erasePersonalData, handling.thing, on: visit.today)
        erasure = mayErase ? visit.urls.address(["desk", handling.id.text, "erasure"]) : nil
        knowledge = isProved && mayDraft ? visit.urls.address(["desk", handling.id.text, "knowledge"]) : nil
        units = facts.units.filter { $0.id != handling.unit }.map {
            DeskView.Choice(id: $0.id.text, name: $0.name[language], isChosen: $0.id.text == form.unit)
        }
        kinds = TicketKind.allCases.filter { $0 != handling.kind }.map {
            KindChoice(id: $0.rawValue, name: $0.words[language], isChosen: $0.rawValue == form.kind)
        }
        team = handling.team.map { id in around.teams.first { $0.id == id }?.charter?.name[language] ?? id.text }
        let field = handling.ticket.evidence.lazy.compactMap(\.duty).first.flatMap { id in facts.duties.first { $0.id == id }?.field }
        let manned = around.teams.filter { !$0.members(among: around.candidates).isEmpty }
        isDeserted = handling.isOpen && handling.team.map { id in !manned.contains { $0.id == id } } ?? false
        teams = manned.filter { $0.id != handling.team }.map { team in
            let isChosen = form.team.isEmpty ? field.map(team.isOf) ?? false : team.id.text == form.team
            return DeskView.Choice(id: team.id.text, name: team.charter?.name[language] ?? team.id.text, isChosen: isChosen)
        }
        hasTeams = !teams.isEmpty
        let clocks = handling.clocks(times)
        self.clocks = clocks.map { clock in
            ClockView(
                name: clock.kind.words(times.goals, handling.kind)[language], due: clock.due.text(in: language),
                stopped: clock.stopped?.text(in: language),
                isLate: clock.isLate(at: now), isRunning: clock.isRunning, isPaused: clock.paused != nil && clock.stopped == nil)
        }
        isWithoutHolidays = clocks.contains { $0.kind == .forward && !times.calendar.knows(from: Day($0.started), to: Day($0.due)) }
        let steps = handling.history.map { StepView($0, names, facts, visit, changed: changed, teams: around.teams) }
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
        isMerged = handling.state == .merged
        asker = around.asker.map { AskerView(name: $0.name, number: $0.phone.spaced, dial: $0.phone.text) }
        let mayKnow = staff.rights.may(.viewPersonalData, handling.thing, on: visit.today)
        mail = around.mail.map { TicketMailView($0, handling, isShown: mayKnow, language) }
        (needsCall, isUnreached, wasTold) = (handling.needsCall, handling.isUnreached, handling.wasTold)
        mustTell = needsCall || isUnreached
        files = around.files.map { AttachmentView($0, at: ["desk", handling.id.text], visit) }
        hasFiles = !around.files.isEmpty
        ties = around.tied.map { TieView($0, of: handling, visit) }
        hasTies = !around.tied.isEmpty
        looks = around.looks.map { LookView(name: names[$0.person] ?? "", at: $0.at.text(in: language)) }
        hasLooks = !around.looks.isEmpty
        let callable = around.readers.map { "@" + $0 }
        readers = callable.isEmpty ? nil : callable.prefix(Self.mostReaders).joined(separator: ", ") + (callable.count > Self.mostReaders ? "…" : "")
        (other, part, isProposed) = (form.other, form.part, form.isProposed)
        beside = BesideView(around.beside, isWriting: mayAnswer && isMine && handling.isOpen, visit)
    }
}

extension DeskTicketView {
    static let mostReaders = 20
}

extension DeskTicketView.TieView {
    init(_ other: Handling, of handling: Handling, _ visit: Visit) {
        link = visit.urls.desk(other.id)
        id = other.id.text
        number = TicketView.short(other.id)
        question = other.ticket.question.text
        state = other.state.words[visit.language]
        isAwaited = other.id == handling.mergedInto
        mayUnlink = handling.history.last { $0.ticket == other.id }?.action == .linked
    }
}

/// What somebody did with a ticket, or said on it.
struct StepView: Sendable {
    let by: String?
    let isAsker: Bool
    /// Nobody did it.
    let isSystem: Bool
    let at: String
    let action: String
    let unit: String?
    /// The team that it went to or came back from; `nil` for whoever asked.
    let team: String?
    /// What it is from then on.
    let kind: String?
    /// The number of another ticket; `nil` for whoever asked.
    let otherTicket: String?
    let lines: [String]
    let isNote: Bool
    let isByMail: Bool
    /// What stood under the asker’s words in his mail; staff may unfold it.
    let quoted: [String]
    let hasQuoted: Bool
    let citations: [CitationView]

    /// - Parameter names: Empty for whoever asked, who is told the unit and no names.
    init(
        _ step: Handling.Step, _ names: [Person.ID: String], _ facts: RegistryFacts, _ visit: Visit, changed: [LawChange] = [], teams: [DeskTeam] = []
    ) {
        by = step.by.flatMap { names[$0.person] }
        isSystem = step.action == .lost
        isAsker = step.by == nil && !isSystem
        at = step.at.text(in: visit.language)
        action = step.action.words[visit.language]
        unit = step.unit.map { facts.name(of: $0, in: visit.language) }
        team = step.team.flatMap { id in teams.first { $0.id == id }?.charter?.name[visit.language] }
        kind = step.kind?.words[visit.language]
        otherTicket = names.isEmpty ? nil : step.ticket.map(TicketView.short)
        lines = (step.reply?.text ?? step.text ?? "").split(separator: "\n").map(String.init)
        isNote = step.action == .noted
        isByMail = step.channel == .mail
        quoted = names.isEmpty ? [] : (step.quoted ?? "").split(separator: "\n").map(String.init)
        hasQuoted = !quoted.isEmpty
        citations = (step.reply?.citations ?? []).map { CitationView($0, visit, changed: step.changes(under: $0, among: changed)) }
    }
}
