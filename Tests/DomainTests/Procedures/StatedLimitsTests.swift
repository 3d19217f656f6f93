// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Published texts that state one time limit, or several, each for a case of its own.
@Suite struct StatedLimitsTests {
    private static func told(_ text: String) -> [String]? {
        StatedLimits(text)?.limits.map { $0.words.vi + ($0.condition.map { " | \($0)" } ?? "") }
    }

    @Test(arguments: [
        ("05 ngày làm việc", ["5 ngày làm việc"]), ("25 ngày từ khi nhận đủ hồ sơ bịa", ["25 ngày | từ khi nhận đủ hồ sơ bịa"]),
        ("10 ngày làm việc; 05 ngày làm việc báo hồ sơ chưa đủ", ["10 ngày làm việc", "5 ngày làm việc | báo hồ sơ chưa đủ"]),
        ("25 ngày; kiểm tra hồ sơ 05 ngày làm việc", ["25 ngày", "5 ngày làm việc | kiểm tra hồ sơ"]),
        ("01 tháng (bản bịa)", ["1 tháng | (bản bịa)"]), ("10 ngày\n25 ngày (2022)", ["10 ngày", "25 ngày | (2022)"]),
        ("05 + 10 ngày làm việc", ["5 ngày làm việc, rồi 10 ngày làm việc"]),
        ("05 ngày làm việc xét hợp lệ + 15 ngày", ["5 ngày làm việc, rồi 15 ngày | xét hợp lệ"]),
        (
            "15 ngày (bản bịa); từ 29/04/1926: 05 + 10 ngày làm việc",
            ["15 ngày | (bản bịa)", "5 ngày làm việc, rồi 10 ngày làm việc | từ 29/04/1926"]
        ),
        ("10 ngày kể từ ngày nhận đủ hồ sơ", ["10 ngày | kể từ ngày nhận đủ hồ sơ"]),
        ("từ ngày 29/04/1926: 10 ngày từ khi hồ sơ hợp lệ", ["10 ngày | từ ngày 29/04/1926: từ khi hồ sơ hợp lệ"]),
        ("Mạng nội bộ: 28 ngày", ["28 ngày | Mạng nội bộ"]),
    ])
    func `every limit is told with its case`(_ text: String, _ limits: [String]) {
        #expect(Self.told(text) == limits)
    }

    @Test(arguments: [
        "", "chưa rõ", "nộp trước 45 ngày", "10 ngày; chậm nhất hôm sau", "30 ngày: Sở 25 ngày, UBND 05 ngày", "nộp tối thiểu 30 ngày",
        "15 ngày; qua hội đồng thêm 05 + 07 ngày làm việc", "không quá 45 ngày", "ngày 05", "0 ngày", "05 +", "+ 10 ngày", "10 ngày 20 ngày",
        "10 tuần", "10 ngày làm việc từ khi hết thời hạn xét hồ sơ bịa", "04 ngày kể từ ngày có ý kiến bịa", "05 ngày; 10 ngày sau khi họp",
    ])
    func `what is no plain limit is not reckoned at all`(_ text: String) {
        #expect(StatedLimits(text) == nil)
    }

    /// Stages counted one by one on a calendar that an oracle walks day by day.
    @Test(arguments: 0..<200)
    func `a stage begins when the one before has ended`(_ seed: Int) throws {
        let start = Day(number: 20_000 + seed)
        let stated = try #require(StatedLimits("\(seed % 7 + 1) + \(seed % 5 + 1) ngày làm việc")?.limits.first)
        var (day, left) = (start, seed % 7 + 1 + seed % 5 + 1)
        while left > 0 {
            day = day.advanced(by: 1)
            // 1 January 1970 was a Thursday.
            if ![2, 3].contains((day.number % 7 + 7) % 7) { left -= 1 }
        }
        #expect(stated.deadline(received: start, on: .weekendsOnly).last == day)
    }
}
