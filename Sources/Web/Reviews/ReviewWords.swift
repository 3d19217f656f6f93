// SPDX-License-Identifier: Apache-2.0
import Domain

extension AnswerReview.Ground {
    func words(_ facts: RegistryFacts) -> Words {
        switch self {
        case .knowledge(let id):
            let question = facts.knowledge.first { $0.id == id }?.question ?? id.text
            return Words(vi: "Hỏi đáp đã duyệt: \(question)", en: "Approved entry: \(question)")
        case .duty(let id):
            let title = facts.duties.first { $0.id == id }?.title
            return Words(vi: "Nhiệm vụ \(id.text) \(title?.vi ?? "")", en: "Duty \(id.text) \(title?.text(in: .en) ?? "")")
        case .provision(let id): return Words(vi: "Điều \(id.text)", en: "Article \(id.text)")
        case .answer: return Words(vi: "Câu trả lời không có căn cứ trong kho", en: "An answer that rests on nothing held here")
        }
    }
}

extension ReviewList {
    var words: Words {
        switch self {
        case .open: Words(vi: "Chưa xong", en: "Not ended")
        case .mine: Words(vi: "Tôi đang xem", en: "In my hands")
        case .ended: Words(vi: "Đã xong", en: "Ended")
        }
    }
}

extension AnswerReview.State {
    var words: Words {
        switch self {
        case .waiting: Words(vi: "chờ người xem", en: "waits for somebody")
        case .taken: Words(vi: "đang xem", en: "being looked at")
        case .ended: Words(vi: "đã xong", en: "ended")
        }
    }
}

extension AnswerReview.Outcome.Kind {
    var words: Words {
        switch self {
        case .right: Words(vi: "câu trả lời đúng", en: "the answer was right")
        case .knowledgeDrafted: Words(vi: "đã soạn một hỏi đáp", en: "an entry of knowledge was drafted")
        case .factDrafted: Words(vi: "đã soạn sửa một dữ kiện", en: "a change of a fact was drafted")
        case .handedOn: Words(vi: "chuyển bàn trực trả lời", en: "the desk answers it")
        case .judged: Words(vi: "giữ làm câu mẫu để học xếp hạng", en: "kept as a question for the ranking to learn from")
        }
    }
}

extension AnswerReview.Step.Action {
    var words: Words {
        switch self {
        case .opened: Words(vi: "người đọc cho là sai", en: "a reader said that it is wrong")
        case .joined: Words(vi: "thêm một người đọc cho là sai", en: "one more reader said so")
        case .reopened: Words(vi: "người đọc lại cho là sai, mở lại", en: "a reader said so again: opened anew")
        case .taken: Words(vi: "nhận xem", en: "took it")
        case .takenOver: Words(vi: "xem thay", en: "took it over")
        case .putBack: Words(vi: "trả lại để người khác xem", en: "put it back")
        case .ended: Words(vi: "kết luận", en: "ended it")
        }
    }
}

extension Catalogue {
    /// What can be refused of reviews.
    static let reviewSentences: [String: Words] = [
        "review.not-found": Words(vi: "Không có mục xem lại này. Hãy mở lại danh sách.", en: "There is no such review. Open the list again."),
        "review.changed-since": Words(
            vi: "Trong lúc bạn làm, có người khác làm hoặc có thêm người đọc cho là sai. Xem ở dưới rồi quyết định lại; chữ bạn viết vẫn còn.",
            en: "Meanwhile somebody did something, or one more reader said so. See below, then decide again; what you wrote is still there."
        ),
        "review.not-taken": Words(vi: "Chưa ai nhận xem. Hãy nhận trước.", en: "Nobody has taken it. Take it first."),
        "review.taken-already": Words(
            vi: "Đang có người xem. Nếu cần, hãy xem thay và ghi lý do.", en: "Somebody looks at it. If need be, take it over and say why."
        ),
        "review.ended-already": Words(
            vi: "Đã có kết luận. Nếu lại có người đọc cho là sai, mục này tự mở lại.",
            en: "It has been ended. Where a reader says so again, it opens by itself."
        ),
        "review.held-by-another": Words(
            vi: "Mục này đang ở trong tay người khác. Hãy xem thay trước, và ghi lý do.",
            en: "It is in somebody else’s hands. Take it over first, and say why."
        ),
        "review.yours-already": Words(vi: "Bạn đang xem mục này rồi. Tải lại trang.", en: "You have it in hand already. Load the page again."),
        "review.no-outcome": Words(vi: "Chưa chọn kết luận. Hãy chọn một kết luận.", en: "No outcome was chosen. Choose one."),
        "review.no-such-draft": Words(
            vi: "Không thấy bản thảo đó, hoặc nó không thuộc loại đã chọn, hoặc đã rút. Hãy chép địa chỉ trang của bản thảo.",
            en: "There is no such draft, or it is of another kind, or was withdrawn. Copy the address of its page."
        ),
        "review.not-proved": Words(
            vi: "Câu mẫu cần một điều trong kho và lời trích khớp từng chữ. Hãy ghi cả hai.",
            en: "A question to learn from needs an article that is held and its words. Give both."
        ),
        "review.erased": Words(
            vi: "Câu hỏi đã xoá theo thời hạn giữ dữ liệu. Hãy chọn kết luận khác.", en: "The question was erased by rule. Choose another outcome."
        ),
    ]
}
