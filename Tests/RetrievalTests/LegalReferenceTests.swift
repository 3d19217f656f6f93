// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct LegalReferenceTests {
    static func path(_ eId: String) -> ProvisionPath? { ProvisionPath(eId: eId) }

    @Test(arguments: [
        ("Nghị định số 133/2025/NĐ-CP", "133/2025/nd-cp", "nghi dinh", ""), ("133/2025/ND-CP nói gì?", "133/2025/nd-cp", "", ""),
        ("nd-cp số133/2025/NĐ-CP", "133/2025/nd-cp", "", ""), ("ND 133", "133", "nghi dinh", ""), ("nghị định 133/2025", "133/2025", "nghi dinh", ""),
        ("133/2025", "133/2025", "", ""), ("Quyết định 1442/QĐ-BKHCN", "1442/qd-bkhcn", "quyet dinh", ""), ("Điều 5", "", "", "art_5"),
        ("điểm đ khoản 1 Điều 27 Nghị định 133/2025/NĐ-CP", "133/2025/nd-cp", "nghi dinh", "art_27__cl_1__pt_đ"),
        ("Nghị định 133/2025/NĐ-CP, Điều 27 khoản 1 điểm đ", "133/2025/nd-cp", "nghi dinh", "art_27__cl_1__pt_đ"),
        ("Điều 27 của Nghị định 133/2025/NĐ-CP", "133/2025/nd-cp", "nghi dinh", "art_27"),
        ("nghị định 133 tại khoản 2 Điều 27", "133", "nghi dinh", "art_27__cl_2"), ("khoản 1đ Điều 4đ", "", "", "art_4đ__cl_1đ"),
        ("quyết định số 12", "12", "quyet dinh", ""),
        ("dieu 12a", "", "", "art_12a"), ("mục V Phụ lục III.1", "", "", "att_III.1__sec_V"),
        ("Luật số 57/2020/QH14", "57/2020/qh14", "luat", ""), ("Thông tư liên tịch 1/1901/TTLT-XX-YY", "1/1901/ttlt-xx-yy", "thong tu lien tich", ""),
    ])
    func `a text names what it names`(_ text: String, _ number: String, _ kind: String, _ path: String) {
        let expected = LegalReference(number: number.isEmpty ? nil : number, kind: kind.isEmpty ? nil : kind, path: Self.path(path))
        #expect(LegalReference.all(in: text) == [expected])
        #expect(LegalReference.all(in: text.decomposedStringWithCanonicalMapping) == [expected])
    }

    @Test(arguments: [
        "Ai có thẩm quyền cấp giấy phép?", "ngày 20/6/2025", "20/6", "trước 1/7/2025", "103 nhiệm vụ", "", "điều kiện", "điều khoản chung", "1/2",
        "khoản vay", "ai quyết định 2 việc này", "của tại trong", "điểm thi", "luật sư", "tỉnh 2025",
    ])
    func `a text that names nothing is left alone`(_ text: String) {
        #expect(LegalReference.all(in: text).isEmpty)
    }

    @Test func `two documents are two references`() {
        let found = LegalReference.all(in: "So sánh Điều 1 Nghị định 1/1901/NĐ-XX với Điều 2 Nghị định 2/1901/NĐ-XX")
        #expect(found.map(\.number) == ["1/1901/nd-xx", "2/1901/nd-xx"])
        #expect(found.map(\.path) == [Self.path("art_1"), Self.path("art_2")])
    }

    @Test(arguments: [
        ("133/2025", "133/2025/NĐ-CP", "Nghị định", true), ("133/2025", "133/2025/QH15", "Luật", true),
        ("nghị định 133", "133/2025/QH15", "Luật", false), ("luật 133/2025", "133/2025/QH15", "Bộ luật", true),
        ("thông tư 5/1901", "05/1901/TT-XX", "Thông tư", true), ("thông tư 05/1901", "5/1901/TT-XX", "Thông tư", true),
        ("thông tư 5/1901", "50/1901/TT-XX", "Thông tư", false),
        ("133/2025", "1133/2025/NĐ-CP", "Nghị định", false), ("13/2025", "133/2025/NĐ-CP", "Nghị định", false),
    ])
    func `a short name may stand for every document that begins with it`(_ text: String, _ number: String, _ kind: String, _ may: Bool) {
        #expect(LegalReference.all(in: text).first?.mayName(number: number, kind: kind) == may)
    }

    @Test func `hostile text is read to its end`() {
        for piece in ["điều ", "1/", "điểm đ khoản 1 ", "nghị định ", "\u{0}", "(", "phụ lục I "] {
            _ = LegalReference.all(in: String(repeating: piece, count: 2_000))
        }
    }
}
