// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What acts that make procedures simpler propose for the registry.
@Suite struct HandlingReaderTests {
    private static func proposals(_ annex: String, title: String = "Phân cấp, cắt giảm, đơn giản hóa chuyện bịa", body: String = days) throws
        -> [CompetenceProposal]
    {
        let front = MadeUpAct.front.replacing("Về chuyện bịa", with: title)
        let text = [front, body, MadeUpAct.close, annex].filter { !$0.isEmpty }.joined(separator: "\n")
        return CompetenceReader.proposals(in: try ActFile.read(Array(text.utf8), name: "bịa.txt").act)
    }

    private static let days = """
        Điều 1. Cắt giảm
        Cắt giảm theo Phụ lục II ban hành kèm theo Nghị định này.
        Điều 2. Hiệu lực thi hành
        1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 1901 đến trước ngày 01 tháng 3 năm 1903.
        2. Các quy định tại Mục II Phần A Phụ lục II ban hành kèm theo Nghị định này có hiệu lực thi hành cùng với Điều 9 Nghị định số 8/1901/NĐ-XX.
        """

    private static let annex = """
        Phụ lục II
        CẮT GIẢM, ĐƠN GIẢN HÓA THỦ TỤC BỊA
        (Kèm theo Nghị định số 7/1901/NĐ-XX)
        A. LĨNH VỰC KHẾ
        I. Thời hạn giải quyết thủ tục cấp giấy trồng khế tại điểm a khoản 3 Điều 5 Nghị định số 6/1901/NĐ-XX
        Ủy ban nhân dân cấp tỉnh xét tính hợp lệ của hồ sơ trong 05 ngày làm việc kể từ ngày nhận được hồ sơ.
        Trường hợp hồ sơ hợp lệ, trong thời hạn 10 ngày làm việc kể từ ngày kết thúc thời hạn xét, Ủy ban nhân dân cấp tỉnh cấp giấy.
        II. Không thực hiện thủ tục cấp lại giấy trồng khế quy định tại Điều 7 Nghị định số 6/1901/NĐ-XX.
        III. Gia hạn giấy trồng khế
        1. Hồ sơ gia hạn giấy trồng khế quy định tại khoản 2 Điều 8 Nghị định số 6/1901/NĐ-XX gồm:
        a) Đơn;
        b) Giấy cũ.
        2. Thời hạn giải quyết thủ tục gia hạn giấy trồng khế tại khoản 4 Điều 8 Nghị định số 6/1901/NĐ-XX là 03 ngày làm việc.
        3. Không thực hiện thủ tục gia hạn đối với trường hợp quy định tại Điều 9 Nghị định số 6/1901/NĐ-XX.
        B. LĨNH VỰC ỔI
        I. Điều kiện cấp giấy trồng ổi quy định tại Điều 10 Nghị định số 6/1901/NĐ-XX như sau:
        1. Có vườn từ 01 năm.
        2. Có cuốc.
        II. Không thực hiện các thủ tục sau:
        1. Thủ tục đổi giấy trồng ổi quy định tại Điều 11 Nghị định số 6/1901/NĐ-XX;
        2. Thủ tục trả giấy trồng ổi quy định tại Điều 12 Nghị định số 6/1901/NĐ-XX.
        """

    @Test func `each procedure that is handled otherwise is one proposal, with its parts`() throws {
        let found = try Self.proposals(Self.annex)
        #expect(
            found.map(\.basis.path.eId) == [
                "att_II__part_A__sec_I", "att_II__part_A__sec_II", "att_II__part_A__sec_III", "att_II__part_B__sec_I", "att_II__part_B__sec_II__cl_1",
                "att_II__part_B__sec_II__cl_2",
            ])
        #expect(found.allSatisfy { $0.change != nil })
        #expect(
            found.map(\.matter) == [
                "cấp giấy trồng khế", "cấp lại giấy trồng khế", "Gia hạn giấy trồng khế", "Điều kiện cấp giấy trồng ổi", "đổi giấy trồng ổi",
                "trả giấy trồng ổi",
            ])
        try #require(found.count == 6)
        #expect(
            found[0].change?.parts == [
                .init(.timeLimit, "05 ngày làm việc kể từ ngày nhận được hồ sơ"),
                .init(.timeLimit, "10 ngày làm việc kể từ ngày kết thúc thời hạn xét"),
            ])
        #expect(found[0].holder == "Ủy ban nhân dân cấp tỉnh" && found[0].level == .province)
        #expect(found[1].change?.parts.map(\.kind) == [.dropped] && found[1].holder == nil)
        #expect(found[2].change?.parts.map(\.kind) == [.dossier, .timeLimit, .dropped])
        #expect(found[2].change?.parts.first?.words.contains("Giấy cũ") == true)
        #expect(found[3].change?.parts.map(\.kind) == [.condition])
        #expect(found[4].change?.parts.map(\.kind) == [.dropped])
    }

    @Test func `the provisions that give way are named with their acts, and the days are those of the section`() throws {
        let found = try Self.proposals(Self.annex)
        try #require(found.count == 6)
        #expect(found[0].moved?.map { "\($0.document.text)/\($0.path.eId)" } == ["6-1901-nd-xx/art_5__cl_3__pt_a"])
        #expect(found[2].moved?.map(\.path.eId) == ["art_8__cl_2", "art_8__cl_4", "art_9"])
        #expect(found[0].effect == DaySpan(from: Day(iso: "1901-07-01"), until: Day(iso: "1903-03-01")) && found[0].doubts.isEmpty)
        #expect(found[1].effect.from == nil && found[1].doubts == [.dayElsewhere])
    }

    @Test func `a limit that the act says was longer keeps what it was`() throws {
        let annex = """
            Phụ lục II
            CẮT GIẢM THỦ TỤC BỊA
            (Kèm theo Nghị định số 7/1901/NĐ-XX)
            I. Thời hạn cấp giấy trồng khế
            Giảm thời hạn giải quyết từ 15 ngày xuống còn 10 ngày làm việc kể từ ngày nhận được hồ sơ.
            """
        let found = try Self.proposals(annex)
        #expect(
            found.flatMap { $0.change?.parts ?? [] } == [
                .init(.timeLimit, "10 ngày làm việc kể từ ngày nhận được hồ sơ", former: "15 ngày")
            ])
    }

    @Test func `an act that makes nothing simpler proposes no change, and a part that moves powers proposes these alone`() throws {
        let plain = Self.annex.replacing("CẮT GIẢM, ĐƠN GIẢN HÓA THỦ TỤC BỊA", with: "QUY ĐỊNH VỀ CHUYỆN BỊA")
        #expect(try Self.proposals(plain, title: "Về chuyện khác").isEmpty)
        let powers = """
            Phụ lục II
            PHÂN CẤP, CẮT GIẢM, ĐƠN GIẢN HÓA THỦ TỤC BỊA
            (Kèm theo Nghị định số 7/1901/NĐ-XX)
            A. PHÂN CẤP THỦ TỤC BỊA
            I. Cấp giấy trồng na
            1. Việc cấp giấy trồng na do Ủy ban nhân dân cấp xã thực hiện.
            2. Trình tự cấp giấy trồng na: trong thời hạn 03 ngày làm việc kể từ ngày nhận đơn.
            B. CẮT GIẢM THỦ TỤC BỊA
            I. Không thực hiện thủ tục đổi giấy trồng na quy định tại Điều 3 Nghị định số 6/1901/NĐ-XX.
            """
        let found = try Self.proposals(powers)
        #expect(found.map(\.basis.path.eId) == ["att_II__part_A__sec_I__cl_1", "att_II__part_B__sec_I"])
        #expect(found.map { $0.change == nil } == [true, false])
    }
}
