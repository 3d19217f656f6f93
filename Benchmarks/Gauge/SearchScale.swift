// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// What people have called things in the content files, looked for in the registry and in the handbook, as it stands there and without marks.
struct SearchScale {
    private let registry: Registry
    private let phrasings: [String]

    init(content folder: String) throws {
        let facts = try RegistryFacts(ContentReader(folder: folder).read().facts)
        registry = Registry(facts)
        let duties = facts.duties.filter { !$0.isDraft }
        let all = facts.practice.map(\.question.vi) + duties.map(\.title.vi) + duties.flatMap(\.aliases) + facts.procedures.map(\.name.vi)
        var seen: Set<String> = []
        phrasings = all.filter { seen.insert(Vietnamese.folded($0)).inserted }
    }

    func measure() {
        let plain = phrasings.map { Vietnamese.folded($0) }
        for (name, texts) in [("with marks", phrasings), ("without marks", plain)] {
            time("search of duties, \(name)", texts) { registry.duties(matching: $0, limit: 20).first?.duty.id.text }
            time("search of the handbook, \(name)", texts) { registry.handbookEntries(matching: $0, limit: 20).first?.id.text }
        }
        let others = zip(phrasings, plain).count { marked, bare in
            registry.handbookEntries(matching: marked, limit: 1).first?.id != registry.handbookEntries(matching: bare, limit: 1).first?.id
        }
        print("{\"what\": \"phrasings that find another entry first without marks\", \"count\": \(others), \"of\": \(phrasings.count)}")
    }

    private func time(_ what: String, _ texts: [String], _ find: (String) -> String?) {
        var found = 0
        let times = texts.map { text in
            let start = ContinuousClock.now
            if find(text) != nil { found += 1 }
            return ContinuousClock.now - start
        }.sorted()
        guard let last = times.last else { return print("the content names nothing") }
        let shares = [50, 95, 99].map { "\"p\($0)\": \(times[times.count * $0 / 100] / .milliseconds(1))" }
        let told = (shares + ["\"most\": \(last / .milliseconds(1))"]).joined(separator: ", ")
        print("{\"what\": \"\(what)\", \"phrasings\": \(texts.count), \"found\": \(found), \"milliseconds\": {\(told)}}")
    }
}
