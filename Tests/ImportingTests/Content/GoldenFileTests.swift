// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

@Suite struct GoldenFileTests {
    @Test func `a line is an article, or several that answer alike, and a question`() throws {
        let file = try GoldenFile(text: "# Ghi chú\n1-1901/art_1\tHỏi một?\n\n1-1901/art_2|2-1901/art_3\t Hỏi  hai?\n")
        #expect(file.questions.map(\.articles) == [["1-1901/art_1"], ["1-1901/art_2", "2-1901/art_3"]])
        #expect(file.questions.map(\.text) == ["Hỏi một?", "Hỏi hai?"])
    }

    @Test(arguments: ["x", "x\tHỏi?", "1/art_1\t", "\tHỏi?", "1/art_1\tHỏi?\tthừa", "1/art_1|x\tHỏi?", "|\tHỏi?"])
    func `anything else is named by its line`(_ line: String) {
        #expect(throws: GoldenFileError.notALine(2)) { try GoldenFile(text: "1-1901/art_1\tHỏi?\n\(line)") }
    }

    /// They are one list: the measurements in `Benchmarks/` and the trials of a running site ask the same.
    @Test func `the shipped file holds what the measured set says can be answered, and a folder without one has none`() throws {
        let shipped = try GoldenFile(folder: ContentFolder.path).questions
        let set = try String(contentsOfFile: ContentFolder.path + "/../Benchmarks/graded/silence.tsv", encoding: .utf8)
        let rows = set.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        let answerable = rows.filter { $0[1] == "answerable" }
        #expect(shipped == answerable.map { GoldenQuestion(articles: $0[2].split(separator: "|").map(String.init), text: $0[3]) })
        #expect(shipped.count >= 50)
        #expect(try GoldenFile(folder: "/no/such/folder").questions.isEmpty)
    }
}
