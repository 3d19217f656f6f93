// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

// What ties a ticket to others, and what is put into its answer from elsewhere.
extension DeskRoutes {
    func addTies(to routes: Routes) {
        routes.post("desk/:id/merge", .may(.answerTicket), use: merge)
        routes.post("desk/:id/separate", .may(.answerTicket), use: separate)
        routes.post("desk/:id/link", .may(.answerTicket), use: link)
        routes.post("desk/:id/unlink", .may(.answerTicket), use: unlink)
        routes.post("desk/:id/split", .may(.answerTicket), use: split)
        routes.post("desk/:id/told", .may(.answerTicket), use: tell)
        routes.post("desk/:id/untold", .may(.answerTicket), use: takeBackTelling)
        routes.post("desk/:id/draft", .may(.answerTicket), use: draft)
    }

    @Sendable func merge(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            let other = try await named(form.other, staff, visit)
            return try await site.tickets.change(seen.id, and: other.id, by: staff.person.id) {
                try $0.merge(into: &$1, revision: form.revision, because: form.reason, by: $2, at: now)
            }
        }
    }

    @Sendable func separate(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            try await site.tickets.change(seen.id, by: staff.person.id) {
                try $0.separate(revision: form.revision, because: form.reason, by: $1, at: now)
            }
        }
    }

    @Sendable func link(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            let other = try await named(form.other, staff, visit)
            return try await site.tickets.change(seen.id, and: other.id, by: staff.person.id) {
                try $0.link(with: &$1, because: form.reason, by: $2, at: now)
            }
        }
    }

    @Sendable func unlink(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            let other = try await named(form.other, staff, visit)
            return try await site.tickets.change(seen.id, and: other.id, by: staff.person.id) { try $0.unlink(from: &$1, by: $2, at: now) }
        }
    }

    @Sendable func split(_ request: Request, _ visit: Visit) async throws -> Response {
        let (id, secret) = (Ticket.ID(site.settings.newID()), Secret.digest(site.settings.newID()))
        let times = try await site.deskTimes()
        return try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            try await site.tickets.split(seen.id, by: staff.person.id) {
                try $0.split(form.part, as: id, secretDigest: secret, revision: form.revision, times: times, by: $1, at: now)
            }
        }
    }

    @Sendable func tell(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            try await site.tickets.change(seen.id, by: staff.person.id) { try $0.tell(form.reason, revision: form.revision, by: $1, at: now) }
        }
    }

    @Sendable func takeBackTelling(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(.answerTicket, request, visit) { form, seen, staff, now in
            try await site.tickets.change(seen.id, by: staff.person.id) {
                try $0.takeBackTelling(revision: form.revision, because: form.reason, by: $1, at: now)
            }
        }
    }

    /// Shows the form again with a proposal in it. Nothing of it is kept or sent.
    @Sendable func draft(_ request: Request, _ visit: Visit) async throws -> Page {
        var form = DeskForm(try await visit.staffForm(from: request))
        let handling = try await site.tickets.handling(visit.id())
        let staff = try visit.someone(who: .answerTicket, handling.thing)
        do {
            try form.add(await DeskBeside(site).proposal(form.source, for: handling, staff, visit))
            return try await page(of: handling, visit, form)
        } catch let refusal as any Refusal where !(refusal is RightsError) {
            return try await page(of: handling, visit, form, refusal: refusal)
        }
    }

    /// The one ticket that bears the number, of those that somebody may see.
    private func named(_ number: String, _ staff: Staff, _ visit: Visit) async throws -> Handling {
        let found = try await site.tickets.handlings(number: number, for: staff.person.id, on: visit.today)
        guard let one = found.first, found.count == 1 else { throw TicketError.noSuchTicket(number) }
        return one
    }
}
