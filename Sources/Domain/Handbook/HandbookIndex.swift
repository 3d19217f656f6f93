// SPDX-License-Identifier: Apache-2.0

/// The words by which an entry of the book is looked up, each with the entries that it leads to.
package struct HandbookIndex: Sendable {
    /// What the entries are about: "Giấy phép bưu chính (cấp lại)".
    package let matters: [Term]
    /// Who holds what.
    package let holders: [Term]
    /// Numbers of the documents that lines rest on.
    package let documents: [Term]

    package struct Term: Hashable, Sendable {
        package let text: String
        /// In the order of the book, each once.
        package let entries: [HandbookEntry.ID]
    }

    package init(_ book: Handbook, in language: Language) {
        let entries = book.entries
        matters = Self.terms(entries) { [Self.matter($0.title.text(in: language), in: language)] }
        holders = Self.terms(entries) { $0.result == Competence.Result.none ? [] : $0.holders.map { $0.text(in: language) } }
        documents = Self.terms(entries) { $0.parts.flatMap(\.lines).compactMap(\.document) }
    }

    private static func terms(_ entries: [HandbookEntry], _ texts: (HandbookEntry) -> [String]) -> [Term] {
        var found: [String: [HandbookEntry.ID]] = [:]
        for entry in entries { for text in Set(texts(entry)) { found[text, default: []].append(entry.id) } }
        return found.map { (VietnameseOrder($0), Term(text: $0, entries: $1)) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The thing first and what is done with it behind: nobody looks "Cấp lại giấy phép bưu chính" up under C.
    static func matter(_ title: String, in language: Language) -> String {
        var rest = title[...]
        var ends: [String.Index] = []
        while let act = acts.first(where: { begins(rest, with: $0) }) {
            rest = rest.dropFirst(act.count)
            ends.append(rest.startIndex)
            rest = rest.drop { ", /".contains($0) }
            if let joint = joints.first(where: { begins(rest, with: $0) }) { rest = rest.dropFirst(joint.count).drop { $0 == " " } }
        }
        // "Cấp, gia hạn" alone says nothing without what stands before it, and neither does a bracket.
        guard language == .vi, let end = ends.last, let first = rest.first, first.isLetter else { return title }
        let act = title[..<end]
        return "\(rest.prefix(1).uppercased())\(rest.dropFirst()) (\(act.prefix(1).lowercased())\(act.dropFirst()))"
    }

    /// As a whole word, whatever the size of its first letter.
    private static func begins(_ text: Substring, with word: String) -> Bool {
        guard text.prefix(word.count).lowercased() == word else { return false }
        return text.dropFirst(word.count).first.map { ", /".contains($0) } ?? true
    }

    private static let joints = ["và", "hoặc"]

    /// The longest first.
    private static let acts = [
        "tạm đình chỉ", "cấp lại", "cấp đổi", "cấp mới", "gia hạn", "sửa đổi", "bổ sung", "thay đổi", "điều chỉnh", "thu hồi", "hủy bỏ", "đình chỉ",
        "chấm dứt",
        "phục hồi", "chuyển nhượng", "phân bổ", "hoàn trả", "xác nhận", "công nhận", "phê duyệt", "thẩm định", "chỉ định", "công bố", "cho phép",
        "quyết định",
        "đăng ký", "tiếp nhận", "hủy", "cấp",
    ]
}
