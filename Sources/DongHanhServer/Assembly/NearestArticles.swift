// SPDX-License-Identifier: Apache-2.0
import Domain
import Retrieval
import Synchronization

/// The articles whose pieces lie nearest to a question.
struct NearestArticles {
    private let source: MeaningSource
    private let documents: any LegalDocuments

    init(_ source: MeaningSource, _ documents: any LegalDocuments) {
        self.source = source
        self.documents = documents
    }

    struct Found: Encodable, Sendable {
        let provision: String
        let heading: String
        let likeness: Float
    }

    func to(_ text: String, limit: Int) async throws -> [Found] {
        guard let numbers = try await source.embedder.vectors(of: [text], for: .question).first else { return [] }
        // An article has several pieces, and several articles may share one.
        let near = source.vectors.nearest(to: Vector(numbers), limit: limit * Self.piecesEach)
        let likeness = Dictionary(near.map { ($0.key, $0.likeness) }, uniquingKeysWith: max)
        let found = Mutex([Found]())
        try await documents.walk(batch: 1_000) { provisions in
            for provision in provisions {
                let best = EmbeddingPieces.of(provision).compactMap { likeness[ContentKey($0)] }.max()
                guard let best else { continue }
                found.withLock { $0.append(Found(provision: provision.id.text, heading: provision.heading, likeness: best)) }
            }
        }
        return Array(found.withLock { $0 }.sorted { ($1.likeness, $0.provision) < ($0.likeness, $1.provision) }.prefix(limit))
    }

    private static let piecesEach = 3
}
