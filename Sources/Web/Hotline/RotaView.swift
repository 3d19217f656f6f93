// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The rota of two weeks.
struct RotaView: Sendable {
    let duty: OnDutyView
    let rows: [Row]
    let isEmpty: Bool
    let from: String
    let until: String
    let previous: String
    let next: String
    let isPlanner: Bool
    let isOfTeam: Bool
    let team: [DeskView.Choice]
    let plan: PlanForm
    /// Holidays and swapped days of the weeks shown, with what they were taken from.
    let calendar: String?
    /// The link for a calendar, shown once.
    let feed: String?
    let refusal: String?
    let done: String?

    struct Row: Sendable {
        let link: String
        let from: String
        let until: String
        let name: String
        let isMine: Bool
        let isNow: Bool
        let isCancelled: Bool
        let isOfferedToMe: Bool
        let isOffered: Bool
        /// Nobody is on duty then.
        let isGap: Bool
        let isRest: Bool
        /// Parts of it in which its holder is away, and who stands in; a part without anybody is a gap besides.
        let replaced: [String]
    }

    static let days = 14

    init(
        _ rota: Rota, _ away: AwayList, _ duty: OnDutyView, _ first: Day, _ team: [Person], _ names: [Person.ID: String], _ times: DeskTimes,
        _ plan: PlanForm,
        _ staff: Staff, _ visit: Visit, now: Date, feed: String? = nil, refusal: (any Refusal)? = nil, done: Shift.Step.Action? = nil
    ) {
        let language = visit.language
        self.duty = duty
        let (start, end) = (first.start, first.advanced(by: Self.days).start)
        let me = staff.rights.person
        let shifts = rota.shifts.filter { $0.until > start && $0.from < end }.map { shift in
            (
                shift.from,
                Row(
                    link: visit.urls.address(["rota", shift.id.text]), from: shift.from.text(in: language), until: shift.until.text(in: language),
                    name: names[shift.person] ?? shift.person.text, isMine: shift.person == me, isNow: shift.isOn(at: now),
                    isCancelled: shift.isCancelled, isOfferedToMe: shift.offer?.to == me, isOffered: shift.offer != nil, isGap: false,
                    isRest: !times.calendar.isWorked(Day(shift.from)),
                    replaced: shift.isCancelled ? [] : Self.replaced(shift, in: rota, away, names, language))
            )
        }
        let gaps = rota.gaps(from: max(start, now), until: end, away).filter { _ in end > now }.map { gap in
            (
                gap.lowerBound,
                Row(
                    link: "", from: gap.lowerBound.text(in: language), until: gap.upperBound.text(in: language), name: "", isMine: false,
                    isNow: false,
                    isCancelled: false, isOfferedToMe: false, isOffered: false, isGap: true, isRest: false, replaced: [])
            )
        }
        rows = (shifts + gaps).sorted { $0.0 < $1.0 }.map(\.1)
        isEmpty = shifts.isEmpty
        from = first.text(in: language)
        until = first.advanced(by: Self.days - 1).text(in: language)
        let week = { (days: Int) in visit.urls.address(["rota"], [("from", first.advanced(by: days).iso)]) }
        (previous, next) = (week(-Self.days), week(Self.days))
        isPlanner = staff.rights.may(.planRota, .common, on: visit.today)
        isOfTeam = staff.rights.may(.takeShift, .common, on: visit.today)
        self.team = team.map { person in
            let isAway = away.touches(person.id, max(start, now), end)
            let name = isAway ? person.name + Words(vi: " (có lúc vắng)", en: " (away at times)")[language] : person.name
            return DeskView.Choice(id: person.id.text, name: name, isChosen: person.id.text == plan.person)
        }
        self.plan = plan
        let years = Set([first.components.year, first.advanced(by: Self.days - 1).components.year]).sorted()
        let known = years.compactMap { year in times.calendar.sources[year].map { "\(year): \($0)" } }
        calendar = known.count == years.count ? known.joined(separator: "; ") : nil
        self.feed = feed
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
    }
}

extension RotaView {
    static func replaced(_ shift: Shift, in rota: Rota, _ away: AwayList, _ names: [Person.ID: String], _ language: Language) -> [String] {
        rota.replaced(shift, away).map { part, by in
            let time = "\(part.lowerBound.text(in: language)) – \(part.upperBound.text(in: language))"
            let who = by.map { names[$0] ?? $0.text }
            return who.map { Words(vi: "vắng \(time), \($0) thay", en: "away \(time), \($0) stands in")[language] }
                ?? Words(vi: "vắng \(time), không ai thay", en: "away \(time), nobody stands in")[language]
        }
    }
}

/// What is typed to plan shifts, as it was typed.
struct PlanForm: Sendable {
    let person: String
    let day: String
    let time: String
    let hours: String
    let every: String
    let count: String

    /// A day's shift begins at seven and lasts so many hours, until somebody says otherwise.
    private static let (usualHour, usualHours) = (7, 12)

    /// - Parameter first: The day offered, or the next one whose usual shift is not over.
    init(_ form: Fields?, first: Day, now: Date) {
        let first = max(first, Day(now))
        let isOver = first.start.addingTimeInterval(Double(Self.usualHour + Self.usualHours) * 3_600) <= now
        person = form?["person"] ?? ""
        day = form?["day"] ?? (isOver ? first.advanced(by: 1) : first).iso
        time = form?["time"] ?? "07:00"
        hours = form?["hours"] ?? String(Self.usualHours)
        every = form?["every"] ?? "1"
        count = form?["count"] ?? "1"
    }

    func plan() throws -> ShiftPlan {
        guard let day = Day(typed: day), let time = try? TimeOfDay(time), let hours = Int(hours), let every = Int(every), let count = Int(count)
        else {
            throw RotaError.badPlan(.unreadable)
        }
        return try ShiftPlan(
            person: .init(person), first: day.start.addingTimeInterval(Double(time.minutes) * 60), hours: hours, everyDays: every, count: count)
    }
}

/// One shift, and what whoever reads this may do with it.
struct ShiftView: Sendable {
    let action: String
    let rota: String
    let revision: String
    let from: String
    let until: String
    let name: String
    let isCancelled: Bool
    let isOver: Bool
    let mayPlan: Bool
    let mayOffer: Bool
    let mayTakeOver: Bool
    let mayNote: Bool
    let isOfferedToMe: Bool
    let isMyOffer: Bool
    let offeredTo: String?
    let inReturn: String?
    /// As in the list of the rota.
    let replaced: [String]
    let note: [String]
    let hasNote: Bool
    let team: [DeskView.Choice]
    /// Shifts of others that could be taken in return.
    let others: [DeskView.Choice]
    let steps: [StepRow]
    let typed: String
    let refusal: String?
    let done: String?

    struct StepRow: Sendable {
        let at: String
        let by: String
        let action: String
        let person: String?
        let text: String?
    }

    init(
        _ shift: Shift, in rota: Rota, _ away: AwayList, _ team: [Person], _ names: [Person.ID: String], _ staff: Staff, _ visit: Visit, now: Date,
        typed: String = "",
        refusal: (any Refusal)? = nil, done: Shift.Step.Action? = nil
    ) {
        let (language, me) = (visit.language, staff.rights.person)
        let isOfTeam = staff.rights.may(.takeShift, .common, on: visit.today)
        action = "/rota/" + shift.id.text.percentEncoded
        self.rota = visit.urls.address(["rota"], [("from", Day(shift.from).iso)])
        revision = String(shift.revision)
        (from, until) = (shift.from.text(in: language), shift.until.text(in: language))
        name = names[shift.person] ?? shift.person.text
        isCancelled = shift.isCancelled
        isOver = shift.until <= now
        let isLive = !shift.isCancelled && shift.until > now
        mayPlan = isLive && staff.rights.may(.planRota, .common, on: visit.today)
        mayOffer = isLive && isOfTeam && shift.person == me && shift.from > now && shift.offer == nil
        mayTakeOver = isOfTeam && shift.isOn(at: now) && shift.person != me
        mayNote = !shift.isCancelled && isOfTeam && shift.person == me && shift.from <= now
        isOfferedToMe = isLive && shift.offer?.to == me
        isMyOffer = isLive && shift.offer != nil && shift.person == me
        offeredTo = shift.offer.map { names[$0.to] ?? $0.to.text }
        inReturn = shift.offer?.inReturn.flatMap { id in rota.shifts.first { $0.id == id } }.map { Self.label($0, names, language) }
        replaced = shift.isCancelled ? [] : RotaView.replaced(shift, in: rota, away, names, language)
        note = (shift.note ?? "").split(separator: "\n").map(String.init)
        hasNote = shift.note != nil
        // Nobody is proposed who is away then.
        self.team = team.filter { $0.id != shift.person && !away.touches($0.id, max(shift.from, now), shift.until) }.map {
            DeskView.Choice(id: $0.id.text, name: $0.name, isChosen: false)
        }
        others = rota.shifts.filter { !$0.isCancelled && $0.from > now && $0.person != me }.prefix(100).map {
            DeskView.Choice(id: $0.id.text, name: Self.label($0, names, language), isChosen: false)
        }
        steps = shift.history.map { step in
            StepRow(
                at: step.at.text(in: language), by: names[step.by.person] ?? step.by.person.text, action: step.action.words[language],
                person: step.person.map { names[$0] ?? $0.text }, text: step.action == .noted ? nil : step.text)
        }
        self.typed = typed
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
    }

    private static func label(_ shift: Shift, _ names: [Person.ID: String], _ language: Language) -> String {
        "\(names[shift.person] ?? shift.person.text): \(shift.from.text(in: language)) – \(shift.until.text(in: language))"
    }
}
