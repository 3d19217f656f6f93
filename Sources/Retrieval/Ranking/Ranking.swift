// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// An order of candidates learnt from judged questions, and where it comes from. It holds numbers only, no word of any question or text.
package struct Ranking: Equatable, Sendable {
    let forest: Forest
    private let masks: LeafMasks?
    /// How far its first is to be trusted; `nil` in one that was learnt before that was.
    let confidence: Assurance?
    package let provenance: Provenance

    init(forest: Forest, confidence: Assurance? = nil, provenance: Provenance) {
        self.forest = forest
        self.confidence = confidence
        self.provenance = provenance
        masks = LeafMasks(forest)
    }

    /// What silence buys, on questions that were kept out in turn.
    package var riskCurve: RiskCurve? { confidence?.curve }

    /// What it was learnt from.
    package struct Provenance: Codable, Equatable, Sendable {
        /// "2026-11-26".
        package let day: String
        package let sets: [SourceSet]
        package let parameters: Boosting.Parameters
        /// What it was worth when it was learnt: cross-validated, so that no question was ranked by what it had taught.
        package let measured: Comparison
        /// Which questions it knows, by hash: a later ranking is measured against it on others.
        package let questions: [String]

        package init(day: String, sets: [SourceSet], parameters: Boosting.Parameters, measured: Comparison, questions: [String]) {
            self.day = day
            self.sets = sets
            self.parameters = parameters
            self.measured = measured
            self.questions = questions
        }
    }

    package struct SourceSet: Codable, Equatable, Sendable {
        package let name: String
        package let questions: Int
        package let passages: Int

        package init(name: String, questions: Int, passages: Int) {
            self.name = name
            self.questions = questions
            self.passages = passages
        }
    }

    /// Best first; of equal ones the one before in order of scores.
    func order(_ matrix: FeatureMatrix) -> [Int] { Self.order(by: scores(of: matrix)) }

    /// By row.
    func scores(of matrix: FeatureMatrix) -> [Float] {
        masks?.scores(of: matrix) ?? (0..<matrix.rows).map { forest.score(matrix.row($0)) }
    }

    static func order(by scores: [Float]) -> [Int] {
        scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    }
}

extension Ranking: Codable {
    private enum CodingKeys: String, CodingKey { case features, forest, confidence, provenance }

    /// - Throws: ``RankingError/otherFeatures`` when it was learnt with features that this program does not have.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard try values.decode([String].self, forKey: .features) == Feature.allCases.map(\.name) else { throw RankingError.otherFeatures }
        self.init(
            forest: try values.decode(Forest.self, forKey: .forest), confidence: try values.decodeIfPresent(Assurance.self, forKey: .confidence),
            provenance: try values.decode(Provenance.self, forKey: .provenance))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Feature.allCases.map(\.name), forKey: .features)
        try values.encode(forest, forKey: .forest)
        try values.encodeIfPresent(confidence, forKey: .confidence)
        try values.encode(provenance, forKey: .provenance)
    }
}

extension Ranking {
    /// The ranking that comes with the program.
    package static let shipped: Ranking? = Bundle.module.url(forResource: "ranking", withExtension: "json", subdirectory: "Models")
        .flatMap { try? Ranking(contentsOf: $0.path()) }

    package init(contentsOf path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw RankingError.unreadable(path) }
        do { self = try JSONDecoder().decode(Ranking.self, from: data) } catch let error as RankingError { throw error } catch {
            throw RankingError.unreadable(path)
        }
    }

    /// Equal rankings make equal bytes.
    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do { try DurableFile.write([Array(try encoder.encode(self))], to: path) } catch { throw RankingError.cannotWrite(path) }
    }
}
