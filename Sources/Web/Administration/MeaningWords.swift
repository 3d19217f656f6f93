// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

// What the settings of search by meaning are called, and what they do.
extension Setting {
    var meaningLabel: Words {
        switch self {
        case .meaningEngine: Words(vi: "Véc-tơ lấy từ đâu", en: "Where vectors come from")
        case .meaningShare: Words(vi: "Phần của nghĩa trong thứ tự (%)", en: "Share of meaning in the order (%)")
        case .meaningAddress: Words(vi: "Địa chỉ máy chủ véc-tơ", en: "Address of the embedding server")
        case .meaningModel: Words(vi: "Tên mô hình", en: "Name of the model")
        case .meaningForm: Words(vi: "Cách phân biệt câu hỏi và điều luật", en: "How a question is told from a text")
        default: Words(vi: "Tên của khoá truy cập", en: "Name of the access key")
        }
    }

    var meaningEffect: Words {
        switch self {
        case .meaningEngine:
            Words(
                vi:
                    "“library”: mô hình đã cài bằng donghanh model install, chạy trên máy này. “server”: máy chủ ở địa chỉ bên dưới. “none”: không dùng. Thiếu mô hình thì mọi thứ vẫn chạy, kết quả xếp theo từ ngữ.",
                en:
                    "“library”: the model installed by donghanh model install, on this machine. “server”: the server at the address below. “none”: not used. Without a model everything works, ordered by words."
            )
        case .meaningShare:
            Words(
                vi:
                    "0: tắt, không làm véc-tơ. Lớn hơn 0: 20 kết quả đầu được xếp lại một phần theo nghĩa, khi tất cả đã có véc-tơ; câu gõ không dấu thì giữ nguyên. Việc làm véc-tơ chạy nền nhiều giờ. Khi nghĩa và từ ngữ không cùng chọn một điều, trợ lý không tự trích.",
                en:
                    "0: off, nothing is embedded. More: the first 20 results are partly ordered by meaning once all of them have vectors; a question typed without marks is left alone. Embedding runs in the background for hours. Where meaning and words choose different texts, the assistant quotes nothing by itself."
            )
        case .meaningAddress:
            Words(
                vi:
                    "Máy chủ theo dạng OpenAI, đến hết /v1, ví dụ http://127.0.0.1:8000/v1. Câu hỏi được gửi đến đó sau khi bỏ dữ liệu cá nhân nhận ra được; chỉ dùng máy chủ mà cơ quan tin cậy.",
                en:
                    "An OpenAI-compatible server, up to /v1, such as http://127.0.0.1:8000/v1. Questions go there without the personal data that is recognised; use only a server that your office trusts."
            )
        case .meaningModel:
            Words(
                vi: "Gửi kèm mỗi yêu cầu; máy chủ chỉ có một mô hình thì để trống.",
                en: "Sent with each request; empty where the server has one model.")
        case .meaningForm:
            Words(
                vi: "“field”: trường input_type. “prefix”: “query: ”, “passage: ” trước văn bản (dòng E5). “plain”: không phân biệt.",
                en: "“field”: a field input_type. “prefix”: “query: ”, “passage: ” before the text (E5 family). “plain”: not told apart."
            )
        default:
            Words(
                vi: "Chỉ ghi tên; giá trị ở biến DONGHANH_SECRET_… hoặc tệp secrets/… của thư mục dữ liệu, trên từng máy.",
                en: "Only the name; the value is the variable DONGHANH_SECRET_… or the file secrets/… of the data folder, on every node."
            )
        }
    }
}

/// How far the search by meaning is.
struct MeaningView: Sendable {
    let engine: String?
    let progress: String?
    let left: String?
    let fault: String?

    init(_ state: MeaningState, _ language: Language) {
        engine = state.engine
        progress = state.progress.map { "\($0.embedded.text(in: language))/\($0.articles.text(in: language)) (\($0.percent) %)" }
        left = state.progress?.secondsLeft.map { seconds in
            let minutes = Int(seconds / 60) + 1
            return minutes < 90
                ? Words(vi: "\(minutes) phút", en: "\(minutes) minutes")[language]
                : Words(vi: "\((minutes + 30) / 60) giờ", en: "\((minutes + 30) / 60) hours")[language]
        }
        fault = state.fault.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}
