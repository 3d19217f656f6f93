// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Retrieval

@Suite struct QuoteFinderTests {
    static func words(_ name: String, _ count: Int) -> String { (0..<count).map { "\(name)\($0)" }.joined(separator: " ") }

    static func found(_ answers: [String], among texts: [(id: String, text: String)]) throws -> [String: Set<String>] {
        var finder = QuoteFinder(answers.enumerated().map { PracticePair(id: "\($0)", question: "hỏi \($0)", answer: $1) })
        for text in texts {
            let line = try JSONSerialization.data(withJSONObject: ["id": text.id, "text": text.text])
            finder.read(try JSONDecoder().decode(CorpusText.self, from: line), Analyzer(form: .marked).syllables(text.text))
        }
        return Dictionary(uniqueKeysWithValues: finder.judged.map { ($0.id, $0.gold) })
    }

    @Test func `an answer is judged by the text that it has most words of in a row`() throws {
        let (quoted, other) = (Self.words("trăng", 30), Self.words("sao", 30))
        let found = try Self.found(
            ["Theo quy định: " + quoted + " nên được.", Self.words("sao", 14) + " " + Self.words("trăng", 12)],
            among: [("a", quoted), ("b", other), ("c", Self.words("trăng", 13))])
        #expect(found == ["0": ["a"], "1": ["b"]])
    }

    @Test func `words of its own, few words of a text, or a small part of the answer are no quote`() throws {
        let text = Self.words("trăng", 60)
        let found = try Self.found(
            ["Được, vì pháp luật cho phép như vậy.", Self.words("trăng", 10), Self.words("trăng", 14) + " " + Self.words("mây", 90), ""],
            among: [("a", text)])
        #expect(found.isEmpty)
    }

    @Test func `the same words with other tone places and cases are the same`() throws {
        let text = (0..<12).map { "hòa\($0)" }.joined(separator: " ")
        #expect(try Self.found([text.replacing("hòa", with: "HOÀ")], among: [("a", text)]) == ["0": ["a"]])
    }
}
