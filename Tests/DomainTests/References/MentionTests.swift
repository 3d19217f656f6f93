// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// What a text names, written here as "words → act | eId", an act as in the list below.
@Suite struct MentionTests {
    static let names = ActNames([
        .init(id: Identifier("luat-1-1901-qh0"), number: "1/1901/QH0", kind: "Luật", title: "Trăng sao"),
        .init(id: Identifier("luat-2-1901-qh0"), number: "2/1901/QH0", kind: "Luật", title: "Luật Trăng sao nhân tạo"),
        .init(id: Identifier("bo-luat-3-1901-qh0"), number: "3/1901/QH0", kind: "Bộ luật", title: "Bộ luật Mây gió"),
        .init(id: Identifier("phap-lenh-4"), number: "4/1901/UBTVQH0", kind: "Pháp lệnh", title: "Về Hàm, cấp chim"),
        .init(id: Identifier("5-1901-nd-xx"), number: "5/1901/NĐ-XX", kind: "Nghị định", title: "Quy định chi tiết Luật Sông hồ biển"),
    ])

    static func found(in text: String, under eId: String = "art_7") -> [String] {
        guard let path = ProvisionPath(eId: eId) else { return [] }
        return MentionReader(names).mentions(in: text, under: path).map { mention in
            let words = String(decoding: Array(text.utf8)[mention.range], as: UTF8.self)
            let through = mention.through.map { "–" + $0.number } ?? ""
            return "\(words) → \(act(mention)) | \(ProvisionPath(mention.steps).eId)\(through)"
        }
    }

    private static func act(_ mention: Mention) -> String {
        let act =
            switch mention.act {
            case .this(let kind): "this \(kind)"
            case .thisText: "this text"
            case .here: "here"
            case .numbered(let number, _, let issued): number + (issued.map { " \($0.iso)" } ?? "")
            case .titled(let title, let year, let issued): title + (year.map { " \($0)" } ?? "") + (issued.map { " \($0.iso)" } ?? "")
            case .unknown: "unknown"
            case .unstated: "unstated"
            }
        return act + (mention.isAttached ? " attached" : "") + (mention.isAmending ? " amending" : "")
    }

    @Test(arguments: [
        ("Theo khoản 2 Điều 5 Nghị định số 5/1901/NĐ-XX.", ["khoản 2 Điều 5 Nghị định số 5/1901/NĐ-XX → 5/1901/nd-xx | art_5__cl_2"]),
        ("Theo điểm đ khoản 3b Điều 12a của Luật này", ["điểm đ khoản 3b Điều 12a của Luật này → this luat | art_12a__cl_3b__pt_đ"]),
        ("quy định tại Điều này", ["Điều này → here | art_7"]),
        ("khoản 1 và khoản 3 Điều này", ["khoản 1 → here | art_7__cl_1", "khoản 3 Điều này → here | art_7__cl_3"]),
        (
            "các điểm a, b và c khoản 2 Điều này",
            ["điểm a → here | art_7__cl_2__pt_a", "b → here | art_7__cl_2__pt_b", "c khoản 2 Điều này → here | art_7__cl_2__pt_c"]
        ),
        (
            "điểm a, điểm b khoản 1, khoản 2 Điều 5 và Điều 7 của Luật Trăng sao",
            [
                "điểm a → luat trang sao | art_5__cl_1__pt_a", "điểm b khoản 1 → luat trang sao | art_5__cl_1__pt_b",
                "khoản 2 Điều 5 → luat trang sao | art_5__cl_2", "Điều 7 của Luật Trăng sao → luat trang sao | art_7",
            ]
        ),
        ("Từ Điều 5 đến Điều 9 Luật này", ["Điều 5 đến Điều 9 Luật này → this luat | art_5–9"]),
        ("từ khoản 1 đến khoản 3 Điều 5 Luật này", ["khoản 1 đến khoản 3 Điều 5 Luật này → this luat | art_5__cl_1–3"]),
        (
            "các điều 5, 6 và 8 của Bộ luật này",
            ["điều 5 → this bo luat | art_5", "6 → this bo luat | art_6", "8 của Bộ luật này → this bo luat | art_8"]
        ),
        ("khoản 1, 30 ngày sau", ["khoản 1 → unstated | cl_1"]),
        (
            "Điều 3; khoản 2 Điều 4 (trừ trường hợp của Điều 9); Điều 6 Thông tư này",
            [
                "Điều 3 → this thong tu | art_3", "khoản 2 Điều 4 → this thong tu | art_4__cl_2", "Điều 9 → unstated | art_9",
                "Điều 6 Thông tư này → this thong tu | art_6",
            ]
        ),
        ("Luật Trăng sao nhân tạo", ["Luật Trăng sao nhân tạo → luat trang sao nhan tao | "]),
        ("Luật trăng sao năm 1901 và luật sư", ["Luật trăng sao năm 1901 → luat trang sao 1901 | "]),
        ("Bộ luật Mây gió ngày 01 tháng 02 năm 1901", ["Bộ luật Mây gió → bo luat may gio 1901-02-01 | "]),
        ("Pháp lệnh hàm, cấp chim", ["Pháp lệnh hàm, cấp chim → phap lenh ham cap chim | "]),
        ("Luật Sông hồ biển", ["Luật Sông hồ biển → luat song ho bien | "]),
        ("Điều 5 Luật Không Ai Biết", ["Điều 5 Luật Không → unknown | art_5"]),
        ("Luật Trăng sao số 2/1901/QH0", ["Luật Trăng sao số 2/1901/QH0 → 2/1901/qh0 | "]),
        (
            "khoản 1 Điều 20 Nghị định số 5/1901/NĐ-XX được sửa đổi tại khoản 15 Điều 1 Nghị định số 6/1901/NĐ-XX",
            [
                "khoản 1 Điều 20 Nghị định số 5/1901/NĐ-XX → 5/1901/nd-xx | art_20__cl_1",
                "khoản 15 Điều 1 Nghị định số 6/1901/NĐ-XX → 6/1901/nd-xx amending | art_1__cl_15",
            ]
        ),
        (
            "Nghị định số 5/1901/NĐ-XX ngày 01/02/1901 đã được sửa đổi, bổ sung bởi Nghị định số 6/1901/NĐ-XX",
            ["Nghị định số 5/1901/NĐ-XX → 5/1901/nd-xx 1901-02-01 | ", "Nghị định số 6/1901/NĐ-XX → 6/1901/nd-xx amending | "]
        ),
        ("Thông tư số 36/1901/TT- XX", ["Thông tư số 36/1901/TT- XX → 36/1901/tt-xx | "]),
        (
            "Điều 5 Quy chế thả diều ban hành kèm theo Quyết định số 8/1901/QĐ-XX",
            ["Điều 5 Quy chế thả diều ban hành kèm theo Quyết định số 8/1901/QĐ-XX → 8/1901/qd-xx attached | art_5"]
        ),
        ("Điều 5 Quy chế này", ["Điều 5 Quy chế này → this text | art_5"]),
        ("khoản 7 Mục II Phụ lục III.1", ["khoản 7 Mục II Phụ lục III.1 → unstated | att_III.1__sec_II__cl_7"]),
        ("Phụ lục ban hành kèm theo Nghị định này", ["Phụ lục ban hành kèm theo Nghị định này → this nghi dinh | att_"]),
        ("Mẫu số 01 Phụ lục II Thông tư này", ["Mẫu số 01 Phụ lục II Thông tư này → this thong tu | att_II__form_1"]),
        ("Chương II Luật này", ["Chương II Luật này → this luat | chp_II"]),
        ("Điều 5 khoản 2 điểm a Luật này", ["Điều 5 khoản 2 điểm a Luật này → this luat | art_5__cl_2__pt_a"]),
        ("Khoản 1, Điều 91 Luật Trăng sao", ["Khoản 1, Điều 91 Luật Trăng sao → luat trang sao | art_91__cl_1"]),
        ("điều kiện, khoản vay, điểm thi, luật sư, phần mềm, mục đích, quy định này, 1/2", []),
    ])
    func `a text names what it names`(_ text: String, _ expected: [String]) {
        #expect(Self.found(in: text) == expected)
    }

    @Test func `"this clause" is the clause around the words`() {
        let text = "1. Đèn:\na) đỏ;\nb) như điểm a khoản này.\n2. Theo khoản này và Điều này."
        #expect(
            Self.found(in: text) == [
                "điểm a khoản này → here | art_7__cl_1__pt_a", "khoản này → here | art_7__cl_2", "Điều này → here | art_7",
            ])
    }

    @Test func `an article of an attached text speaks of its own articles`() {
        #expect(Self.found(in: "khoản 2 Điều này", under: "reg___art_7") == ["khoản 2 Điều này → here | reg___art_7__cl_2"])
    }

    @Test func `what stands in quotation marks is told apart`() {
        let text = "Sửa Điều 5 như sau: “Điều 5. Theo khoản 2 Điều này.” Và Điều 6."
        let mentions = MentionReader(Self.names).mentions(in: text, under: ProvisionPath([.init(.article, "1")]))
        #expect(mentions.map(\.isQuoted) == [false, true, true, false])
    }

    /// Pieces of the grammar in any order: every range lies in the text, on letters, after the one before.
    @Test(arguments: 0..<40)
    func `whatever is written, mentions lie in the text and in order`(_ seed: Int) {
        let pieces = [
            "Điều ", "khoản ", "điểm ", "1", "12a", ", ", "; ", " và ", " đến ", "đ", "“", "”", "(", ")", "Luật ", "Trăng sao ", "này ", "số ",
            "5/1901/NĐ-XX ", "Phụ lục ", "Mẫu số ", "\n", "ngày 1/2/", "Quy chế ", "kèm theo ", "các ", "của ", "\u{A0}", "–", "é",
        ]
        var source = SplitMix(state: UInt64(seed))
        let text = (0..<400).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &source)] }.joined()
        var last = 0
        for mention in MentionReader(Self.names).mentions(in: text, under: ProvisionPath([.init(.article, "1")])) {
            #expect(mention.range.upperBound <= text.utf8.count && !mention.range.isEmpty)
            #expect(String(validating: Array(text.utf8)[mention.range], as: UTF8.self) != nil)
            #expect(mention.range.lowerBound >= last)
            last = mention.range.lowerBound
        }
    }

    @Test func `hostile text is read to its end`() {
        for piece in ["Điều 1, ", "khoản 1 ", "điểm a, ", "Luật ", "(", "Quy chế ", "\u{0}", "Phụ lục ", "từ Điều 1 đến "] {
            _ = Self.found(in: String(repeating: piece, count: 3_000))
        }
    }
}
