// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// The radar over the shipped content, held against walks that know nothing of its ways.
@Suite struct SunsetPropertyTests {
    @Test(arguments: ["2025-07-01", "2026-06-01", "2026-11-22", "2027-02-28"])
    func `walking day by day loses the same holders on the same days`(_ start: String) throws {
        let registry = try ContentFolder.registry()
        let day = try #require(Day(iso: start))
        let told = Dictionary(uniqueKeysWithValues: SunsetRadar(registry, on: day).lapses.map { ($0.duty.id, $0.ends) })
        for duty in registry.facts.duties where !duty.isDraft {
            let today = try registry.competence(of: duty.id, at: nil, on: day)
            // Who holds it beyond doubt today is still there until the day that the radar tells.
            guard today.result == .one || today.result == .split else {
                #expect(told[duty.id] == nil, "\(duty.id.text)")
                continue
            }
            let rows = today.holders.map(\.competence)
            let first = (1...1_000).lazy.map(day.advanced).first { later in rows.contains { $0.until != .unknown && $0.standing(on: later) != .holds }
            }
            if let ends = told[duty.id], day.days(until: ends) <= 1_000 {
                #expect(first == ends, "\(duty.id.text)")
            } else {
                #expect(first == nil, "\(duty.id.text): \(first?.iso ?? "")")
            }
        }
    }

    @Test func `everything that rests on a document is found, and nothing else, as a brute-force walk finds it`() throws {
        let facts = try ContentFolder.registry().facts
        let dependents = Dependents(facts)
        let oracle = try NaiveDependents(facts)
        var sizes: [Int] = []
        for document in facts.documents {
            let found = Set(dependents.of(document: document.number).map { "\($0.factKind ?? "") \($0.key)" })
            let expected = oracle.resting(on: "document \(document.id.text)")
            #expect(found == expected, "\(document.number): \(found.symmetricDifference(expected).sorted().prefix(5))")
            sizes.append(found.count)
        }
        #expect(sizes.max() ?? 0 > 100 && sizes.min() == 0)
    }

    @Test(arguments: 1...12)
    func `in tangled facts as well`(_ seed: Int) throws {
        var dice = RegistryPropertyTests.Dice(state: UInt64(seed))
        var facts = try ContentFolder.registry().facts
        let (duties, numbers) = (facts.duties.map(\.id.text), facts.documents.map(\.number))
        // Bases, relations and duties dealt anew: circles and forks that no real law has.
        facts = try Rewriting.changed(facts, "competence") { row in
            guard Bool.random(using: &dice), let number = numbers.randomElement(using: &dice) else { return }
            row["basis"] = ["document": number + (Bool.random(using: &dice) ? "; 1/1901/NĐ-XX" : ""), "isVerified": false, "confidence": "low"]
        }
        facts = try Rewriting.changed(facts, "document") { row in
            let kinds: [DocumentRelation.Kind] = [.implements, .detailedBy, .basedOn, .replaces, .guidedBy, .cites]
            row["relations"] = (0..<3).map { _ in
                [
                    "kind": (kinds.randomElement(using: &dice) ?? .cites).rawValue, "document": numbers.randomElement(using: &dice) ?? "",
                    "isInferred": false,
                ]
            }
        }
        facts = try Rewriting.changed(facts, "procedure") { row in row["duties"] = (0..<2).map { _ in duties.randomElement(using: &dice) ?? "" } }
        let (dependents, oracle) = (Dependents(facts), try NaiveDependents(facts))
        for document in facts.documents.shuffled(using: &dice).prefix(25) {
            let found = Set(dependents.of(document: document.number).map { "\($0.factKind ?? "") \($0.key)" })
            #expect(found == oracle.resting(on: "document \(document.id.text)"), "\(document.number)")
        }
    }

    @Test func `supposing an end on its own day changes nothing, and an extension loses nobody`() throws {
        let registry = try ContentFolder.registry()
        let end = try #require(Day(iso: "2027-03-01"))
        for number in ["132/2025/NĐ-CP", "133/2025/NĐ-CP", "20/2026/NQ-CP"] {
            let same = Supposition.ends(document: number, on: end).effects(on: registry)
            // Rows of the document that name no end of their own would end with it.
            let open = Set(registry.facts.competences.filter { $0.basis?.document == number && $0.until?.exact != end }.map(\.duty))
            #expect(Set(same.map(\.duty.id)).isSubset(of: open), "\(number)")
            let longer = Supposition.extended(document: number, until: end.advanced(by: 365)).effects(on: registry)
            #expect(!longer.isEmpty && longer.allSatisfy { $0.on >= end }, "\(number)")
        }
    }
}

/// Who rests on whom by going through every pair of the kept JSON again and again until nothing is added; it knows no index and no type.
struct NaiveDependents {
    private var pairs: [(upper: String, base: String)] = []

    init(_ facts: RegistryFacts) throws {
        let rows = try facts.encoded { _, _ in "" }.map { fact in
            (
                name: "\(fact.kind) \(fact.key)", kind: fact.kind,
                body: try #require(try JSONSerialization.jsonObject(with: Data(fact.body.utf8)) as? [String: Any])
            )
        }
        let documents = rows.filter { $0.kind == "document" }.map { (name: $0.name, number: $0.body["number"] as? String ?? "") }
        func named(_ text: Any?) -> [String] {
            guard let text = text as? String else { return [] }
            if documents.contains(where: { $0.number == text }) { return documents.filter { $0.number == text }.map(\.name) }
            let padded = " " + text.map { ";,()".contains($0) ? " " : String($0) }.joined() + " "
            return documents.filter { !$0.number.contains(" ") && padded.contains(" \($0.number) ") }.map(\.name)
        }
        for row in rows {
            let body = row.body
            switch row.kind {
            case "competence":
                let basis = body["basis"] as? [String: Any]
                pairs += named(basis?["document"]).map { (row.name, $0) }
                pairs.append(("duty \(body["duty"] as? String ?? "")", row.name))
                guard body["kind"] as? String == "authorisation" else { continue }
                let covered = body["coversDuties"] as? [String] ?? []
                pairs += covered.map { (row.name, "duty \($0)") }
                let (holders, fields) = (body["coversHolders"] as? [String] ?? [], body["covers"] as? [String] ?? [])
                guard covered.isEmpty, !holders.isEmpty else { continue }
                for giver in rows where giver.kind == "competence" && giver.body["kind"] != nil && giver.body["place"] == nil {
                    let name = ((giver.body["authority"] as? [String: Any])?["name"] as? [String: Any])?["vi"] as? String ?? ""
                    let field = rows.first { $0.name == "duty \(giver.body["duty"] as? String ?? "")" }?.body["field"] as? String ?? ""
                    if holders.contains(name), fields.isEmpty || fields.contains(field) { pairs.append((row.name, giver.name)) }
                }
            case "document":
                for relation in body["relations"] as? [[String: Any]] ?? [] {
                    let (kind, others) = (relation["kind"] as? String ?? "", named(relation["document"]))
                    if Self.down.contains(kind) { pairs += others.map { (row.name, $0) } }
                    if Self.up.contains(kind) { pairs += others.map { ($0, row.name) } }
                }
            default:
                pairs += (body["duties"] as? [String] ?? []).map { (row.name, "duty \($0)") }
                for key in Self.texts[row.kind] ?? [] { pairs += named(body[key]).map { (row.name, $0) } }
            }
        }
        pairs.removeAll { $0.upper == $0.base }
    }

    private static let down: Set = [
        "implements", "guides", "specifies", "under", "based-on", "authorises-under", "announces-procedures-of", "consolidates", "echoes",
    ]
    private static let up: Set = ["detailed-by", "guided-by", "echoed-by", "implemented-by-plan"]
    private static let texts = [
        "procedure": ["basis", "announcedBy"], "change": ["document", "underlying"], "rule": ["document"], "doubt": ["basis"],
    ]

    func resting(on start: String) -> Set<String> {
        var found: Set = [start]
        while true {
            let more = pairs.filter { found.contains($0.base) && !found.contains($0.upper) }
            if more.isEmpty { return found.subtracting([start]) }
            found.formUnion(more.map(\.upper))
        }
    }
}

/// Facts of one kind rewritten as JSON, so that a test can put anything there.
enum Rewriting {
    static func changed(_ facts: RegistryFacts, _ kind: String, _ change: (inout [String: Any]) throws -> Void) throws -> RegistryFacts {
        let rows = try facts.encoded { _, _ in "" }.map { fact -> Fact in
            guard fact.kind == kind, var body = try JSONSerialization.jsonObject(with: Data(fact.body.utf8)) as? [String: Any] else { return fact }
            try change(&body)
            let text = String(decoding: try JSONSerialization.data(withJSONObject: body, options: .sortedKeys), as: UTF8.self)
            return Fact(kind: fact.kind, key: fact.key, body: text, origin: "")
        }
        return try RegistryFacts(rows)
    }
}
