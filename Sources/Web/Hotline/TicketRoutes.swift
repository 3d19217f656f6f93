// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import FoundationEssentials
import Hummingbird

/// Tickets: one by its private link, and the list of those that wait.
struct TicketRoutes {
    let site: Site
    private let desk: Desk

    init(_ site: Site) {
        self.site = site
        desk = Desk(secret: site.settings.deskSecret, newID: site.settings.newID, now: site.settings.now)
    }

    func add(to routes: Routes) {
        routes.get("tickets/:secret", .secret, use: ticket)
        routes.post("tickets/:secret/additions", .secret, use: add)
        routes.get("hotline/open/:token", .secret, use: door)
        routes.post("hotline/open", .secret, use: open)
        routes.get("hotline/tickets", .secret, use: waiting)
        routes.get("hotline/disputed", .secret, use: disputed)
        routes.get("hotline/tickets/:id", .secret, use: opened)
    }

    /// Nothing of a private page is kept, found by a search engine or told to the next site.
    static let `private`: [HeaderField] =
        [HeaderField(.cacheControl, "no-store")]
        + [("X-Robots-Tag", "noindex, nofollow"), ("Referrer-Policy", "no-referrer")].compactMap { name, value in
            HeaderField.Name(name).map { HeaderField($0, value) }
        }

    /// Found by the digest of its secret, so that the time it takes tells nothing about the secret.
    @Sendable func ticket(_ request: Request, _ visit: Visit) async throws -> Page {
        let secret = try visit.parameter("secret")
        // Before the ticket is read, so that nothing falls between the two.
        let last = try await site.events.last()
        let handling = try await site.tickets.handling(secretDigest: Secret.digest(secret))
        let isAdded = Fields(of: request)["added"] != nil
        let parts = try await parts(of: handling)
        let files = try await site.attachments.attachments(of: handling.id)
        let changed = try await site.changes(under: handling)
        let times = try await site.deskTimes()
        return try await page("hotline/ticket") { facts in
            var view = TicketView(
                handling, facts, times, visit, now: site.settings.now(), more: Self.additions(secret, visit), changed: changed, parts: parts)
            view.isAdded = isAdded
            view.add(files, secret, visit)
            view.live = LiveView("/tickets/\(secret.percentEncoded)/events", after: last, handling.id, visit)
            return view
        }
    }

    /// The page of a private link with what was refused there.
    func refused(_ refusal: any Refusal, typed: String = "", _ secret: String, _ visit: Visit) async throws -> Page {
        let handling = try await site.tickets.handling(secretDigest: Secret.digest(secret))
        let facts = try await site.registries.registry(known: nil).facts
        let parts = try await parts(of: handling)
        let changed = try await site.changes(under: handling)
        var view = TicketView(
            handling, facts, try await site.deskTimes(), visit, now: site.settings.now(), more: Self.additions(secret, visit), changed: changed,
            parts: parts)
        view.typed = typed
        view.refusal = Catalogue.sentence(for: refusal, in: visit.language)
        view.add(try await site.attachments.attachments(of: handling.id), secret, visit)
        return Page("hotline/ticket", view, status: refusal.kind.status, headers: Self.private)
    }

    /// Tickets that were made from a ticket, and from those; whoever asked reads all of them at one place.
    private func parts(of handling: Handling) async throws -> [Handling] {
        var (found, open) = ([Handling](), handling.parts)
        while !open.isEmpty, found.count < Self.mostParts {
            let next = try await site.tickets.handlings(open)
            found += next
            open = next.flatMap(\.parts)
        }
        return found
    }

    private static let mostParts = 50

    /// Whoever holds the link adds something; what was answered waits once more.
    @Sendable func add(_ request: Request, _ visit: Visit) async throws -> Response {
        let secret = try visit.parameter("secret")
        let (digest, now) = (Secret.digest(secret), site.settings.now())
        let form = try await visit.form(from: request)
        let text = form["text"] ?? ""
        let part = form["part"]
        do {
            let parts = try await parts(of: try await site.tickets.handling(secretDigest: digest))
            // Whoever holds the link of a ticket speaks on those made from it, and on no other.
            guard let target = part.map({ part in parts.first { $0.id.text == part }?.ticket.secretDigest }) ?? digest else {
                throw TicketError.notFound
            }
            _ = try await site.tickets.change(secretDigest: target) { try $0.add(text, at: now) }
            return .redirect(to: visit.urls.address(["tickets", secret], [("added", "1")]) + "#trao-doi")
        } catch let refusal as TicketError where refusal != .notFound {
            return try await refused(refusal, typed: text, secret, visit).response(from: request, context: visit)
        }
    }

    private static func additions(_ secret: String, _ visit: Visit) -> String {
        "/tickets/\(secret.percentEncoded)/additions" + (visit.language == .en ? "?lang=en" : "")
    }

    /// A ticket as whoever answers the telephone sees it: what somebody asked is remembered as looked at before it is shown.
    @Sendable func opened(_ request: Request, _ visit: Visit) async throws -> Page {
        try await checkOpen(request, visit)
        let ticket = try await site.tickets.handling(visit.id())
        let event = AuditEvent(.ticketViewed, by: .stranger, AuditThing(.ticket, ticket.id.text))
        try await site.audit.record(event, at: site.settings.now())
        let changed = try await site.changes(under: ticket)
        let times = try await site.deskTimes()
        return try await page("hotline/ticket") {
            TicketView(ticket, $0, times, visit, now: site.settings.now(), list: visit.urls.waitingTickets, changed: changed)
        }
    }

    /// The one-time link only shows a button: what merely looks at a link, such as a mail scanner, does not use it up.
    @Sendable func door(_ request: Request, _ visit: Visit) async throws -> Page {
        Page(
            "hotline/door", DoorView(token: try visit.parameter("token"), isEnglish: visit.language == .en), headers: Self.private
        )
    }

    @Sendable func open(_ request: Request, _ visit: Visit) async throws -> Response {
        guard try await isWithoutTeam(visit), let session = desk.open(try await visit.form(from: request).raw("token") ?? "") else {
            throw Fault.deskClosed
        }
        try await site.audit.record(AuditEvent(.deskOpened, by: .stranger, AuditThing(.tickets)), at: site.settings.now())
        var response = Response.redirect(to: visit.urls.waitingTickets)
        response.setCookie(
            Cookie(
                name: Desk.cookie, value: session, maxAge: Desk.hours * 3600, path: "/hotline", secure: visit.isSecure, httpOnly: true,
                sameSite: .strict)
        )
        return response
    }

    @Sendable func waiting(_ request: Request, _ visit: Visit) async throws -> Page {
        try await checkOpen(request, visit)
        let number = try PageNumber(request)
        let event = AuditEvent(.ticketsViewed, by: .stranger, AuditThing(.tickets), facts: ["page": String(number.number)])
        try await site.audit.record(event, at: site.settings.now())
        let found = try await site.tickets.waiting(limit: PageNumber.size, offset: number.offset)
        let times = try await site.deskTimes()
        return try await page("hotline/waiting") { WaitingView(found, number, $0, times, visit, now: site.settings.now()) }
    }

    /// The link is for the days before anybody has an account; from the first who answers tickets on, it opens nothing.
    private func isWithoutTeam(_ visit: Visit) async throws -> Bool { try await site.rotas.team(on: visit.today).isEmpty }

    private func checkOpen(_ request: Request, _ visit: Visit) async throws {
        guard desk.isOpen(to: request.cookie(Desk.cookie)), try await isWithoutTeam(visit) else { throw Fault.deskClosed }
    }

    /// Answers that readers said are wrong; whoever has an account finds them among the reviews.
    @Sendable func disputed(_ request: Request, _ visit: Visit) async throws -> Page {
        try await checkOpen(request, visit)
        let number = try PageNumber(request)
        let event = AuditEvent(.ticketsViewed, by: .stranger, AuditThing(.tickets), facts: ["list": "disputed", "page": String(number.number)])
        try await site.audit.record(event, at: site.settings.now())
        let found = try await site.answers.disputed(limit: PageNumber.size, offset: number.offset)
        return Page("hotline/disputed", DisputedView(found, number, visit), headers: Self.private)
    }

    private func page(_ template: String, _ view: (RegistryFacts) -> any Sendable) async throws -> Page {
        Page(template, view(try await site.registries.registry(known: nil).facts), headers: Self.private)
    }
}

/// Which page of a long list: `?page=2`.
struct PageNumber {
    static let size = 50
    let number: Int

    init(_ request: Request) throws {
        guard let text = Fields(of: request)["page"] else {
            number = 1
            return
        }
        guard let number = Int(text), (1...10_000).contains(number) else { throw Fault.wrongField("page", text) }
        self.number = number
    }

    var offset: Int { (number - 1) * Self.size }
}

package enum Secret {
    /// SHA-256 in hexadecimal, as tickets and invitations are kept by it.
    package static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
