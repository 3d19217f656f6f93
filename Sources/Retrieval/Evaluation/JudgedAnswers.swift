// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Judged questions with what was found for them and the texts themselves, for whoever composes answers of them.
package struct JudgedAnswers {
    package struct Asked: Sendable {
        package let id: String
        package let text: String
        /// Best first.
        package let hits: [SearchHit]
        /// The texts that answer it.
        package let gold: Set<String>
        /// The ranking has learnt from it, so that its figures flatter.
        package let isLearntFrom: Bool

        package var nDCGAt10: Double { Run.nDCG(hits.map(\.provision.text), gold, at: 10) }
    }

    package struct Text: Sendable {
        package let heading: String
        package let body: String
        /// Number of its act, and the topic it stands under.
        package let document: String
        package let topic: String?
    }

    package let asked: [Asked]
    private let texts: [String: Text]

    package subscript(_ id: String) -> Text? { texts[id] }

    /// - Throws: ``EvaluationError`` that names the file and line that cannot be read.
    package init(_ files: JudgedFiles, by ranking: Ranking?, progress: (_ done: Int) -> Void) throws {
        let judged = try JudgedCorpus(files, progress: progress)
        let known = Set(ranking?.provenance.questions ?? [])
        asked = try judged.questions.map { question in
            let outcome = try judged.open.search(SearchRequest(text: question.text, on: nil, limit: Self.depth), by: ranking)
            let hits = if case .found(let hits) = outcome { hits } else { [SearchHit]() }
            let name = String(LearningQuestion.key(of: question.text), radix: 36)
            return Asked(id: question.id, text: question.text, hits: hits, gold: question.gold, isLearntFrom: known.contains(name))
        }
        let wanted = Set(asked.flatMap { $0.hits.map(\.provision.text) + Array($0.gold) })
        var texts: [String: Text] = [:]
        try JSONLines.forEach(in: files.corpus) { (text: CorpusText) in if wanted.contains(text.id) { texts[text.id] = text.read } }
        self.texts = texts
    }

    private static let depth = 10
}

/// The words of a set, for whoever only has its ids.
package struct JudgedWords {
    package let questions: [String: String]
    package let texts: [String: JudgedAnswers.Text]

    package init(_ files: JudgedFiles, texts wanted: Set<String>) throws {
        questions = Dictionary(
            try JudgedQuestions(queries: files.queries, qrels: files.qrels).questions.map { ($0.id, $0.text) },
            uniquingKeysWith: { first, _ in first })
        var texts: [String: JudgedAnswers.Text] = [:]
        try JSONLines.forEach(in: files.corpus) { (text: CorpusText) in if wanted.contains(text.id) { texts[text.id] = text.read } }
        self.texts = texts
    }
}
