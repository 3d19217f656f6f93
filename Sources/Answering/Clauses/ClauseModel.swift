// SPDX-License-Identifier: Apache-2.0
import Foundation

/// How much each feature speaks for a part of an article, learnt from questions whose clause was read out by hand. It holds numbers only.
package struct ClauseModel: Equatable, Sendable {
    let weights: [Double]
    package let provenance: Provenance

    /// What it was learnt from, and what it was worth on articles it had not learnt from.
    package struct Provenance: Codable, Equatable, Sendable {
        package let day: String
        package let questions: Int
        package let measured: ClauseMeasure

        package init(day: String, questions: Int, measured: ClauseMeasure) {
            self.day = day
            self.questions = questions
            self.measured = measured
        }
    }

    init(weights: [Double], provenance: Provenance) {
        self.weights = weights
        self.provenance = provenance
    }

    /// How likely each candidate is the one to quote; they sum up to one.
    func probabilities(_ candidates: [ClauseCandidate]) -> [Double] {
        let scores = candidates.map { zip($0.values, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        guard let most = scores.max() else { return [] }
        let powers = scores.map { exp($0 - most) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// Equal models make equal bytes.
    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(self).write(to: URL(filePath: path))
    }

    /// The model that comes with the program.
    package static let shipped: ClauseModel? = Bundle.module.url(forResource: "clauses", withExtension: "json", subdirectory: "Models")
        .flatMap { try? Data(contentsOf: $0) }.flatMap { try? JSONDecoder().decode(ClauseModel.self, from: $0) }
}

extension ClauseModel: Codable {
    private enum CodingKeys: String, CodingKey { case weights, provenance }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let named = try values.decode([String: Double].self, forKey: .weights)
        let names = ClauseFeature.allCases.map(\.name)
        guard Set(named.keys) == Set(names), named.values.allSatisfy(\.isFinite) else {
            throw DecodingError.dataCorruptedError(forKey: .weights, in: values, debugDescription: "learnt with other features")
        }
        weights = names.map { named[$0] ?? 0 }
        provenance = try values.decode(Provenance.self, forKey: .provenance)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Dictionary(uniqueKeysWithValues: zip(ClauseFeature.allCases.map(\.name), weights)), forKey: .weights)
        try values.encode(provenance, forKey: .provenance)
    }
}
