// SPDX-License-Identifier: Apache-2.0

// Days that cannot be.
extension ConsistencyCheck {
    var time: [Inconsistency] {
        let rows = Set(looked.competences.map(\.duty)).filter { index.duties[$0]?.isDraft == false }.map { index.timelines[$0, default: []] }
        return looked.competences.compactMap(reversed) + rows.flatMap(shared) + rows.flatMap(gaps) + looked.documents.compactMap(days)
            + looked.duties.filter { !$0.isDraft && index.timelines[$0.id] == nil }.map(nobody)
    }

    private func reversed(_ row: Competence) -> Inconsistency? {
        guard let start = row.from.earliest, let end = row.until?.latest, end <= start else { return nil }
        return Inconsistency(
            .spanReversed, at: .competence(row),
            Words(
                vi: "\(row.id.text) bắt đầu \(start.words.vi) nhưng đã hết từ \(end.words.vi): không ngày nào có hiệu lực.",
                en: "\(row.id.text) begins on \(start.words.text(in: .en)) but is over since \(end.words.text(in: .en)): it holds on no day."),
            mend: Words(vi: "Xem lại ngày bắt đầu và ngày hết tại nguồn.", en: "Look up the first and the last day in the source."))
    }

    /// Two rows that hold on one day without a rule that divides them.
    private func shared(_ rows: [Competence]) -> [Inconsistency] {
        let certain = rows.compactMap { row in CertainSpan(row).map { (row: row, span: $0) } }
        var found: [Inconsistency] = []
        for (at, one) in certain.enumerated() {
            for other in certain[(at + 1)...] {
                guard let day = one.span.day(sharedWith: other.span), one.row.condition == nil || other.row.condition == nil,
                    one.row.place == nil || other.row.place == nil || one.row.place == other.row.place
                else { continue }
                found.append(twoHolders(one.row, other.row, day))
            }
        }
        return found
    }

    private func twoHolders(_ one: Competence, _ other: Competence, _ day: Day) -> Inconsistency {
        let names = (one.authority.name, other.authority.name)
        return Inconsistency(
            .twoHolders, at: .competence(one), against: .competence(other),
            Words(
                vi:
                    "Ngày \(day.words.vi), \(one.id.text) giao cho \(names.0.vi) và \(other.id.text) giao cho \(names.1.vi), không có điều kiện phân chia.",
                en: "On \(day.words.text(in: .en)) \(one.id.text) gives the duty to \(names.0.text(in: .en)) and \(other.id.text) to "
                    + "\(names.1.text(in: .en)), without a condition that divides it."),
            mend: Words(
                vi: "Ghi ngày hết cho dòng cũ, hoặc ghi điều kiện phân chia cho cả hai.",
                en: "Give the older row its end, or both rows the condition that divides them."))
    }

    /// Days between two rows on which nobody holds a duty that was held before and is held again.
    private func gaps(_ rows: [Competence]) -> [Inconsistency] {
        let national = rows.filter { $0.place == nil }
        return zip(national, national.dropFirst()).compactMap { one, next in
            let ends = national.filter { $0.id != next.id && $0.from.earliest?.number ?? .min < next.from.earliest?.number ?? .min }.map { row in
                row.until == nil || row.until == .unknown ? Int.max : row.until?.latest?.number ?? Int.max
            }
            guard let end = ends.max(), let start = next.from.earliest, end < start.number else { return nil }
            let last = Day(number: end)
            return Inconsistency(
                .gapInTime, at: .competence(next), against: .competence(one),
                Words(
                    vi: "Từ \(last.words.vi) đến trước \(start.words.vi) không ai giữ nhiệm vụ: \(one.id.text) đã hết, \(next.id.text) chưa bắt đầu.",
                    en: "From \(last.words.text(in: .en)) until before \(start.words.text(in: .en)) nobody holds the duty: \(one.id.text) is over, "
                        + "\(next.id.text) has not begun."),
                mend: Words(
                    vi: "Xem lại hai ngày tại nguồn; nếu đúng, ghi rõ lý do gián đoạn.", en: "Look up both days; if they are right, record why."))
        }
    }

    private func days(_ document: KnownDocument) -> Inconsistency? {
        let isReversed = document.until?.latest.flatMap { end in document.from.earliest.map { end <= $0 } } ?? false
        // A plain decision may reach back; a rule of law may not.
        let isNormative = DocumentRank(document.number).map { $0 >= .circular } ?? false
        let isEarly = isNormative && (document.issued.earliest.flatMap { issued in document.from.latest.map { $0 < issued } } ?? false)
        guard isReversed || isEarly else { return nil }
        return Inconsistency(
            .documentDays, at: .document(document),
            isReversed
                ? Words(vi: "\(document.number) hết hiệu lực trước khi có hiệu lực.", en: "\(document.number) ends before it begins.")
                : Words(vi: "\(document.number) có hiệu lực trước ngày ban hành.", en: "\(document.number) takes effect before it was issued."),
            mend: Words(vi: "Xem lại các ngày của văn bản tại nguồn.", en: "Look up the days of the document in the source."))
    }

    private func nobody(_ duty: Duty) -> Inconsistency {
        Inconsistency(
            .noHolder, at: .duty(duty.id),
            Words(vi: "\(duty.id.text) không có dòng thẩm quyền nào.", en: "\(duty.id.text) has no row of competence at all."),
            mend: Words(vi: "Ghi ai giữ nhiệm vụ, hoặc đánh dấu là bản nháp.", en: "Record who holds it, or mark it as a draft."))
    }
}
