// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// What a person may see and change of himself: name, language, password, codes, sessions.
struct ProfileRoutes {
    let people: any People
    let signIns: any SignIns
    let registries: any Registries
    let offices: any Offices
    let outside: Outside
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("me", .someone, use: show)
        routes.post("me", .someone, use: keep)
        routes.post("me/password", .someone, for: .entering, use: setPassword)
        routes.post("me/codes", .someone, use: beginCodes)
        routes.post("me/codes/confirm", .someone, for: .entering, use: confirmCodes)
        routes.post("me/codes/remove", .someone, for: .entering, use: removeCodes)
        routes.post("me/sessions/:id/end", .someone, use: endSession)
        routes.post("me/sessions/end", .someone, use: endOtherSessions)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let done = Fields(of: request)["done"].flatMap(ProfileView.Done.init)
        return try await page(visit, done: done)
    }

    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, staff in
            let person = try Person(
                id: staff.person.id, name: form["name"] ?? "", email: staff.person.email,
                language: form["language"].flatMap(Language.init) ?? staff.person.language, notices: TimeOfDay(form["notices"] ?? "")
            )
            try await people.keep(person, at: settings.now())
            return .kept
        }
    }

    @Sendable func setPassword(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, staff in
            // Whoever finds a screen unlocked does not get the account by it.
            try await signIns.changePassword(
                of: staff.person.id, with: PasswordProof(password: form.raw("password") ?? "", code: form["code"]), to: form.raw("next") ?? "",
                keeping: staff.session.id, at: settings.now())
            return .password
        }
    }

    @Sendable func beginCodes(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try await visit.staffForm(from: request)
        return try await page(visit, codes: try await signIns.beginTimeCodes(of: try visit.someone().person.id, at: settings.now()))
    }

    @Sendable func confirmCodes(_ request: Request, _ visit: Visit) async throws -> Page {
        let form = try await visit.staffForm(from: request)
        let person = try visit.someone().person.id
        do {
            return try await page(
                visit, done: .codes, recovery: try await signIns.confirmTimeCodes(form["code"] ?? "", of: person, at: settings.now()))
        } catch SignInError.wrong {
            guard let begun = try await signIns.begunTimeCodes(of: person) else { throw SignInError.wrong }
            let sentence = Catalogue.sentence("sign-in.wrong-code", [], in: visit.language)
            return try await page(visit, codes: begun, refusal: sentence, status: SignInError.wrong.kind.status)
        }
    }

    @Sendable func removeCodes(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, staff in
            try await signIns.removeTimeCodes(of: staff.person.id, password: form.raw("password") ?? "", at: settings.now())
            return .kept
        }
    }

    @Sendable func endSession(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Session.ID = try visit.id()
        return try await act(request, visit) { _, staff in
            try await signIns.end(id, by: staff.person.id, at: settings.now())
            return .sessions
        }
    }

    @Sendable func endOtherSessions(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { _, staff in
            try await signIns.endAll(of: staff.person.id, but: staff.session.id, by: staff.person.id, at: settings.now())
            return .sessions
        }
    }

    /// Does what a form asks for, and shows the page again: with what was done, or with why not.
    private func act(
        _ request: Request, _ visit: Visit, _ work: (Fields, Staff) async throws -> ProfileView.Done
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        do {
            let done = try await work(form, try visit.someone())
            // The pages follow the language that was chosen.
            let language = done == .kept ? form["language"].flatMap(Language.init).map { [("lang", $0.rawValue)] } ?? [] : []
            return .redirect(to: visit.urls.address(["me"], [("done", done.rawValue)] + language))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            let sentence = Catalogue.sentence(for: refusal, in: visit.language)
            return try await page(visit, typed: form, refusal: sentence, status: refusal.kind.status, headers: refusal.headers)
                .response(from: request, context: visit)
        }
    }

    private func page(
        _ visit: Visit, done: ProfileView.Done? = nil, codes: TimeCodeSecret? = nil, recovery: [String] = [], typed: Fields? = nil,
        refusal: String? = nil,
        status: HTTPResponse.Status = .ok, headers: [HeaderField] = TicketRoutes.private
    ) async throws -> Page {
        let staff = try visit.someone()
        let view = ProfileView(
            staff, sessions: try await signIns.sessions(of: staff.person.id, at: settings.now()),
            hasCodes: try await signIns.hasTimeCodes(staff.person.id), provider: try await outside.setups.sheet().setup.provider?.name,
            facts: try await registries.registry(known: nil).facts,
            offices: try await offices.named(by: staff.rights.appointments.map(\.scope)), visit, done: done, codes: codes, recovery: recovery,
            typed: typed, refusal: refusal
        )
        return Page("people/profile", view, status: status, headers: headers)
    }
}
