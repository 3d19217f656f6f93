// SPDX-License-Identifier: Apache-2.0
import Answering
import Domain
import Foundation
import Retrieval

/// Questions whose clause was read out by hand: `set ⇥ question ⇥ article ⇥ clause` a line, ids only; the words come from the sets.
struct ClauseExamples {
    let examples: [ClauseExample]

    /// - Parameter sets: Folders of judged questions; a line names one by its last component, and lines of other sets are left out.
    /// - Throws: ``EvaluationError`` that names the file and line that cannot be read.
    init(file: String, sets: [String]) throws {
        var examples: [ClauseExample] = []
        let lines = try Self.lines(of: file)
        for folder in sets {
            let mine = lines.filter { $0.parts[0] == URL(filePath: folder).lastPathComponent }
            let words = try JudgedWords(JudgedFiles(folder: folder), texts: Set(mine.map { $0.parts[2] }))
            for line in mine {
                guard let question = words.questions[line.parts[1]], let article = words.texts[line.parts[2]] else {
                    throw EvaluationError.notUnderstood(file: file, line: line.number)
                }
                examples.append(
                    ClauseExample(question: question, heading: article.heading, text: article.body, label: ClauseLabel(line.parts[3])))
            }
        }
        self.examples = examples
    }

    /// By set and question, as "set/12".
    static func labels(in file: String) throws -> [String: ClauseLabel] {
        let labels = try lines(of: file).map { ("\($0.parts[0])/\($0.parts[1])", ClauseLabel($0.parts[3])) }
        return Dictionary(labels, uniquingKeysWith: { first, _ in first })
    }

    private static func lines(of file: String) throws -> [(number: Int, parts: [String])] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { throw EvaluationError.unreadable(file) }
        return try text.split(whereSeparator: \.isNewline).enumerated().map { number, line in
            let parts = line.split(separator: "\t").map(String.init)
            guard parts.count == 4 else { throw EvaluationError.notUnderstood(file: file, line: number + 1) }
            return (number: number + 1, parts: parts)
        }
    }
}
