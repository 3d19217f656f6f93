// SPDX-License-Identifier: Apache-2.0

extension AmendmentOperation.Kind {
    /// What the operation is called on screen.
    package var words: Words {
        switch self {
        case .replaceUnit: Words(vi: "sửa đổi, bổ sung", en: "replaces the unit")
        case .replaceText: Words(vi: "thay lời văn", en: "replaces the words under the number")
        case .replaceLead: Words(vi: "sửa đoạn mở đầu", en: "replaces the introductory words")
        case .changeHeading: Words(vi: "sửa tên", en: "changes the heading")
        case .insertUnit: Words(vi: "bổ sung", en: "inserts a unit")
        case .appendText: Words(vi: "bổ sung vào cuối", en: "adds words at the end")
        case .repealUnit: Words(vi: "bãi bỏ", en: "repeals the unit")
        case .replaceWords: Words(vi: "thay cụm từ", en: "exchanges words")
        case .repealAct: Words(vi: "bãi bỏ toàn bộ", en: "repeals the whole act")
        case .replaceAct: Words(vi: "thay thế toàn bộ", en: "replaces the whole act")
        case .suspend: Words(vi: "tạm ngưng hiệu lực", en: "suspends")
        case .extendTerm: Words(vi: "kéo dài thời hạn", en: "extends the term")
        case .overlay: Words(vi: "áp dụng khác đi trong một thời gian", en: "lies over it for a time")
        }
    }
}

extension AmendmentRefusal {
    /// Why the change could not be made, for a person who must decide.
    package var words: Words {
        switch self {
        case .noSuchUnit(let path):
            Words(vi: "không có \(path.citation) trong văn bản vào ngày này", en: "\(path.citation) does not exist in the act on this day")
        case .severalUnits(let path):
            Words(vi: "có nhiều hơn một \(path.citation), chưa rõ là đơn vị nào", en: "there is more than one \(path.citation); say which is meant")
        case .alreadyThere(let path): Words(vi: "đã có \(path.citation)", en: "\(path.citation) is there already")
        case .noSuchWords(let words, let paths):
            Words(
                vi: "không thấy “\(words)”" + (paths.isEmpty ? "" : " tại \(paths.map(\.citation).joined(separator: ", "))"),
                en: "“\(words)” does not occur" + (paths.isEmpty ? "" : " in \(paths.map(\.citation).joined(separator: ", "))"))
        }
    }
}

extension AmendmentDoubt {
    package var words: Words {
        switch self {
        case .unknownTarget: Words(vi: "chưa rõ văn bản nào được sửa", en: "which act is changed is not certain")
        case .otherNumber: Words(vi: "số trong phần trích khác số của đơn vị được sửa", en: "the quoted number is not that of the unit")
        case .otherCount: Words(vi: "số đơn vị trích khác số đơn vị được nêu", en: "more or fewer units are quoted than named")
        case .withoutNumber: Words(vi: "phần trích không ghi số của đơn vị", en: "the quotation bears no number")
        case .smallerPart: Words(vi: "chỉ sửa một phần nhỏ hơn điểm", en: "a part smaller than a point is meant")
        case .ownDay: Words(vi: "có ngày hiệu lực riêng", en: "has a day of effect of its own")
        case .noDay: Words(vi: "chưa rõ ngày có hiệu lực", en: "the day of effect is not known")
        case .noText: Words(vi: "không thấy nội dung mới", en: "the new wording was not found")
        case .unreadWords: Words(vi: "còn lời chưa đọc hết", en: "some words were passed over")
        }
    }
}
