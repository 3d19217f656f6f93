// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The fast way of looking for terms, judged by the slow one.
@Suite struct TermScanTests {
    private static let pieces = [
        "giấy", "phép", "Bưu", "CHÍNH", "vô", "tuyến", "điện", "Đường", "đ", "ủy", "ban", "UBND", "KH&CN", "khcn", "x", "quang", "Xquang", "133",
        "2025", "NĐ", "CP", "a", "và", "của", "cấp", "nghệ", "số", "résumé", "Straße", "Ω", "²", "tthc",
    ]
    private static let gaps = [" ", ", ", "/", "-", "\n", ". ", " – ", "“", "”", "…", "&", "(", ") ", "\u{A0}", "\u{FEFF}", "€", "🙂", ""]

    @Test(arguments: 1...60)
    func `it finds just the terms that both texts have`(_ seed: Int) {
        var chance = Chance(state: UInt64(seed))
        for _ in 0..<20 {
            let asked = SearchWords(Self.text(of: 6, &chance))
            let text = Self.text(of: 40, &chance)
            #expect(TermScan(asked).present(in: text) == asked.terms.intersection(SearchWords(text).terms), "\(text)")
        }
    }

    @Test(arguments: ["", "&", "vô tuyến", "votuyen", "VÔ  TUYẾN", "giâ\u{301}y phe\u{301}p", "UBND tỉnh", "ủy ban nhân dân"])
    func `every way of writing a term is found`(_ text: String) {
        let asked = SearchWords("giấy phép vô tuyến của ủy ban nhân dân tỉnh")
        #expect(TermScan(asked).present(in: text) == asked.terms.intersection(SearchWords(text).terms))
    }

    private static func text(of count: Int, _ chance: inout Chance) -> String {
        (0..<count).map { _ in pieces[chance.below(pieces.count)] + gaps[chance.below(gaps.count)] }.joined()
    }

    /// Numbers that are the same in every run.
    private struct Chance {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }
}
