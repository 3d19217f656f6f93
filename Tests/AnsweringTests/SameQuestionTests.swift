// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Answering

/// Which questions are one in other words, and which only look like it.
@Suite struct SameQuestionTests {
    static func share(_ one: String, _ other: String) -> Double { SameQuestion(one, in: Sense(one))?.share(of: other) ?? 0 }

    static let same = [
        ("Đèn trời bay đêm phải được buộc dây trong các trường hợp nào?", "Trường hợp nào phải buộc dây đèn trời bay đêm?"),
        ("Chủ đèn trời có những quyền và nghĩa vụ nào khi thả đèn?", "Chủ đèn trời có quyền và nghĩa vụ gì khi thả đèn?"),
        ("Làm dịch vụ treo đèn, gỡ đèn trời phải có điều kiện gì?", "Dịch vụ treo đèn, gỡ đèn trời phải có những điều kiện nào?"),
        ("Giấy phép thả đèn trời bị mất thì xin cấp lại thế nào?", "Mất giấy phép thả đèn trời thì xin cấp lại như thế nào?"),
        ("Bao nhiêu ngày thì được cấp giấy phép thả đèn trời?", "Trong bao nhiêu ngày phải cấp giấy phép thả đèn trời?"),
        ("Chủ đèn trời có những quyền và nghĩa vụ nào khi thả đèn?", "chu den troi co quyen va nghia vu gi khi tha den"),
    ]

    @Test(arguments: same) func `other words for one question are the same question, either way round`(_ one: String, _ other: String) {
        #expect(Self.share(one, other) > 0)
        #expect(Self.share(other, one) > 0)
        #expect(Self.share(one, one) == 1)
    }

    static let different = [
        // Each speaks of something that the other does not.
        ("Mẫu dấu dùng để đóng trên đèn trời đỏ phải tiêu huỷ?", "Mẫu dấu dùng để đóng trên đèn trời xanh phải tiêu huỷ?"),
        ("Trách nhiệm của đội mây trong việc giữ đèn trời?", "Trách nhiệm của đội gió trong việc giữ đèn trời?"),
        // The time limit, the papers, the fee, who: not the same of the same thing.
        ("Bao nhiêu ngày thì được cấp giấy phép thả đèn trời?", "Hồ sơ cấp giấy phép thả đèn trời gồm những gì?"),
        ("Lệ phí cấp giấy phép thả đèn trời?", "Ai cấp giấy phép thả đèn trời?"),
        ("Giấy phép thả đèn trời được cấp khi nào?", "Giấy phép thả đèn trời bị thu hồi khi nào?"),
        ("Đèn trời loại 2 được thả ở độ cao nào?", "Đèn trời loại 3 được thả ở độ cao nào?"),
        // Opposites: what is not, not yet, or forbidden.
        ("Khi nào được thả đèn trời ban đêm ở xã?", "Khi nào không được thả đèn trời ban đêm ở xã?"),
        ("Khi nao duoc tha den troi ban dem o xa", "Khi nao khong duoc tha den troi ban dem o xa"),
        ("Hành vi nào được làm khi thả đèn trời ban đêm?", "Hành vi nào bị cấm khi thả đèn trời ban đêm?"),
        ("Người thành niên thả đèn trời là người như thế nào?", "Người chưa thành niên thả đèn trời là người như thế nào?"),
        // In and out, over and under, one person and many.
        ("Thả đèn trời trong khu dân cư phải có điều kiện gì?", "Thả đèn trời ngoài khu dân cư phải có điều kiện gì?"),
        ("Người trên 18 tuổi thả đèn trời cần giấy tờ gì?", "Người dưới 18 tuổi thả đèn trời cần giấy tờ gì?"),
        ("Cá nhân thả đèn trời phải đáp ứng điều kiện gì?", "Tổ chức thả đèn trời phải đáp ứng điều kiện gì?"),
        ("Người lao động bỏ đội mây phải báo trước thế nào?", "Người sử dụng lao động bỏ đội mây phải báo trước thế nào?"),
        // One speaks of much more than the other.
        ("Thả đèn trời ban đêm là gì?", "Thẩm định kế hoạch thả đèn trời ban đêm là gì?"),
        // Too little to tell.
        ("Đèn trời?", "Đèn trời?"),
    ]

    @Test(arguments: different) func `what asks for something else is not the same, however alike it looks`(_ one: String, _ other: String) {
        #expect(Self.share(one, other) == 0)
        #expect(Self.share(other, one) == 0)
    }
}
