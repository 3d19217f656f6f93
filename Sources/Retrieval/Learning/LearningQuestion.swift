// SPDX-License-Identifier: Apache-2.0

/// A judged question as the learner sees it.
struct LearningQuestion: Sendable {
    enum Role: Sendable {
        /// Teaches, and what is learnt is measured on it.
        case judged
        /// Its judgement is what its answer from practice quotes: it teaches, but nothing is measured on it.
        case practice
        /// As they are asked here: it sets how far the ranking is to be trusted, and teaches the ranking nothing.
        case asked
    }

    let set: Int
    /// Asked without its marks.
    let isUndiacritic: Bool
    let role: Role
    /// Equal for equal wording, whatever set it comes from.
    let key: UInt64
    let matrix: FeatureMatrix
    /// Which candidates answer it.
    let isGold: [Bool]
    /// Those, and others that say the same in another place.
    let answers: [Bool]
    /// How many texts answer it, found or not.
    let golds: Int
    /// The candidates were those texts not held.
    let without: FeatureMatrix?
    let syllables: Int

    /// Questions of the same wording are kept out together: by one of five folds.
    var fold: Int { Int(key % 5) }

    init(
        set: Int, isUndiacritic: Bool, key: UInt64, matrix: FeatureMatrix, isGold: [Bool], answers: [Bool]? = nil, golds: Int,
        without: FeatureMatrix? = nil, syllables: Int = 0, role: Role = .judged
    ) {
        self.set = set
        self.isUndiacritic = isUndiacritic
        self.role = role
        self.key = key
        self.matrix = matrix
        self.isGold = isGold
        self.answers = answers ?? isGold
        self.golds = golds
        self.without = without
        self.syllables = syllables
    }

    /// nDCG@10 of an order of the candidates.
    func gain(_ order: [Int]) -> Double {
        let gold = Set(0..<golds)
        // The candidates that answer stand for the first texts that do.
        var next = 0
        let found = order.prefix(10).map { at -> Int in
            guard isGold[at] else { return -1 - at }
            next += 1
            return next - 1
        }
        return Run.nDCG(found, gold, at: 10)
    }

    static func key(of text: String) -> UInt64 { key(of: Analyzer(form: .marked).syllables(text)) }

    static func key(of syllables: [Term]) -> UInt64 { syllables.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1.hash) &* 0x100_0000_01B3 } }
}
