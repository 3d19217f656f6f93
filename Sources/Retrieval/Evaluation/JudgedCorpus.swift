// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Where a corpus, questions about it and the judgements lie.
package struct JudgedFiles: Sendable {
    /// A line of JSON a text, with `id`, `title` and `text`, and where it is known `document`, `article`, `topic` and `chapter`; may be packed by gzip.
    package let corpus: String
    /// A line of JSON a question, with `id` and `text`.
    package let queries: String
    /// `question ⇥ text ⇥ 1` a line.
    package let qrels: String

    package init(corpus: String, queries: String, qrels: String) {
        self.corpus = corpus
        self.queries = queries
        self.qrels = qrels
    }

    /// A folder with `corpus.jsonl` or `corpus.jsonl.gz`, `queries.jsonl` and `qrels.tsv`.
    package init(folder: String) {
        let packed = folder + "/corpus.jsonl.gz"
        corpus = FileManager.default.fileExists(atPath: packed) ? packed : folder + "/corpus.jsonl"
        queries = folder + "/queries.jsonl"
        qrels = folder + "/qrels.tsv"
    }
}

/// Judged questions, and an index of what they are about, made aside.
struct JudgedCorpus: Sendable {
    let questions: [JudgedQuestions.Question]
    let open: OpenIndex
    let indexSeconds: Double
    let indexBytes: Int
    /// By text, and by what it says.
    private let said: [String: UInt64]
    private let saying: [UInt64: [String]]

    /// - Parameters:
    ///   - unanswered: Whether questions that no text answers are among them.
    ///   - visit: Sees each text with its syllables.
    /// - Throws: ``EvaluationError`` that names the file and line that cannot be read.
    init(_ files: JudgedFiles, unanswered: Bool = false, visit: (CorpusText, [Term]) -> Void = { _, _ in }, progress: (_ done: Int) -> Void) throws {
        questions = try JudgedQuestions(queries: files.queries, qrels: files.qrels, unanswered: unanswered).questions
        let folder = NSTemporaryDirectory() + "donghanh-evaluation-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let start = ContinuousClock.now
        let (path, said) = try Self.index(files.corpus, in: folder, visit, progress)
        self.said = said
        saying = Dictionary(grouping: said.keys) { said[$0] ?? 0 }
        open = OpenIndex(try Segment(path: path))
        indexSeconds = (ContinuousClock.now - start) / .seconds(1)
        indexBytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    /// Other questions about the same corpus.
    ///
    /// - Throws: ``EvaluationError`` that names the file and line that cannot be read.
    init(_ files: JudgedFiles, over other: JudgedCorpus, unanswered: Bool = false) throws {
        questions = try JudgedQuestions(queries: files.queries, qrels: files.qrels, unanswered: unanswered).questions
        open = other.open
        indexSeconds = other.indexSeconds
        indexBytes = other.indexBytes
        said = other.said
        saying = other.saying
    }

    /// Questions about the law that an index in use holds.
    ///
    /// - Throws: ``IndexError`` where there is none.
    init(_ reviewed: ReviewedQuestions) throws {
        guard let name = IndexFolder.current(in: reviewed.index) else { throw IndexError.missing(reviewed.index) }
        questions = reviewed.questions.enumerated().map { JudgedQuestions.Question(id: "knowledge \($0 + 1)", text: $1.text, gold: $1.provisions) }
        open = OpenIndex(try Segment(path: "\(reviewed.index)/\(name)"))
        (indexSeconds, indexBytes, said, saying) = (0, 0, [:], [:])
    }

    /// These texts and those of the same words: some corpora hold a text in more than one place, and either answers.
    func twins(of texts: Set<String>) -> Set<String> {
        texts.reduce(into: texts) { all, text in if let words = said[text] { all.formUnion(saying[words, default: []]) } }
    }

    private static func index(
        _ corpus: String, in folder: String, _ visit: (CorpusText, [Term]) -> Void, _ progress: (Int) -> Void
    ) throws -> (path: String, said: [String: UInt64]) {
        var builder = IndexBuilder(folder: folder, generation: "evaluation", documents: [])
        var done = 0
        var said: [String: UInt64] = [:]
        try JSONLines.forEach(in: corpus) { (text: CorpusText) in
            builder.add(text.passage)
            let syllables = Analyzer(form: .marked).syllables(text.text)
            said[text.id] = LearningQuestion.key(of: syllables)
            visit(text, syllables)
            done += 1
            if done % 1_000 == 0 { progress(done) }
        }
        progress(done)
        try builder.finish()
        return ("\(folder)/\(IndexFolder.current(in: folder) ?? "")", said)
    }
}

/// A line of a corpus.
struct CorpusText: Decodable {
    let id: String
    let title: String?
    let text: String
    let document: String?
    let article: String?
    let topic: String?
    let chapter: String?

    var passage: Passage {
        let document = document ?? ""
        let place = Passage.Place(
            act: document, number: document, article: article.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0,
            context: [chapter, topic].compactMap { $0.map(Passage.bare) } + [document]
        )
        return Passage(name: id, title: title ?? "", text: text, place: place)
    }

    var read: JudgedAnswers.Text { JudgedAnswers.Text(heading: title ?? "", body: text, document: document ?? "", topic: topic) }
}
