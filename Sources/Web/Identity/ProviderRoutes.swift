// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// In and out through an identity provider.
struct ProviderRoutes {
    let outside: Outside
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("sign-in/provider", .open, use: leave)
        routes.get("sign-in/answer", .secret, use: comeBack)
        routes.post("me/accounts", .someone, use: link)
        routes.get("sign-out/provider", .open, use: signOut)
    }

    /// Sends a browser to the provider. It is a link and no form: a browser would not follow a form to another site.
    @Sendable func leave(_ request: Request, _ visit: Visit) async throws -> Response {
        let next = SignInRoutes.own(Fields(of: request)["next"])
        do {
            let (address, browser) = try await begin(.signIn(next: next))
            var response = Response.redirect(to: address, type: .found)
            response.headers[.cacheControl] = "no-store"
            response.setCookie(settings.cookie(asking: browser))
            return response
        } catch let refusal as any Refusal {
            return try await door(refusal, next, visit).response(from: request, context: visit)
        }
    }

    @Sendable func comeBack(_ request: Request, _ visit: Visit) async throws -> Response {
        var response: Response
        do {
            response = try await answer(request, visit)
        } catch let refusal as any Refusal {
            response = try await door(refusal, nil, visit).response(from: request, context: visit)
        }
        response.setCookie(settings.cookie(asking: ""))
        return response
    }

    /// Begins to link an account of the provider; the browser leaves by a link on the page that this gives.
    @Sendable func link(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let (address, browser) = try await begin(.link(try visit.someone().person.id))
        let view = LeaveView(provider: try await provider().name, address: address)
        var response = try Page("identity/leave", view, headers: TicketRoutes.private).response(from: request, context: visit)
        response.setCookie(settings.cookie(asking: browser))
        return response
    }

    /// Ends the session at the provider as well, for whoever has just signed out here.
    @Sendable func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        let provider = try await provider()
        let metadata = try await outside.provider.metadata(of: provider, at: settings.now())
        guard let end = metadata.endSession else { return .redirect(to: visit.urls.home) }
        let query = "client_id=\(provider.client.percentEncoded)&post_logout_redirect_uri=\((provider.site.origin + "/sign-in").percentEncoded)"
        return .redirect(to: end.text + (end.text.contains("?") ? "&" : "?") + query, type: .found)
    }

    private func answer(_ request: Request, _ visit: Visit) async throws -> Response {
        let fields = Fields(of: request)
        guard let browser = request.cookie(settings.askingCookie), let state = fields.raw("state") else { throw ProviderError.stale }
        let now = settings.now()
        let asked = try await outside.providerSignIns.take(state: Fields.keepable(state), browser: Fields.keepable(browser), at: now)
        let provider = try await provider()
        let answer = AuthorizationAnswer(code: fields.raw("code"), issuer: fields.raw("iss"), error: fields.raw("error"))
        let identity = try await outside.provider.identity(from: answer, to: asked, at: provider, now: now)
        switch asked.purpose {
        case .signIn(let next):
            let signIn = try await outside.providerSignIns.enter(
                identity, by: provider, device: request.cookie(settings.deviceCookie), browser: Browser.name(request.headers[.userAgent]),
                at: now)
            return SignInRoutes.enter(signIn, to: next, settings)
        case .link(let person):
            // Whoever asked must still be the one who sits there.
            guard visit.staff?.person.id == person else { throw ProviderError.stale }
            try await outside.providerSignIns.link(identity, by: provider, to: person, at: now)
            return .redirect(to: visit.urls.address(["me"], [("done", ProfileView.Done.linked.rawValue)]))
        }
    }

    private func begin(_ purpose: AuthorizationRequest.Purpose) async throws -> (address: String, browser: String) {
        let (provider, now) = (try await provider(), settings.now())
        let asked = AuthorizationRequest(
            state: secret(), nonce: secret(), verifier: secret(), issuer: provider.issuer.text, purpose: purpose, begun: now)
        let address = try await outside.provider.address(of: asked, at: provider, now: now)
        let browser = secret()
        try await outside.providerSignIns.keep(asked, browser: browser, at: now)
        return (address, browser)
    }

    private func secret() -> String { settings.newID() + settings.newID() }

    private func provider() async throws -> IdentityProviderSettings {
        guard let provider = try await outside.setups.sheet().setup.provider else { throw ProviderError.none }
        return provider
    }

    private func door(_ refusal: any Refusal, _ next: String?, _ visit: Visit) async throws -> Page {
        let view = SignInView(next: next, refusal: Catalogue.sentence(for: refusal, in: visit.language))
        return Page(
            "people/sign-in", view.with(try await outside.setups.sheet().setup, visit), status: refusal.kind.status,
            headers: refusal.headers)
    }
}

struct LeaveView: Sendable {
    let provider: String
    let address: String
}

extension SiteSettings {
    var askingCookie: String { isSecure ? "__Host-asking" : "asking" }

    /// Ties the answer of a provider to the browser that asked. It must come along when another site sends the browser back.
    func cookie(asking: String) -> Cookie {
        Cookie(
            name: askingCookie, value: asking, maxAge: asking.isEmpty ? 0 : Int(AuthorizationRequest.lifeSeconds), path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax
        )
    }
}
