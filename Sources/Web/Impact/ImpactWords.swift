// SPDX-License-Identifier: Apache-2.0
import Domain

extension LawChange {
    /// "khoản 2 Điều 5, 7/1901/NĐ-XX".
    var placeWords: String { [path.citation, number.isEmpty ? document.text : number].filter { !$0.isEmpty }.joined(separator: ", ") }
}

extension LawChange.Cause {
    var name: Words {
        switch self {
        case .amendment(let id): Words(vi: "Sửa đổi đã xác nhận \(id.text)", en: "Confirmed amendment \(id.text)")
        case .edition(_, let label): Words(vi: "Ấn bản pháp điển \(label)", en: "Edition of the codification \(label)")
        case .reading: Words(vi: "Chọn bản đọc khác của văn bản", en: "Another reading of an act was chosen")
        }
    }
}

extension TouchedRecord.Kind {
    var words: Words {
        switch self {
        case .answer: Words(vi: "trợ lý trả lời", en: "by the assistant")
        case .reply: Words(vi: "cán bộ trả lời", en: "by a person")
        }
    }
}

extension SiteURL {
    func cause(_ cause: LawChange.Cause) -> String {
        if case .amendment(let id) = cause { amendment(id) } else { address(["impact", "changes"], [("cause", cause.text)]) }
    }
}

extension Catalogue {
    static let impactSentences: [String: Words] = [
        "look.no-note": Words(
            vi: "Chưa có ghi chú. Hãy ghi bạn đã đối chiếu với quy định nào.", en: "There is no note yet. Write which rule you compared it with."
        ),
        "look.nothing-chosen": Words(
            vi: "Chưa chọn mục nào. Hãy đánh dấu những mục bạn đã xem.", en: "Nothing is chosen. Mark what you have looked at."),
        "look.nothing": Words(
            vi: "Mục này không còn chờ xem lại. Hãy tải lại trang để xem.", en: "This does not wait to be looked at any more. Load the page again."
        ),
        "look.changed-since": Words(
            vi: "Quy định lại vừa đổi thêm. Hãy xem thay đổi mới rồi xác nhận lại.",
            en: "The law has changed once more. Look at what is new, then confirm."
        ),
        "look.is-knowledge": Words(
            vi: "Hỏi đáp phải được đối chiếu lại từng trích dẫn: hãy trả lời lại trên phiếu rồi đưa vào hỏi đáp.",
            en: "Every quote of an approved answer must be checked anew: answer again on its ticket, then make it knowledge."
        ),
    ]
}
