// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Retrieval

@Suite struct AnalyzerTests {
    let marked = Analyzer(form: .marked)
    let folded = Analyzer(form: .folded)

    @Test(arguments: [
        ("hoà giải", "hòa giải"), ("thuý", "thúy"), ("HÒA GIẢI", "hòa giải"), ("uỷ ban", "ủy ban"), ("giấy  phép\n", "giấy phép"),
        ("giấy-phép", "giấy phép"), ("(giấy) “phép”!", "giấy phép"),
    ])
    func `spellings of one word are one`(_ one: String, _ other: String) {
        #expect(marked.terms(one) == marked.terms(other))
        #expect(marked.terms(one.decomposedStringWithCanonicalMapping) == marked.terms(other))
    }

    @Test(arguments: [("ma", "má"), ("bằng", "băng"), ("đo", "do"), ("giấy phép", "giấy phệp"), ("1", "2"), ("ab c", "a bc")])
    func `different words are different`(_ one: String, _ other: String) {
        #expect(marked.terms(one) != marked.terms(other))
    }

    @Test(arguments: ["Điều kiện cấp giấy phép", "đo lường chất lượng", "Ủy ban nhân dân"])
    func `the folded form is what somebody types without marks`(_ text: String) {
        #expect(folded.terms(text) == folded.terms(Vietnamese.folded(text)))
        #expect(folded.terms(text) != marked.terms(Vietnamese.folded(text)))
    }

    @Test func `neighbouring syllables make a pair, in their order`() {
        let syllables = marked.syllables("giấy phép con")
        #expect(marked.terms("giấy phép con") == syllables + [.pair(syllables[0], syllables[1]), .pair(syllables[1], syllables[2])])
        #expect(Term.pair(syllables[0], syllables[1]) != Term.pair(syllables[1], syllables[0]))
    }

    @Test(arguments: ["", " ", "\u{0}\u{7}", "…—!?", String(repeating: "\u{301}", count: 1_000)])
    func `text without a letter has no term`(_ text: String) {
        #expect(marked.terms(text).isEmpty)
    }
}
