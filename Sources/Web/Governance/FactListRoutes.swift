// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The facts that can be edited, by kind and by words; whoever may draft one is led to its form.
struct FactListRoutes {
    let registries: any Registries

    func add(to routes: Routes) { routes.get("facts", .may(.draft), use: list) }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let kind = fields["kind"].flatMap(EditableKind.init) ?? .duty
        let registry = try await registries.registry(known: nil)
        let view = try FactList(kind, registry, words: fields["q"].map { String($0.prefix(200)) }, page: fields["page"], visit)
        return Page("governance/facts", view, headers: TicketRoutes.private)
    }
}

/// The kinds of fact that have a form of their own.
enum EditableKind: String, CaseIterable, Sendable {
    case duty, procedure, change, document, authority, place, unit, guidance

    var words: Words {
        switch self {
        case .duty: Words(vi: "Nhiệm vụ", en: "Duties")
        case .procedure: Words(vi: "Thủ tục", en: "Procedures")
        case .change: Words(vi: "Thủ tục được đơn giản hóa", en: "Procedures made simpler")
        case .document: Words(vi: "Văn bản và hiệu lực", en: "Documents and their effect")
        case .authority: Words(vi: "Cơ quan, chức danh", en: "Authorities")
        case .place: Words(vi: "Địa phương", en: "Places")
        case .unit: Words(vi: "Đơn vị của Bộ", en: "Units of the Ministry")
        case .guidance: Words(vi: "Hướng dẫn trong cẩm nang", en: "Guidance in the handbook")
        }
    }

    var form: any FactForm.Type {
        switch self {
        case .duty: FieldForm<Duty>.self
        case .procedure: FieldForm<Procedure>.self
        case .change: FieldForm<ProcedureChange>.self
        case .document: FieldForm<KnownDocument>.self
        case .authority: FieldForm<KnownAuthority>.self
        case .place: FieldForm<Place>.self
        case .unit: FieldForm<Domain.Unit>.self
        case .guidance: FieldForm<Guidance>.self
        }
    }

    /// Key and name of each fact of the kind.
    func facts(in facts: RegistryFacts) -> [(key: String, name: String)] {
        switch self {
        case .duty: facts.duties.map { ($0.id.text, $0.formTitle) }
        case .procedure: facts.procedures.map { ($0.id.text, $0.formTitle) }
        case .change: facts.changes.map { ($0.id.text, $0.formTitle) }
        case .document: facts.documents.map { ($0.id.text, "\($0.formTitle) \($0.title)") }
        case .authority: facts.authorities.map { ($0.id.text, $0.formTitle) }
        case .place: facts.places.map { ($0.id.text, $0.formTitle) }
        case .unit: facts.units.map { ($0.id.text, $0.formTitle) }
        // Of every entry there may be: a form begins where nothing is written yet.
        case .guidance: facts.duties.filter { !$0.isDraft }.map { ($0.id.text, $0.formTitle) }
        }
    }

    /// Whether somebody may begin one that is not there yet.
    func mayBegin(_ staff: Staff, on day: Day) -> Bool {
        switch self {
        // Whose matter it will be is told by its field, and decided when it is kept.
        case .duty, .change: true
        case .procedure, .document, .authority, .place, .unit: staff.rights.may(.draft, .common, on: day)
        // Is written of something that is there.
        case .guidance: false
        }
    }
}

struct FactList: Sendable {
    let kinds: [RegistryView.Choice]
    let words: String?
    let count: String
    let isEmpty: Bool
    let rows: [Row]
    let pages: PagesView
    /// Leads to a form for one that is not there yet; `nil` for who may begin none.
    let new: String?
    let files: String

    private static let pageLength = 50

    struct Row: Sendable {
        let key: String
        let name: String
        /// `nil` for who may not draft it.
        let link: String?
        let history: String
    }

    /// - Throws: ``RightsError`` where nobody is signed in.
    init(_ kind: EditableKind, _ registry: Registry, words: String?, page: String?, _ visit: Visit) throws {
        let staff = try visit.someone()
        let wanted = words.map { Vietnamese.folded($0).split(separator: " ") } ?? []
        let found = kind.facts(in: registry.facts).sorted { $0.key < $1.key }.filter { fact in
            let text = Vietnamese.folded("\(fact.key) \(fact.name)")
            return wanted.allSatisfy { text.contains($0) }
        }
        kinds = EditableKind.allCases.map { .init(value: $0.rawValue, text: $0.words[visit.language], isChosen: $0 == kind) }
        self.words = words
        count = found.count.text(in: visit.language)
        isEmpty = found.isEmpty
        let shown = PageOfList(number: page, of: found.count, length: Self.pageLength)
        pages = PagesView(shown, ["facts"], asking: [("kind", kind.rawValue)] + (words.map { [("q", $0)] } ?? []), visit)
        rows = found[shown.range].map { fact in
            let mayDraft = staff.rights.may(.draft, Thing(registry.scope(of: .fact(kind.rawValue, fact.key))), on: visit.today)
            return Row(
                key: fact.key, name: fact.name, link: mayDraft ? visit.urls.address(["facts", kind.rawValue, fact.key, "edit"]) : nil,
                history: visit.urls.address(["facts", kind.rawValue, fact.key, "history"]))
        }
        new = kind.mayBegin(staff, on: visit.today) ? visit.urls.address(["facts", kind.rawValue, "new"]) : nil
        files = visit.urls.address(["fact-files"])
    }
}
