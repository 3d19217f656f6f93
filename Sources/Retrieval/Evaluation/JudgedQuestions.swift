// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// Questions with the texts that answer them; those without a judgement are left out, unless no text is said to answer them.
struct JudgedQuestions {
    let questions: [Question]

    struct Question: Sendable {
        let id: String
        let text: String
        let gold: Set<String>
    }

    init(queries: String, qrels: String, unanswered: Bool = false) throws {
        var gold: [String: Set<String>] = [:]
        for (number, line) in try JSONLines.text(of: qrels).split(whereSeparator: \.isNewline).enumerated() {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count >= 3 else { throw EvaluationError.notUnderstood(file: qrels, line: number + 1) }
            // trec_eval's four columns carry an iteration in the second, which nobody uses.
            let text = String(parts.count == 3 ? parts[1] : parts[2])
            if parts[parts.count - 1] != "0" { gold[String(parts[0]), default: []].insert(text) }
        }
        var questions: [Question] = []
        try JSONLines.forEach(in: queries) { (query: Query) in
            guard let answers = gold[query.id] ?? (unanswered ? [] : nil) else { return }
            questions.append(Question(id: query.id, text: query.text, gold: answers))
        }
        self.questions = questions
    }

    private struct Query: Decodable {
        let id: String
        let text: String
    }
}

package enum EvaluationError: Refusal, Equatable {
    case unreadable(String)
    case notUnderstood(file: String, line: Int)

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .unreadable: "evaluation.unreadable"
        case .notUnderstood: "evaluation.not-understood"
        }
    }

    package var details: [String] {
        switch self {
        case .unreadable(let file): [file]
        case .notUnderstood(let file, let line): [file, String(line)]
        }
    }
}

/// Files with a JSON object a line.
enum JSONLines {
    static func forEach<Value: Decodable>(in path: String, _ visit: (Value) throws -> Void) throws {
        let decoder = JSONDecoder()
        for (number, line) in try data(of: path).split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let value = try? decoder.decode(Value.self, from: Data(line)) else {
                throw EvaluationError.notUnderstood(file: path, line: number + 1)
            }
            try visit(value)
        }
    }

    static func text(of path: String) throws -> String { String(decoding: try data(of: path), as: UTF8.self) }

    private static func data(of path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else { throw EvaluationError.unreadable(path) }
        return path.hasSuffix(".gz") ? try unpacked(path) : data
    }

    private static func unpacked(_ path: String) throws -> Data {
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "--decompress", "--stdout", "--", path]
        let output = Pipe()
        gzip.standardOutput = output
        try gzip.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        guard gzip.terminationStatus == 0 else { throw EvaluationError.unreadable(path) }
        return data
    }
}
