// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

// What the settings of the language model are called, and what they do.
extension Setting {
    var modelLabel: Words {
        switch self {
        case .modelUse: Words(vi: "Dùng mô hình ngôn ngữ", en: "Use a language model")
        case .modelAddress: Words(vi: "Địa chỉ máy chủ mô hình", en: "Address of the model’s server")
        case .modelName: Words(vi: "Tên mô hình", en: "Name of the model")
        case .modelSecret: Words(vi: "Tên của khoá truy cập", en: "Name of the access key")
        case .modelSeconds: Words(vi: "Chờ lâu nhất (giây)", en: "Longest wait (seconds)")
        default: Words(vi: "Số token mỗi ngày", en: "Tokens a day")
        }
    }

    var modelEffect: Words {
        switch self {
        case .modelUse:
            Words(
                vi:
                    "Công tắc: “no” thì từ câu hỏi kế tiếp không gì được gửi đi nữa, trên mọi máy. “yes”: khi luật tìm được có thể trả lời mà hệ thống chưa đủ chắc, mô hình được chọn khoản trong số đó. Người hỏi chỉ đọc nguyên văn khoản luật còn hiệu lực đã được đối chiếu; lời của mô hình không bao giờ hiện ra. Mô hình có thể chọn nhầm khoản: chỉ bật sau khi đã thử.",
                en:
                    "The switch: with “no” nothing is sent any more from the next question on, on every node. “yes”: where the law that was found may answer but the system is not sure enough, the model may choose among its clauses. Readers see only checked words of clauses in force; the model’s own words are never shown. It may choose a wrong clause: turn it on only after trying it."
            )
        case .modelAddress:
            Words(
                vi:
                    "Máy chủ theo dạng OpenAI, đến hết /v1, ví dụ http://127.0.0.1:8080/v1. Câu hỏi được gửi đến đó sau khi bỏ dữ liệu cá nhân nhận ra được; chỉ dùng máy chủ mà cơ quan tin cậy.",
                en:
                    "An OpenAI-compatible server, up to /v1, such as http://127.0.0.1:8080/v1. Questions go there without the personal data that is recognised; use only a server that your office trusts."
            )
        case .modelName: Words(vi: "Gửi kèm mỗi yêu cầu, và ghi vào mỗi câu trả lời.", en: "Sent with each request, and kept with each answer.")
        case .modelSecret:
            Words(
                vi: "Chỉ ghi tên; giá trị ở biến DONGHANH_SECRET_… hoặc tệp secrets/… của thư mục dữ liệu, trên từng máy.",
                en: "Only the name; the value is the variable DONGHANH_SECRET_… or the file secrets/… of the data folder, on every node."
            )
        case .modelSeconds:
            Words(
                vi: "Quá hạn thì câu hỏi đi tiếp như khi không có mô hình. Lỗi ba lần liền thì máy này để mô hình nghỉ 30 giây, rồi lâu hơn.",
                en:
                    "After that the question goes on as if there were no model. After three failures in a row this node leaves it alone for 30 seconds, then longer."
            )
        default:
            Words(
                vi: "Hết thì thôi hỏi mô hình đến hết ngày (giờ Hà Nội), tính chung mọi máy. 0: không hỏi.",
                en: "When they are used up no model is asked until the day ends in Ha Noi; all nodes together. 0: none is asked."
            )
        }
    }
}

extension ModelUse.Outcome {
    var words: Words {
        switch self {
        case .used: Words(vi: "được dùng", en: "used")
        case .none: Words(vi: "không chọn khoản nào", en: "chose none")
        case .dropped: Words(vi: "không qua đối chiếu", en: "failed the check")
        case .failed: Words(vi: "máy chủ lỗi", en: "server failed")
        }
    }
}

/// What the language model was asked today, and of late.
struct LanguageModelView: Sendable {
    let tokens: String
    let outcomes: [OutcomeView]
    let latest: [UseView]
    let hasLatest: Bool
    /// Where it is unfolded.
    let link: String
    let isOpen: Bool

    static let name = "ngon-ngu"

    struct OutcomeView: Sendable {
        let name: String
        let count: String
    }

    struct UseView: Sendable {
        let at: String
        let model: String
        let prompt: String
        let tokens: String
        let time: String
        let outcome: String
    }

    init(_ state: LanguageModelState, isOpen: Bool, _ visit: Visit) {
        let language = visit.language
        link = SettingsView.link(Self.name, visit)
        self.isOpen = isOpen
        tokens = state.tokensToday.text(in: language)
        outcomes = ModelUse.Outcome.allCases.map {
            OutcomeView(name: $0.words[language], count: (state.outcomesToday[$0] ?? 0).text(in: language))
        }
        latest = state.latest.map { use in
            UseView(
                at: use.at.text(in: language), model: use.model,
                prompt: use.prompt, tokens: use.tokens.text(in: language), time: "\(use.milliseconds.text(in: language)) ms",
                outcome: use.outcome.words[language])
        }
        hasLatest = !latest.isEmpty
    }
}
