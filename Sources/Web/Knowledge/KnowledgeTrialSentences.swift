// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// Why an entry that was tried may not be approved as it is.
    static let trialSentences: [String: Words] = [
        "trial.not-tried": Words(
            vi: "Mục này chưa được thử với những gì hệ thống đang biết: từ lần thử trước, bản thảo, một nội dung khác, văn bản hoặc ngày đã đổi. "
                + "Hệ thống đang thử lại; chờ kết quả hiện ra dưới đây rồi duyệt.",
            en: "This entry was not tried with what is known now: since its last trial the draft, another fact, the law or the day has changed. "
                + "It is being tried again; wait for the outcome below, then approve."
        ),
        "trial.nothing-to-try": Words(
            vi: "Không có gì phải thử lại: mục đã đạt, hoặc không chờ duyệt nữa. Hãy xem tình trạng ở dưới.",
            en: "There is nothing to try again: the entry has passed, or does not wait any more. See below how it stands."
        ),
        "trial.breaks": Words(
            vi:
                "Nếu duyệt, {0} câu đang được trả lời đúng sẽ bị trả lời khác đi: {1}. Hãy trả lại để người soạn viết câu hỏi và các cách hỏi hẹp hơn, "
                + "hoặc thu hẹp ngày, nơi áp dụng. Nếu chính câu trả lời cũ mới sai, hãy sửa hoặc bỏ nội dung cũ đó trước.",
            en:
                "If it is approved, {0} questions that are answered rightly now will be answered otherwise: {1}. Return it, so that its author words the "
                + "question and its other words more narrowly, or narrows its days or its place. If what was said before is wrong, change or end that first."
        ),
        "trial.said-by-another": Words(
            vi:
                "Câu hỏi “{0}” đã có mục khác trả lời và mục đó được chọn trước, nên mục này sẽ không được dùng. Hãy bỏ hoặc sửa mục cũ trước, rồi thử lại.",
            en:
                "Another entry answers “{0}” already and goes before this one, which would not be used. End or change that entry first, then try again."
        ),
        "trial.says-nothing": Words(
            vi: "Duyệt xong, trợ lý vẫn không trả lời được chính câu hỏi “{0}”. Hãy trả lại: câu hỏi cần ít nhất bốn tiếng nói rõ việc gì, "
                + "và lời trích phải khớp điều khoản đang có hiệu lực trong những ngày của mục.",
            en:
                "Once approved, the assistant would still not answer “{0}” itself. Return it: the question needs at least four words that say what it is "
                + "about, and the quotes must read as the law does on the days of the entry."
        ),
    ]
}

extension KnowledgeTrial.Outcome {
    var words: Words {
        switch self {
        case .byEntry: Words(vi: "trả lời bằng mục này", en: "answered by this entry")
        case .otherwise:
            Words(
                vi: "đã có trả lời từ sổ thẩm quyền hoặc văn bản, không dùng tới mục này",
                en: "answered from the registry or the law, without this entry")
        case .byAnother: Words(vi: "một mục khác trả lời thay", en: "another entry answers instead")
        case .unanswered: Words(vi: "chưa trả lời được: viết rõ hơn", en: "not answered: word it more clearly")
        }
    }
}

extension TrialQuestion.Origin {
    var words: Words {
        switch self {
        case .entry: Words(vi: "câu của mục đã duyệt khác", en: "question of another approved entry")
        case .golden: Words(vi: "câu chuẩn, đã biết điều luật trả lời", en: "golden question, its article known")
        case .duty: Words(vi: "câu về một nhiệm vụ", en: "question about a duty")
        case .practice: Words(vi: "câu hỏi thực tế", en: "question from practice")
        }
    }
}
