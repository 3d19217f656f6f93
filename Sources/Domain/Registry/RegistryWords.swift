// SPDX-License-Identifier: Apache-2.0

// The words of the registry's closed lists.
extension Competence.Kind {
    /// How the duty came to its holder, as the screen says it.
    package var words: Words {
        switch self {
        case .devolution: Words(vi: "phân quyền", en: "devolution")
        case .decentralisation: Words(vi: "phân cấp", en: "decentralisation")
        case .delineation: Words(vi: "phân định thẩm quyền", en: "delineation")
        case .authorisation: Words(vi: "ủy quyền", en: "authorisation")
        case .retained: Words(vi: "giữ ở trung ương", en: "kept at the centre")
        case .existing: Words(vi: "địa phương đã có từ trước", en: "local before the reform")
        case .statute: Words(vi: "theo luật riêng", en: "by a law of its own")
        case .internal: Words(vi: "trong nội bộ Bộ", en: "inside the Ministry")
        case .abolished: Words(vi: "đã bãi bỏ", en: "abolished")
        case .unverified: Words(vi: "chưa rõ hình thức", en: "manner not verified")
        }
    }
}

extension Competence.Result {
    /// What a finding says, as the screen says it.
    package var words: Words {
        switch self {
        case .one: Words(vi: "Một cơ quan có thẩm quyền", en: "One authority is competent")
        case .split: Words(vi: "Thẩm quyền chia theo điều kiện", en: "Competence is split by a condition")
        case .none: Words(vi: "Không có cơ quan nào được xác định", en: "No authority is established")
        case .contested: Words(vi: "Các nguồn mâu thuẫn", en: "The sources disagree")
        case .unsettled: Words(vi: "Chưa xác định được", en: "Not settled")
        }
    }
}

extension Authority.Level {
    /// The level, as the screen says it.
    package var words: Words {
        switch self {
        case .central: Words(vi: "Trung ương", en: "Central")
        case .province: Words(vi: "Cấp tỉnh", en: "Province")
        case .department: Words(vi: "Sở", en: "Department")
        case .district: Words(vi: "Cấp huyện", en: "District")
        case .commune: Words(vi: "Cấp xã", en: "Commune")
        case .nobody: Words(vi: "Không còn cơ quan nào", en: "Nobody any more")
        case .unknown: Words(vi: "Chưa rõ cấp", en: "Level not known")
        }
    }
}

extension Confidence {
    /// How sure, as the screen says it.
    package var words: Words {
        switch self {
        case .high: Words(vi: "chắc chắn cao", en: "high confidence")
        case .medium: Words(vi: "chắc chắn vừa", en: "medium confidence")
        case .low: Words(vi: "chắc chắn thấp", en: "low confidence")
        }
    }
}
