// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// One change: what it would change, its history, and what the reader may do with it.
struct ChangeRoutes {
    let changes: any Changes
    let trials: any TrialRuns
    let people: any People
    let registries: any Registries
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("changes/:id", .may(.viewChange), use: show)
        routes.post("changes/:id/submit", .may(.draft), use: submit)
        routes.post("changes/:id/approve", .may(.approve), use: approve)
        routes.post("changes/:id/return", .may(.returnChange), use: giveBack)
        routes.post("changes/:id/resume", .may(.returnChange), use: resume)
        routes.post("changes/:id/withdraw", .may(.withdraw), use: withdraw)
        routes.post("changes/:id/again", .may(.draft), use: again)
        routes.post("changes/:id/trial", .may(.viewChange), use: tryAgain)
        routes.post("changes/:id/undo", .may(.draft), use: undo)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(of: try await changes.change(visit.id()), visit, done: Fields(of: request)["done"].flatMap(Change.Step.Action.init))
    }

    @Sendable func submit(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { _ in { try $0.submit(in: $1) } }
    }

    @Sendable func approve(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form in
            let digest = form["digest"] ?? ""
            return { try $0.approve(digest: digest, in: $1) }
        }
    }

    @Sendable func giveBack(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form in
            let reason = form["reason"] ?? ""
            return { try $0.return(because: reason, in: $1) }
        }
    }

    @Sendable func resume(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { _ in { try $0.resume(in: $1) } }
    }

    @Sendable func withdraw(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { _ in { try $0.withdraw(in: $1) } }
    }

    /// Undoing is a new change, which waits for a second pair of eyes like any other.
    @Sendable func undo(_ request: Request, _ visit: Visit) async throws -> Response {
        try await begin(request, visit) { change, id, form in
            let (reason, day) = (form["reason"] ?? "", visit.today)
            return { here in
                var back = try change.undo(as: id, reason: reason, source: change.draft.source, from: day, in: here)
                try back.submit(in: here)
                return back
            }
        }
    }

    /// A withdrawn change is not opened again; the same is drafted once more.
    @Sendable func again(_ request: Request, _ visit: Visit) async throws -> Response {
        try await begin(request, visit) { change, id, _ in { try change.again(as: id, in: $0) } }
    }

    /// Where its trial was refused: whoever drafts it or decides it has it tried once more.
    @Sendable func tryAgain(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let change = try await changes.change(visit.id())
        let staff = try visit.someone(who: .viewChange, change.thing)
        do {
            try await trials.again(change, by: staff.person.id, at: settings.now())
            return .redirect(to: visit.urls.address(["changes", change.id.text]))
        } catch let refusal as KnowledgeTrialError {
            return try await page(of: change, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    /// Makes a new change from this one, and leads to it.
    private func begin(
        _ request: Request, _ visit: Visit, _ make: (Change, Change.ID, Fields) -> @Sendable (Circumstances) throws -> Change
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let change = try await changes.change(visit.id())
        let id = Change.ID(settings.newID())
        do {
            let new = try await changes.keep(about: change.subject, by: staff.person.id, at: settings.now(), make(change, id, form))
            return .redirect(to: visit.urls.address(["changes", id.text], Self.done(new)))
        } catch let refusal as any Refusal {
            return try await page(of: change, visit, refusal: refusal, reason: form["reason"]).response(from: request, context: visit)
        }
    }

    private func act(
        _ request: Request, _ visit: Visit, _ step: (Fields) -> @Sendable (inout Change, Circumstances) throws -> Void
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let id: Change.ID = try visit.id()
        do {
            let change = try await changes.change(id, by: staff.person.id, at: settings.now(), step(form))
            return .redirect(to: visit.urls.address(["changes", id.text], Self.done(change)))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(of: try await changes.change(id), visit, refusal: refusal, reason: form["reason"])
                .response(from: request, context: visit)
        }
    }

    /// What the page of a change says was just done to it.
    static func done(_ change: Change) -> [(String, String)] { change.history.last.map { [("done", $0.action.rawValue)] } ?? [] }

    private func page(
        of change: Change, _ visit: Visit, done: Change.Step.Action? = nil, refusal: (any Refusal)? = nil, reason: String? = nil
    ) async throws -> Page {
        let staff = try visit.someone(who: .viewChange, change.thing)
        let history = try await changes.history(of: change.subject)
        let names = try await Names(of: history + [change], people)
        let registry = try await registries.registry(known: nil)
        let titles = DutyTitles(registry, visit.language)
        let effect = change.isOpen ? ConsistencyEffect(of: change.subject, saying: change.draft.content?.json, in: registry.facts) : nil
        let batch = try await changes.batch(of: change.id)
        let trial = change.state == .submitted && change.needsTrial ? try await trials.progress(of: change, at: settings.now()) : nil
        let view = ChangeView(
            change, history, names, titles, staff, visit, batch: batch, effect: effect, trial: trial, done: done, refusal: refusal, reason: reason)
        return Page("governance/change", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}
