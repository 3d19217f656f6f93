// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// What search by meaning works with at one moment.
package struct MeaningSource: Sendable {
    package let embedder: any Embedder
    package let vectors: VectorFile
    /// Of the order, from 0 to 1.
    package let share: Double

    package init(embedder: any Embedder, vectors: VectorFile, share: Double) {
        self.embedder = embedder
        self.vectors = vectors
        self.share = share
    }
}

/// Gives the search its source of meaning, and hears what it lacked.
package protocol MeaningSources: Sendable {
    /// `nil` where there is none, or it has just failed.
    func source() async -> MeaningSource?
    /// These were found, and have no vectors yet.
    func want(_ provisions: [Provision.ID]) async
    func note(_ fault: any Error) async
}

/// An index that looks at the first of what was found by words once more, by meaning.
///
/// Only where all of them have vectors, so that none stands before another for having been embedded earlier. A question typed without marks is left
/// alone: the models know no such words. Without a source the order is what it was, and whatever goes wrong leaves it so.
package struct MeaningIndex: SearchIndex, References {
    private let base: any SearchIndex & References
    private let sources: any MeaningSources
    private let documents: any LegalDocuments

    package init(_ base: any SearchIndex & References, sources: any MeaningSources, documents: any LegalDocuments) {
        self.base = base
        self.sources = sources
        self.documents = documents
    }

    package var generation: String? { get async { await base.generation } }
    package var riskCurve: RiskCurve? { get async { await base.riskCurve } }
    package func actNames() async throws -> ActNames { try await base.actNames() }
    package func referring(to provision: Provision.ID) async throws -> [Provision.ID] { try await base.referring(to: provision) }

    package func search(_ request: SearchRequest) async throws -> SearchOutcome {
        guard request.limit > 0, Vietnamese.hasMarks(request.text), let source = await sources.source(), source.share > 0 else {
            return try await base.search(request)
        }
        let deeper = SearchRequest(text: request.text, on: request.on, limit: max(request.limit, MeaningOrder.depth + Self.named))
        guard case .found(let hits) = try await base.search(deeper) else { return try await base.search(request) }
        return .found(Array(try await reordered(hits, request.text, source).prefix(request.limit)))
    }

    /// Hits that the question names come before those that are looked at.
    private static let named = 10

    private func reordered(_ hits: [SearchHit], _ text: String, _ source: MeaningSource) async throws -> [SearchHit] {
        let places = Array(hits.indices.filter { hits[$0].merit != nil && !hits[$0].isNamed }.prefix(MeaningOrder.depth))
        guard places.count > 1 else { return hits }
        let pieces = try await pieces(of: places.map { hits[$0].provision })
        guard source.vectors.hasAll(of: pieces) else {
            await sources.want(places.map { hits[$0].provision })
            return hits
        }
        do {
            guard let question = try await source.embedder.vectors(of: [PersonalData.removed(from: text)], for: .question).first,
                let likeness = source.vectors.likeness(of: Vector(question), to: pieces)
            else { return hits }
            return Self.reordered(hits, at: places, likeness.map(Double.init), share: source.share)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            await sources.note(error)
            return hits
        }
    }

    /// The pieces of each article; none for one that is gone by now, which leaves the order as it is.
    private func pieces(of ids: [Provision.ID]) async throws -> [[ContentKey]] {
        let found = try await documents.provisions(ids).map { ($0.provision.id, $0.provision) }
        let texts = Dictionary(found, uniquingKeysWith: { first, _ in first })
        return ids.map { id in texts[id].map { EmbeddingPieces.of($0).map(ContentKey.init) } ?? [] }
    }

    static func reordered(_ hits: [SearchHit], at places: [Int], _ likeness: [Double], share: Double) -> [SearchHit] {
        let order = MeaningOrder.mixed(places.map { hits[$0].merit ?? 0 }, likeness, share: share)
        var changed = hits
        for (place, next) in zip(places, order) { changed[place] = hits[places[next]] }
        guard order.first != 0 else { return changed }
        // Trust was learnt for the ranking's own order. Where meaning puts another text first, the two disagree, and nothing is quoted unasked.
        for place in places { changed[place] = changed[place].untrusted }
        return changed
    }
}

extension SearchHit {
    fileprivate var untrusted: SearchHit {
        SearchHit(
            provision: provision, score: score, isNamed: isNamed, path: path, trust: trust.map { Trust(probability: 0, needed: $0.needed) },
            merit: merit)
    }
}
