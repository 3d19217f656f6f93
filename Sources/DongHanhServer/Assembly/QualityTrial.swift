// SPDX-License-Identifier: Apache-2.0
import Answering
import Domain
import Foundation
import Retrieval

/// Asks judged questions and composes answers of what is found, as the site does, and tells how well.
struct QualityTrial {
    private var sets: [QualityReport.OfSet] = []
    private var outcomes: [RiskCurve.Outcome] = []
    private var worst: [QualityReport.Wrong] = []
    private var byQuestion: [String: QualityReport.Outcome] = [:]
    private let ranking: Ranking
    private let model: ClauseModel
    private let labels: [String: ClauseLabel]

    /// - Parameter clauses: A file of questions with their clause, or `nil`.
    init(_ ranking: Ranking, _ model: ClauseModel, clauses: String?) throws {
        self.ranking = ranking
        self.model = model
        labels = try clauses.map(ClauseExamples.labels(in:)) ?? [:]
    }

    mutating func ask(_ folder: String) throws {
        let name = URL(filePath: folder).lastPathComponent
        let judged = try JudgedAnswers(JudgedFiles(folder: folder), by: ranking) { _ in }
        let trials = judged.asked.map { Trial($0, judged, model, labels["\(name)/\($0.id)"]) }
        outcomes += trials.map { RiskCurve.Outcome(trust: $0.trust, isRight: $0.isRight) }
        for trial in trials { byQuestion["\(name)/\(trial.asked.id)"] = trial.outcome }
        worst += trials.filter { $0.outcome == .wrong }.map { trial in
            QualityReport.Wrong(
                set: name, question: trial.asked.text, quoted: trial.found ?? "", expected: trial.asked.gold.sorted().joined(separator: ", "),
                trust: trial.trust)
        }
        let labelled = trials.filter { $0.isClauseRight != nil && $0.outcome != .silent }
        sets.append(
            QualityReport.OfSet(
                name: name, questions: trials.count, learntFrom: trials.count(where: \.asked.isLearntFrom),
                nDCGAt10: trials.isEmpty ? 0 : trials.reduce(0) { $0 + $1.asked.nDCGAt10 } / Double(trials.count),
                answered: trials.count { $0.outcome != .silent }, wrong: trials.count { $0.outcome == .wrong },
                clauses: labels.isEmpty ? nil : labelled.count, rightClauses: labels.isEmpty ? nil : labelled.count { $0.isClauseRight == true },
                fields: Self.fields(trials)
            ))
    }

    func report(wanted: Double, at now: Date) -> QualityReport {
        QualityReport(
            made: now, version: Version.current, ranking: ranking.provenance.day, sets: sets, curve: RiskCurve(outcomes, wanted: wanted),
            worst: Array(worst.sorted { ($0.trust, $1.question) > ($1.trust, $0.question) }.prefix(Self.mostWorst)), outcomes: byQuestion
        )
    }

    private static let mostWorst = 50

    private static func fields(_ trials: [Trial]) -> [QualityReport.OfField] {
        Dictionary(grouping: trials, by: { $0.topic ?? "–" }).map { topic, trials in
            QualityReport.OfField(
                name: topic, questions: trials.count, answered: trials.count { $0.outcome != .silent }, wrong: trials.count { $0.outcome == .wrong })
        }
        .sorted { ($0.questions, $1.name) > ($1.questions, $0.name) }
    }
}

/// One question, answered or not.
private struct Trial {
    let asked: JudgedAnswers.Asked
    let found: String?
    /// Nought where no words of the text found would be quoted.
    let trust: Double
    let isRight: Bool
    let outcome: QualityReport.Outcome
    let isClauseRight: Bool?
    let topic: String?

    init(_ asked: JudgedAnswers.Asked, _ judged: JudgedAnswers, _ model: ClauseModel, _ label: ClauseLabel?) {
        self.asked = asked
        let hit = asked.hits.first
        found = hit?.provision.text
        let text = found.flatMap { judged[$0] }
        let article = text.map { ProvisionText($0.body, under: ProvisionPath([])) }
        let answer = article.flatMap { ClauseAnswer(to: asked.text, heading: text?.heading ?? "", in: $0, by: model) }
        trust = answer == nil ? 0 : hit?.trust?.probability ?? 0
        // The same words stand in more than one place of some corpora; either is right.
        let isRight = asked.gold.contains { $0 == hit?.provision.text || (text != nil && judged[$0]?.body == text?.body) }
        self.isRight = isRight
        outcome = answer != nil && hit?.trust?.isEnough ?? false ? (isRight ? .right : .wrong) : .silent
        let isHeld = label.flatMap { label in article.map { answer?.holds(label, of: $0) ?? false } }
        isClauseRight = label == nil ? nil : isRight && isHeld ?? false
        topic = asked.gold.sorted().first.flatMap { judged[$0]?.topic }
    }
}
