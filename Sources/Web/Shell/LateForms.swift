// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// A form of staff that bears another token than that of the session: of an earlier one of the same person, or of nobody's.
struct LateForm: Error {
    let fields: Fields
}

/// Loses nothing of a form that was sent when its session had lapsed, or after its owner had signed in anew: it is kept for whoever wrote it,
/// known by the token of his former session, and done only when he sends it once more.
struct LateForms: RouterMiddleware {
    typealias Context = Visit
    let signIns: any SignIns
    let unsent: any UnsentForms
    let pacing: Pacing
    let now: @Sendable () -> Date

    /// Where a form is shown again that has no page of its own for it.
    static let address = "/unsent/form?to="

    /// On a form that is sent from there.
    static let mark = "again"

    func handle(_ request: Request, context visit: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        do {
            let response = try await next(request, visit)
            if request.method == .post, Fields(of: request)[Self.mark] != nil, response.status.code < 400, let staff = visit.staff {
                try await unsent.forget(Self.page(of: request.uri.path), of: staff.person.id)
            }
            return response
        } catch let wanted as SignInWanted where request.method == .post && !request.isForPrograms {
            try pacing.take(.writing, visit)
            guard let form = try? await visit.form(from: request), let page = try await keep(form, request, of: nil) else { throw wanted }
            throw SignInWanted(kept: page)
        } catch let late as LateForm {
            guard let staff = visit.staff, let page = try await keep(late.fields, request, of: staff.person.id) else { throw Fault.foreignForm }
            return .redirect(to: visit.urls.leading(to: page))
        }
    }

    static func page(of target: String) -> String { address + target.percentEncoded }

    /// - Parameter reader: Who is signed in; what somebody else has sent is none of his.
    /// - Returns: Where its owner finds it again; `nil` where it is nobody's, or there is nothing in it.
    private func keep(_ form: Fields, _ request: Request, of reader: Person.ID?) async throws -> String? {
        let fields = form.kept
        guard let page = Self.page(of: form, request), fields.contains(where: \.isTyped) else { return nil }
        let token = Fields.keepable(form.raw("form") ?? "")
        guard let owner = try await signIns.owner(ofForm: token), reader == nil || reader == owner else { return nil }
        try await unsent.keep(UnsentForm(page: page, fields: fields, kept: now()), of: owner)
        return page
    }

    /// The form's own page where that fills it in again, or one that shows any form.
    private static func page(of form: Fields, _ request: Request) -> String? {
        let path = request.uri.path
        switch path {
        case "/sign-out", "/unsent/forget": return nil
        case "/unsent": return SignInRoutes.own(form.raw("page"))
        default:
            if let own = SignInRoutes.own(form.raw("at")), own == path || own.hasPrefix(path + "?") { return own }
            return page(of: path)
        }
    }
}

extension UnsentForm.Field {
    /// Somebody wrote or chose it; what a page puts into its form by itself is worth nothing alone.
    var isTyped: Bool {
        !value.isEmpty && !["base", "over", "digest", "change", "submit", "step", "revision"].contains(name) && !name.hasPrefix("seen-")
    }
}
