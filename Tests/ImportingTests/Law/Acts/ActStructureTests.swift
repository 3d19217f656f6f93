// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What the reader of acts finds in a text.
@Suite struct ActStructureTests {
    static func read(_ text: String) throws -> ActReading { try ActFile.read(Array(text.utf8), name: "bịa.txt") }

    static func paths(_ reading: ActReading) -> [String] {
        var paths: [String] = []
        reading.act.forEachUnit { path, _ in paths.append(path.eId) }
        return paths
    }

    static func blocks(_ kind: ActBlock.Kind, _ reading: ActReading) -> [String] {
        reading.act.elements.flatMap { element in
            if case .block(let block) = element, block.kind == kind { return block.lines }
            return []
        }
    }

    @Test func `an act has its front, its units and its signature`() throws {
        let reading = try Self.read(
            MadeUpAct.text(
                """
                Chương I
                QUY ĐỊNH CHUNG
                Điều 1. Phạm vi
                Nghị định này quy định chuyện bịa.
                Điều 2. Chuyện khác
                1. Người bịa:
                a) Bịa;
                đ) Không theo thứ tự;
                2. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 1901.
                """))
        #expect(Self.paths(reading) == ["chp_I", "art_1", "art_2", "art_2__cl_1", "art_2__cl_1__pt_a", "art_2__cl_2"])
        #expect(Self.blocks(.basis, reading).count == 2)
        #expect(Self.blocks(.enactment, reading) == ["Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa."])
        #expect(reading.act.signer == "Nguyễn Văn Bịa")
        #expect(reading.act.document.number == "7/1901/NĐ-XX")
        #expect(reading.act.document.kind == "Nghị định")
        #expect(reading.act.document.issuer == "Hội đồng Bịa đặt")
        #expect(reading.act.document.title == "Về chuyện bịa")
        #expect(reading.act.document.issued == Day(iso: "1901-02-03"))
        #expect(reading.act.document.effect == DaySpan(from: Day(iso: "1901-07-01")))
        #expect(reading.report.coverage == 1)
        #expect(reading.report.doubts.map(\.kind) == [.outOfOrder])
    }

    @Test func `đ follows d, and inserted units stand behind those they follow`() throws {
        let marks = [
            "a", "a1", "b", "c", "d", "d1", "đ", "đ1", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
        ]
        let points = marks.map { "\($0)) Chuyện bịa \($0);" }
        let reading = try Self.read(
            MadeUpAct.text("Điều 1. Bịa\n1. Gồm:\n\(points.joined(separator: "\n"))\n1a. Thêm.\n2. Hết.\nĐiều 1a. Thêm\nBịa.\nĐiều 2. Hết\nHết bịa."))
        #expect(
            Self.paths(reading) == ["art_1", "art_1__cl_1"] + marks.map { "art_1__cl_1__pt_\($0)" } + [
                "art_1__cl_1a", "art_1__cl_2", "art_1a", "art_2",
            ])
        #expect(reading.report.doubts.isEmpty)
    }

    @Test func `what an amending act quotes has no numbers of this act`() throws {
        let reading = try Self.read(
            MadeUpAct.text(
                """
                Điều 1. Sửa đổi, bổ sung một số điều
                1. Sửa đổi, bổ sung Điều 9 như sau:
                “Điều 9. Chuyện cũ
                1. Người bịa “giỏi” thì được khen.
                2. Người khác thì không.”.
                2. Bổ sung khoản 3 vào sau khoản 2 Điều 10 như sau:
                “3. Thêm chuyện.”.
                Điều 2. Hiệu lực
                Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 1901.
                """))
        #expect(Self.paths(reading) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"])
        #expect(reading.report.doubts.isEmpty)
    }

    @Test func `a quotation that is never closed ends before the next instruction`() throws {
        let reading = try Self.read(
            MadeUpAct.text(
                """
                Điều 1. Sửa đổi
                1. Sửa đổi, bổ sung Điều 9 như sau:
                “Điều 9. Chuyện cũ
                1. Người bịa thì được khen.
                2. Sửa đổi, bổ sung Điều 10 như sau:
                “Điều 10. Chuyện khác
                Bịa.”.
                Điều 2. Hiệu lực
                Bịa tiếp.
                """))
        #expect(Self.paths(reading) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"])
        #expect(reading.report.doubts.map(\.kind) == [.openQuotation])
    }

    @Test func `a promulgating act and its regulation count their articles each for itself`() throws {
        let reading = try Self.read(
            MadeUpAct.text(
                "Điều 1. Ban hành kèm theo Nghị định này Quy chế bịa.\nĐiều 2. Nghị định này có hiệu lực từ ngày ký.",
                attached: """
                    QUY CHẾ
                    BỊA CHUYỆN
                    (Ban hành kèm theo Nghị định số 7/1901/NĐ-XX)
                    Điều 1. Phạm vi
                    Bịa.
                    Điều 2. Đối tượng
                    Người bịa.
                    PHỤ LỤC II
                    DANH MỤC CHUYỆN
                    (Kèm theo Nghị định số 7/1901/NĐ-XX)
                    A. CHUYỆN DÀI
                    I. Chuyện sông
                    1. Một.
                    a) Hai.
                    II. Chuyện núi
                    B. CHUYỆN NGẮN
                    1. Ba.
                    """))
        #expect(
            Self.paths(reading) == [
                "art_1", "art_2", "reg_", "reg___art_1", "reg___art_2", "att_II", "att_II__part_A", "att_II__part_A__sec_I",
                "att_II__part_A__sec_I__cl_1",
                "att_II__part_A__sec_I__cl_1__pt_a", "att_II__part_A__sec_II", "att_II__part_B", "att_II__part_B__cl_1",
            ])
        #expect(reading.act.document.effect.from == Day(iso: "1901-02-03"))
        for path in Self.paths(reading) { #expect(ProvisionPath(eId: path)?.eId == path) }
        #expect(ProvisionPath(eId: "att_II__part_A__sec_I__cl_1__pt_a")?.citation == "điểm a khoản 1 Mục I Phần A Phụ lục II")
        #expect(ProvisionPath(eId: "reg___art_2")?.citation == "Điều 2 Văn bản kèm theo")
    }

    @Test func `page headers, seals and rules do not end up in the law, and broken numbers go together`() throws {
        let reading = try Self.read(
            """
            CÔNG BÁO/Số 9/Ngày 09-09-1901
            2
            \(MadeUpAct.front)
            Điều 1. Phạm vi
            Nghị định này quy định chuyện bịa theo Nghị định số 9/1901/NĐ-
            YY và những chuyện bịa khác mà người ta kể cho nhau nghe ở khoản
            Ký bởi: CÔNG BÁO
            Cơ quan: VĂN PHÒNG
            Ngày ký: 1901-09-09

            CÔNG BÁO/Số 9/Ngày 09-09-1901
            3
            2. Điều 5 của những quy định trước đây về chuyện bịa đặt trong làng.
            \(MadeUpAct.close)
            """)
        #expect(Self.paths(reading) == ["art_1"])
        let article = try #require(reading.act.provisions.first)
        #expect(
            article.text
                == "Nghị định này quy định chuyện bịa theo Nghị định số 9/1901/NĐ-YY và những chuyện bịa khác mà người ta kể cho nhau nghe ở khoản 2. Điều 5 của những quy định trước đây về chuyện bịa đặt trong làng."
        )
        #expect(Set(reading.report.leftOut.map(\.reason)) == [.pageHeader, .seal, .rule])
        #expect(reading.report.coverage == 1)
    }

    @Test(arguments: 1...60)
    func `a random act reads back as it was printed, a paragraph a line`(_ seed: Int) throws {
        let act = RandomAct(seed: UInt64(seed))
        let reading = try Self.read(act.text)
        #expect(Self.units(reading) == act.units)
        #expect(reading.report.coverage == 1)
        #expect(Self.solid(reading.act.plainText) == Self.solid(act.text.replacing("_______________\n", with: "")))
    }

    @Test(arguments: 1...60)
    func `a random act reads back from the pages of a gazette`(_ seed: Int) throws {
        let act = RandomAct(seed: UInt64(seed))
        let reading = try Self.read(act.onPages(width: 70 + seed % 20, lines: 20 + seed % 15))
        #expect(Self.units(reading).map(\.path) == act.units.map(\.path))
        #expect(reading.report.coverage == 1)
    }

    static func units(_ reading: ActReading) -> [RandomAct.Unit] {
        var units: [RandomAct.Unit] = []
        reading.act.forEachUnit { path, unit in units.append(.init(path: path.eId, heading: unit.heading)) }
        return units
    }

    static func solid(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
