// SPDX-License-Identifier: Apache-2.0

// What a competence rests on.
extension ConsistencyCheck {
    var basis: [Inconsistency] { looked.competences.flatMap(faults) }

    private func faults(_ row: Competence) -> [Inconsistency] {
        guard let basis = row.basis else { return missing(row) }
        let document = index.documents[basis.document]
        return [
            document.flatMap { early(row, $0) } ?? unissued(row, basis, document), document.flatMap { late(row, $0) }, tooLow(row, basis),
            unread(row, basis),
        ].compactMap { $0 }
    }

    private static let moving: Set<Competence.Kind> = [.devolution, .decentralisation, .delineation, .authorisation]

    private func missing(_ row: Competence) -> [Inconsistency] {
        guard let kind = row.kind, Self.moving.contains(kind) else { return [] }
        return [
            Inconsistency(
                .basisMissing, at: .competence(row),
                Words(
                    vi: "\(row.id.text) ghi \(kind.words.vi) mà không có căn cứ.",
                    en: "\(row.id.text) says \(kind.words.text(in: .en)) but names no basis."),
                mend: Words(vi: "Ghi văn bản và điều khoản.", en: "Record the document and its article."))
        ]
    }

    private func early(_ row: Competence, _ document: KnownDocument) -> Inconsistency? {
        guard row.kind != nil, let start = row.from.latest, let first = document.from.earliest, start < first else { return nil }
        return Inconsistency(
            .basisNotBegun, at: .competence(row), against: .document(document),
            Words(
                vi: "\(row.id.text) bắt đầu \(start.words.vi), trước khi căn cứ \(document.number) có hiệu lực \(first.words.vi).",
                en:
                    "\(row.id.text) begins on \(start.words.text(in: .en)), before its basis \(document.number) takes effect on \(first.words.text(in: .en))."
            ),
            mend: Words(
                vi: "Xem lại ngày bắt đầu, hoặc ghi căn cứ của thời gian trước.", en: "Look up the first day, or record the basis of the time before."
            ))
    }

    /// An act whose first day nobody has recorded, or that is recorded with more words than its number, was not there before the year of its number.
    private func unissued(_ row: Competence, _ basis: Competence.Basis, _ document: KnownDocument?) -> Inconsistency? {
        guard row.kind != nil, document?.from.earliest == nil, let start = row.from.latest,
            let issued = document?.issued.earliest ?? Self.firstDay(ofNumber: basis.document), start < issued
        else { return nil }
        let isExact = row.from.exact != nil
        return Inconsistency(
            .basisNotBegun, at: .competence(row), against: document.map(Subject.document),
            Words(
                vi:
                    "\(row.id.text) bắt đầu \(isExact ? "" : "muộn nhất ")\(start.words.vi), mà căn cứ \(basis.document) không thể ban hành trước \(issued.words.vi).",
                en:
                    "\(row.id.text) begins on \(start.words.text(in: .en))\(isExact ? "" : " at the latest"), but its basis \(basis.document) cannot have been issued "
                    + "before \(issued.words.text(in: .en))."),
            mend: Words(
                vi: "Xem lại ngày bắt đầu, hoặc ghi căn cứ của thời gian trước.", en: "Look up the first day, or record the basis of the time before."
            ))
    }

    /// Of the year in an act's number: "37/2026/NĐ-CP Điều 73".
    private static func firstDay(ofNumber text: String) -> Day? {
        let parts = text.split(separator: "/", maxSplits: 2)
        guard parts.count == 3, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), parts[1].utf8.count == 4 else { return nil }
        return Int(parts[1]).flatMap { Day(year: $0, month: 1, day: 1) }
    }

    private func late(_ row: Competence, _ document: KnownDocument) -> Inconsistency? {
        guard let end = document.until?.latest else { return nil }
        let isOpen = row.until == nil
        guard isOpen || (row.until?.earliest.map { $0 > end } ?? false) else { return nil }
        let until = row.until?.earliest.map(\.words)
        return Inconsistency(
            .basisEnded, at: .competence(row), against: .document(document),
            Words(
                vi:
                    "\(row.id.text) \(until.map { "kéo đến \($0.vi)" } ?? "không ghi ngày hết"), mà căn cứ \(document.number) hết hiệu lực từ \(end.words.vi).",
                en: "\(row.id.text) \(until.map { "goes on until \($0.text(in: .en))" } ?? "names no end"), but its basis \(document.number) ends on "
                    + "\(end.words.text(in: .en))."),
            mend: Words(
                vi: "Ghi ngày hết theo văn bản, hoặc căn cứ của thời gian sau.",
                en: "Give the row the document's end, or record the basis of the time after."))
    }

    /// Power of the centre is moved by a rule of the centre; a letter moves nothing.
    private func tooLow(_ row: Competence, _ basis: Competence.Basis) -> Inconsistency? {
        guard let kind = row.kind, [.devolution, .decentralisation, .delineation].contains(kind), row.place == nil,
            let rank = DocumentRank(basis.document), rank < .circular
        else { return nil }
        return Inconsistency(
            .basisTooLow, at: .competence(row), against: index.documents[basis.document].map(Subject.document),
            Words(
                vi: "\(row.id.text) ghi \(kind.words.vi) theo \(basis.document), là \(rank.words.vi), không thể chuyển thẩm quyền của trung ương.",
                en:
                    "\(row.id.text) says \(kind.words.text(in: .en)) by \(basis.document), \(rank.words.text(in: .en)), which cannot move a power of the centre."
            ),
            mend: Words(vi: "Tìm văn bản quy phạm đã chuyển thẩm quyền.", en: "Find the normative act that moved the power."))
    }

    /// Only an article that somebody has named can be verified.
    private func unread(_ row: Competence, _ basis: Competence.Basis) -> Inconsistency? {
        guard basis.isVerified else { return nil }
        let path = basis.path?.lowercased() ?? ""
        guard path.isEmpty || path.contains("chưa xác minh") || basis.confidence == .low else { return nil }
        return Inconsistency(
            .verifiedWithoutArticle, at: .competence(row),
            basis.confidence == .low && !path.isEmpty && !path.contains("chưa xác minh")
                ? Words(
                    vi: "\(row.id.text) ghi căn cứ đã xác định điều khoản, mà độ tin cậy của điều khoản lại thấp.",
                    en: "\(row.id.text) says that the clause of its basis is identified, yet with low confidence.")
                : Words(
                    vi: "\(row.id.text) ghi căn cứ đã xác định điều khoản mà không nêu điều khoản nào.",
                    en: "\(row.id.text) says that the clause of its basis is identified, but names none."),
            mend: Words(vi: "Ghi điều khoản, hoặc ghi lại là chưa xác minh.", en: "Record the clause, or say that it is not verified."))
    }
}

/// How high an act stands, as far as its number tells.
enum DocumentRank: Int, Comparable {
    case guidance, localDecision, plainDecision, circular, primeMinister, government, assembly

    /// `nil` where the text is no single number that tells its kind.
    init?(_ number: String) {
        guard number.first?.isNumber == true, !number.contains(";"), !number.contains(" và ") else { return nil }
        let sign = number.prefix { $0 != " " && $0 != "(" }.uppercased()
        let marks: [(String, DocumentRank)] = [
            ("/QH", .assembly), ("/UBTVQH", .assembly), ("/NĐ-CP", .government), ("/NQ-CP", .government), ("/QĐ-TTG", .primeMinister),
            ("/TT-", .circular), ("/TTLT-", .circular), ("/QĐ-UBND", .localDecision), ("/NQ-HĐND", .localDecision), ("/QĐ-", .plainDecision),
            ("/CĐ-", .guidance), ("/BKHCN-", .guidance), ("/KH-", .guidance), ("/HD-", .guidance),
        ]
        guard let rank = marks.first(where: { sign.contains($0.0) })?.1 else { return nil }
        self = rank
    }

    static func < (one: DocumentRank, other: DocumentRank) -> Bool { one.rawValue < other.rawValue }

    var words: Words {
        switch self {
        case .guidance: Words(vi: "văn bản hướng dẫn", en: "a letter of guidance")
        case .localDecision: Words(vi: "văn bản của địa phương", en: "an act of a locality")
        case .plainDecision: Words(vi: "quyết định cá biệt", en: "a plain decision")
        case .circular: Words(vi: "thông tư", en: "a circular")
        case .primeMinister: Words(vi: "quyết định của Thủ tướng", en: "a decision of the Prime Minister")
        case .government: Words(vi: "văn bản của Chính phủ", en: "an act of the Government")
        case .assembly: Words(vi: "văn bản của Quốc hội", en: "an act of the National Assembly")
        }
    }
}
