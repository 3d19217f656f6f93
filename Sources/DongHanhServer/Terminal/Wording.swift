// SPDX-License-Identifier: Apache-2.0
import Domain

extension Answer.Action {
    /// The heading over what a question came to; the other words are those of the site.
    var words: Words {
        switch self {
        case .answer: Words(vi: "Trả lời", en: "Answer")
        case .clarify: Words(vi: "Cần nói rõ hơn", en: "Please be more exact")
        case .handoff: Words(vi: "Đã chuyển chuyên viên", en: "Handed to a person")
        case .refuse: Words(vi: "Không trả lời được ở đây", en: "Not answered here")
        }
    }
}
