// SPDX-License-Identifier: Apache-2.0

// The words of the handbook that stand in every entry.
extension HandbookPart.Kind {
    /// The heading.
    package var words: Words {
        switch self {
        case .competence: Words(vi: "Ai có thẩm quyền", en: "Who is competent")
        case .signing: Words(vi: "Ai ký tại địa phương", en: "Who signs locally")
        case .central: Words(vi: "Bộ giữ lại", en: "What stayed with the Ministry")
        case .dossier: Words(vi: "Thành phần hồ sơ", en: "Dossier")
        case .filing: Words(vi: "Cách nộp", en: "Filing")
        case .steps: Words(vi: "Trình tự thực hiện", en: "Steps")
        case .timeLimit: Words(vi: "Thời hạn giải quyết", en: "Time limit")
        case .fee: Words(vi: "Phí, lệ phí", en: "Fee")
        case .forms: Words(vi: "Biểu mẫu", en: "Forms")
        case .result: Words(vi: "Kết quả", en: "Result")
        case .procedures: Words(vi: "Thủ tục đã công bố", en: "Published procedures")
        case .changes: Words(vi: "Thay đổi về thời hạn, hồ sơ, điều kiện", en: "Changes of time limit, dossier and condition")
        case .transition: Words(vi: "Hồ sơ chuyển tiếp", en: "Files in transition")
        case .guidance: Words(vi: "Hướng dẫn của người phụ trách", en: "Guidance by those who keep it")
        case .pitfalls: Words(vi: "Điều dễ nhầm", en: "Pitfalls")
        case .questions: Words(vi: "Câu hỏi thường gặp", en: "Common questions")
        case .doubts: Words(vi: "Chờ Vụ Pháp chế xác minh", en: "Waiting for the Legal Department")
        case .timeline: Words(vi: "Trước và sau", en: "Before and after")
        case .related: Words(vi: "Mục liên quan", en: "Related entries")
        case .notes: Words(vi: "Ghi chú của người thu thập", en: "Notes of those who gathered the facts")
        case .sources: Words(vi: "Nguồn", en: "Sources")
        }
    }
}

extension HandbookLine.Mark {
    /// The word beside the line.
    package var words: Words {
        switch self {
        case .identified: Words(vi: "đã xác định điều khoản", en: "clause identified")
        case .unverified: Words(vi: "chưa xác minh", en: "not verified")
        case .lapsing: Words(vi: "có ngày hết", en: "has an end")
        case .guidance: Words(vi: "tham khảo, không phải căn cứ", en: "for guidance, no legal basis")
        }
    }
}

extension Handbook {
    /// Stands where a heading has nothing under it.
    package static let notRecorded = Words(vi: "Chưa ghi nhận trong sổ.", en: "Not recorded in the registry.")

    /// What the whole is called.
    package static let title = Words(
        vi: "Cẩm nang phân cấp, phân quyền khoa học và công nghệ", en: "Handbook of decentralised science and technology")

    /// For which day and where: "Áp dụng ngày 01/06/2026, cả nước".
    package var scope: Words { Self.scope(on: on, at: place) }

    static func scope(on day: Day, at place: Words?) -> Words {
        Words(
            vi: "Áp dụng ngày \(day.words.vi), \(place?.vi ?? "cả nước")",
            en: "As of \(day.words.text(in: .en)), \(place?.text(in: .en) ?? "the whole country")")
    }

    /// What nobody may forget who reads it.
    package static let caution = Words(
        vi: "Lập từ sổ thẩm quyền. Chỗ nào nguồn không ghi thì cẩm nang nói rõ là chưa ghi nhận; không suy đoán. "
            + "Hệ thống hỗ trợ; người có thẩm quyền quyết định.",
        en: "Made from the registry of competences. Where no source tells, the handbook says that nothing is recorded and guesses nothing. "
            + "The system assists; the competent person decides.")
}
