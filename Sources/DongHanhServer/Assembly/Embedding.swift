// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval
import Synchronization

/// Makes the vectors that are missing, the useful ones first: what was just asked about, then acts that the registry names, then all others.
struct Embedding: Sendable {
    private let documents: any LegalDocuments
    private let registries: any Registries
    private let source: MeaningSource
    private let notePath: String
    private static let batch = 1_000
    private static let articlesAtOnce = 4
    private static let piecesAtOnce = 16

    /// - Parameter notePath: Where progress is noted for other processes.
    init(_ source: MeaningSource, documents: any LegalDocuments, registries: any Registries, notePath: String) {
        self.source = source
        self.documents = documents
        self.registries = registries
        self.notePath = notePath
    }

    /// Articles that lack a vector, the useful ones first.
    struct Plan: Sendable {
        var articles = 0
        var missing: [Provision.ID] = []
    }

    func plan() async throws -> Plan {
        let known = Set(try await registries.registry(known: nil).facts.documents.map(\.number))
        let ours = Set(try await documents.allDocuments().filter { known.contains($0.number) }.map(\.id))
        let found = Mutex((articles: 0, first: [Provision.ID](), rest: [Provision.ID]()))
        let vectors = source.vectors
        vectors.refresh()
        try await documents.walk(batch: Self.batch) { provisions in
            try Task.checkCancellation()
            for provision in provisions {
                let isMissing = EmbeddingPieces.of(provision).contains { vectors.lacks(ContentKey($0)) }
                found.withLock { found in
                    found.articles += 1
                    guard isMissing else { return }
                    if ours.contains(provision.document) { found.first.append(provision.id) } else { found.rest.append(provision.id) }
                }
            }
        }
        return found.withLock { Plan(articles: $0.articles, missing: $0.first + $0.rest) }
    }

    /// Embeds all that is missing; what is done stays done, however this ends.
    ///
    /// - Parameters:
    ///   - wanted: Gives what was asked about meanwhile.
    ///   - isStale: Whether the law held has changed since the plan was made.
    func run(
        _ plan: Plan, now: @Sendable () -> Date, wanted: @Sendable (_ most: Int) -> [Provision.ID], isStale: @Sendable () async throws -> Bool,
        progress: @Sendable (EmbeddingProgress) -> Void
    ) async throws {
        let started = now()
        var next = plan.missing[...]
        var done = 0
        while true {
            let state = EmbeddingProgress(
                articles: plan.articles, embedded: plan.articles - next.count,
                articlesPerSecond: done == 0 || next.isEmpty ? 0 : Double(done) / max(0.001, now().timeIntervalSince(started)), at: now())
            progress(state)
            note(state)
            let asked = wanted(Self.articlesAtOnce)
            try await embed(asked)
            guard !next.isEmpty else { return }
            try Task.checkCancellation()
            let taken = Array(next.prefix(Self.articlesAtOnce))
            next = next.dropFirst(taken.count)
            done += taken.count
            try await embed(taken)
            if done % (Self.articlesAtOnce * 64) == 0, try await isStale() { return }
        }
    }

    private func embed(_ ids: [Provision.ID]) async throws {
        guard !ids.isEmpty else { return }
        let texts = try await documents.provisions(ids).flatMap { EmbeddingPieces.of($0.provision) }
        var seen = Set<ContentKey>()
        var missing = texts.filter { source.vectors.lacks(ContentKey($0)) && seen.insert(ContentKey($0)).inserted }[...]
        while !missing.isEmpty {
            try Task.checkCancellation()
            let pieces = Array(missing.prefix(Self.piecesAtOnce))
            let made = try await source.embedder.vectors(of: pieces, for: .passage)
            try source.vectors.add(zip(pieces, made).map { (ContentKey($0), Vector($1)) })
            missing = missing.dropFirst(pieces.count)
        }
    }

    /// Progress is a word beside the work: where it cannot be noted the work goes on.
    private func note(_ progress: EmbeddingProgress) {
        guard let data = try? JSONEncoder().encode(progress) else { return }
        try? data.write(to: URL(filePath: notePath), options: .atomic)
    }

    static func noted(at path: String) -> EmbeddingProgress? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(EmbeddingProgress.self, from: $0) }
    }
}
