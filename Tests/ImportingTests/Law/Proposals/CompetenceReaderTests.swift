// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What acts that move powers propose for the registry.
@Suite struct CompetenceReaderTests {
    private static func proposals(_ body: String, annex: String = "", title: String = "Phân cấp chuyện bịa") throws -> [CompetenceProposal] {
        let front = MadeUpAct.front.replacing("Về chuyện bịa", with: title)
        let text = [front, body, MadeUpAct.close, annex].filter { !$0.isEmpty }.joined(separator: "\n")
        return CompetenceReader.proposals(in: try ActFile.read(Array(text.utf8), name: "bịa.txt").act)
    }

    private static let days = """
        Điều 1. Phân cấp
        Phân cấp theo Phụ lục I ban hành kèm theo Nghị định này.
        Điều 2. Hiệu lực thi hành
        1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 1901 đến trước ngày 01 tháng 3 năm 1903.
        2. Các quy định tại Mục II Phần Đ Phụ lục I ban hành kèm theo Nghị định này có hiệu lực thi hành cùng với Điều 9 Nghị định số 8/1901/NĐ-XX.
        3. Thẩm quyền phân cấp tại Phụ lục I ban hành kèm theo Nghị định này có hiệu lực sau 30 ngày kể từ ngày Nghị định này có hiệu lực thi hành.
        """

    private static let annex = """
        Phụ lục I
        PHÂN CẤP THỦ TỤC BỊA
        (Kèm theo Nghị định số 7/1901/NĐ-XX)
        A. LĨNH VỰC KHẾ
        I. Cấp giấy trồng khế
        1. Việc cấp giấy trồng khế quy định tại khoản 2 Điều 5 Nghị định số 6/1901/NĐ-XX thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh nơi có vườn.
        2. Trong 5 ngày, Ủy ban nhân dân cấp tỉnh xem hồ sơ theo thẩm quyền.
        II. Gia hạn giấy trồng khế
        1. Việc gia hạn giấy trồng khế do Chủ tịch Uỷ ban nhân dân cấp xã nơi người đề nghị giải quyết tranh chấp sinh sống thực hiện.
        2. Hội đồng do Ủy ban nhân dân cấp xã quyết định thành lập họp mỗi tháng.
        B. LĨNH VỰC ỔI
        I. Trồng ổi
        1. Người trồng ổi tự trồng.
        C. LĨNH VỰC NHO
        I. Trồng nho
        1. Người trồng nho tự trồng.
        D. LĨNH VỰC MÍT
        I. Thu hồi giấy trồng mít
        1. Cơ quan chuyên môn về cây thuộc Ủy ban nhân dân cấp tỉnh có thẩm quyền giải quyết thủ tục thu hồi giấy trồng mít.
        Đ. LĨNH VỰC BƯỞI
        I. Phân cấp thẩm quyền cấp giấy trồng bưởi từ Bộ Cây cho Sở Cây trồng
        1. Hồ sơ gồm một đơn.
        II. Đổi giấy trồng bưởi
        1. Người đổi giấy nộp một đơn.
        2. Ủy ban nhân dân cấp tỉnh có trách nhiệm xem xét, ban hành văn bản chấp thuận.
        """

    @Test(arguments: [
        ("Mục I, II Phần A Phụ lục I", [true, true, false, false, false]), ("Mục I và Mục II Phần A Phụ lục I", [true, true, false, false, false]),
        ("Phần A, D Phụ lục I", [true, true, true, false, false]), ("Mục II Phần A và Mục I Phần Đ Phụ lục I", [false, true, false, true, false]),
        ("Mục II Phần A Phụ lục I; Mục II Phần Đ Phụ lục I", [false, true, false, false, true]),
        ("Phụ lục I, Phụ lục II", [true, true, true, true, true]), ("Mục II Phần A Phụ lục II", [false, false, false, false, false]),
    ])
    func `every place that an act sets a day apart for has it`(_ places: String, _ isApart: [Bool]) throws {
        let days = """
            Điều 1. Hiệu lực thi hành
            1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 1901.
            2. Các quy định tại \(places) ban hành kèm theo Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 9 năm 1901.
            """
        let found = try Self.proposals(days, annex: Self.annex)
        #expect(found.map { $0.effect.from == Day(iso: "1901-09-01") } == isApart)
    }

    @Test func `each form of words gives who is competent for what, where the act says so`() throws {
        let found = try Self.proposals(Self.days, annex: Self.annex)
        #expect(
            found.map(\.basis.path.eId) == [
                "att_I__part_A__sec_I__cl_1", "att_I__part_A__sec_II__cl_1", "att_I__part_D__sec_I__cl_1", "att_I__part_Đ__sec_I",
                "att_I__part_Đ__sec_II__cl_2",
            ])
        #expect(
            found.map(\.holder) == [
                "Ủy ban nhân dân cấp tỉnh", "Chủ tịch Ủy ban nhân dân cấp xã", "Cơ quan chuyên môn về cây thuộc Ủy ban nhân dân cấp tỉnh",
                "Sở Cây trồng", "Ủy ban nhân dân cấp tỉnh",
            ])
        #expect(found.map(\.level) == [.province, .commune, .department, .department, .province])
        #expect(
            found.map(\.matter) == [
                "cấp giấy trồng khế", "gia hạn giấy trồng khế", "thu hồi giấy trồng mít", "cấp giấy trồng bưởi", "Đổi giấy trồng bưởi",
            ])
        #expect(found[0].underlying == ["khoản 2 Điều 5 Nghị định số 6/1901/NĐ-XX"])
        #expect(found[0].condition == "nơi có vườn")
        #expect(found[1].condition == "nơi người đề nghị giải quyết tranh chấp sinh sống")
        #expect(found.allSatisfy { $0.kind == .decentralisation && $0.basis.number == "7/1901/NĐ-XX" })
        #expect(found[0].basis.path.registryWords == "Phụ lục I A.I khoản 1")
    }

    @Test func `the days are the act's, those that it sets apart, or none where it leaves them to another act`() throws {
        let found = try Self.proposals(Self.days, annex: Self.annex)
        try #require(found.count == 5)
        #expect(found[0].effect == DaySpan(from: Day(iso: "1901-07-31"), until: Day(iso: "1903-03-01")))
        #expect(found[0].doubts.isEmpty)
        #expect(found[4].effect.from == nil && Set(found[4].doubts) == [.dayElsewhere, .fromProcedure])
    }

    @Test func `an act that moves no powers proposes none, nor does the part of one that is about time limits`() throws {
        let body = "Điều 1. Phạm vi\n1. Việc cấp giấy trồng khế thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh."
        #expect(try Self.proposals(body, title: "Về chuyện bịa").isEmpty)
        #expect(try Self.proposals(body).count == 1)
        let other = Self.annex.replacing("PHÂN CẤP THỦ TỤC BỊA", with: "CẮT GIẢM, ĐƠN GIẢN HÓA THỦ TỤC BỊA")
            .replacing("I. Phân cấp thẩm quyền cấp giấy trồng bưởi từ Bộ Cây cho Sở Cây trồng", with: "I. Cấp giấy trồng bưởi")
        #expect(try Self.proposals(Self.days, annex: other).allSatisfy { $0.change != nil })
    }

    @Test func `a title that names several ways leaves a doubt, a heading that names one does not`() throws {
        let article = "Việc cấp giấy trồng khế do Ủy ban nhân dân cấp tỉnh thực hiện."
        let title = "Phân quyền, phân cấp chuyện bịa"
        let plain = try Self.proposals("Điều 1. Trồng khế\n\(article)", title: title)
        #expect(plain.map(\.kind) == [.devolution] && plain.first?.doubts.contains(.kindFromWords) == true)
        let told = try Self.proposals("Chương I\nPHÂN CẤP\nĐiều 1. Trồng khế\n\(article)", title: title)
        #expect(told.map(\.kind) == [.decentralisation] && told.first?.doubts.contains(.kindFromWords) == false)
    }
}
