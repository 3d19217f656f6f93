// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What an act says of itself, where its text gives that out of its place or with a slip.
@Suite struct FrontTests {
    private static func act(_ text: String) throws -> Act { try ActFile.read(Array(text.utf8), name: "bịa.txt").act }

    private static let articles = """
        Điều 1. Phạm vi
        1. Nghị định này quy định chuyện bịa và những gì ai cũng biết là bịa.
        """

    @Test func `a letterhead that comes behind the first page names the act, and lies in no article`() throws {
        let act = try Self.act(
            """
            NGHỊ ĐỊNH
            Về chuyện bịa
            Căn cứ Luật Bịa đặt ngày 01 tháng 01 năm 1901;
            Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa.
            \(Self.articles)
            HỘI ĐỒNG BỊA ĐẶT
            Số: 7/1901/NĐ-XX
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Hà Nội, ngày 03 tháng 02 năm 1901
            2. Nghị định này không áp dụng cho ai.
            \(MadeUpAct.close)
            """)
        #expect(act.document.number == "7/1901/NĐ-XX" && act.document.issued == Day(iso: "1901-02-03") && act.document.title == "Về chuyện bịa")
        let article = try #require(act.unit(at: ProvisionPath([.init(.article, "1")]))?.body)
        #expect(!article.contains("Số:") && article.contains("2. Nghị định này không áp dụng cho ai."))
    }

    @Test func `a form that has a motto and no number yet stays where it is`() throws {
        let form = "Mẫu số 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN XIN BỊA"
        let act = try Self.act([MadeUpAct.front, Self.articles, MadeUpAct.close, form].joined(separator: "\n"))
        #expect(act.document.number == "7/1901/NĐ-XX")
        #expect(act.unit(at: ProvisionPath([.init(.form, "01")]))?.body.contains("Độc lập") == true)
    }

    @Test func `the mark of a footnote behind the year is no part of it`() throws {
        let front = MadeUpAct.front.replacing("năm 1901\nNGHỊ ĐỊNH", with: "năm 19514\nNGHỊ ĐỊNH")
        #expect(try Self.act([front, Self.articles, MadeUpAct.close].joined(separator: "\n")).document.issued == Day(iso: "1951-02-03"))
        let none = MadeUpAct.front.replacing("năm 1901\nNGHỊ ĐỊNH", with: "năm 99999\nNGHỊ ĐỊNH")
        #expect(try Self.act([none, Self.articles, MadeUpAct.close].joined(separator: "\n")).document.issued == nil)
    }

    @Test func `a title that begins as a legal basis does is a title, and one above nothing but a signature too`() throws {
        let front = MadeUpAct.front.replacing("Về chuyện bịa\nCăn cứ", with: "Thực hiện thí điểm chuyện bịa\nCăn cứ")
        #expect(try Self.act([front, Self.articles, MadeUpAct.close].joined(separator: "\n")).document.title == "Thực hiện thí điểm chuyện bịa")
        let bare = MadeUpAct.front.components(separatedBy: "\n").prefix(7).joined(separator: "\n")
        let title = "Bãi bỏ Nghị định số 6/1901/NĐ-XX về chuyện bịa đã cũ\nmà không ai còn nhớ"
        let act = try Self.act([bare, title, "", MadeUpAct.close].joined(separator: "\n"))
        #expect(act.document.title == "Bãi bỏ Nghị định số 6/1901/NĐ-XX về chuyện bịa đã cũ mà không ai còn nhớ")
    }

    @Test func `the heading of the gazette over consolidations is no kind of act`() throws {
        let text = "VĂN BẢN HỢP NHẤT - HỘI ĐỒNG BỊA ĐẶT\n" + [MadeUpAct.front, Self.articles, MadeUpAct.close].joined(separator: "\n")
        let document = try Self.act(text).document
        #expect(document.title == "Về chuyện bịa" && document.kind == "Nghị định")
    }
}
