// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// The golden questions of a content folder: an article and a question on each line, with a tab between them; where several
/// articles answer alike, a stroke between these.
package struct GoldenFile: Sendable {
    package static let name = "golden.tsv"
    package let questions: [GoldenQuestion]

    /// A folder without the file has none.
    ///
    /// - Throws: ``GoldenFileError`` with the line that is none.
    package init(folder: String) throws {
        guard let bytes = try? Data(contentsOf: URL(filePath: folder + "/" + Self.name)) else {
            self.init(questions: [])
            return
        }
        try self.init(text: String(decoding: bytes, as: UTF8.self))
    }

    package init(text: String) throws(GoldenFileError) {
        var questions: [GoldenQuestion] = []
        for (at, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).singleLine }
            let articles = cells[0].split(separator: "|").map(String.init)
            guard cells.count == 2, !articles.isEmpty, articles.allSatisfy({ $0.contains("/") }), !cells[1].isEmpty else { throw .notALine(at + 1) }
            questions.append(GoldenQuestion(articles: articles, text: cells[1]))
        }
        self.init(questions: questions)
    }

    private init(questions: [GoldenQuestion]) { self.questions = questions }
}

package enum GoldenFileError: Refusal, Equatable {
    case notALine(Int)

    package var kind: RefusalKind { .invalid }
    package var key: String { "golden.not-a-line" }
    package var details: [String] { if case .notALine(let number) = self { [GoldenFile.name, String(number)] } else { [] } }
}
