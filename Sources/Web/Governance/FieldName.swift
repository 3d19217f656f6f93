// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a field of a fact is called on the forms that edit it; a field that no form has keeps the name of the data.
enum FieldName {
    /// - Parameter path: As a difference names it: "basis.path", "aliases[2]".
    static func text(_ path: String, _ language: Language) -> String {
        let bare = path.prefix { $0 != "[" }
        guard let name = names[String(bare)] else { return path }
        // Readers count from one.
        let number = path.firstMatch(of: /\[(\d+)\]$/).flatMap { Int($0.1) }.map { " \($0 + 1)" } ?? ""
        return name[language] + number
    }

    private static let names = [
        "authority.name.vi": Words(vi: "Cơ quan", en: "Authority"), "authority.level": Words(vi: "Cấp", en: "Level"),
        "kind": Words(vi: "Hình thức", en: "Manner"), "kindAsPublished": Words(vi: "Hình thức theo văn bản", en: "Manner as published"),
        "from": Words(vi: "Từ ngày", en: "From"), "until": Words(vi: "Đến trước ngày", en: "Until before"),
        "from.earliest": Words(vi: "Từ ngày (sớm nhất)", en: "From (the earliest)"),
        "from.latest": Words(vi: "Từ ngày (muộn nhất)", en: "From (the latest)"),
        "until.earliest": Words(vi: "Đến trước ngày (sớm nhất)", en: "Until before (the earliest)"),
        "until.latest": Words(vi: "Đến trước ngày (muộn nhất)", en: "Until before (the latest)"),
        "basis": Words(vi: "Căn cứ", en: "Basis"), "basis.document": Words(vi: "Văn bản làm căn cứ", en: "Document of the basis"),
        "basis.path": Words(vi: "Điều khoản", en: "Provision"), "basis.isVerified": Words(vi: "Đã đọc đúng điều khoản", en: "Provision read"),
        "condition": Words(vi: "Điều kiện", en: "Condition"), "sources": Words(vi: "Nguồn", en: "Sources"),
        "aliases": Words(vi: "Tên gọi khác", en: "Other names"), "notes": Words(vi: "Ghi chú", en: "Notes"),
    ]
}
