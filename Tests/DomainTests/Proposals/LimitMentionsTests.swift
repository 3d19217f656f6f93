// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Time limits as acts state them.
@Suite struct LimitMentionsTests {
    @Test(
        arguments: [
            ("Trong thời hạn 10 ngày làm việc kể từ ngày nhận được hồ sơ, cơ quan bịa trả lời.", ["10 ngày làm việc kể từ ngày nhận được hồ sơ"]),
            ("xét hồ sơ trong 05 ngày làm việc. Trường hợp khác, trong 05 ngày làm việc.", ["05 ngày làm việc"]),
            ("Thời hạn giải quyết là 10 ngày làm việc.", ["10 ngày làm việc"]),
            ("không quá 35 ngày kể từ ngày kết thúc; tối đa 06 tháng", ["35 ngày kể từ ngày kết thúc", "06 tháng"]),
            ("trong vòng 24 giờ kể từ khi nhận đơn", ["24 giờ kể từ khi nhận đơn"]),
            ("Trong thời hạn 08 ngày làm việc, kể từ ngày nhận đơn, …", ["08 ngày làm việc kể từ ngày nhận đơn"]),
            // Days of the calendar, ages, articles and sums are none.
            ("Nghị định này có hiệu lực từ ngày 16 tháng 01 năm 1901.", []),
            ("Người từ 18 tháng tuổi trở lên nộp 01 bộ hồ sơ theo khoản 3 Điều 12.", []),
            ("", []),
        ])
    func `limits are read with what they begin from`(_ text: String, _ limits: [String]) { #expect(LimitMentions.found(in: text) == limits) }

    @Test func `a text that is one word long, or ends in a number, is read to its end`() {
        #expect(LimitMentions.found(in: "trong 10").isEmpty)
        #expect(LimitMentions.found(in: "10").isEmpty)
        #expect(LimitMentions.found(in: "trong 10 ngày") == ["10 ngày"])
    }
}
