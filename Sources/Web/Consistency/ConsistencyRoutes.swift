// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// What in the registry contradicts something, for those who may mend it.
struct ConsistencyRoutes {
    let registries: any Registries
    private let watch = ConsistencyWatch()

    init(registries: any Registries) { self.registries = registries }

    func add(to routes: Routes) {
        routes.get("checks", .may(.viewChange), use: list)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let found =
            visit.known == nil ? await watch.inconsistencies(of: registry) : ConsistencyCheck(registry.facts).inconsistencies
        let fields = Fields(of: request)
        let view = ConsistencyView(found, registry, only: fields["rule"].flatMap(ConsistencyRule.init), page: fields["page"], visit)
        return Page("consistency/list", view, headers: TicketRoutes.private)
    }
}

/// Inconsistencies by rule, each with the two places and a proposed mend; or those of one rule, a page at a time.
struct ConsistencyView: Sendable {
    let count: String
    let rules: String
    let isEmpty: Bool
    let groups: [Group]
    let clean: [String]
    /// `nil` where every rule is here.
    let only: Only?

    struct Only: Sendable {
        let all: String
        let pages: PagesView
    }

    struct Group: Sendable {
        let key: String
        let rule: String
        let number: String
        let rows: [Row]
        /// Where all of them stand, a page at a time; `nil` where all are here.
        let all: String?
    }

    struct Row: Sendable {
        let sentence: String
        let mend: String
        let places: [Place]
        /// Where each is put right; none for who may not.
        let forms: [Form]
        let hasForms: Bool
    }

    struct Place: Sendable {
        let key: String
        let link: String?
    }

    struct Form: Sendable {
        let key: String
        let link: String
    }

    /// As many of a rule as are read before the next.
    private static let mostOfRule = 20
    private static let pageLength = 50

    /// - Parameters:
    ///   - rule: The only one that is wanted.
    ///   - page: Of that one, as it stands in the address.
    init(_ found: [Inconsistency], _ registry: Registry, only rule: ConsistencyRule?, page: String?, _ visit: Visit) {
        let language = visit.language
        count = found.count.text(in: language)
        rules = ConsistencyRule.allCases.count.text(in: language)
        isEmpty = found.isEmpty
        let byRule = Dictionary(grouping: found, by: \.rule)
        func group(_ rule: ConsistencyRule, _ found: [Inconsistency], _ shown: ArraySlice<Inconsistency>, all: String?) -> Group {
            Group(
                key: rule.rawValue, rule: rule.words[language], number: found.count.text(in: language),
                rows: shown.map { Row($0, registry, visit) }, all: all)
        }
        if let rule {
            let rows = byRule[rule, default: []]
            let shown = PageOfList(number: page, of: rows.count, length: Self.pageLength)
            groups = rows.isEmpty ? [] : [group(rule, rows, rows[shown.range], all: nil)]
            only = Only(
                all: visit.urls.address(["checks"]), pages: PagesView(shown, ["checks"], asking: [("rule", rule.rawValue)], visit))
        } else {
            groups = ConsistencyRule.allCases.compactMap { rule in
                guard let rows = byRule[rule] else { return nil }
                let isLong = rows.count > Self.mostOfRule
                return group(
                    rule, rows, rows.prefix(Self.mostOfRule), all: isLong ? visit.urls.address(["checks"], [("rule", rule.rawValue)]) : nil)
            }
            only = nil
        }
        clean = ConsistencyRule.allCases.filter { byRule[$0] == nil }.map { $0.words[language] }
    }
}

extension ConsistencyView.Row {
    init(_ one: Inconsistency, _ registry: Registry, _ visit: Visit) {
        sentence = one.sentence[visit.language]
        mend = one.mend[visit.language]
        let subjects = [one.at, one.against].compactMap { $0 }
        places = subjects.map { .init(key: $0.key, link: Self.link(to: $0, registry, visit)) }
        // What is replaced and lives on is ended at its last row.
        let live =
            one.rule == .overtakenStillLive ? registry.timeline(of: .init(one.at.key)).suffix(1).map { Subject.fact("competence", $0.id.text) } : []
        forms = (live + subjects).compactMap { subject in Self.edit(subject, registry, visit).map { .init(key: subject.key, link: $0) } }
        hasForms = !forms.isEmpty
    }

    private static func edit(_ subject: Subject, _ registry: Registry, _ visit: Visit) -> String? {
        guard let kind = subject.factKind, kind == "competence" || EditableKind(rawValue: kind) != nil,
            visit.staff?.rights.may(.draft, Thing(registry.scope(of: subject)), on: visit.today) ?? false
        else { return nil }
        return visit.urls.address(Array(FactHistoryRoutes.parts(of: subject).dropLast()) + ["edit"])
    }

    private static func link(to subject: Subject, _ registry: Registry, _ visit: Visit) -> String? {
        switch subject.factKind {
        case "duty": registry.duty(.init(subject.key)).map { visit.urls.duty($0.id) }
        case "competence": registry.competence(.init(subject.key)).map { visit.urls.duty($0.duty) }
        case "document":
            registry.facts.documents.first { $0.id.text == subject.key }.map { visit.urls.address(["documents"], [("q", $0.number)]) }
        case "procedure":
            registry.facts.procedures.first { $0.id.text == subject.key }?.duties.first.map(visit.urls.duty)
        default: nil
        }
    }
}
