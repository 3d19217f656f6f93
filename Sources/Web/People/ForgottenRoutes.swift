// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// For who has forgotten his password. The page after it is the same for every address, and nothing that it waits for depends on one.
struct ForgottenRoutes {
    let signIns: any SignIns
    let outside: Outside
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("forgotten", .open, use: show)
        routes.post("forgotten", .open, use: ask)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page { try await page(ForgottenView()) }

    @Sendable func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.form(from: request)
        do {
            try await signIns.askForPasswordLink(for: EmailAddress(form["email"] ?? ""), at: settings.now())
            return try await page(ForgottenView(isAsked: true)).response(from: request, context: visit)
        } catch let refusal as any Refusal where refusal is SignInError || refusal is PersonError {
            let view = ForgottenView(email: form["email"] ?? "", refusal: Catalogue.sentence(for: refusal, in: visit.language))
            return try await page(view, status: refusal.kind.status, headers: refusal.headers).response(from: request, context: visit)
        }
    }

    private func page(_ view: ForgottenView, status: HTTPResponse.Status = .ok, headers: [HeaderField] = TicketRoutes.private) async throws -> Page {
        var view = view
        view.hasMail = try await outside.setups.sheet().setup.mail != nil
        return Page("people/forgotten", view, status: status, headers: headers)
    }
}

struct ForgottenView: Sendable {
    var email = ""
    var isAsked = false
    var hasMail = false
    var refusal: String?
}
