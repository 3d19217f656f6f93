// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// From acts as published to the text of a day, and that text beside an official consolidation.
@Suite struct ConsolidationTests {
    static let base = """
        Điều 1. Phạm vi
        1. Người bịa trồng khế.
        2. Người bịa hái khế.
        Điều 2. Người bịa
        Người bịa kể chuyện.
        Điều 3. Hết
        Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 1901.
        """

    static let amending = """
        Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 7/1901/NĐ-XX
        1. Sửa đổi, bổ sung khoản 1 Điều 1 như sau:
        “1. Người bịa trồng mít.”.
        2. Bổ sung khoản 3 vào sau khoản 2 Điều 1 như sau:
        “3. Người bịa bán mít.”.
        3. Thay cụm từ “kể chuyện” bằng cụm từ “nghe chuyện” tại Điều 2.
        Điều 2. Hiệu lực
        Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 1901.
        """

    static let official = """
        Điều 1. Phạm vi
        1.2 Người bịa trồng mít.
        2. Người bịa hái khế.
        3.3 Người bịa bán mít.
        Điều 2. Người bịa
        Người bịa nghe chuyện4.
        Điều 3. Hết
        Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 1901.
        \(String(repeating: " ", count: 42))
        1 Nghị định số 8/1901/NĐ-XX có căn cứ ban hành như sau.
        2 Khoản này được sửa đổi, bổ sung theo quy định tại khoản 1 Điều 1 Nghị định số 8/1901/NĐ-XX.
        3 Khoản này được bổ sung theo quy định tại khoản 2 Điều 1 Nghị định số 8/1901/NĐ-XX.
        4 Cụm từ này được thay theo quy định tại khoản 3 Điều 1 Nghị định số 8/1901/NĐ-XX.
        """

    static func act(_ body: String, _ number: String = "7/1901/NĐ-XX", title: String = "Về chuyện bịa") throws -> Act {
        let text = MadeUpAct.text(body).replacing("7/1901/NĐ-XX\nCỘNG", with: "\(number)\nCỘNG").replacing("Về chuyện bịa\n", with: title + "\n")
        return try ActStructureTests.read(text).act
    }

    static func judge(on day: Day? = nil, official: String = official) throws -> ConsolidationJudge {
        ConsolidationJudge(
            base: try act(base), amending: [try act(amending, "8/1901/NĐ-XX", title: "Sửa đổi Nghị định số 7/1901/NĐ-XX")],
            official: try act(official, "9/VBHN-XX"), on: day)
    }

    @Test func `the text of the day equals the consolidation, its footnotes left aside`() throws {
        let judge = try Self.judge()
        #expect(judge.text.day == Day(iso: "1901-07-01"))
        #expect(judge.text.refused.isEmpty)
        let comparison = try #require(judge.comparison)
        #expect(comparison.differences == [])
        #expect(comparison.units == 6)
        #expect(comparison.share == 1)
    }

    @Test func `before the day nothing has changed, and each difference is named`() throws {
        let judge = try Self.judge(on: Day(iso: "1901-06-30"))
        #expect(judge.text.applied.isEmpty)
        #expect(judge.comparison?.differences.map(\.path.eId) == ["art_1__cl_1", "art_2", "art_1__cl_3"])
    }

    @Test func `another number, or another word, is a difference`() throws {
        let other = Self.official.replacing("hái khế", with: "hái 2 khế")
        #expect(try Self.judge(official: other).comparison?.differences.map(\.path.eId) == ["art_1__cl_2"])
        let word = Self.official.replacing("bán mít", with: "mua mít")
        #expect(try Self.judge(official: word).comparison?.differences.map(\.path.eId) == ["art_1__cl_3"])
    }
}
