// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing
import Web

@Suite struct FieldsTests {
    @Test(arguments: [
        ("q=c%E1%BA%A5p+ph%C3%A9p", "cấp phép"), ("q=a%2Bb", "a+b"), ("q=", nil), ("p=1", nil), ("q=+%20", nil), ("q=1&q=2", "1"),
        ("q=%", "%"), ("q=%zz", "%zz"), ("q=%f", "%f"), ("q=a=b", "a=b"), ("q=a\u{302}\u{301}", "ấ"), ("q=%FF", "\u{FFFD}"), ("&&q=x&", "x"),
    ])
    func `a field is read as browsers write it`(_ query: String, _ value: String?) {
        #expect(Fields(query)["q"] == value)
    }

    @Test func `what is written is read back, whatever it is`() {
        var generator = Lehmer(seed: 20_261_122)
        for _ in 0..<500 {
            let text = String(String.UnicodeScalarView((0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) }))
            #expect(Fields("a=1&q=\(text.percentEncoded)&b=2").raw("q")?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        }
    }
}

/// The same chance in every run.
struct Lehmer: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func next() -> UInt64 {
        state = state &* 0xDA94_2042_E4DD_58B5 &+ 0x1234_5678_9ABC_DEF1
        return state ^ (state >> 29)
    }
}

@Suite struct FormatTests {
    @Test(arguments: [
        ("2026-11-22", "22/11/2026", "22 November 2026"), ("2025-07-01", "01/07/2025", "1 July 2025"),
    ])
    func `a day is written as each language writes it`(_ iso: String, _ vi: String, _ en: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.text(in: .vi) == vi)
        #expect(day.text(in: .en) == en)
    }

    @Test(arguments: [
        ("22/11/2026", "2026-11-22"), ("1-7-2025", "2025-07-01"), ("2026-11-22", "2026-11-22"), ("30/02/2026", nil), ("2026-02-30", nil),
        ("31/11/2026", nil), ("hôm nay", nil), ("", nil), ("1/2", nil), ("1/2/3/4", nil), ("1/1/99999", nil), ("٢٢/١١/٢٠٢٦", nil),
    ])
    func `a day is read as people type it, and only a day there is`(_ typed: String, _ iso: String?) {
        #expect(Day(typed: typed)?.iso == iso)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1.000"), (62_013, "62.013"), (250_000, "250.000"), (1_234_567, "1.234.567"), (-1234, "-1.234")])
    func `thousands are parted by points`(_ number: Int, _ text: String) {
        #expect(number.text(in: .vi) == text)
        #expect(number.text(in: .en) == text.replacing(".", with: ","))
    }

    @Test func `the hour is that of Ha Noi`() {
        #expect(TestSite.now.text(in: .vi) == "10 giờ 00 ngày 22/11/2026")
        #expect(TestSite.now.text(in: .en) == "10:00 on 22 November 2026")
    }
}

@Suite struct CatalogueTests {
    @Test(arguments: Catalogue.keys)
    func `a sentence names the same things in both languages`(_ key: String) throws {
        let both = try Language.allCases.map { try #require(Catalogue.sentence(key, [], in: $0)) }
        let named = both.map { Set($0.matches(of: /\{\d\}/).map { String($0.output) }) }
        #expect(named[0] == named[1])
        #expect(both[0] != both[1])
        #expect(!both[0].contains("!") && !both[1].contains("!"))
    }

    @Test func `a sentence names what was refused`() {
        #expect(Catalogue.sentence(for: QuestionError.noSuchDay("30/02/2026"), in: .vi)?.contains("“30/02/2026”") == true)
        #expect(Catalogue.sentence(for: QuestionError.noSuchPlace("Hung", near: ["Hưng Yên"]), in: .en)?.contains("Hưng Yên") == true)
        #expect(Catalogue.sentence(for: QuestionError.noSuchPlace("?", near: []), in: .en)?.contains("{") == false)
    }
}
