// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Acts that nobody ever issued, as their text would be published.
enum MadeUpAct {
    static let front = """
        HỘI ĐỒNG BỊA ĐẶT
        Số: 7/1901/NĐ-XX
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        _______________
        Hà Nội, ngày 03 tháng 02 năm 1901
        NGHỊ ĐỊNH
        Về chuyện bịa
        Căn cứ Luật Bịa đặt ngày 01 tháng 01 năm 1901;
        Theo đề nghị của người bịa;
        Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa.
        """

    static let close = """
        TM. HỘI ĐỒNG BỊA ĐẶT
        CHỦ TỊCH
        Nguyễn Văn Bịa
        """

    /// What the DOC files beside the tests say.
    static let ofDoc = """
        HỘI ĐỒNG BỊA ĐẶT
        Số: 7/1901/NĐ-XX
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hà Nội, ngày 03 tháng 02 năm 1901
        NGHỊ ĐỊNH
        Về chuyện bịa
        Căn cứ Luật Bịa đặt ngày 01 tháng 01 năm 1901;
        Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa.
        Điều 1. Phạm vi điều chỉnh
        1. Nghị định này quy định chuyện bịa của những người được giao trồng khế, ổi, xoài và bưởi ở vùng núi, ngoài đảo.
        2. Thông tin về ngày trồng, quyết định hỗ trợ giống, tỷ lệ sống của cây, mỗi kỳ, mọi lúc; khoản này không áp dụng ở Việt Nam.
        Điều 2. Những chữ hiếm
        Nghĩa là ngoằn ngoèo, khuỷu tay, quỹ, thuở, ngữ, chữ, sẵn, kỹ, xã, ý, ở.
        TM. HỘI ĐỒNG BỊA ĐẶT
        CHỦ TỊCH
        Nguyễn Văn Bịa
        """

    static func text(_ body: String, attached: String = "") -> String { [front, body, close, attached].joined(separator: "\n") }
}

/// A random act and the text that it is printed as.
struct RandomAct {
    private var random: SplitMix
    private(set) var text = ""
    /// eId and heading of each unit, in order.
    private(set) var units: [Unit] = []

    struct Unit: Equatable {
        let path: String
        let heading: String
    }

    private static let words = [
        "người", "bịa", "chuyện", "đặt", "quả", "khế", "trồng", "vườn", "hái", "kho", "thóc", "mưa", "nắng", "sông", "núi", "thuyền", "chợ", "làng",
        "ao", "cá",
    ]
    private static let letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"]

    init(seed: UInt64) {
        random = SplitMix(state: seed)
        var lines: [String] = []
        body(&lines, under: "")
        var attached: [String] = []
        if Bool.random(using: &random) {
            attached = ["QUY CHẾ", "LÀM CHUYỆN BỊA", "(Ban hành kèm theo Nghị định số 7/1901/NĐ-XX)"]
            units.append(Unit(path: "reg_", heading: "QUY CHẾ LÀM CHUYỆN BỊA"))
            body(&attached, under: "reg___")
        }
        text = MadeUpAct.text(lines.joined(separator: "\n"), attached: attached.joined(separator: "\n"))
    }

    private mutating func body(_ lines: inout [String], under prefix: String) {
        var article = 0
        for chapter in 1...Int.random(in: 1...3, using: &random) {
            let roman = ["I", "II", "III"][chapter - 1]
            lines += ["Chương \(roman)", "CHUYỆN THỨ \(roman)"]
            units.append(Unit(path: "\(prefix)chp_\(roman)", heading: "CHUYỆN THỨ \(roman)"))
            for _ in 1...Int.random(in: 1...4, using: &random) {
                article += 1
                self.article(article, &lines, under: prefix)
                if Int.random(in: 0..<6, using: &random) == 0 { self.article(article, &lines, under: prefix, letter: "a") }
            }
        }
    }

    private mutating func article(_ number: Int, _ lines: inout [String], under prefix: String, letter: String = "") {
        let heading = phrase(2...5)
        let path = "\(prefix)art_\(number)\(letter)"
        lines.append("Điều \(number)\(letter). \(heading)")
        units.append(Unit(path: path, heading: heading))
        let clauses = Int.random(in: 0...4, using: &random)
        if clauses == 0 { return lines.append(sentence()) }
        for clause in 1...clauses {
            self.clause("\(clause)", &lines, under: path)
            if Int.random(in: 0..<8, using: &random) == 0 { self.clause("\(clause)a", &lines, under: path) }
        }
    }

    private mutating func clause(_ number: String, _ lines: inout [String], under path: String) {
        lines.append("\(number). \(sentence())")
        units.append(Unit(path: "\(path)__cl_\(number)", heading: ""))
        let points = Int.random(in: -2...Self.letters.count, using: &random)
        for letter in Self.letters.prefix(max(0, points)) {
            lines.append("\(letter)) \(sentence())")
            units.append(Unit(path: "\(path)__cl_\(number)__pt_\(letter)", heading: ""))
        }
    }

    private mutating func phrase(_ count: ClosedRange<Int>) -> String {
        let words = (0..<Int.random(in: count, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "bịa" }
        return words.joined(separator: " ").prefix(1).uppercased() + words.joined(separator: " ").dropFirst()
    }

    private mutating func sentence() -> String { phrase(4...40) + "." }

    /// The text as a gazette's page has it: broken at a width, with headers and page numbers between.
    func onPages(width: Int, lines: Int) -> String {
        var out: [String] = []
        for line in text.split(separator: "\n") {
            var row = ""
            for word in line.split(separator: " ") {
                if !row.isEmpty, row.count + 1 + word.count > width {
                    out.append(row + " ")
                    row = ""
                }
                row += row.isEmpty ? word : " " + word
            }
            out.append(row + " ")
        }
        var pages: [String] = []
        for start in stride(from: 0, to: out.count, by: lines) {
            pages.append(
                "CÔNG BÁO/Số 9/Ngày 09-09-1901 \n\(start / lines + 2)\n \n" + out[start..<min(start + lines, out.count)].joined(separator: "\n"))
        }
        return pages.joined(separator: "\n\n")
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
