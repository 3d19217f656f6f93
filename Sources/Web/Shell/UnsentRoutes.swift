// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Keeps what is being typed into a form, so that a lost connection or a lapsed session loses nothing.
struct UnsentRoutes {
    let unsent: any UnsentForms
    let registries: any Registries
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.post("unsent", .someone, use: keep)
        routes.post("unsent/forget", .someone, use: forget)
        routes.get("unsent/form", .someone, use: show)
    }

    /// A script wants no page for an answer; a button leads back to its form.
    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let page = try Self.page(form)
        try await unsent.keep(UnsentForm(page: page, fields: form.kept, kept: settings.now()), of: visit.someone().person.id)
        if form["quietly"] != nil { return Response(status: .noContent) }
        return .redirect(to: visit.urls.leading(to: page))
    }

    @Sendable func forget(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let page = try Self.page(form)
        try await unsent.forget(page, of: visit.someone().person.id)
        // What is dropped on the page that shows it again leaves nothing to show.
        return .redirect(to: visit.urls.leading(to: page.hasPrefix(LateForms.address) ? "/inbox" : page))
    }

    /// A form that came when the session had lapsed, to be looked through and sent once more.
    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let target = SignInRoutes.own(Fields(of: request).raw("to")) ?? ""
        let form = try await unsent.form(on: LateForms.page(of: target), of: visit.someone().person.id, at: settings.now())
        // Whoever else signs in at the same screen finds nothing here.
        guard let form else { return .redirect(to: visit.urls.address(["inbox"])) }
        let view = LateFormView(form, to: target, try await registries.registry(known: nil).facts, visit)
        return try Page("shell/late", view, headers: TicketRoutes.private).response(from: request, context: visit)
    }

    private static func page(_ form: Fields) throws -> String {
        guard let page = SignInRoutes.own(form.raw("page")), page.utf8.count <= 400 else { throw Fault.wrongField("page", form["page"] ?? "") }
        return page
    }
}

extension SiteURL {
    /// A page of this site by its bare address, in the reader's language.
    func leading(to page: String) -> String {
        language == .en ? page + (page.contains("?") ? "&" : "?") + "lang=en" : page
    }
}

/// A form that was begun earlier and not sent: its fields come back, with a word about it.
struct UnsentView: Sendable {
    let page: String
    /// When it was kept; `nil` where nothing was.
    let kept: String?

    init(_ page: String, _ form: UnsentForm?, _ language: Language) {
        self.page = page
        kept = form?.kept.text(in: language)
    }
}

extension Fields {
    /// What is kept of a form: all but what belongs to its session, and what is never written down.
    var kept: [UnsentForm.Field] {
        pairs.filter { !Self.unkept.contains($0.name) }.map { UnsentForm.Field(name: Self.keepable($0.name), value: Self.keepable($0.value)) }
    }

    private static let unkept: Set<String> = ["form", "page", "at", "quietly", "password", "next", "secret", "code"]

    /// What was typed and not sent, as if it had been.
    init(_ unsent: UnsentForm) { pairs = unsent.fields.map { (name: $0.name, value: $0.value) } }
}
