// SPDX-License-Identifier: Apache-2.0
package import Domain

// The words on the screen for the closed lists of the domain.
extension Layer {
    package var words: Words {
        switch self {
        case .norm: Words(vi: "Quy phạm", en: "Norm")
        case .procedure: Words(vi: "Thủ tục", en: "Procedure")
        case .local: Words(vi: "Địa phương", en: "Local")
        case .guidance: Words(vi: "Hướng dẫn", en: "Guidance")
        case .registry: Words(vi: "Sổ thẩm quyền", en: "Registry")
        }
    }
}

extension Answer.Reason {
    /// The line above an answer or a refusal: what it rests on, or why there is none.
    package var words: Words {
        switch self {
        case .competence: Words(vi: "Theo sổ thẩm quyền", en: "From the registry of competences")
        case .split: Words(vi: "Thẩm quyền chia theo điều kiện", en: "Competence is split by a condition")
        case .notMoved: Words(vi: "Nhiệm vụ vẫn ở trung ương", en: "The duty is still held at the centre")
        case .lapsed: Words(vi: "Căn cứ đã hết hạn, chưa thấy quy định thay thế", en: "The basis has lapsed and no successor is known")
        case .act: Words(vi: "Theo thông tin ghi nhận về văn bản", en: "From what is recorded of the act")
        case .law: Words(vi: "Theo văn bản quy phạm pháp luật", en: "From the text of the law")
        case .procedure: Words(vi: "Theo thủ tục đã công bố", en: "From the published procedure")
        case .falsePremise: Words(vi: "Câu hỏi dựa trên một thông tin chưa đúng", en: "The question rests on a claim that is not right")
        case .answeredBefore:
            Words(vi: "Theo câu trả lời của chuyên viên, đã được người thứ hai duyệt", en: "As a specialist answered, approved by a second person")
        case .ambiguousNumber: Words(vi: "Nhiều văn bản mang số này", en: "Several documents bear this number")
        case .whichDuty: Words(vi: "Câu hỏi hợp với nhiều nhiệm vụ", en: "The question fits several duties")
        case .whichDay: Words(vi: "Cần biết ngày áp dụng", en: "The day is needed")
        case .whichPlace: Words(vi: "Cần biết địa phương", en: "The place is needed")
        case .contested: Words(vi: "Các nguồn mâu thuẫn nhau", en: "The sources disagree")
        case .unsettled: Words(vi: "Việc này chưa được xác định rõ", en: "This is not settled")
        case .unverifiedOnly: Words(vi: "Chỉ có căn cứ chưa xác minh", en: "Only unverified grounds were found")
        case .noGround: Words(vi: "Chưa tìm thấy căn cứ để trả lời", en: "No ground for an answer was found")
        case .notInForce: Words(vi: "Quy định tìm thấy không có hiệu lực vào ngày này", en: "What was found was not in force on that day")
        case .disputed: Words(vi: "Người đọc cho rằng câu trả lời chưa đúng", en: "Readers say that the answer is wrong")
        case .askedForPerson: Words(vi: "Người hỏi đề nghị chuyên viên trả lời", en: "The asker wants a person to answer")
        case .quoteFailed: Words(vi: "Trích dẫn không khớp nguyên văn nên không được dùng", en: "A quote did not match the text and was not used")
        case .guidanceOnly: Words(vi: "Chỉ có văn bản hướng dẫn, không đủ làm căn cứ", en: "Only guidance was found, which is no legal basis")
        case .outsideField:
            Words(vi: "Ngoài lĩnh vực của Bộ Khoa học và Công nghệ", en: "Outside the field of the Ministry of Science and Technology")
        case .notAQuestion: Words(vi: "Chưa nhận ra câu hỏi", en: "No question was recognised")
        }
    }
}

extension Words {
    subscript(_ language: Language) -> String { text(in: language) }
}
