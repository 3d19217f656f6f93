// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The rota of the standing team: who answers when, and how that changes hands.
struct RotaRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("rota", .may(.viewDesk), use: list)
        routes.get("rota/:id", .may(.viewDesk), use: show)
        routes.post("rota/shifts", .mayEverywhere(.planRota), use: plan)
        routes.post("rota/feed", .may(.takeShift), use: makeFeed)
        routes.get("rota/feeds/:secret", .secret, use: feed)
        routes.post("rota/:id/cancel", .mayEverywhere(.planRota), use: cancel)
        routes.post("rota/:id/assign", .mayEverywhere(.planRota), use: assign)
        routes.post("rota/:id/offer", .may(.takeShift), use: offer)
        routes.post("rota/:id/accept", .may(.takeShift), use: accept)
        routes.post("rota/:id/decline", .may(.takeShift), use: decline)
        routes.post("rota/:id/take-over", .may(.takeShift), use: takeOver)
        routes.post("rota/:id/note", .may(.takeShift), use: note)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let first = try fields["from"].map { text in
            guard let day = Day(typed: text), abs(visit.today.days(until: day)) < 4_000 else { throw Fault.wrongField("from", text) }
            return day
        }
        return try await list(visit, from: first, done: fields["done"].flatMap(Shift.Step.Action.init))
    }

    private func list(
        _ visit: Visit, from first: Day? = nil, _ form: Fields? = nil, feed: String? = nil, refusal: (any Refusal)? = nil,
        done: Shift.Step.Action? = nil
    ) async throws -> Page {
        let staff = try visit.someone()
        let (now, first) = (site.settings.now(), first ?? visit.today)
        let desk = try await site.desk(at: now)
        let away = try await site.absences.away(from: first.start, until: first.advanced(by: RotaView.days).start)
        let rota = try await site.rotas.rota(from: first.start, until: first.advanced(by: RotaView.days).start)
        let team = try await site.rotas.team(on: visit.today)
        let names = try await site.people.names(
            of: Set(rota.shifts.map(\.person) + away.absences.compactMap(\.deputy)).union(desk.persons(at: now)))
        let view = RotaView(
            rota, away, OnDutyView(desk, names, staff, visit, on: "rota", at: now), first, team, names, try await site.deskTimes(),
            PlanForm(form, first: first, now: now), staff, visit, now: now, feed: feed, refusal: refusal, done: done)
        return Page("hotline/rota", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await show(visit, done: Fields(of: request)["done"].flatMap(Shift.Step.Action.init))
    }

    private func show(_ visit: Visit, typed: String = "", refusal: (any Refusal)? = nil, done: Shift.Step.Action? = nil) async throws -> Page {
        let id: Shift.ID = try visit.id()
        let rota = try await site.rotas.rota(around: id)
        let shift = try rota.shift(id)
        let away = try await site.absences.away(from: shift.from, until: shift.until)
        let persons =
            rota.shifts.map(\.person) + away.absences.compactMap(\.deputy) + shift.history.flatMap { [$0.by.person, $0.person].compactMap { $0 } }
        let view = ShiftView(
            shift, in: rota, away, try await site.rotas.team(on: visit.today), try await site.people.names(of: Set(persons)), try visit.someone(),
            visit,
            now: site.settings.now(), typed: typed, refusal: refusal, done: done)
        return Page("hotline/shift", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    @Sendable func plan(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let (now, newID) = (site.settings.now(), site.settings.newID)
        do {
            let plan = try PlanForm(form, first: visit.today, now: now).plan()
            try await site.rotas.change(by: staff.person.id, at: now) { try $0.plan(plan, by: $1, newID: newID, at: now) }
            let done = [("from", Day(plan.first).iso), ("done", Shift.Step.Action.planned.rawValue)]
            return .redirect(to: visit.urls.address(["rota"], done))
        } catch let refusal as RotaError {
            return try await list(visit, from: form["day"].flatMap { Day(typed: $0) }, form, refusal: refusal)
                .response(from: request, context: visit)
        }
    }

    @Sendable func cancel(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .cancelled) { form, id, revision, now in
            { try $0.cancel(id, revision: revision, because: form["reason"] ?? "", by: $1, at: now) }
        }
    }

    @Sendable func assign(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .assigned) { form, id, revision, now in
            let person = Person.ID(form["person"] ?? "")
            return { try $0.assign(id, to: person, revision: revision, because: form["reason"] ?? "", by: $1, at: now) }
        }
    }

    @Sendable func offer(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .offered) { form, id, revision, now in
            let (person, other) = (Person.ID(form["person"] ?? ""), form["return"].map { Shift.ID($0) })
            return { rota, team in
                // A shift that is wanted in return says whom to ask.
                let to = try other.map { try rota.shift($0).person } ?? person
                try rota.offer(id, to: to, inReturn: other, revision: revision, by: team, at: now)
            }
        }
    }

    @Sendable func accept(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .swapped) { _, id, revision, now in { try $0.accept(id, revision: revision, by: $1, at: now) } }
    }

    @Sendable func decline(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .declined) { _, id, revision, now in { try $0.decline(id, revision: revision, by: $1, at: now) } }
    }

    @Sendable func takeOver(_ request: Request, _ visit: Visit) async throws -> Response {
        let newID = site.settings.newID
        return try await act(request, visit, .takenOver) { form, id, revision, now in
            { try $0.takeOver(id, revision: revision, because: form["reason"] ?? "", by: $1, newID: newID, at: now) }
        }
    }

    @Sendable func note(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .noted) { form, id, _, now in { try $0.leave(form["note"] ?? "", on: id, by: $1, at: now) } }
    }

    private typealias Step = @Sendable (inout Rota, Rota.Team) throws -> Void

    private func act(
        _ request: Request, _ visit: Visit, _ action: Shift.Step.Action, _ step: (Fields, Shift.ID, Int, Date) throws -> Step
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let (id, now): (Shift.ID, Date) = (try visit.id(), site.settings.now())
        do {
            let revision = form["revision"].flatMap { Int($0) } ?? -1
            try await site.rotas.change(by: staff.person.id, at: now, try step(form, id, revision, now))
            return .redirect(to: visit.urls.address(["rota", id.text], [("done", action.rawValue)]))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await show(visit, typed: form["reason"] ?? form["note"] ?? "", refusal: refusal).response(from: request, context: visit)
        }
    }

    /// The link is shown once; only its digest is kept.
    @Sendable func makeFeed(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let secret = site.settings.newID()
        try await site.rotas.keepFeed(of: staff.person.id, secretDigest: Secret.digest(secret), at: site.settings.now())
        return try await list(visit, feed: visit.origin + "/rota/feeds/" + secret.percentEncoded)
    }

    @Sendable func feed(_ request: Request, _ visit: Visit) async throws -> Response {
        let (person, shifts) = try await site.rotas.feed(secretDigest: Secret.digest(try visit.parameter("secret")), at: site.settings.now())
        let host = visit.origin.split(separator: "/").last.map(String.init) ?? "donghanh"
        let text = site.rotaPublisher.calendar(shifts, of: person, host: host)
        var headers: HTTPFields = [.contentType: "text/calendar; charset=utf-8"]
        for field in TicketRoutes.private { headers[field.name] = field.value }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
