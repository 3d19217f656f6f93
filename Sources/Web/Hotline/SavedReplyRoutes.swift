// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Words that units answer with again and again, and how their teams keep them.
struct SavedReplyRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("saved-replies", .may(.answerTicket), use: list)
        routes.post("saved-replies", .may(.answerTicket), use: begin)
        routes.post("saved-replies/:id/propose", .may(.answerTicket), use: propose)
        routes.post("saved-replies/:id/release", .may(.answerTicket), use: release)
        routes.post("saved-replies/:id/decline", .may(.answerTicket), use: decline)
        routes.post("saved-replies/:id/retire", .may(.answerTicket), use: retire)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(visit, SavedReplyForm(nil), done: Fields(of: request)["done"].flatMap(SavedReply.Step.Action.init))
    }

    @Sendable func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let id = SavedReply.ID(site.settings.newID())
        return try await perform(id, request, visit, isNew: true) { form, now in
            { try $0.propose(title: form.title, text: form.text, revision: 0, by: $1, at: now) }
        }
    }

    @Sendable func propose(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(try visit.id(), request, visit) { form, now in
            { try $0.propose(title: form.title, text: form.text, revision: form.revision, by: $1, at: now) }
        }
    }

    @Sendable func release(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(try visit.id(), request, visit) { form, now in { try $0.release(revision: form.revision, by: $1, at: now) } }
    }

    @Sendable func decline(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(try visit.id(), request, visit) { form, now in
            { try $0.decline(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func retire(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(try visit.id(), request, visit) { form, now in
            { try $0.retire(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    private typealias Step = @Sendable (inout SavedReply, Rights) throws -> Void

    private func perform(
        _ id: SavedReply.ID, _ request: Request, _ visit: Visit, isNew: Bool = false, _ step: (SavedReplyForm, Date) -> Step
    ) async throws -> Response {
        let form = SavedReplyForm(try await visit.staffForm(from: request), of: isNew ? nil : id)
        let staff = try visit.someone()
        do {
            let unit = isNew ? try await unit(of: form, staff, visit) : nil
            let reply = try await site.savedReplies.change(id, of: unit, by: staff.person.id, step(form, site.settings.now()))
            return .redirect(to: visit.urls.address(["saved-replies"], [("done", reply.history.last?.action.rawValue ?? "")]))
        } catch let refusal as any Refusal where refusal.kind != .notFound && (refusal as? RightsError) != .notAllowed {
            return try await page(visit, form, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func unit(of form: SavedReplyForm, _ staff: Staff, _ visit: Visit) async throws -> Unit.ID {
        let facts = try await site.registries.registry(known: nil).facts
        guard let unit = facts.units.first(where: { $0.id.text == form.unit })?.id else { throw TicketError.noSuchUnit(form.unit) }
        try staff.rights.require(.answerTicket, Thing(Scope(unit: unit)), on: visit.today)
        return unit
    }

    private func page(
        _ visit: Visit, _ form: SavedReplyForm, refusal: (any Refusal)? = nil, done: SavedReply.Step.Action? = nil
    ) async throws -> Page {
        let staff = try visit.someone()
        let facts = try await site.registries.registry(known: nil).facts
        let replies = try await site.savedReplies.replies(of: nil).filter { staff.rights.may(.answerTicket, $0.thing, on: visit.today) }
        let names = try await site.people.names(of: Set(replies.flatMap { $0.history.map(\.by.person) }))
        let view = SavedReplyList(replies, form, names, facts, staff, visit, refusal: refusal, done: done)
        return Page("hotline/saved", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

/// What a form about a saved reply brings.
struct SavedReplyForm: Sendable {
    /// Of which reply; `nil` for a new one.
    let id: String?
    let revision: Int
    let unit: String
    let title: String
    let text: String
    let reason: String

    init(_ form: Fields?, of id: SavedReply.ID? = nil) {
        self.id = id?.text
        revision = form?["revision"].flatMap { Int($0) } ?? -1
        unit = form?["unit"] ?? ""
        title = form?["title"] ?? ""
        text = form?["text"] ?? ""
        reason = form?["reason"] ?? ""
    }
}
