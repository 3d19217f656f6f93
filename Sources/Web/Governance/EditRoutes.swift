// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Plain pages that edit a competence, and the names of a duty. What they make is a draft; a second person lets it take effect.
struct EditRoutes {
    let changes: any Changes
    let unsent: any UnsentForms
    let registries: any Registries
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("competences/:duty/:letter/edit", .may(.draft)) { try await open(CompetenceForm.self, Self.competence(of: $1), $0, $1) }
        routes.post("competences/:duty/:letter/edit", .may(.draft)) { try await keep(CompetenceForm.self, Self.competence(of: $1), $0, $1) }
        routes.get("duties/:id/edit", .may(.draft)) { try await open(DutyForm.self, .fact("duty", $1.parameter("id")), $0, $1) }
        routes.post("duties/:id/edit", .may(.draft)) { try await keep(DutyForm.self, .fact("duty", $1.parameter("id")), $0, $1) }
        routes.get("facts/:kind/:key/edit", .may(.draft)) { request, visit in
            let kind = try Self.kind(of: visit)
            return try await open(kind.form, .fact(kind.rawValue, visit.parameter("key")), request, visit)
        }
        routes.post("facts/:kind/:key/edit", .may(.draft)) { request, visit in
            let kind = try Self.kind(of: visit)
            return try await keep(kind.form, .fact(kind.rawValue, visit.parameter("key")), request, visit)
        }
    }

    private static func kind(of visit: Visit) throws -> EditableKind {
        let text = try visit.parameter("kind")
        guard let kind = EditableKind(rawValue: text) else { throw Fault.noSuchPage(text) }
        return kind
    }

    private static func competence(of visit: Visit) throws -> Subject {
        .fact("competence", "\(try visit.parameter("duty"))/\(try visit.parameter("letter"))")
    }

    @Sendable private func open<Form: FactForm>(_: Form.Type, _ subject: Subject, _ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let (editing, registry) = try await editing(subject, Form.self, change: fields["change"], isNew: fields["new"] != nil, visit)
        var typed = try Form(editing.content.json)
        typed.speak(visit.language)
        let begun = try await unsent.form(on: editing.page, of: visit.someone().person.id, at: settings.now())
        let form = begun.map(Fields.init)
        if let form { typed.take(form) }
        let view = EditView(typed, editing, registry.facts, visit, form: form, begun: begun)
        return Page(Form.template, view, headers: TicketRoutes.private)
    }

    @Sendable private func keep<Form: FactForm>(
        _: Form.Type, _ subject: Subject, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let (editing, registry) = try await editing(subject, Form.self, change: form["change"], isNew: form["new"] != nil, visit)
        var typed = try Form(editing.content.json)
        typed.take(form)
        do {
            let change = try await keep(typed.json(registry.facts), subject, form, editing, registry, visit)
            try await unsent.forget(editing.page, of: visit.someone().person.id)
            return .redirect(to: visit.urls.address(["changes", change.id.text], ChangeRoutes.done(change)))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            let view = EditView(typed, editing, registry.facts, visit, form: form, refusal: refusal)
            return try Page(Form.template, view, status: refusal.kind.status, headers: TicketRoutes.private)
                .response(from: request, context: visit)
        }
    }

    private func keep(
        _ json: String, _ subject: Subject, _ form: Fields, _ editing: Editing, _ registry: Registry, _ visit: Visit
    ) async throws -> Change {
        let staff = try visit.someone()
        guard let from = form["from-day"].map({ Day(typed: $0) }) ?? visit.today else { throw QuestionError.noSuchDay(form["from-day"] ?? "") }
        let scope = registry.scope(of: subject, content: json)
        let (base, reason, source, submits) = (form["base"], form["reason"] ?? "", form["source"] ?? "", form["submit"] != nil)
        let draft: @Sendable (Circumstances) throws -> Draft = { here in
            try Draft(
                of: subject, base: here.base(digest: base), content: json, reason: reason, source: source, from: from, scope: scope, hash: here.hash)
        }
        if let open = editing.change {
            let over = form["over"] ?? ""
            return try await changes.change(open.id, by: staff.person.id, at: settings.now()) { change, here in
                try change.edit(draft(here), over: over, in: here)
                if submits { try change.submit(in: here) }
            }
        }
        let id = Change.ID(settings.newID())
        return try await changes.keep(about: subject, by: staff.person.id, at: settings.now()) { here in
            var change = try Change(id: id, draft(here), in: here)
            if submits { try change.submit(in: here) }
            return change
        }
    }

    /// - Throws: ``RightsError`` where whoever is signed in may not draft it.
    private func editing<Form: FactForm>(
        _ subject: Subject, _: Form.Type, change id: String?, isNew: Bool, _ visit: Visit
    ) async throws -> (Editing, Registry) {
        let staff = try visit.someone()
        let registry = try await registries.registry(known: nil)
        let editing = try await editing(
            subject, isWhole: Form.template == FieldForm<Duty>.template, change: id, isNew: isNew, registry, today: visit.today)
        // Whose matter something new will be is told by what is typed, and decided when it is kept.
        if editing.isNew { return (editing, registry) }
        try staff.rights.require(.draft, Thing(registry.scope(of: subject, content: editing.content.json)), on: visit.today)
        return (editing, registry)
    }

    /// Of the kinds that are written here and nowhere else.
    private static func blank(_ subject: Subject, _ registry: Registry, today: Day) throws -> Content? {
        guard subject.factKind == Guidance.factKind, let blank = Guidance.blank(subject.key, registry, today: today) else { return nil }
        return Content(String(decoding: try JSONEncoder().encode(blank), as: UTF8.self)) { _ in "" }
    }

    /// - Throws: a ``Refusal`` where the key cannot be one, or is another's.
    private static func begun(_ subject: Subject, _ registry: Registry) throws -> Content? {
        if subject.factKind == "competence" { return try NewFactRoutes.blankCompetence(subject.key, registry).map(Self.content) }
        guard let kind = subject.factKind.flatMap(EditableKind.init) else { return nil }
        try NewFactRoutes.check(subject.key, kind, registry)
        return try kind.blank(subject.key).map(Self.content)
    }

    private static func content(_ json: String) -> Content { Content(json) { _ in "" } }

    private func editing(
        _ subject: Subject, isWhole: Bool, change id: String?, isNew: Bool, _ registry: Registry, today: Day
    ) async throws -> Editing {
        if isNew {
            guard let blank = try Self.begun(subject, registry) else { throw Fault.noSuchPage(subject.key) }
            return Editing(subject: subject, isWhole: isWhole, base: nil, content: blank, change: nil, isNew: true)
        }
        let base = try await changes.current(subject)
        let current = base
        guard let id else {
            guard let current = try current ?? Self.blank(subject, registry, today: today) else { throw Fault.noSuchPage(subject.key) }
            return Editing(subject: subject, isWhole: isWhole, base: base, content: current, change: nil, isNew: false)
        }
        let change = try await changes.change(Change.ID(id))
        guard change.subject == subject, let content = change.draft.content ?? current else { throw ChangeError.notFound }
        return Editing(subject: subject, isWhole: isWhole, base: current, content: content, change: change, isNew: false)
    }
}

/// What an editor began from.
struct Editing: Sendable {
    let subject: Subject
    /// On the form that shows every field.
    let isWhole: Bool
    /// What stands.
    let base: Content?
    /// What the form begins with: what stands, or a draft of what shall.
    let content: Content
    let change: Change?
    /// Nobody has recorded it yet.
    let isNew: Bool

    /// The bare address of the form, by which what is typed into it and not sent is kept.
    var page: String {
        let parts = Self.parts(of: subject, isWhole: isWhole)
        return parts.map { "/" + $0.percentEncoded }.joined() + (change.map { "?change=" + $0.id.text.percentEncoded } ?? (isNew ? "?new=1" : ""))
    }

    /// The parts of the address of a fact's form.
    static func parts(of subject: Subject, isWhole: Bool) -> [String] {
        let kind = subject.factKind ?? ""
        if isWhole { return ["facts", kind, subject.key, "edit"] }
        return [kind == "duty" ? "duties" : "competences"] + subject.key.split(separator: "/").map(String.init) + ["edit"]
    }
}
