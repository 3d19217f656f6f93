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
        let view = ConsistencyView(found, registry, visit)
        return Page("consistency/list", view, headers: TicketRoutes.private)
    }
}

/// Inconsistencies by rule, each with the two places and a proposed mend.
struct ConsistencyView: Sendable {
    let count: String
    let rules: String
    let isEmpty: Bool
    let groups: [Group]
    let clean: [String]

    struct Group: Sendable {
        let key: String
        let rule: String
        let number: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let sentence: String
        let mend: String
        let places: [Place]
    }

    struct Place: Sendable {
        let key: String
        let link: String?
    }

    init(_ found: [Inconsistency], _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        count = found.count.text(in: language)
        rules = ConsistencyRule.allCases.count.text(in: language)
        isEmpty = found.isEmpty
        let byRule = Dictionary(grouping: found, by: \.rule)
        groups = ConsistencyRule.allCases.compactMap { rule in
            guard let rows = byRule[rule] else { return nil }
            return Group(
                key: rule.rawValue, rule: rule.words[language], number: rows.count.text(in: language),
                rows: rows.map { Row($0, registry, visit) })
        }
        clean = ConsistencyRule.allCases.filter { byRule[$0] == nil }.map { $0.words[language] }
    }
}

extension ConsistencyView.Row {
    init(_ one: Inconsistency, _ registry: Registry, _ visit: Visit) {
        sentence = one.sentence[visit.language]
        mend = one.mend[visit.language]
        places = [one.at, one.against].compactMap { $0 }.map { .init(key: $0.key, link: Self.link(to: $0, registry, visit)) }
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
