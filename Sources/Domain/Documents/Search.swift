// SPDX-License-Identifier: Apache-2.0

/// Words to look for in the law.
package struct SearchRequest: Sendable {
    package let text: String
    /// Only provisions in force on that day; `nil` looks at all.
    package let on: Day?
    package let limit: Int

    package init(text: String, on: Day?, limit: Int) {
        self.text = text
        self.on = on
        self.limit = limit
    }
}

/// What a search came to.
package enum SearchOutcome: Sendable {
    /// Best first.
    case found([SearchHit])
    /// The question names a number that several acts bear.
    case ambiguous(number: String, [LegalDocument.ID])
}

package struct SearchHit: Hashable, Sendable {
    package let provision: Provision.ID
    package let score: Double
    /// The question named this provision or its document; it was not found by words.
    package let isNamed: Bool
    /// The unit that the question named inside the article: clause, point.
    package let path: ProvisionPath?
    /// `nil` where the ranking has not learnt to tell, and for all but the first few.
    package let trust: Trust?
    /// What the ranking makes of it, comparable within one search; `nil` for what it did not look at.
    package let merit: Double?

    package init(
        provision: Provision.ID, score: Double, isNamed: Bool = false, path: ProvisionPath? = nil, trust: Trust? = nil, merit: Double? = nil
    ) {
        self.provision = provision
        self.score = score
        self.isNamed = isNamed
        self.path = path
        self.trust = trust
        self.merit = merit
    }
}

/// How likely a text that was found answers the question, as learnt from judged questions.
package struct Trust: Hashable, Sendable {
    package let probability: Double
    /// From which probability on texts are quoted, so that no more of them are wrong than was wanted.
    package let needed: Double

    package var isEnough: Bool { probability >= needed }

    package init(probability: Double, needed: Double) {
        self.probability = probability
        self.needed = needed
    }
}

/// Finds provisions by words, numbers and citations.
package protocol SearchIndex: Sendable {
    func search(_ request: SearchRequest) async throws -> SearchOutcome
    /// The generation of the holdings it was made from; `nil` while there is none.
    var generation: String? { get async }
    /// What silence buys with the ranking in use; `nil` where it has not learnt how far to be trusted.
    var riskCurve: RiskCurve? { get async }
}
