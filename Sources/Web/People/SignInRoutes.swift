// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The ways in: the form, an invitation, a link for a new password; and the way out.
struct SignInRoutes {
    let people: any People
    let signIns: any SignIns
    let registries: any Registries
    let offices: any Offices
    let outside: Outside
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("sign-in", .open, use: door)
        routes.post("sign-in", .open, for: .entering, use: signIn)
        routes.post("sign-out", .someone, use: signOut)
        routes.get("welcome/:secret", .secret, use: welcome)
        routes.post("welcome", .secret, use: accept)
        routes.get("new-password/:secret", .secret, use: newPassword)
        routes.post("new-password", .secret, use: setPassword)
    }

    @Sendable func door(_ request: Request, _ visit: Visit) async throws -> Page {
        let asked = Fields(of: request)
        let view = SignInView(next: Self.own(asked["next"]), isOut: asked["out"] != nil, isKept: asked["kept"] != nil)
        return Page("people/sign-in", view.with(try await setup(), visit), headers: TicketRoutes.private)
    }

    @Sendable func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.form(from: request)
        let attempt = SignInAttempt(
            email: form["email"] ?? "", password: form.raw("password") ?? "", code: form["code"],
            device: request.cookie(settings.deviceCookie), browser: Browser.name(request.headers[.userAgent])
        )
        do {
            return Self.enter(try await signIns.signIn(attempt, at: settings.now()), to: Self.own(form["next"]), settings)
        } catch let refusal as SignInError {
            let view = SignInView(
                next: Self.own(form["next"]), email: attempt.email, wantsCode: refusal == .codeWanted || attempt.code != nil,
                refusal: Catalogue.sentence(for: refusal, in: visit.language)
            )
            return try Page("people/sign-in", view.with(try await setup(), visit), status: refusal.kind.status, headers: refusal.headers)
                .response(from: request, context: visit)
        }
    }

    @Sendable func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        try await signIns.signOut(staff.session.id, at: settings.now())
        // Whoever came through a provider is still signed in there, and is told so.
        var response = Response.redirect(to: visit.urls.address(["sign-in"], [("out", "1")]))
        response.setCookie(settings.cookie(session: ""))
        return response
    }

    /// Only shows what the link is for: what merely looks at a link, such as a mail scanner, does not use it up.
    @Sendable func welcome(_ request: Request, _ visit: Visit) async throws -> Page {
        let secret = try visit.parameter("secret")
        let invitation = try await people.invitation(secretDigest: Secret.digest(secret))
        try invitation.checkOpen(at: settings.now())
        return Page("people/welcome", try await view(secret, invitation, visit), headers: TicketRoutes.private)
    }

    @Sendable func accept(_ request: Request, _ visit: Visit) async throws -> Response {
        if visit.staff != nil { return try await acceptSignedIn(request, visit) }
        let form = try await visit.form(from: request)
        let secret = form.raw("secret") ?? ""
        let invitation = try await people.invitation(secretDigest: Secret.digest(secret))
        do {
            return try await accept(form, secret, invitation, request, visit)
        } catch let refusal as any Refusal where refusal.kind == .invalid || refusal is SignInError {
            let view = try await view(secret, invitation, visit, form, refusal: refusal)
            return try Page("people/welcome", view, status: refusal.kind.status, headers: refusal.headers)
                .response(from: request, context: visit)
        }
    }

    private func acceptSignedIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        try await people.accept(
            secretDigest: Secret.digest(form.raw("secret") ?? ""), by: try visit.someone().person.id, appointment: Appointment.ID(settings.newID()),
            at: settings.now())
        return .redirect(to: visit.urls.address(["me"]))
    }

    private func accept(_ form: Fields, _ secret: String, _ invitation: Invitation, _ request: Request, _ visit: Visit) async throws -> Response {
        let now = settings.now()
        try invitation.checkOpen(at: now)
        let email = try invitation.email ?? EmailAddress(form["email"] ?? "")
        let password = form.raw("password") ?? ""
        let browser = Browser.name(request.headers[.userAgent])
        if try await people.person(by: .email(email)) != nil {
            // Who has an account already proves that it is his, as at the door; nobody is given a role by somebody else's typing.
            let attempt = SignInAttempt(
                email: email.text, password: password, code: form["code"], device: request.cookie(settings.deviceCookie), browser: browser)
            let signIn = try await signIns.signIn(attempt, at: now)
            try await people.accept(
                secretDigest: Secret.digest(secret), by: signIn.session.person, appointment: Appointment.ID(settings.newID()), at: now)
            return Self.enter(signIn, to: "/inbox", settings)
        }
        let person = try Person(
            id: Person.ID(settings.newID()), name: form["name"] ?? "", email: email, language: visit.language, notices: TimeOfDay("07:30")
        )
        // Looked at before the invitation is used up.
        try Password.check(password, for: person)
        let holder = try await people.accept(
            secretDigest: Secret.digest(secret), as: person, account: .email(email), appointment: Appointment.ID(settings.newID()), at: now
        )
        // Somebody else was faster with the same address: what he set stays his.
        guard holder.id == person.id else { return .redirect(to: visit.urls.address(["sign-in"])) }
        try await signIns.setPassword(password, of: holder.id, keeping: nil, at: now)
        return Self.enter(try await signIns.begin(for: holder.id, browser: browser, at: now), to: "/inbox", settings)
    }

    @Sendable func newPassword(_ request: Request, _ visit: Visit) async throws -> Page {
        Page("people/new-password", NewPasswordView(secret: try visit.parameter("secret"), refusal: nil), headers: TicketRoutes.private)
    }

    @Sendable func setPassword(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.form(from: request)
        let secret = form.raw("secret") ?? ""
        do {
            _ = try await signIns.usePasswordLink(secret, password: form.raw("password") ?? "", at: settings.now())
            return .redirect(to: visit.urls.address(["sign-in"]))
        } catch let refusal as PasswordError where refusal.kind == .invalid {
            let view = NewPasswordView(secret: secret, refusal: Catalogue.sentence(for: refusal, in: visit.language))
            return try Page("people/new-password", view, status: refusal.kind.status, headers: TicketRoutes.private)
                .response(from: request, context: visit)
        }
    }

    private func view(
        _ secret: String, _ invitation: Invitation, _ visit: Visit, _ form: Fields? = nil, refusal: (any Refusal)? = nil
    ) async throws -> WelcomeView {
        WelcomeView(
            secret, invitation, try await registries.registry(known: nil).facts, offices: try await offices.named(by: [invitation.scope]),
            visit, form, wantsCode: refusal as? SignInError == .codeWanted || form?["code"] != nil,
            refusal: refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
        )
    }

    private func setup() async throws -> Setup { try await outside.setups.sheet().setup }

    /// Leads in, in the language that whoever comes has set for himself, whatever the door spoke.
    static func enter(_ signIn: SignIn, to next: String?, _ settings: SiteSettings) -> Response {
        var response = Response.redirect(to: (next ?? "/inbox").speaking(signIn.language))
        response.setCookie(settings.cookie(session: signIn.token))
        response.setCookie(settings.cookie(device: signIn.device))
        Keepsakes.keep(signIn.language, isSecure: settings.isSecure, in: &response)
        return response
    }

    /// A page of this site; an address that would lead anywhere else is dropped.
    static func own(_ next: String?) -> String? {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), next.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }) else {
            return nil
        }
        return next
    }
}

extension String {
    /// The address of a page of this site, in that language.
    fileprivate func speaking(_ language: Language) -> String {
        let halves = split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let kept = halves.count > 1 ? halves[1].split(separator: "&").filter { !$0.hasPrefix("lang=") } : []
        let fields = kept + (language == .en ? ["lang=en"] : [])
        return halves[0] + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }
}

/// What its owner knows a browser by; never more than a few words of what it says of itself.
enum Browser {
    static func name(_ agent: String?) -> String {
        let agent = agent ?? ""
        let browser = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("Coc_Coc", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        let system = [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux"),
        ]
        return [browser, system].compactMap { names in names.first { agent.contains($0.0) }?.1 }.joined(separator: ", ")
    }
}
