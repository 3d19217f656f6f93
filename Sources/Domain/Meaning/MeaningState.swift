// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How far the search by meaning is on this machine, as administrators see it.
package struct MeaningState: Sendable {
    /// `nil` where no engine is in use.
    package let engine: String?
    /// Why the engine that was asked for cannot be used.
    package let fault: (any Refusal)?
    /// `nil` until the texts have been counted.
    package let progress: EmbeddingProgress?

    package init(engine: String? = nil, fault: (any Refusal)? = nil, progress: EmbeddingProgress? = nil) {
        self.engine = engine
        self.fault = fault
        self.progress = progress
    }
}

/// How many of the articles held have all their vectors.
package struct EmbeddingProgress: Codable, Hashable, Sendable {
    package let articles: Int
    package let embedded: Int
    /// Of the work at hand; nought while nothing is under way.
    package let articlesPerSecond: Double
    package let at: Date

    package init(articles: Int, embedded: Int, articlesPerSecond: Double, at: Date) {
        self.articles = articles
        self.embedded = embedded
        self.articlesPerSecond = articlesPerSecond
        self.at = at
    }

    package var percent: Int { articles == 0 ? 100 : 100 * embedded / articles }

    /// `nil` where nothing is under way, or nothing is left.
    package var secondsLeft: Double? {
        articlesPerSecond > 0 && embedded < articles ? Double(articles - embedded) / articlesPerSecond : nil
    }
}

/// The search by meaning of this machine.
package protocol Meanings: Sendable {
    func state() async -> MeaningState

    /// Asks an engine for one vector, to see that it answers.
    ///
    /// - Returns: The length of its vectors.
    func tryOut(_ setup: MeaningSetup) async throws -> Int
}
