// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct ProvisionPathTests {
    static let point = ProvisionPath([.init(.article, "27"), .init(.clause, "1"), .init(.point, "đ")])

    @Test func `a path is cited from small to large`() {
        #expect(Self.point.citation == "điểm đ khoản 1 Điều 27")
        #expect(ProvisionPath([.init(.annex, ""), .init(.section, "V")]).citation == "Mục V Phụ lục")
    }

    @Test(arguments: ["art_27__cl_1__pt_đ", "att_III.1__sec_II__cl_7", "chp_II__art_12a", "att_"])
    func `the inner form reads back as it was written`(_ eId: String) throws {
        #expect(try #require(ProvisionPath(eId: eId)).eId == eId)
    }

    @Test(arguments: ["", "27", "nope_5", "art", "art_5____cl_1", "art_5__"])
    func `what is no path is refused`(_ text: String) {
        #expect(ProvisionPath(eId: text) == nil)
    }

    @Test func `the article of a point is the article`() {
        #expect(Self.point.article.eId == "art_27")
    }
}
