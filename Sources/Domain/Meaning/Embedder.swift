// SPDX-License-Identifier: Apache-2.0

/// What a text is embedded for; a model may read the two in different ways.
package enum EmbeddingUse: Sendable { case question, passage }

/// Turns texts into vectors, so that texts of like meaning lie near each other.
///
/// It decides nothing about the law: it only moves what was found by words.
package protocol Embedder: Sendable {
    /// Names the engine and its weights; vectors of two engines are never compared.
    var engine: String { get }

    /// A vector a text, in order, all of the same length.
    ///
    /// - Throws: ``EmbeddingError``.
    func vectors(of texts: [String], for use: EmbeddingUse) async throws -> [[Float]]
}

/// Why there is no vector.
package enum EmbeddingError: Refusal, Equatable {
    case unreachable(String, why: String)
    /// What came is no list of vectors of one length.
    case malformed(String)
    /// The file of the library is not there, not ours, or cannot be loaded.
    case notLoadable(why: String)

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .unreachable: "embedding.unreachable"
        case .malformed: "embedding.malformed"
        case .notLoadable: "embedding.not-loadable"
        }
    }

    package var details: [String] {
        switch self {
        case .unreachable(let host, let why): [host, why]
        case .malformed(let host): [host]
        case .notLoadable(let why): [why]
        }
    }
}
