// SPDX-License-Identifier: Apache-2.0
import Domain
import Importing
import Testing

/// Terms that end later than an act said, and acts that lie over others for a time.
@Suite struct TermTests {
    private static func terms(_ body: String) throws -> [String] {
        let act = try AmendmentReaderTests.act(
            "Điều 1. Bịa\n\(body)\nĐiều 2. Hiệu lực\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 1901.", title: "Về chuyện bịa")
        return AmendmentReader.proposals(in: act).map { one in
            guard case .extendTerm(let path, let until) = one.amendment.operation else { return one.amendment.operation.kind.rawValue }
            return "\(one.amendment.target.text) \(path?.eId ?? "-") \(until.iso)\(one.doubts.isEmpty ? "" : " ?")"
        }
    }

    @Test(arguments: [
        (
            "1. Kéo dài thời hạn áp dụng Nghị quyết số 5/1900/NQ-XX ngày 02 tháng 02 năm 1900 đến hết ngày 31 tháng 12 năm 1902.",
            ["5-1900-nq-xx - 1903-01-01"]
        ),
        (
            "1. Nghị quyết số 5/1900/NQ-XX của Hội đồng Bịa đặt tiếp tục có hiệu lực đến trước ngày 01 tháng 3 năm 1903.",
            ["5-1900-nq-xx - 1903-03-01"]
        ),
        (
            "1. Tiếp tục áp dụng khoản 2 Điều 5 và Điều 7 Nghị định số 6/1900/NĐ-XX đến hết ngày 30 tháng 6 năm 1902.",
            ["6-1900-nd-xx art_5__cl_2 1902-07-01", "6-1900-nd-xx art_7 1902-07-01"]
        ),
        ("1. Điều 4 Nghị định số 6/1900/NĐ-XX được kéo dài đến ngày 30 tháng 6 năm 1902.", ["6-1900-nd-xx art_4 1902-07-01 ?"]),
        // Nobody's term but that of a file, a contract, a body; or one without a day.
        ("1. Hồ sơ đã nhận thì tiếp tục thực hiện theo Nghị định số 6/1900/NĐ-XX đến hết ngày 30 tháng 6 năm 1902.", []),
        ("1. Kéo dài thời hạn thuê vườn theo Nghị định số 6/1900/NĐ-XX đến hết ngày 30 tháng 6 năm 1902.", []),
        ("1. Kéo dài thời hạn áp dụng Nghị định số 6/1900/NĐ-XX cho đến khi có quy định mới.", []),
        ("1. Nghị định này tiếp tục có hiệu lực đến hết ngày 30 tháng 6 năm 1902.", []),
    ])
    func `a term is lengthened where the act says of which act, and until which day`(_ line: String, _ wanted: [String]) throws {
        #expect(try Self.terms(line) == wanted)
    }

    @Test func `a power given for a term lies over the provisions that gave it to another, and their words stay`() throws {
        let act = try AmendmentReaderTests.act(
            """
            Điều 1. Phân cấp
            1. Việc cấp giấy trồng khế quy định tại khoản 2 Điều 5, Điều 7 Nghị định số 6/1901/NĐ-XX (được sửa đổi tại khoản 3 Điều 1 Nghị định số \
            9/1901/NĐ-XX); Điều 8 Thông tư số 3/1901/TT-XX thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh.
            Điều 2. Hiệu lực
            Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 1901 đến trước ngày 01 tháng 3 năm 1903.
            """, title: "Phân cấp chuyện bịa")
        let found = ActProposals(of: act).amendments.filter { $0.amendment.operation.kind == .overlay }
        #expect(
            found.map { "\($0.amendment.target.text) \($0.amendment.operation.paths.map(\.eId).joined(separator: " "))" } == [
                "6-1901-nd-xx art_5__cl_2", "6-1901-nd-xx art_7", "3-1901-tt-xx art_8",
            ])
        #expect(Set(found.map(\.amendment.id)).count == 3)
        let effect = DaySpan(from: Day(iso: "1901-07-01"), until: Day(iso: "1903-03-01"))
        #expect(found.allSatisfy { $0.amendment.effect == effect && $0.amendment.basis.path.eId == "art_1__cl_1" && $0.doubts.isEmpty })
        // The words of the other act are as they were, with what lies over them told beside.
        let under = MadeUpAct.text("Điều 5. Trồng\n1. Khế.\n2. Xin giấy.\nĐiều 7. Hái\nHái khế.").replacing("7/1901/NĐ-XX", with: "6/1901/NĐ-XX")
        let other = try ActFile.read(Array(under.utf8), name: "bịa.txt").act
        let day = try #require(Day(iso: "1902-01-01"))
        let text = ActOnDay(other, on: day, amendedBy: found.map(\.amendment).filter { $0.target == other.document.id })
        #expect(text.act == other && text.standing.count == 2)
        #expect(ActOnDay(other, on: try #require(Day(iso: "1903-03-01")), amendedBy: found.map(\.amendment)).standing.isEmpty)
    }

    @Test func `a power given for good lies over nothing`() throws {
        let act = try AmendmentReaderTests.act(
            """
            Điều 1. Phân cấp
            1. Việc cấp giấy trồng khế quy định tại Điều 7 Nghị định số 6/1901/NĐ-XX thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh.
            Điều 2. Hiệu lực
            Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 1901.
            """, title: "Phân cấp chuyện bịa")
        #expect(ActProposals(of: act).competences.count == 1 && ActProposals(of: act).amendments.isEmpty)
    }
}
