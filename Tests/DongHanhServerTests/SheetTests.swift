// SPDX-License-Identifier: Apache-2.0
import Domain
import DongHanhServer
import Testing

@Suite struct SheetTests {
    @Test(arguments: [1, 7, 20, 88])
    func `wrapping loses no word and no line is too long, unless one word is`(_ width: Int) {
        let text = "Ủy ban nhân dân cấp tỉnh cấp, gia hạn và thu hồi giấy phép theo đúng thẩm quyền được giao"
        let lines = Sheet.wrapped(text, width: width)

        #expect(lines.joined(separator: " ") == text)
        for line in lines { #expect(line.count <= width || !line.contains(" ")) }
    }

    @Test func `values of rows stand one under the other`() {
        var sheet = Sheet()
        sheet.row("Ngày", "một", indent: 0, column: 10)
        sheet.row("Câu hỏi", "hai", indent: 0, column: 10)
        #expect(sheet.text == "Ngày      một\nCâu hỏi   hai")
    }

    @Test(arguments: [
        (0, 10, 1.0, "Nhập: 0/10 mục (0 %), 0.0 mục/s, còn 0:00"),
        (5, 10, 10.0, "Nhập: 5/10 mục (50 %), 0.5 mục/s, còn 0:10"),
        (400, 1_000, 2.0, "Nhập: 400/1000 mục (40 %), 200 mục/s, còn 0:03"),
        (0, 0, 0.0, "Nhập: 0/0 mục (100 %), 0.0 mục/s, còn 0:00"),
    ])
    func `progress tells how far, how fast and how long still`(_ done: Int, _ total: Int, _ seconds: Double, _ line: String) {
        #expect(ProgressLine.text("Nhập", unit: "mục", done: done, total: total, seconds: seconds, language: .vi) == line)
    }
}
