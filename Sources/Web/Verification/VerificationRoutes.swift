// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Competences whose article nobody has read: who looks one up confirms it with the words of the law, or rejects it with a reason; a second person
/// lets either take effect.
struct VerificationRoutes {
    let registries: any Registries
    let changes: any Changes
    let answers: any Answers
    let documents: any LegalDocuments
    let index: any SearchIndex
    let settings: SiteSettings

    /// How far back questions are counted: as far as the first alert looks ahead.
    private static let days = SunsetRadar.Alert.halfYear.rawValue

    func add(to routes: Routes) {
        routes.get("verification", .may(.viewChange), use: list)
        routes.get("verification/:duty/:letter", .may(.draft), use: show)
        routes.post("verification/:duty/:letter/confirm", .may(.draft), use: confirm)
        routes.post("verification/:duty/:letter/reject", .may(.draft), use: reject)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: nil)
        let queue = try await queue(of: registry, visit)
        let open = try await changes.changes(ChangeNarrowing(state: .submitted), limit: 1_000, offset: 0).elements
        let fields = Fields(of: request)
        return Page(
            "verification/list", VerificationList(queue, open, registry, field: fields["field"], page: fields["page"], visit),
            headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let matter = try await matter(visit)
        return try await page(of: matter, VerificationForm(matter, Fields(of: request), try await chosen(Fields(of: request)["at"])), visit)
    }

    @Sendable func confirm(_ request: Request, _ visit: Visit) async throws -> Response {
        try await propose(request, visit) { matter, form in
            let row = matter.row
            let reading = try BasisReading(document: form.document, path: form.path, quote: form.quote)
            let basis = try await reading.basis(
                in: documents, on: row.readingDay(today: visit.today), underlying: row.basis?.underlying)
            return (try Self.json(row.resting(on: basis)), Self.confirmed, "\(reading.path) \(reading.document)")
        }
    }

    /// A competence that the law does not carry goes out of the registry; the change keeps why.
    @Sendable func reject(_ request: Request, _ visit: Visit) async throws -> Response {
        try await propose(request, visit) { matter, form in
            guard !form.reason.isEmpty else { throw VerificationError.noReason }
            let place = [matter.row.basis?.path, matter.row.basis?.document].compactMap { $0 }.joined(separator: " ")
            return (nil, "\(Self.rejected): \(form.reason)", place.isEmpty ? matter.row.id.text : place)
        }
    }

    private static let confirmed = "Xác minh điều khoản"
    private static let rejected = "Bác thẩm quyền chưa xác minh"

    private static func json(_ row: Competence) throws -> String { String(decoding: try JSONEncoder().encode(row), as: UTF8.self) }

    /// Makes the change, and lays it before a second person at once.
    private func propose(
        _ request: Request, _ visit: Visit,
        _ outcome: (Matter, VerificationForm) async throws -> (json: String?, reason: String, source: String)
    ) async throws -> Response {
        let fields = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let matter = try await matter(visit)
        let form = VerificationForm(matter, fields, nil)
        do {
            guard matter.isWaiting else { throw VerificationError.notWaiting }
            let (json, reason, source) = try await outcome(matter, form)
            let (id, scope, base, today) = (Change.ID(settings.newID()), matter.scope, form.base, visit.today)
            let subject = matter.subject
            let change = try await changes.keep(about: subject, by: staff.person.id, at: settings.now()) { here in
                let draft = try Draft(
                    of: subject, base: here.base(digest: base), content: json, reason: reason, source: source, from: today, scope: scope,
                    hash: here.hash)
                var change = try Change(id: id, draft, in: here)
                try change.submit(in: here)
                return change
            }
            return .redirect(to: visit.urls.address(["changes", change.id.text], ChangeRoutes.done(change)))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await page(of: matter, form, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    /// One competence of the queue, with what stands of it.
    struct Matter: Sendable {
        let subject: Subject
        let row: Competence
        let duty: Duty
        let registry: Registry
        let base: Content
        let scope: Scope
        let entry: VerificationQueue.Entry?
        let waiting: Change?

        var isWaiting: Bool { entry != nil }
    }

    /// - Throws: ``RightsError`` where whoever is signed in may not draft it.
    private func matter(_ visit: Visit) async throws -> Matter {
        let subject = Subject.fact("competence", "\(try visit.parameter("duty"))/\(try visit.parameter("letter"))")
        let registry = try await registries.registry(known: nil)
        guard let row = registry.competence(.init(subject.key)), let duty = registry.duty(row.duty),
            let base = try await changes.current(subject)
        else { throw Fault.noSuchPage(subject.key) }
        let scope = registry.scope(of: subject, content: base.json)
        _ = try visit.someone(who: .draft, Thing(scope))
        let queue = try await queue(of: registry, visit)
        return Matter(
            subject: subject, row: row, duty: duty, registry: registry, base: base, scope: scope,
            entry: queue.entries.first { $0.competence.id == row.id },
            waiting: try await changes.history(of: subject).last { $0.state == .submitted })
    }

    private func queue(of registry: Registry, _ visit: Visit) async throws -> VerificationQueue {
        VerificationQueue(
            registry, asked: try await answers.asked(since: visit.today.advanced(by: -Self.days).start),
            outdated: try await VerificationQueue.outdated(registry.facts, in: documents, today: visit.today), on: visit.today)
    }

    private func page(of matter: Matter, _ form: VerificationForm, _ visit: Visit, refusal: (any Refusal)? = nil) async throws -> Page {
        let near = try await NearClauses(documents: documents, index: index).clauses(
            for: matter.duty, in: form.document, on: matter.row.readingDay(today: visit.today))
        return Page(
            "verification/show", VerificationView(matter, form, near, visit, refusal: refusal), status: refusal?.kind.status ?? .ok,
            headers: TicketRoutes.private)
    }

    /// The clause that was chosen on the page, "133-2025-nd-cp/art_5#art_5__cl_1".
    private func chosen(_ text: String?) async throws -> NearClauses.Clause? {
        guard let halves = text?.split(separator: "#", maxSplits: 1), halves.count == 2,
            let provision = try await documents.provisions([Provision.ID(String(halves[0]))]).first?.provision
        else { return nil }
        return NearClauses.Clause.all(of: provision).first { $0.path.eId == halves[1] }
    }
}

/// What is typed of a competence that waits.
struct VerificationForm: Sendable {
    let document: String
    let path: String
    let quote: String
    let reason: String
    let base: String?

    /// What was typed; where nothing was, the clause that was chosen; else what is recorded.
    init(_ matter: VerificationRoutes.Matter, _ fields: Fields, _ chosen: NearClauses.Clause?) {
        let recorded = matter.row.basis
        document = fields["document"] ?? recorded?.document ?? ""
        let known = recorded?.path.flatMap { Vietnamese.folded($0).contains("chua xac minh") ? nil : $0 }
        path = fields["path"] ?? chosen?.path.citation ?? known ?? ""
        // As sent: the blanks inside it are part of the law, those around it are taken off where it is checked.
        quote = fields.raw("quote").map { Vietnamese.composed($0) } ?? chosen?.text ?? recorded?.proof?.quote ?? ""
        reason = fields["reason"] ?? ""
        base = fields["base"] ?? matter.base.digest
    }
}
