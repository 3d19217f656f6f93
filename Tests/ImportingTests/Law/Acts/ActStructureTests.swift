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

    @Test func `a sum at the beginning of a line is no clause with a footnote, and keeps its digits`() throws {
        let body = "Điều 1. Phạm vi\nMức bịa là:\n1.500 (một nghìn năm trăm) đồng cho một quả khế.\n2.000 Đồng cho hai quả.\nĐiều 2. Hết\nHết."
        let reading = try Self.read(MadeUpAct.text(body))
        #expect(Self.paths(reading) == ["art_1", "art_2"])
        #expect(reading.act.plainText.contains("1.500 (một") && reading.act.plainText.contains("2.000 Đồng"))
        #expect(reading.report.coverage == 1)
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

    @Test(arguments: ["Đ", "Ð"])
    func `part Đ of an annex stands between D and E, though it be typed as eth`(_ letter: String) throws {
        let parts = ["A", "B", "C", "D", letter, "E"].map { "\($0). CHUYỆN\nI. Bịa\n1. Một." }
        let reading = try Self.read(
            MadeUpAct.text(
                "Điều 1. Bịa\nBịa chuyện.", attached: "PHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị định số 7/1901/NĐ-XX)\n" + parts.joined(separator: "\n")))
        let found = Self.paths(reading).filter { $0.hasPrefix("att_I__part_") && !$0.contains("__sec") }
        #expect(found == ["A", "B", "C", "D", letter, "E"].map { "att_I__part_\($0)" })
        #expect(Self.paths(reading).contains("att_I__part_\(letter)__sec_I__cl_1") && reading.report.doubts.isEmpty)
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

    @Test func `parts are counted in words, and a title that lost its line break is still one`() throws {
        let reading = try Self.read(
            MadeUpAct.text(
                "PHẦN THỨ NHẤT\nCHUNG\nChương INHỮNG ĐIỀU BỊA\nĐiều 1. Bịa\nBịa.\nPhần thứ hai\nRIÊNG\nChương II\nRIÊNG\nĐiều 2. Bịa\nBịa."))
        #expect(Self.paths(reading) == ["part_thứ-nhất", "part_thứ-nhất__chp_I", "art_1", "part_thứ-hai", "part_thứ-hai__chp_II", "art_2"])
        #expect(ProvisionPath(eId: "part_thứ-hai")?.citation == "Phần thứ hai")
    }

    @Test func `who issues stands between title and bases in older acts, and signs below`() throws {
        let reading = try Self.read(
            """
            BỘ BỊA
            Số: 9/QĐ-BB
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Hà Nội, ngày 05 tháng 6 năm 1902
            QUYẾT ĐỊNH
            Về việc sửa đổi Quyết định số 8/QĐ-BB ngày 01 tháng 01 năm 1901
            BỘ TRƯỞNG BỘ BỊA
            Căn cứ Luật Bịa;
            Theo đề nghị của Vụ trưởng Vụ Bịa.
            QUYẾT ĐỊNH:
            Điều 1. Ban hành kèm theo Quyết định này chuyện bịa của năm.
            Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
            Nơi nhận:
            - Như trên;
            BỘ TRƯỞNG
            Trần Văn Đặt
            """)
        #expect(Self.paths(reading) == ["art_1", "art_2"])
        #expect(reading.act.document.number == "9/QĐ-BB")
        #expect(reading.act.document.id.text == "9-qd-bb-1902-06-05")
        #expect(reading.act.document.issuer == "BỘ BỊA")
        #expect(reading.act.document.title == "Về việc sửa đổi Quyết định số 8/QĐ-BB ngày 01 tháng 01 năm 1901")
        #expect(reading.act.document.effect.from == Day(iso: "1902-06-05"))
        #expect(reading.act.signer == "Trần Văn Đặt")
        #expect(Self.blocks(.recipients, reading).first == "Nơi nhận:")
        #expect(reading.act.provisions.map(\.heading) == ["", ""])
    }

    @Test func `a consolidation keeps its footnotes apart and its numbers free of their marks`() throws {
        let page = """
            CÔNG BÁO/Số 9/Ngày 09-09-1901
            2
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            THÔNG TƯ
            Hướng dẫn chuyện bịa
            Thông tư số 7/1901/TT-XX ngày 03 tháng 02 năm 1901 của Bộ Bịa, được sửa đổi, bổ sung bởi:
            Thông tư số 8/1902/TT-XX ngày 03 tháng 02 năm 1902 của Bộ Bịa.
            Căn cứ Luật Bịa;
            Bộ trưởng Bộ Bịa ban hành Thông tư hướng dẫn chuyện bịa.1
            Mục 1
            QUY ĐỊNH CHUNG
            Điều 1. Phạm vi
            Thông tư này hướng dẫn mọi chuyện bịa mà người trong làng kể cho nhau nghe
            1 Thông tư số 8/1902/TT-XX có căn cứ ban hành như sau:
            “Căn cứ Luật Bịa;
            Điều 5. Đây là lời của chú thích và không phải là của văn bản này đâu nhé”.

            CÔNG BÁO/Số 9/Ngày 09-09-1901
            3
            vào những đêm trăng sáng ở ngoài sân đình.
            Điều 2.2 Chuyện khác
            1.3 Người bịa phải kể cho hay.
            2. Người nghe phải cười.
            2 Điều này được sửa đổi theo quy định tại khoản 1 Điều 1 Thông tư số 8/1902/TT-XX.
            3 Khoản này được sửa đổi theo quy định tại khoản 2 Điều 1 Thông tư số 8/1902/TT-XX.

            CÔNG BÁO/Số 9/Ngày 09-09-1901
            4
            Điều 3. Hiệu lực
            Thông tư này có hiệu lực thi hành từ ngày 01 tháng 3 năm 1901.
            BỘ BỊA
            Số: 11/VBHN-BB
            XÁC THỰC VĂN BẢN HỢP NHẤT
            Hà Nội, ngày 04 tháng 5 năm 1902
            BỘ TRƯỞNG
            Trần Văn Đặt
            """
        let reading = try Self.read(page)
        #expect(Self.paths(reading) == ["sec_1", "art_1", "art_2", "art_2__cl_1", "art_2__cl_2", "art_3"])
        #expect(reading.act.document.number == "11/VBHN-BB")
        #expect(reading.act.document.kind == "Văn bản hợp nhất")
        #expect(reading.act.document.issued == Day(iso: "1902-05-04"))
        let article = try #require(reading.act.provisions.first)
        #expect(
            article.text.hasPrefix(
                "Thông tư này hướng dẫn mọi chuyện bịa mà người trong làng kể cho nhau nghe vào những đêm trăng sáng ở ngoài sân đình."))
        #expect(!reading.report.doubts.contains { $0.kind == .gap || $0.kind == .outOfOrder })
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
