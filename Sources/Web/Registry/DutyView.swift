// SPDX-License-Identifier: Apache-2.0
import Domain

/// One duty: who holds it, since when, on what basis, and all that is known and not known of it.
struct DutyView: Sendable {
    let id: String
    let title: String
    let english: String?
    let field: String
    let fieldLink: String
    let isDraft: Bool
    let competence: CompetenceView
    /// `nil` where no day can be drawn.
    let drawing: TimelineView?
    let acts: String?
    let timeLimit: String?
    let dossier: [String]
    let fee: String?
    let output: String?
    let filing: String?
    let transition: String?
    let supersession: String?
    let confidence: String
    let procedures: [ProcedureView]
    let hasProcedures: Bool
    let changes: [ProcedureChangeView]
    let hasChanges: Bool
    /// Too many to be read one below the other.
    let manyChanges: Bool
    let doubts: [CompetenceView.ReasonView]
    let hasDoubts: Bool
    let related: [CompetenceView.DutyLink]
    let hasRelated: Bool
    let notes: [String]
    let hasNotes: Bool
    let sources: [SourceView]
    let question: String
    let action: String
    let hidden: [RegistryView.Hidden]
    /// What whoever is signed in may propose to change.
    let edits: [Edit]
    let hasEdits: Bool
    let newCompetence: String

    struct Edit: Sendable {
        let link: String
        /// The authority of the row; `nil` for the duty itself.
        let authority: String?
        let key: String
    }

    init(_ duty: Duty, _ finding: Competence.Finding, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        id = duty.id.text
        title = duty.title[language]
        english = language == .vi ? duty.title.en : nil
        field = registry.field(duty.field)?.name[language] ?? duty.field.text
        fieldLink = visit.urls.registry([("field", duty.field.text)])
        isDraft = duty.isDraft
        competence = CompetenceView(finding, visit)
        drawing = TimelineDrawing(finding, in: language).map(TimelineView.init)
        acts = duty.acts.isEmpty ? nil : duty.acts.joined(separator: "; ")
        timeLimit = duty.timeLimit
        dossier = duty.dossier
        fee = duty.fee
        output = duty.output
        filing = duty.filing
        transition = duty.transition?[language]
        supersession = duty.supersession?[language]
        confidence = duty.confidence.words[language]
        procedures = registry.facts.procedures.filter { $0.duties.contains(duty.id) }.map { ProcedureView($0, visit) }
        changes = registry.facts.changes.filter { $0.duties.contains(duty.id) }.map { ProcedureChangeView($0, visit) }
        // The card above has said those of the day.
        let said = Set(finding.reasons.map { $0.text[language] })
        doubts = registry.doubts(about: duty.id).filter { !said.contains($0.text[language]) }.map {
            .init(text: $0.text[language], sources: $0.sources.map(SourceView.init))
        }
        related = Self.related(to: duty, finding, registry).map {
            .init(id: $0.id.text, title: $0.title[language], link: visit.urls.duty($0.id))
        }
        notes = duty.notes.map { $0[language] }
        sources = duty.sources.map(SourceView.init)
        hasProcedures = !procedures.isEmpty
        hasChanges = !changes.isEmpty
        manyChanges = changes.count > 2
        hasDoubts = !doubts.isEmpty
        hasRelated = !related.isEmpty
        hasNotes = !notes.isEmpty
        question = language == .vi ? "Ai có thẩm quyền: \(duty.title.vi)?" : "Who is competent for: \(duty.title[.en])?"
        action = language == .en ? "/questions?lang=en" : "/questions"
        hidden = [("on", visit.day.iso), ("place", visit.placeName ?? "")].filter { !$0.1.isEmpty }.map { .init(name: $0.0, value: $0.1) }
        edits = Self.edits(of: duty, registry, visit)
        hasEdits = !edits.isEmpty
        newCompetence = visit.urls.address(["duties", duty.id.text, "competences", "new"])
    }

    private static func edits(of duty: Duty, _ registry: Registry, _ visit: Visit) -> [Edit] {
        guard let staff = visit.staff else { return [] }
        let unit = registry.field(duty.field)?.unit
        let rows = registry.timeline(of: duty.id).filter { row in
            staff.rights.may(.draft, Thing(Scope(unit: unit, place: row.place)), on: visit.today)
        }
        let names =
            staff.rights.may(.draft, Thing(Scope(unit: unit)), on: visit.today)
            ? [Edit(link: visit.urls.address(["facts", "duty", duty.id.text, "edit"]), authority: nil, key: duty.id.text)] : []
        return rows.map { row in
            let parts = row.id.text.split(separator: "/").map(String.init)
            return Edit(
                link: visit.urls.address(["competences"] + parts + ["edit"]), authority: row.authority.name[visit.language], key: row.id.text)
        } + names
    }

    /// What took it over, what it took over, and the nearest by its words.
    private static func related(to duty: Duty, _ finding: Competence.Finding, _ registry: Registry) -> [Duty] {
        let taken = registry.facts.duties.filter { $0.overtakenBy.contains(duty.id) }.map(\.id)
        let near = registry.duties(matching: duty.title.vi, limit: 4).map(\.duty.id)
        var seen: Set<Duty.ID> = [duty.id]
        return (finding.successors + duty.overtakenBy + taken + near).filter { seen.insert($0).inserted }
            .compactMap(registry.duty).filter { !$0.isDraft }.prefix(8).map { $0 }
    }
}

/// A procedure as portals publish it; the nation's time limit and the provinces' are kept apart.
struct ProcedureView: Sendable {
    let name: String
    /// The nation's record and the place's, side by side.
    let layers: String
    let code: String?
    let level: String?
    let national: String?
    let local: [String]
    let fee: String?
    let dossier: String?
    let output: String?
    let announced: String?
    let notes: [String]
    let sources: [SourceView]

    init(_ procedure: Procedure, _ visit: Visit) {
        let language = visit.language
        name = procedure.name[language]
        layers = visit.urls.address(["procedures", procedure.id.text])
        code = procedure.code
        level = procedure.level
        national = procedure.nationalTimeLimit
        local = procedure.localTimeLimits
        fee = procedure.fee
        dossier = procedure.dossier
        output = procedure.output
        announced = procedure.announcedBy
        notes = procedure.notes.map { $0[language] }
        sources = procedure.sources.map(SourceView.init)
    }
}

/// What an act changed in a procedure, before and after.
struct ProcedureChangeView: Sendable {
    let procedure: String
    let period: String
    let isInForce: Bool
    let before: String?
    let after: String
    let basis: String
    let notes: [String]
    let sources: [SourceView]

    init(_ change: ProcedureChange, _ visit: Visit) {
        procedure = change.procedure
        period = Period.text(from: change.from, until: change.until, in: visit.language)
        isInForce = change.from.latest.map { $0 <= visit.day } ?? false && change.until?.earliest.map { visit.day < $0 } ?? true
        before = change.before
        after = change.after
        basis = "\(change.path), \(DocumentName.full(change.document))"
        notes = change.notes.map { $0[visit.language] }
        sources = change.sources.map(SourceView.init)
    }
}
