// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Synchronization

/// What was found beside tickets, kept on this node for whoever looks at the same one next: a ticket is opened, taken, noted on and answered within
/// minutes, and those on top of a list are opened by many.
final class KeptBeside: Sendable {
    private struct Key: Hashable {
        /// Of what was looked for, so that nobody's words are kept.
        let digest: String
        let day: Day
        let generation: String
    }

    private let found = Mutex<[Key: (hits: [SearchHit], at: Date)]>([:])
    private let terms = Derived<[Terms]>()

    /// Another index is another key; a ranking that was learnt since, or vectors made since, change the order this much later at the most.
    private static let seconds = 300.0
    private static let most = 500

    /// The clauses that a search of the law finds; none where there is no index, or where the words name several acts.
    func hits(_ request: SearchRequest, on day: Day, in index: any SearchIndex, at now: Date) async throws -> [SearchHit] {
        guard let generation = await index.generation else { return [] }
        let key = Key(digest: Secret.digest("\(request.limit) " + request.text), day: day, generation: generation)
        if let known = found.withLock({ $0[key] }), abs(now.timeIntervalSince(known.at)) < Self.seconds { return known.hits }
        var hits: [SearchHit] = []
        if case .found(let all) = try await index.search(request) { hits = all }
        found.withLock { [hits] found in
            if found.count >= Self.most, let oldest = found.min(by: { $0.value.at < $1.value.at })?.key { found[oldest] = nil }
            found[key] = (hits, now)
        }
        return hits
    }

    /// An entry, and what each way of asking for it speaks of.
    struct Terms: Sendable {
        let entry: KnowledgeEntry
        let asking: [Set<String>]
    }

    /// All knowledge of a registry, read word by word once for all tickets.
    func terms(of registry: Registry) -> [Terms] {
        terms.value(of: registry, at: nil) {
            registry.facts.knowledge.map { entry in
                Terms(entry: entry, asking: ([entry.question] + entry.paraphrases).map { SearchWords(question: $0).terms })
            }
        }
    }
}
