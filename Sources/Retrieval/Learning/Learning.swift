// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Learns a ranking from judged questions, and measures it on questions that it did not learn from.
package struct Learning {
    private let questions: [LearningQuestion]
    private let sets: [Ranking.SourceSet]
    private let parameters: Boosting.Parameters
    private let wantedRisk: Double
    /// For each tree of a forest; a quick forest comes with a quick assurance.
    private static let rounds = 8

    /// Indexes each set aside and looks closely at the candidates of every question, asked with its marks and without; on as many cores as there are.
    ///
    /// - Parameters:
    ///   - practice: A file of answers from practice. Those that quote a text of the first set teach as well.
    ///   - reviewed: Answered questions over an index in use, which teach like any judged ones.
    ///   - askers: Questions as they are asked here, with some that the law does not answer. Where there are any, the threshold of trust is set
    ///     on them.
    ///   - wantedRisk: The share of wrong quotes to put up with, from 0 to 1.
    package init(
        _ sets: [(name: String, files: JudgedFiles)], practice: String? = nil, reviewed: ReviewedQuestions? = nil,
        askers: [(name: String, files: JudgedFiles)] = [], _ parameters: Boosting.Parameters, wantedRisk: Double = 0.03,
        progress: (_ name: String) -> Void
    ) async throws {
        var questions: [LearningQuestion] = []
        var sources: [Ranking.SourceSet] = []
        var corpora: [String: JudgedCorpus] = [:]
        func take(_ some: [JudgedQuestions.Question], _ judged: JudgedCorpus, _ name: String, _ role: LearningQuestion.Role = .judged) async {
            questions += await LearningQuestion.all(some, judged, set: sources.count, role)
            sources.append(Ranking.SourceSet(name: name, questions: some.count, passages: judged.open.segment.passages))
        }
        for (at, set) in (sets + askers).enumerated() {
            progress(set.name)
            let isAsked = at >= sets.count
            let role = isAsked ? LearningQuestion.Role.asked : .judged
            let place = URL(filePath: set.files.corpus).resolvingSymlinksInPath().path()
            if let held = corpora[place] {
                let judged = try JudgedCorpus(set.files, over: held, unanswered: isAsked)
                await take(judged.questions, judged, set.name, role)
                continue
            }
            var finder = at == 0 ? try practice.map { try QuoteFinder(file: $0) } : nil
            let judged = try JudgedCorpus(set.files, unanswered: isAsked, visit: { finder?.read($0, $1) }) { _ in }
            corpora[place] = judged
            await take(judged.questions, judged, set.name, role)
            let known = Set(judged.questions.map { LearningQuestion.key(of: $0.text) })
            let answered = finder?.judged.filter { !known.contains(LearningQuestion.key(of: $0.text)) } ?? []
            if !answered.isEmpty { await take(answered, judged, set.name + Self.practiceMark, .practice) }
        }
        if let reviewed, !reviewed.questions.isEmpty {
            let judged = try JudgedCorpus(reviewed)
            await take(judged.questions, judged, "knowledge")
        }
        guard questions.contains(where: { $0.isGold.contains(true) }) else { throw RankingError.nothingToLearn }
        self.questions = questions
        self.sets = sources
        self.parameters = parameters
        self.wantedRisk = wantedRisk
    }

    private static let practiceMark = " · practice"

    /// A ranking, and what it is worth beside the one in use.
    ///
    /// What the one in use has learnt from says nothing of how good it is; where nothing else is left, the new one is measured beside the
    /// order of scores.
    package func lesson(beside current: Ranking?, day: String) async -> Lesson {
        let forests = await forests(share: 1, withAll: true)
        var examples: [AssuranceLearning.Example] = []
        let learnt = gains(forests) { ranking, question in examples += Self.examples(question, under: ranking) }
        let known = Set(current?.provenance.questions ?? [])
        let marked = measuring
        let fresh = marked.filter { !known.contains(questions[$0].name) }
        let isFresh = current != nil && !fresh.isEmpty
        let compared = isFresh ? fresh : marked
        let comparison = Comparison(
            before: compared.map { at in questions[at].gain(isFresh ? current?.order(questions[at].matrix) : nil) },
            after: compared.map { learnt[$0] }
        )
        let names = Set(questions.map(\.name)).sorted()
        let provenance = Ranking.Provenance(day: day, sets: sets, parameters: parameters, measured: comparison, questions: names)
        let ranking = Ranking(
            forest: forests[Self.folds],
            confidence: AssuranceLearning.learn(examples, of: sets, wanted: wantedRisk, rounds: Self.rounds * parameters.trees),
            provenance: provenance
        )
        return Lesson(ranking: ranking, isBesideScores: !isFresh, bySet: sets.indices.map { ofSet($0, learnt) })
    }

    /// Questions with their marks whose judgements are people's.
    private var measuring: [Int] { questions.indices.filter { !questions[$0].isUndiacritic && questions[$0].role == .judged } }

    private func ofSet(_ set: Int, _ learnt: [Double]) -> Lesson.OfSet {
        let (undiacritic, marked) = (measured(set, isUndiacritic: true, learnt), measured(set, isUndiacritic: false, learnt))
        return Lesson.OfSet(set: sets[set], measured: marked, undiacritic: undiacritic)
    }

    private func measured(_ set: Int, isUndiacritic: Bool, _ learnt: [Double]) -> Comparison {
        let places = questions.indices.filter { questions[$0].set == set && questions[$0].isUndiacritic == isUndiacritic && questions[$0].golds > 0 }
        return Comparison(before: places.map { questions[$0].gain(nil) }, after: places.map { learnt[$0] })
    }

    /// What more questions to learn from bring: cross-validated with ever larger shares of them, each beside the one before; at first beside the
    /// order of scores.
    package func curve(shares: [Double]) async -> [CurvePoint] {
        var before = questions.map { $0.gain(nil) }
        var points: [CurvePoint] = []
        for share in shares {
            let after = share > 0 ? gains(await forests(share: share, withAll: false)) : before
            func step(_ places: [Int]) -> Comparison { Comparison(before: places.map { before[$0] }, after: places.map { after[$0] }) }
            let bySet = Dictionary(grouping: measuring) { questions[$0].set }
            points.append(CurvePoint(share: share, all: step(measuring), bySet: bySet.keys.sorted().map { (sets[$0].name, step(bySet[$0] ?? [])) }))
            before = after
        }
        return points
    }

    /// The text put first, and what would be first were those that answer not held, each under a ranking that does not know the question.
    private static func examples(_ question: LearningQuestion, under ranking: Ranking) -> [AssuranceLearning.Example] {
        [(question.matrix, question.answers), (question.golds > 0 ? question.without : nil, nil)].compactMap { matrix, answers in
            guard let matrix, matrix.rows > 0 else { return nil }
            let scores = ranking.scores(of: matrix)
            let order = Ranking.order(by: scores)
            return AssuranceLearning.Example(
                signs: Assurance.signs(at: 0, of: order, scores: scores, matrix, syllables: question.syllables),
                isRight: answers?[order[0]] ?? false, isUnanswerable: answers == nil || question.golds == 0, isBereft: answers == nil,
                isUndiacritic: question.isUndiacritic,
                role: question.role, fold: question.fold, set: question.set
            )
        }
    }

    private static let folds = 5

    /// A forest a fold, learnt from the other four fifths, and one from all of them; on as many cores as there are.
    private func forests(share: Double, withAll: Bool) async -> [Forest] {
        await withTaskGroup(of: (Int, Forest).self) { group in
            for fold in 0..<(withAll ? Self.folds + 1 : Self.folds) {
                group.addTask { [questions, parameters] in
                    (fold, Boosting.learn(questions.filter { $0.fold != fold && $0.role != .asked && $0.isAmong(share) }, parameters))
                }
            }
            var forests = [Forest](repeating: Forest(), count: withAll ? Self.folds + 1 : Self.folds)
            for await (fold, forest) in group { forests[fold] = forest }
            return forests
        }
    }

    /// The nDCG@10 of each question under the forest that does not know it.
    ///
    /// - Parameter visit: Sees each question with the ranking that does not know it.
    private func gains(_ forests: [Forest], visit: (Ranking, LearningQuestion) -> Void = { _, _ in }) -> [Double] {
        var gains = [Double](repeating: 0, count: questions.count)
        for fold in 0..<Self.folds {
            let ranking = Ranking(forest: forests[fold], provenance: .none)
            for at in questions.indices where questions[at].fold == fold {
                gains[at] = questions[at].gain(ranking.order(questions[at].matrix))
                visit(ranking, questions[at])
            }
        }
        return gains
    }
}

/// What learning came to.
package struct Lesson: Sendable {
    package let ranking: Ranking
    /// Measured beside the order of scores, for want of questions that are new to the ranking in use.
    package let isBesideScores: Bool
    package let bySet: [OfSet]

    package var measured: Comparison { ranking.provenance.measured }

    package struct OfSet: Encodable, Sendable {
        package let set: Ranking.SourceSet
        /// Beside the order of scores.
        package let measured: Comparison
        /// The same questions without their marks.
        package let undiacritic: Comparison
    }
}

/// What learning from a share of all questions is worth, beside the share before.
package struct CurvePoint: Sendable {
    package let share: Double
    package let all: Comparison
    package let bySet: [(name: String, step: Comparison)]
}

extension LearningQuestion {
    /// Each question with its marks and without.
    static func all(_ questions: [JudgedQuestions.Question], _ judged: JudgedCorpus, set: Int, _ role: Role) async -> [LearningQuestion] {
        await withTaskGroup(of: (Int, [LearningQuestion]).self) { group in
            for (place, question) in questions.enumerated() {
                group.addTask {
                    (place, [false, true].map { LearningQuestion(question, judged, set: set, isUndiacritic: $0, role) })
                }
            }
            var all = [[LearningQuestion]](repeating: [], count: questions.count)
            for await (place, both) in group { all[place] = both }
            return all.flatMap { $0 }
        }
    }

    init(_ question: JudgedQuestions.Question, _ judged: JudgedCorpus, set: Int, isUndiacritic: Bool = false, _ role: Role = .judged) {
        let text = isUndiacritic ? Vietnamese.folded(question.text) : question.text
        let (candidates, matrix, syllables) = judged.open.examples(text)
        let answers = judged.twins(of: question.gold)
        self.init(
            set: set, isUndiacritic: isUndiacritic, key: Self.key(of: question.text), matrix: matrix, isGold: candidates.map(question.gold.contains),
            answers: candidates.map(answers.contains), golds: question.gold.count, without: judged.open.examples(text, without: answers).matrix,
            syllables: syllables, role: role
        )
    }

    var name: String { String(key, radix: 36) }

    /// - Parameter order: `nil` for that of scores.
    func gain(_ order: [Int]?) -> Double { gain(order ?? Array(0..<matrix.rows)) }

    /// Whether it belongs to a share of all questions; a smaller share lies within a larger.
    func isAmong(_ share: Double) -> Bool { Double(key / 5 % 1_000) < share * 1_000 }
}

extension Ranking.Provenance {
    /// Of a ranking that only measures.
    static let none = Ranking.Provenance(
        day: "", sets: [], parameters: Boosting.Parameters(), measured: Comparison(before: [], after: []), questions: []
    )
}

/// Questions that must never be answered worse than they are.
package enum GoldenQuestions {
    /// Those whose nDCG@10 would fall, by id.
    package static func worse(in files: JudgedFiles, under new: Ranking, than current: Ranking?) throws -> [String] {
        worse(in: try JudgedCorpus(files) { _ in }, under: new, than: current)
    }

    package static func worse(in reviewed: ReviewedQuestions, under new: Ranking, than current: Ranking?) throws -> [String] {
        reviewed.questions.isEmpty ? [] : worse(in: try JudgedCorpus(reviewed), under: new, than: current)
    }

    private static func worse(in judged: JudgedCorpus, under new: Ranking, than current: Ranking?) -> [String] {
        judged.questions.filter { question in
            let example = LearningQuestion(question, judged, set: 0)
            return example.gain(new.order(example.matrix)) < example.gain(current?.order(example.matrix))
        }
        .map(\.id)
    }
}
