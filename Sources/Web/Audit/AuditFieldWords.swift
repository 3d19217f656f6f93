// SPDX-License-Identifier: Apache-2.0
import Domain

/// What the log's facts and details are called on the screen; in the log itself their names stay what they are.
enum AuditFieldWords {
    static func name(_ name: String, _ language: Language) -> String { names[name]?[language] ?? name }

    /// What was chosen from a few, in words.
    static func value(_ value: String, of name: String, _ language: Language) -> String {
        switch name {
        case "role": Role(rawValue: value)?.words[language] ?? value
        case "proof", "wrong": proofs[value]?[language] ?? value
        case "new": (value == "yes" ? Words(vi: "có", en: "yes") : Words(vi: "không", en: "no"))[language]
        default: value
        }
    }

    private static let proofs: [String: Words] = [
        "password": Words(vi: "mật khẩu", en: "password"), "password and code": Words(vi: "mật khẩu và mã", en: "password and code"),
        "password and recovery code": Words(vi: "mật khẩu và mã dự phòng", en: "password and recovery code"),
        "provider": Words(vi: "nhà cung cấp danh tính", en: "identity provider"), "link": Words(vi: "liên kết", en: "link"),
        "account": Words(vi: "không có tài khoản", en: "no such account"), "code": Words(vi: "mã", en: "code"),
    ]

    private static let names: [String: Words] = [
        "page": Words(vi: "trang", en: "page"), "words": Words(vi: "từ đã tìm", en: "words looked for"),
        "proof": Words(vi: "bằng", en: "by"), "wrong": Words(vi: "sai ở", en: "wrong"), "browser": Words(vi: "trình duyệt", en: "browser"),
        "email": Words(vi: "thư điện tử", en: "e-mail"), "name": Words(vi: "tên", en: "name"), "account": Words(vi: "tài khoản", en: "account"),
        "person": Words(vi: "người", en: "person"), "into": Words(vi: "gộp vào", en: "into"), "role": Words(vi: "vai trò", en: "role"),
        "unit": Words(vi: "đơn vị", en: "unit"), "place": Words(vi: "địa phương", en: "place"), "province": Words(vi: "tỉnh", en: "province"),
        "commune": Words(vi: "xã", en: "commune"), "from": Words(vi: "từ", en: "from"), "until": Words(vi: "đến trước", en: "until"),
        "to": Words(vi: "thành", en: "to"), "ends": Words(vi: "thôi từ", en: "ends"), "appointment": Words(vi: "mã vai trò", en: "appointment"),
        "invitation": Words(vi: "mã lời mời", en: "invitation"), "new": Words(vi: "người mới", en: "new person"),
        "on-behalf-of": Words(vi: "thay mặt", en: "on behalf of"), "digest": Words(vi: "mã nội dung", en: "digest"),
        "kind": Words(vi: "loại", en: "kind"), "subject": Words(vi: "mục", en: "subject"), "undoes": Words(vi: "hoàn tác", en: "undoes"),
        "count": Words(vi: "số lượng", en: "count"), "rows": Words(vi: "các dòng", en: "rows"), "ground": Words(vi: "căn cứ", en: "ground"),
        "asked": Words(vi: "số câu đã xét", en: "questions looked at"), "near": Words(vi: "số câu hỏi lại trọn vẹn", en: "asked whole"),
        "worse": Words(vi: "xấu đi", en: "worse"), "gained": Words(vi: "trả lời thêm được", en: "gained"),
        "own": Words(vi: "câu của chính mục", en: "its own questions"),
        "own-answered": Words(vi: "câu của chính mục trả lời được", en: "its own that are answered"),
        "before": Words(vi: "trước ngày", en: "before"), "question": Words(vi: "mã câu hỏi", en: "question"),
        "answer": Words(vi: "mã trả lời", en: "answer"), "action": Words(vi: "cách trả lời", en: "action"),
        "reason": Words(vi: "lý do", en: "reason"),
        "record": Words(vi: "mã bản ghi", en: "record"), "provisions": Words(vi: "điều khoản", en: "provisions"),
        "file": Words(vi: "tên tệp", en: "file"), "outcome": Words(vi: "kết quả", en: "outcome"),
        "proposed": Words(vi: "sửa đổi chờ", en: "changes proposed"), "competences": Words(vi: "thẩm quyền đề nghị", en: "competences proposed"),
        "over": Words(vi: "thay cho bản", en: "in place of"),
        "document": Words(vi: "văn bản", en: "act"), "format": Words(vi: "dạng tệp", en: "format"),
        "act": Words(vi: "việc", en: "act"), "thing": Words(vi: "đối tượng", en: "thing"), "key": Words(vi: "mã đối tượng", en: "name"),
        "added": Words(vi: "thêm", en: "added"), "changed": Words(vi: "đổi", en: "changed"), "dropped": Words(vi: "bỏ", en: "dropped"),
        "conflicts": Words(vi: "khác nhau", en: "conflicts"), "documents": Words(vi: "văn bản", en: "documents"),
    ]
}
