// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// The shipped facts as JSON, to put something wrong into.
struct Garden {
    typealias Row = [String: Any]

    let known: Set<Inconsistency>
    private let rows: [Fact]

    init() throws {
        let facts = try ContentFolder.registry().facts
        known = Set(ConsistencyCheck(facts).inconsistencies)
        rows = try facts.encoded { _, _ in "" }
    }

    func all(_ kind: String) throws -> [(key: String, row: Row)] {
        try rows.filter { $0.kind == kind }.compactMap { fact in
            (try JSONSerialization.jsonObject(with: Data(fact.body.utf8)) as? Row).map { (fact.key, $0) }
        }
    }

    /// The facts with one row rewritten, or taken out.
    func facts(_ changes: [(kind: String, key: String, row: Row?)]) throws -> RegistryFacts {
        let kept = try rows.compactMap { fact -> Fact? in
            guard let change = changes.first(where: { $0.kind == fact.kind && $0.key == fact.key }) else { return fact }
            guard let row = change.row else { return nil }
            let body = String(decoding: try JSONSerialization.data(withJSONObject: row, options: .sortedKeys), as: UTF8.self)
            return Fact(kind: fact.kind, key: fact.key, body: body, origin: "")
        }
        return try RegistryFacts(kept)
    }

    static func day(_ value: Any?, _ bound: String = "latest") -> Day? { ((value as? Row)?[bound] as? String).flatMap { Day(iso: $0) } }

    static func exact(_ value: Any?) -> Day? {
        let day = Self.day(value)
        return day != nil && day == Self.day(value, "earliest") ? day : nil
    }

    static func when(_ day: Day) -> Row { ["earliest": day.iso, "latest": day.iso] }
}

/// One way in which facts go wrong, put into a row chosen by chance.
struct Defect {
    typealias Row = Garden.Row

    let rule: ConsistencyRule
    /// The rewritten facts and the keys of what was touched; `nil` where chance found nothing to spoil.
    let plant: (Garden, inout RegistryPropertyTests.Dice) throws -> (RegistryFacts, Set<String>)?

    /// A row of a kind that fits, rewritten.
    static func rewriting(_ kind: String, _ rule: ConsistencyRule, where fits: @escaping (Row) -> Bool, _ spoil: @escaping (inout Row) -> Void)
        -> Defect
    {
        Defect(rule: rule) { garden, dice in
            guard let (key, old) = try garden.all(kind).filter({ fits($0.row) }).randomElement(using: &dice) else { return nil }
            var row = old
            let duty = row["duty"] as? String
            spoil(&row)
            return (try garden.facts([(kind, key, row)]), Set([key, duty].compactMap { $0 } + siblings(of: duty, garden)))
        }
    }

    /// Rows of the same duty: a wrong day of one is told at its neighbour as well.
    private static func siblings(of duty: String?, _ garden: Garden) -> [String] {
        guard let duty else { return [] }
        return (0..<8).map { "\(duty)/\(["a", "b", "c", "d", "e", "f", "g", "h"][$0])" }
    }
}
