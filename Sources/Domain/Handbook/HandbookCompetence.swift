// SPDX-License-Identifier: Apache-2.0

// Who decides, who signs, and who did and will.
extension HandbookWriter {
    func competence(_ finding: Competence.Finding) -> [HandbookLine] {
        let isSettled = finding.result == .one || finding.result == .split
        var lines = [HandbookLine(label: Self.found, finding.result.words, mark: isSettled ? nil : .unverified)]
        for holder in finding.holders { lines += rowLines(holder.competence) }
        if let end = finding.expires { lines.append(expiry(end, finding)) }
        return lines + finding.reasons.map { HandbookLine(label: Self.why, $0.text, sources: $0.sources) }
    }

    private func rowLines(_ row: Competence) -> [HandbookLine] {
        var lines = [HandbookLine(label: row.authority.level.words, row.authority.name, sources: row.sources)]
        let period = Period.words(from: row.from, until: row.until)
        lines.append(HandbookLine(label: Self.time, row.kind.map { Self.joined($0.words, period) } ?? period))
        if let basis = row.basis { lines.append(line(of: basis)) }
        if let basis = row.basis, let proof = basis.proof {
            lines.append(HandbookLine(label: Self.quote, Words(vi: proof.quote), mark: .identified, document: basis.document))
        }
        if row.basis?.proof == nil, let quote = clauses.quote(under: row) {
            lines.append(HandbookLine(label: Self.quote, Words(vi: quote), mark: .identified, document: row.basis?.document))
        }
        if let condition = row.condition { lines.append(HandbookLine(label: Self.condition, Words(vi: condition))) }
        return lines
    }

    private func line(of basis: Competence.Basis) -> HandbookLine {
        // Where nobody has found the article, the record says so in its place; the mark says it too.
        let path = basis.path == "chưa xác minh" ? nil : basis.path
        let text = [path, basis.document].compactMap { $0 }.joined(separator: ", ")
        return HandbookLine(
            label: Self.basis, Words(vi: text), mark: basis.isVerified ? .identified : .unverified, document: basis.document)
    }

    private func expiry(_ end: Day, _ finding: Competence.Finding) -> HandbookLine {
        let days = finding.on.days(until: end)
        // No source may say for certain that it ends on that day.
        let isDoubtful = finding.holders.contains { $0.competence.until?.exact != end }
        return HandbookLine(
            label: Self.end,
            Words(
                vi: "Căn cứ \(isDoubtful ? "có thể " : "")hết hiệu lực từ ngày \(end.words.vi), còn \(days) ngày. "
                    + "Sau đó, nếu chưa có quy định mới, không cơ quan nào được coi là có thẩm quyền.",
                en: "The basis \(isDoubtful ? "may end" : "ends") on \(end.words.text(in: .en)), \(days) days from then. "
                    + "After that, without a new rule, no authority is taken to be competent."), mark: .lapsing)
    }

    /// Who signs in each place that is known to have passed the power on; another place has recorded nothing.
    func signing(_ duty: Duty, _ finding: Competence.Finding) -> [HandbookLine] {
        guard finding.holders.contains(where: { $0.competence.kind != nil && $0.competence.authority.level == .province }) else { return [] }
        return signingPlaces.flatMap { place -> [HandbookLine] in
            guard place.existence.contains(day), let local = try? registry.competence(of: duty.id, at: place, on: day) else { return [] }
            return local.holders.compactMap(\.signer).map { signer in
                let names = signer.coversDuty ? Words(vi: "", en: "") : Self.unnamed
                let basis = signer.basis.map { ", " + [$0.path, $0.document].compactMap { $0 }.joined(separator: ", ") } ?? ""
                return HandbookLine(
                    label: place.name, Words(vi: signer.name + basis + names.vi, en: signer.name + basis + names.text(in: .en)),
                    mark: signer.coversDuty ? nil : .unverified, document: signer.basis?.document, sources: signer.sources)
            }
        }
    }

    func stretch(_ row: Competence) -> HandbookLine {
        HandbookLine(
            label: Period.words(from: row.from, until: row.until),
            row.kind.map { Self.joined(row.authority.name, $0.words) } ?? row.authority.name, document: row.basis?.document)
    }

    static func joined(_ one: Words, _ other: Words) -> Words {
        Words(vi: "\(one.vi), \(other.vi)", en: "\(one.text(in: .en)), \(other.text(in: .en))")
    }

    private static let found = Words(vi: "Kết luận", en: "Finding")
    private static let why = Words(vi: "Lý do, lưu ý", en: "Reasons and cautions")
    private static let time = Words(vi: "Hình thức, thời gian", en: "Manner and time")
    private static let basis = Words(vi: "Căn cứ", en: "Basis")
    private static let quote = Words(vi: "Nguyên văn", en: "In its own words")
    private static let condition = Words(vi: "Điều kiện", en: "Condition")
    private static let end = Words(vi: "Hết hiệu lực", en: "End")
    private static let unnamed = Words(vi: "; văn bản không nêu riêng nhiệm vụ này", en: "; the act does not name this duty")
}
