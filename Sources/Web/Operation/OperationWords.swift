// SPDX-License-Identifier: Apache-2.0
import Domain

extension Readiness.Part {
    var words: Words {
        switch self {
        case .database: Words(vi: "Cơ sở dữ liệu", en: "Database")
        case .schema: Words(vi: "Phiên bản dữ liệu", en: "Version of the data")
        case .disk: Words(vi: "Đĩa", en: "Disk")
        case .index: Words(vi: "Chỉ mục tìm kiếm", en: "Search index")
        case .mail: Words(vi: "Thư đi", en: "Mail going out")
        case .nodes: Words(vi: "Các máy khác", en: "Other nodes")
        }
    }
}

extension Readiness.State {
    var words: Words {
        switch self {
        case .well: Words(vi: "tốt", en: "well")
        case .strained: Words(vi: "cần xem", en: "needs a look")
        case .failing: Words(vi: "hỏng", en: "failing")
        }
    }
}

extension Answer.Action {
    /// What became of a question.
    var deed: Words {
        switch self {
        case .answer: Words(vi: "Đã trả lời", en: "Answered")
        case .clarify: Words(vi: "Hỏi lại", en: "Asked back")
        case .handoff: Words(vi: "Chuyển người", en: "Handed on")
        case .refuse: Words(vi: "Từ chối", en: "Refused")
        }
    }
}
