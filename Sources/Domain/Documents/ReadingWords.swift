// SPDX-License-Identifier: Apache-2.0

extension ReadingDoubt.Kind {
    /// What the doubt is, for a person who settles it.
    package var words: Words {
        switch self {
        case .gap: Words(vi: "Thiếu số phía trước:", en: "A number before it is missing:")
        case .outOfOrder: Words(vi: "Số không nối tiếp, giữ làm lời văn:", en: "Out of order, kept as text:")
        case .mayBeSentence:
            Words(vi: "Nhận là một đơn vị, nhưng có thể chỉ là câu đang viết dở:", en: "Taken as a unit, but a sentence may just go on:")
        case .openQuotation: Words(vi: "Dấu ngoặc kép mở mà không đóng:", en: "A quotation opens and does not close:")
        case .twiceNumbered: Words(vi: "Số này có hai lần:", en: "This number comes twice:")
        case .noArticles: Words(vi: "Văn bản không chia thành điều.", en: "The act is not divided into articles.")
        case .noNumber: Words(vi: "Không thấy số, ký hiệu.", en: "No number was found.")
        case .noDay: Words(vi: "Không thấy ngày ban hành.", en: "No day of issue was found.")
        case .noIssuer: Words(vi: "Không thấy cơ quan ban hành.", en: "No issuer was found.")
        case .continuesElsewhere: Words(vi: "Văn bản còn tiếp ở nơi khác:", en: "The act goes on elsewhere:")
        case .unreadable: Words(vi: "Có dấu không đọc được (�):", en: "A sign that cannot be read (�):")
        case .convertedFont: Words(vi: "Đã chuyển từ phông chữ cũ, hãy đối chiếu:", en: "Converted from an old font, compare it:")
        case .macros:
            Words(vi: "Tệp có kèm macro (chương trình); không chạy, không đọc.", en: "The file carries macros; they were neither run nor read.")
        case .unplaced: Words(vi: "Chưa có chỗ:", en: "Without a place:")
        }
    }
}

extension LeftOut.Reason {
    package var words: Words {
        switch self {
        case .pageHeader: Words(vi: "đầu trang và số trang", en: "page headers and numbers")
        case .seal: Words(vi: "khung chữ ký số", en: "the electronic seal")
        case .rule: Words(vi: "đường kẻ", en: "rules")
        case .continuation: Words(vi: "lời dẫn sang số Công báo khác", en: "pointers to another gazette")
        case .noteMark: Words(vi: "số chú thích", en: "note marks")
        case .chrome: Words(vi: "phần của trang web", en: "the site around it")
        }
    }
}
