// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// A form that came too late, with all that was typed into it, to be mended and sent.
struct LateFormView: Sendable {
    let page: String
    let action: String
    let name: String
    let kept: String
    let fields: [Field]

    struct Field: Sendable {
        let name: String
        let value: String
        /// `nil` for what a page puts into its form by itself.
        let label: String?
        /// What was chosen from a list, in words; it stays as it was.
        let chosen: String?
        let isFree: Bool
        let isLong: Bool
    }

    init(_ form: UnsentForm, to target: String, _ facts: RegistryFacts, _ visit: Visit) {
        let language = visit.language
        page = form.page
        action = visit.urls.leading(to: target + "?\(LateForms.mark)=1")
        name = LateFormWords.name(of: target)[language]
        kept = form.kept.text(in: language)
        fields = form.fields.map { field in
            let label = field.isTyped ? (LateFormWords.label(of: field.name)?[language] ?? field.name) : nil
            let chosen = LateFormWords.chosen(field, facts, language)
            return Field(
                name: field.name, value: field.value, label: label, chosen: chosen, isFree: label != nil && chosen == nil,
                isLong: field.value.contains("\n") || field.value.count > 80)
        }
    }
}

/// What forms and their fields are called, where one is shown apart from its page.
enum LateFormWords {
    static func name(of target: String) -> Words {
        let parts = target.split(separator: "/").map { Fields.decoded($0) }
        switch (parts.first, parts.last) {
        case ("duties", _), ("competences", _), ("facts", _): return Words(vi: "Đề nghị sửa", en: "Propose a change")
        case ("verification", "reject"): return Words(vi: "Bác một căn cứ", en: "Reject a basis")
        case ("verification", _): return Words(vi: "Xác minh một điều khoản", en: "Verify an article")
        case ("procedures", _): return Words(vi: "Bản ghi thủ tục", en: "Record of a procedure")
        case ("calendar", _): return Words(vi: "Lịch làm việc của một năm", en: "Working calendar of a year")
        case ("impact", _): return Words(vi: "Xem lại sau khi luật đổi", en: "Look again after a change of the law")
        case ("proposals", "reject"): return Words(vi: "Bác một đề nghị từ văn bản", en: "Reject a proposal of an act")
        case ("proposals", _): return Words(vi: "Soạn bản thảo từ đề nghị", en: "Draft from a proposal")
        case ("rota", "note"): return Words(vi: "Ghi bàn giao ca trực", en: "Hand-over note of a shift")
        case ("rota", _): return Words(vi: "Lịch trực", en: "Rota")
        case ("teams", _): return Words(vi: "Tổ", en: "Teams")
        case ("away", _): return Words(vi: "Báo vắng", en: "Being away")
        case ("presence", _): return Words(vi: "Ai ở bàn", en: "Who is at the desk")
        case ("reviews", _): return Words(vi: "Xem lại câu trả lời", en: "Review of an answer")
        case ("changes", "return"): return Words(vi: "Trả lại một thay đổi", en: "Return a change")
        case ("changes", "undo"): return Words(vi: "Hoàn tác một thay đổi", en: "Undo a change")
        case ("desk", "knowledge"): return Words(vi: "Đưa vào hỏi đáp", en: "Make it knowledge")
        case ("desk", "answer"): return Words(vi: "Trả lời một phiếu", en: "Answer a ticket")
        case ("desk", "notes"): return Words(vi: "Ghi chú một phiếu", en: "Note on a ticket")
        case ("desk", _): return Words(vi: "Bàn trực", en: "Desk")
        case ("people", "invitations"): return Words(vi: "Mời người mới", en: "Invite somebody")
        case ("people", "appointments"): return Words(vi: "Cử vai trò", en: "Give a role")
        case ("people", "end"): return Words(vi: "Thôi vai trò", en: "End a role")
        case ("offices", _): return Words(vi: "Cơ quan địa phương", en: "Local offices")
        case ("settings", _): return Words(vi: "Cài đặt", en: "Settings")
        case ("audit", _): return Words(vi: "Nhật ký", en: "Audit log")
        case ("me", _): return Words(vi: "Thông tin của tôi", en: "About me")
        default: return Words(vi: target, en: target)
        }
    }

    static func label(of field: String) -> Words? { Setting(rawValue: field)?.label ?? labels[field] }

    /// What was chosen from a list; `nil` for what was written freely.
    static func chosen(_ field: UnsentForm.Field, _ facts: RegistryFacts, _ language: Language) -> String? {
        switch field.name {
        case "role": return Role(rawValue: field.value)?.words[language]
        case "unit": return facts.units.first { $0.id.text == field.value }?.name[language]
        case "where": return facts.places.first { $0.id.text == field.value }?.name[language]
        case "kind": return Competence.Kind(rawValue: field.value)?.words[language]
        case "language": return Language(rawValue: field.value).map { ["vi": "Tiếng Việt", "en": "English"][$0.rawValue] ?? field.value }
        case "office", "verified": return field.value
        default: return nil
        }
    }

    private static let labels: [String: Words] = [
        "reason": Words(vi: "Lý do", en: "Reason"), "source": Words(vi: "Nguồn", en: "Source"), "name": Words(vi: "Họ và tên", en: "Full name"),
        "email": Words(vi: "Thư điện tử", en: "E-mail"), "language": Words(vi: "Ngôn ngữ", en: "Language"),
        "notices": Words(vi: "Giờ nhận thông báo", en: "Time of notices"), "role": Words(vi: "Vai trò", en: "Role"),
        "unit": Words(vi: "Đơn vị", en: "Unit"), "office": Words(vi: "Cơ quan", en: "Office"), "where": Words(vi: "Địa phương", en: "Place"),
        "question": Words(vi: "Câu hỏi", en: "Question"), "paraphrases": Words(vi: "Cách hỏi khác", en: "Other ways to ask it"),
        "text": Words(vi: "Câu trả lời", en: "The answer"), "note": Words(vi: "Ghi chú nội bộ", en: "Note among staff"),
        "from": Words(vi: "Từ ngày", en: "From"), "until": Words(vi: "Đến trước ngày", en: "Until before"), "day": Words(vi: "Ngày", en: "Day"),
        "list": Words(vi: "Danh sách", en: "The list"), "aliases": Words(vi: "Tên gọi khác", en: "Other names"),
        "authority": Words(vi: "Cơ quan có thẩm quyền", en: "Authority"), "kind": Words(vi: "Hình thức", en: "Manner"),
        "document": Words(vi: "Văn bản làm căn cứ", en: "Document of the basis"), "path": Words(vi: "Điều khoản", en: "Provision"),
        "quote": Words(vi: "Lời trích nguyên văn", en: "Quote, word for word"), "year": Words(vi: "Năm", en: "Year"),
        "holidays": Words(vi: "Ngày nghỉ", en: "Days off"), "swapped": Words(vi: "Ngày làm bù", en: "Days worked instead"),
        "verified": Words(vi: "Đã đọc đúng điều khoản", en: "Provision read"), "condition": Words(vi: "Điều kiện", en: "Condition"),
        "sources": Words(vi: "Nguồn của dòng", en: "Sources of the row"), "from-day": Words(vi: "Có hiệu lực từ", en: "Takes effect from"),
    ]
}
