// SPDX-License-Identifier: Apache-2.0
import Domain

/// The words by which acts say that a procedure is handled otherwise.
enum HandlingWords {
    /// Of what some words speak that begin a unit: "Thời hạn giải quyết thủ tục …", "Không thực hiện thủ tục …".
    static func kind(of lead: String) -> HandlingChange.Kind? {
        let words = Vietnamese.folded(lead)
        if words.contains("khong phai thuc hien thu tuc") || words.contains("thi khong thuc hien trinh tu, thu tuc") { return .dropped }
        return beginnings.first { $0.words.contains { words.hasPrefix($0) } }?.kind
    }

    private static let beginnings: [(kind: HandlingChange.Kind, words: [String])] = [
        (
            .dropped,
            [
                "khong thuc hien ", "khong ap dung ", "khong quy dinh ", "bai bo thu tuc", "bai bo dieu kien", "bai bo thanh phan",
                "bai bo cac thu tuc",
                "bai bo yeu cau", "bai bo cac dieu kien", "cat giam thu tuc", "cat giam dieu kien", "cat giam thanh phan",
            ]
        ),
        (.timeLimit, ["thoi han ", "thoi gian ", "cat giam thoi ", "rut ngan thoi ", "giam thoi ", "trong thoi han ", "trong thoi gian "]),
        (.dossier, ["ho so", "thanh phan ho so", "don gian hoa thanh phan ho so"]),
        (.steps, ["trinh tu", "cach thuc thuc hien", "quy trinh"]),
        (.condition, ["dieu kien ", "yeu cau, dieu kien", "yeu cau doi voi", "can cu xem xet", "tieu chuan doi voi", "tieu chuan cua"]),
    ]

    /// Whether what follows is a list of what is dropped: "Không thực hiện các thủ tục sau đây:".
    static func announcesList(_ lead: String, over inner: [String]) -> Bool {
        let words = Vietnamese.folded(lead)
        if ["cac thu tuc", "cac dieu kien"].contains(where: { words.contains($0) }), inner.allSatisfy({ Self.names($0) }) { return true }
        return words.hasSuffix(":") || words.hasSuffix(" sau") || words.hasSuffix(" sau day") || words.contains(" sau day:")
    }

    private static func names(_ lead: String) -> Bool { ["thu tuc", "dieu kien"].contains { Vietnamese.folded(lead).hasPrefix($0) } }

    /// A line of capitals, or a field's name, is a title above procedures and names none.
    static func isTitleOfMany(_ lead: String) -> Bool {
        let words = Vietnamese.folded(lead)
        return lead == lead.uppercased() || ["linh vuc", "cat giam", "don gian hoa", "phan cap", "cac thu tuc"].contains { words.hasPrefix($0) }
    }

    /// Whether a line below a title says what becomes of the procedure that the title names.
    static func saysOfTitle(_ line: String) -> Bool {
        switch kind(of: line) {
        case .dropped: true
        // "Trong thời hạn …" may be any step of it.
        case .timeLimit: ["thoi han", "thoi gian"].contains { Vietnamese.folded(line).hasPrefix($0) }
        default: false
        }
    }

    /// What is left of a unit's first words when what they say of the procedure is taken away: the procedure's name.
    static func procedure(in lead: String) -> String {
        var words = lead[...]
        while let opening = openings.first(where: { words.lowercased().hasPrefix($0) }) {
            words = words.dropFirst(opening.count).drop { $0 == " " || $0 == "," }
        }
        return String(words)
    }

    /// Longest first, so that nothing of a phrase is left over.
    private static let openings = [
        "thời hạn và trình tự giải quyết ", "cắt giảm thời gian thực hiện ", "thời hạn giải quyết ", "thời hạn thực hiện ", "thời gian giải quyết ",
        "thời gian thực hiện ", "rút ngắn thời gian ", "rút ngắn thời hạn ", "thời hạn của ", "thời gian ", "thời hạn ", "không thực hiện ",
        "không áp dụng ", "không quy định ", "bãi bỏ ", "cắt giảm ", "đơn giản hóa ", "thành phần hồ sơ", "hồ sơ đề nghị ", "hồ sơ đăng ký ",
        "hồ sơ ",
        "hồ sơ, ", "trình tự, thủ tục ", "trình tự thủ tục ", "trình tự, ", "trình tự ", "quy trình ", "đối với việc ", "đối với ", "thực hiện ",
        "các thủ tục ",
        "thủ tục hành chính ", "thủ tục ", "của thủ tục ", "việc ",
    ].sorted { $0.count > $1.count }

    /// Verbs with which an authority's name ends, where another word of the same sentence was taken for its end.
    static let endsOfHolder = [
        " xét", " xem xét", " thẩm định", " ban hành", " phối hợp", " thông báo", " trả lời", " tiến hành", " có văn bản", " tổ chức ", " kiểm tra",
    ]

    /// What an authority does with a file.
    static let doing = [
        "xét ", "xem xét", "cấp ", "thẩm định", "quyết định", "có trách nhiệm", "thông báo", "trả lời", "tiến hành", "tiếp nhận", "tổ chức",
        "ban hành",
        "phối hợp", "có văn bản", "phải ", "thực hiện", "giải quyết", "phê duyệt",
    ]
}
