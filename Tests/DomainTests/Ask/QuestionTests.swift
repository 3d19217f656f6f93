// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct QuestionTests {
    static func question(_ text: String, place: String? = nil) throws(QuestionError) -> Question {
        try Question(id: Identifier("q"), text: text, on: Day(number: 20_000), place: place, asked: Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: ["", "   ", "\n\t", "\u{0}\u{7}", "\u{200B}"])
    func `a question without a letter is refused as empty`(_ text: String) {
        #expect(throws: QuestionError.empty) { try Self.question(text) }
    }

    @Test func `a question over the limit is refused with the limit`() {
        #expect(throws: QuestionError.tooLong(limit: Question.longest)) { try Self.question(String(repeating: "a", count: Question.longest + 1)) }
        #expect(throws: Never.self) { try Self.question(String(repeating: "a", count: Question.longest)) }
    }

    @Test func `control characters and runs of space become single spaces, and marks are joined`() throws {
        let text = "Ai\u{0} co\u{301}\r\n\t quyền?"
        #expect(Array(try Self.question(text).text.unicodeScalars) == Array("Ai có quyền?".unicodeScalars))
    }

    @Test func `a blank place is no place`() throws {
        #expect(try Self.question("Ai?", place: "  ").place == nil)
    }
}
