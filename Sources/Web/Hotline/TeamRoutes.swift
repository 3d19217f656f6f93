// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Teams of units, and how their heads keep them.
struct TeamRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("teams", .may(.viewDesk), use: list)
        routes.post("teams", .may(.keepTeam), use: make)
        routes.post("teams/:id/change", .may(.keepTeam), use: change)
        routes.post("teams/:id/close", .may(.keepTeam), use: close)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(
            visit, TeamForm(nil), closed: Fields(of: request)["page"], done: Fields(of: request)["done"].flatMap(DeskTeam.Step.Action.init))
    }

    @Sendable func make(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = DeskTeam.ID(site.settings.newID())
        return try await perform(id, request, visit, isNew: true) { form, facts, now in
            let charter = try form.charter(facts)
            return { try $0.make(charter, by: $1, at: now) }
        }
    }

    @Sendable func change(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(try visit.id(), request, visit) { form, facts, now in
            let charter = try form.charter(facts)
            return { try $0.change(charter, revision: form.revision, by: $1, at: now) }
        }
    }

    @Sendable func close(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(try visit.id(), request, visit) { form, _, now in
            { try $0.close(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    private typealias Step = @Sendable (inout DeskTeam, DeskTeam.Roster) throws -> Void

    private func perform(
        _ id: DeskTeam.ID, _ request: Request, _ visit: Visit, isNew: Bool = false, _ step: (TeamForm, RegistryFacts, Date) throws -> Step
    ) async throws -> Response {
        let form = TeamForm(try await visit.staffForm(from: request), of: isNew ? nil : id)
        let (staff, now) = (try visit.someone(), site.settings.now())
        let facts = try await site.registries.registry(known: nil).facts
        do {
            let unit = isNew ? try unit(of: form, facts, staff, visit) : nil
            if !isNew { try staff.rights.require(.keepTeam, try await site.teams.team(id).thing, on: visit.today) }
            let team = try await site.teams.change(id, of: unit, by: staff.person.id, at: now, try step(form, facts, now))
            return .redirect(to: visit.urls.address(["teams"], [("done", team.history.last?.action.rawValue ?? "")]))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await page(visit, form, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func unit(of form: TeamForm, _ facts: RegistryFacts, _ staff: Staff, _ visit: Visit) throws -> Unit.ID {
        guard let unit = facts.units.first(where: { $0.id.text == form.unit })?.id else { throw TicketError.noSuchUnit(form.unit) }
        try staff.rights.require(.keepTeam, Thing(Scope(unit: unit)), on: visit.today)
        return unit
    }

    /// - Parameter number: Of the page of teams that are closed; `nil` while they stay folded.
    private func page(
        _ visit: Visit, _ form: TeamForm, closed number: String? = nil, refusal: (any Refusal)? = nil, done: DeskTeam.Step.Action? = nil
    ) async throws -> Page {
        let staff = try visit.someone()
        let facts = try await site.registries.registry(known: nil).facts
        let teams = try await site.teams.teams(of: nil)
        let mine = facts.units.map(\.id).filter { staff.rights.may(.keepTeam, Thing(Scope(unit: $0)), on: visit.today) }
        let candidates = try await site.teams.candidates(for: Array(Set(mine + teams.map(\.unit))), on: visit.today)
        // The last that was closed comes first: of years of them nobody reads on to the end.
        let closed = teams.filter(\.isClosed).sorted { ($1.history.last?.at ?? .distantPast, $0.id) < ($0.history.last?.at ?? .distantPast, $1.id) }
        let page = PageOfList(number: number, of: closed.count, length: TeamList.closedLength)
        let shown = TeamList.Shown(open: teams.filter { !$0.isClosed }, closed: Array(closed[page.range]), page: page, count: closed.count)
        let names = try await site.people.names(of: Set((shown.open + shown.closed).flatMap { $0.history.map(\.by.person) }))
        let view = TeamList(
            shown, form, candidates, names, facts, keeps: Set(mine), visit, isUnfolded: number != nil, refusal: refusal, done: done)
        return Page("hotline/teams", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

/// What a form about a team brings.
struct TeamForm: Sendable {
    /// Of which team; `nil` for a new one.
    let id: String?
    let revision: Int
    let unit: String
    let vi: String
    let en: String
    let members: Set<String>
    let fields: Set<String>
    let reason: String
    /// It says what a team is to be, and not only that it is closed.
    let isCharter: Bool

    init(_ form: Fields?, of id: DeskTeam.ID? = nil) {
        self.id = id?.text
        revision = form?["revision"].flatMap { Int($0) } ?? -1
        unit = form?["unit"] ?? ""
        vi = form?["name-vi"] ?? ""
        en = form?["name-en"] ?? ""
        members = Set(form?.all("member") ?? [])
        fields = Set(form?.all("field") ?? [])
        reason = form?["reason"] ?? ""
        isCharter = form?["name-vi"] != nil || form?["name-en"] != nil
    }

    func charter(_ facts: RegistryFacts) throws -> DeskTeam.Charter {
        let known = Set(facts.fields.map(\.id.text))
        if let unknown = fields.subtracting(known).min() { throw DeskTeamError.noSuchField(unknown) }
        return try DeskTeam.Charter(vi: vi, en: en, members: members.map { Person.ID($0) }, fields: fields.map { Field.ID($0) })
    }
}
