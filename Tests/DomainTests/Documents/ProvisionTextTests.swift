// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct ProvisionTextTests {
    static let article = ProvisionPath([.init(.article, "5")])

    static func parts(_ text: String) -> [String] { ProvisionText(text, under: article).parts.map(\.path.citation) }

    @Test func `clauses and points are addressed from small to large`() {
        let text = "Lời dẫn.\n1. Một:\na) A;\nb) B.\n2. Hai."
        #expect(Self.parts(text) == ["khoản 1 Điều 5", "điểm a khoản 1 Điều 5", "điểm b khoản 1 Điều 5", "khoản 2 Điều 5"])
    }

    @Test func `a part takes its number, its words and all that stands under it`() throws {
        let text = ProvisionText("Lời dẫn:\n1. Một:\na) A;\nb) B.\n2. Hai.", under: Self.article)
        let clause = try #require(text.part(at: Self.article.appending(.clause, "1")))
        #expect(text[clause.range] == "1. Một:\na) A;\nb) B." && text[clause.lead] == "1. Một:" && text[text.lead] == "Lời dẫn:")
    }

    @Test func `inserted clauses and points keep their order`() {
        let text = "1. Một:\na) A;\na1) A1;\nd) D;\nđ) Đ;\ne) E.\n1a. Một a.\n2. Hai."
        #expect(
            ProvisionText(text, under: Self.article).parts.compactMap { $0.path.steps.last?.number } == ["1", "a", "a1", "d", "đ", "e", "1a", "2"])
    }

    @Test(arguments: ["1.000 đồng là mức phạt.", "Không có số.", "", "5. Năm đứng đầu.", "“1. Trong ngoặc”"])
    func `a number that begins no list opens nothing`(_ text: String) { #expect(Self.parts(text).isEmpty) }

    @Test func `a number that does not go on is part of a quoted text`() {
        #expect(Self.parts("1. Sửa đổi Điều 3 như sau:\n1. Nội dung mới.\n2. Nội dung khác.") == ["khoản 1 Điều 5", "khoản 2 Điều 5"])
    }

    @Test func `points may stand under an article without clauses`() {
        #expect(Self.parts("Gồm:\na) A;\nb) B.") == ["điểm a Điều 5", "điểm b Điều 5"])
    }

    /// Whatever the text, its parts lie inside it, on whole letters, one after another or one inside the other.
    @Test(arguments: 0..<200)
    func `parts of any text nest and cut no letter`(_ seed: Int) {
        let pieces = ["1.", "2. ", "a)", "đ) ", "\n", "ở ", "Điều", " ", "3b. ", "\t", "🙂", "10. x"]
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let text = (0..<40).map { _ -> String in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return pieces[Int(state >> 33) % pieces.count]
        }.joined()
        let provision = ProvisionText(text, under: Self.article)
        let count = text.utf8.count
        for (part, next) in zip(provision.parts, provision.parts.dropFirst()) {
            #expect(next.range.lowerBound >= part.range.upperBound || next.range.upperBound <= part.range.upperBound)
        }
        for part in provision.parts {
            #expect(part.range.upperBound <= count && part.lead.upperBound <= part.range.upperBound)
            #expect(text.contains(provision[part.range]) && provision[part.range].utf8.elementsEqual(Array(text.utf8)[part.range]))
        }
    }
}
