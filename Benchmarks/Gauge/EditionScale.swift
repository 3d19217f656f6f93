// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Storage

/// One edition of the codification over another, with rows, knowledge and answers that rest on what it changes, drops and leaves alone.
struct EditionScale {
    let url: String
    let first: String
    let second: String
    /// Facts of each kind.
    let count: Int

    private static let today = Day(Date())

    func measure() async throws {
        let database = try await Databases.open(url)
        try await Schema.migrate(database)
        let before = try await take(first, into: database)
        print("{\"what\": \"first\", \"provisions\": \(before.provisions)}")
        let ground = try await self.ground(in: database)
        let facts = try Self.facts(resting: ground)
        try await keep(facts, resting: ground, in: database)

        let changes = LawChangeStore(database)
        let registries = RegistryCache(facts: FactStore(database), changes: changes)
        guard try await registries.registry(known: nil).staleness.touches.isEmpty else { return print("stale before anything changed") }
        let watch = Task { try await Self.wait(for: registries, database) }
        let report = try await take(second, into: database)
        let finished = Date()
        let (seen, registry) = try await watch.value
        print(
            """
            {"what": "second", "added": \(report.added), "changed": \(report.changed), "dropped": \(report.dropped), "unchanged": \(report.unchanged)}
            {"what": "stale", "seconds_after_the_import": \(seen.timeIntervalSince(finished))}
            """)
        tell(registry, ground)
        let kept = try await changes.touched(.answer, among: Set(ground.flatMap { $0.value.map(Self.name) }))
        for (kind, places) in ground.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            print(
                "{\"what\": \"answers\", \"of\": \"\(kind)\", \"kept\": \(places.count), \"told\": \(places.count { kept.contains(Self.name($0)) })}")
        }
        try await database.close()
    }

    // MARK: Editions

    private func take(_ path: String, into database: any SQLDatabase) async throws -> EditionReport {
        let (reader, editions) = (CodificationReader(path: path), EditionStore(database))
        let open = try await editions.open(label: reader.label, digest: try reader.digest(), at: Date())
        try await reader.read(skipping: open.staged) { try await editions.stage([$0], in: open) }
        return try await editions.finish(open, at: Date())
    }

    /// What becomes of an article with the second edition.
    private enum Fate: String { case changed, dropped, left }

    private func ground(in database: any SQLDatabase) async throws -> [Fate: [Provision]] {
        var coming: [Provision.ID: Int] = [:]
        var parts: Set<String> = []
        try await CodificationReader(path: second).read(skipping: []) { part in
            parts.insert(part.name)
            for provision in part.provisions { coming[provision.id] = (provision.heading + provision.text).hashValue }
        }
        let gathered = Gathered()
        let (fates, most) = (coming, count)
        try await LegalDocumentStore(database).walk(batch: 2_000) { batch in
            for provision in batch where !provision.text.isEmpty {
                let next = fates[provision.id]
                let fate = next.map { $0 == (provision.heading + provision.text).hashValue ? Fate.left : .changed } ?? .dropped
                await gathered.add(provision, fate, most: most)
            }
        }
        return await gathered.found
    }

    private actor Gathered {
        private(set) var found: [Fate: [Provision]] = [:]
        private var seen: [Fate: Int] = [:]

        /// Every seventh, so that they come from many acts.
        func add(_ provision: Provision, _ fate: Fate, most: Int) {
            seen[fate, default: 0] += 1
            guard seen[fate, default: 0] % 7 == 0, found[fate, default: []].count < most else { return }
            found[fate, default: []].append(provision)
        }
    }

    // MARK: What rests on them

    private static func name(_ provision: Provision) -> String { provision.id.text.replacing("/", with: ".") }

    private static func number(_ provision: Provision) -> String { provision.document.text }

    private static func citation(_ provision: Provision) -> Citation {
        Citation(
            document: number(provision), path: provision.path.citation, provision: provision.id, quote: String(provision.text.prefix(60)),
            isVerified: true)
    }

    private static func facts(resting ground: [Fate: [Provision]]) throws -> RegistryFacts {
        var facts = RegistryFacts()
        facts.fields = [Field(id: .init("bia"), name: Words(vi: "bịa"), unit: .init("don-vi-bia"))]
        for provision in ground.values.joined() {
            facts.duties.append(
                Duty(id: .init(name(provision)), field: .init("bia"), title: Words(vi: "Việc bịa"), sources: ["made up"], confidence: .high))
            facts.knowledge.append(
                try KnowledgeEntry(
                    id: .init(name(provision)), question: "Bịa?", paraphrases: [], answer: "Bịa.", citations: [citation(provision)], span: .always,
                    unit: .init("don-vi-bia"), place: nil))
        }
        return facts
    }

    private func keep(_ facts: RegistryFacts, resting ground: [Fate: [Provision]], in database: any SQLDatabase) async throws {
        var facts = facts
        let numbers = try await LegalDocumentStore(database).documents(Array(Set(ground.values.joined().map(\.document))))
        let byID = Dictionary(numbers.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        facts.competences = ground.values.joined().compactMap { provision in
            // Several acts bear no number; nobody cites these by one.
            guard let number = byID[provision.document], !number.isEmpty, provision.path.steps.count == 1 else { return nil }
            return Competence(
                id: .init(Self.name(provision) + "/a"), duty: .init(Self.name(provision)),
                authority: Authority(name: Words(vi: "Sở Bịa"), level: .department), kind: .statute, from: DoubtfulDay(Day(number: 18_000)),
                until: nil,
                basis: .init(document: number, path: provision.path.citation, isVerified: true, confidence: .high), sources: ["made up"],
                confidence: .high)
        }
        _ = try await FactStore(database).replace(with: try facts.encoded { "\($0)/\($1)" }, at: Date())
        let answers = AnswerStore(database)
        for provision in ground.values.joined() {
            let question = try Question(id: .init(Self.name(provision)), text: "Bịa?", on: Self.today, asked: Date())
            let answer = Answer(
                question: question, action: .answer, reason: .law,
                sentences: [Sentence(text: "Bịa.", layer: .norm, citations: [Self.citation(provision)])])
            try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: Date()), ticket: nil)
        }
    }

    /// As a site would: it asks for a registry until that knows of changes.
    private static func wait(for registries: RegistryCache, _ database: any SQLDatabase) async throws -> (Date, Registry) {
        while true {
            let registry = try await registries.registry(known: nil)
            if !registry.staleness.touches.isEmpty { return (Date(), registry) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func tell(_ registry: Registry, _ ground: [Fate: [Provision]]) {
        let competences = Set(registry.facts.competences.map(\.id.text))
        for (fate, places) in ground.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let rows = places.filter { competences.contains(Self.name($0) + "/a") }
            let silent = rows.count { !registry.staleness.grounds(of: .fact("competence", Self.name($0) + "/a"), on: Self.today).isEmpty }
            let unsaid = places.count { !registry.staleness.grounds(of: .fact(KnowledgeEntry.factKind, Self.name($0)), on: Self.today).isEmpty }
            print(
                """
                {"what": "rows", "of": "\(fate)", "rest": \(rows.count), "silent": \(silent)}
                {"what": "knowledge", "of": "\(fate)", "rest": \(places.count), "silent": \(unsaid)}
                """)
        }
    }
}
