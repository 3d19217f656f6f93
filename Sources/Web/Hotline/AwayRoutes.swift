// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Who of the desk is away, as he himself or his head says it; and who is there now.
struct AwayRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("away", .may(.viewDesk), use: list)
        routes.post("away", .may(.recordAway), use: say)
        routes.post("away/:id/end", .may(.recordAway), use: end)
        routes.post("presence", .may(.takeShift), use: sayPresence)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        return try await page(
            visit, AwayForm(of: fields["person"] ?? "", now: site.settings.now()), done: fields["done"].flatMap(Absence.Step.Action.init))
    }

    @Sendable func say(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = AwayForm(try await visit.staffForm(from: request))
        let (staff, now) = (try visit.someone(), site.settings.now())
        let id = Absence.ID(site.settings.newID())
        return try await perform(form, request, visit) {
            let plan = try form.plan()
            // Who may stand in depends on when: what was typed is shown again with those who may, and nothing is kept.
            if form.isLooking { return nil }
            let target = form.person.isEmpty ? staff.person.id : Person.ID(form.person)
            try await site.absences.change(of: target, by: staff.person.id, at: now) { try $0.say(plan, as: id, by: $1, at: now) }
            return .said
        }
    }

    @Sendable func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = AwayForm(try await visit.staffForm(from: request))
        let (staff, now) = (try visit.someone(), site.settings.now())
        let absence = try await site.absences.absence(try visit.id())
        return try await perform(form, request, visit) {
            try await site.absences.change(of: absence.person, by: staff.person.id, at: now) {
                try $0.end(absence.id, revision: form.revision, by: $1, at: now)
            }
            return .ended
        }
    }

    private func perform(_ form: AwayForm, _ request: Request, _ visit: Visit, _ work: () async throws -> Absence.Step.Action?) async throws
        -> Response
    {
        do {
            guard let done = try await work() else { return try await page(visit, form).response(from: request, context: visit) }
            return .redirect(to: visit.urls.address(["away"], [("done", done.rawValue)]))
        } catch let refusal as any Refusal where !(refusal is RightsError) {
            return try await page(visit, form, refusal: refusal).response(from: request, context: visit)
        }
    }

    /// Of oneself alone; where it was said one is led back.
    @Sendable func sayPresence(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        guard let said = DeskPresence.Said(rawValue: form["say"] ?? "") else { throw Fault.wrongField("say", form["say"] ?? "") }
        try await site.presences.say(said, by: try visit.someone().person.id, at: site.settings.now())
        return .redirect(to: visit.urls.address([["desk", "calls", "rota"].first { $0 == form["at"] } ?? "desk"]))
    }

    private func page(
        _ visit: Visit, _ form: AwayForm, refusal: (any Refusal)? = nil, done: Absence.Step.Action? = nil
    ) async throws -> Page {
        let (staff, now) = (try visit.someone(), site.settings.now())
        let ahead = now.addingTimeInterval(Double(Absence.longestDays) * 2 * 86_400)
        let away = try await site.absences.away(from: now, until: ahead)
        let mine = try await site.absences.mayBeRecorded(by: staff.person.id, on: visit.today)
        let target = mine.first { $0.id.text == form.person } ?? mine.first { $0.id == staff.person.id } ?? mine.first
        let meant = try (try? form.stretch()) ?? AwayForm(of: "", now: now).stretch()
        var deputies: [Person] = []
        if let target {
            deputies = try await site.absences.deputies(for: target.id, from: meant.from, until: meant.until, by: staff.person.id, at: now)
        }
        let names = try await site.people.names(of: Set(away.absences.flatMap { [$0.person, $0.deputy].compactMap { $0 } }))
        let view = AwayPage(away, form, mine, target, deputies, names, staff, visit, now: now, refusal: refusal, done: done)
        return Page("hotline/away", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

/// What is typed to say that somebody is away, as it was typed.
struct AwayForm: Sendable {
    let revision: Int
    /// Empty for oneself.
    let person: String
    let kind: String
    let day: String
    let time: String
    let lastDay: String
    let lastTime: String
    let deputy: String
    /// He has read for whom he is to stand in.
    let isKnowing: Bool
    /// He only wants to see who may stand in.
    let isLooking: Bool

    init(_ form: Fields) {
        revision = form["revision"].flatMap { Int($0) } ?? -1
        person = form["person"] ?? ""
        kind = form["kind"] ?? Absence.Kind.leave.rawValue
        day = form["day"] ?? ""
        time = form["time"] ?? "00:00"
        lastDay = form["last-day"] ?? ""
        lastTime = form["last-time"] ?? "24:00"
        deputy = form["deputy"] ?? ""
        isKnowing = form["known"] != nil
        isLooking = form["look"] != nil
    }

    /// Nothing has been typed yet: all of today.
    init(of person: String, now: Date) {
        self.person = person
        (day, lastDay) = (Day(now).iso, Day(now).iso)
        (time, lastTime) = ("00:00", "24:00")
        (kind, deputy, revision, isKnowing, isLooking) = (Absence.Kind.leave.rawValue, "", -1, false, false)
    }

    func plan() throws -> AwayBook.Plan {
        guard let kind = Absence.Kind(rawValue: kind) else { throw AbsenceError.unreadable }
        let meant = try stretch()
        return try AwayBook.Plan(
            kind: kind, from: meant.from, until: meant.until, deputy: deputy.isEmpty ? nil : Person.ID(deputy), isKnowing: isKnowing)
    }

    func stretch() throws(AbsenceError) -> (from: Date, until: Date) {
        guard let first = Day(typed: day), let last = Day(typed: lastDay), let from = Self.minutes(time), let until = Self.minutes(lastTime)
        else { throw .unreadable }
        return (first.start.addingTimeInterval(Double(from) * 60), last.start.addingTimeInterval(Double(until) * 60))
    }

    /// A day ends at 24:00.
    private static func minutes(_ text: String) -> Int? { text == "24:00" ? 1_440 : (try? TimeOfDay(text))?.minutes }
}
