// SPDX-License-Identifier: Apache-2.0

// Acts of localities, offices and places.
extension ConsistencyCheck {
    var local: [Inconsistency] { looked.competences.filter { $0.kind == .authorisation }.flatMap(excess) }

    private func excess(_ act: Competence) -> [Inconsistency] {
        act.coversDuties.flatMap { duty -> [Inconsistency] in
            guard !act.coversHolders.isEmpty, let rows = index.timelines[duty] else { return [] }
            let givers = rows.filter { act.coversHolders.contains($0.authority.name.vi) }
            return [beyond(act, duty, givers), outlives(act, duty, givers)].compactMap { $0 }
        }
    }

    /// Nobody passes on what he does not have.
    private func beyond(_ act: Competence, _ duty: Duty.ID, _ givers: [Competence]) -> Inconsistency? {
        guard let made = act.from.latest, !givers.contains(where: { $0.kind == nil || $0.standing(on: made) != .notYet }) else { return nil }
        return Inconsistency(
            .authorisationBeyondGiver, at: .competence(act), against: .duty(duty),
            Words(
                vi:
                    "\(act.id.text) ủy quyền \(duty.text) từ \(made.words.vi), khi \(act.coversHolders.joined(separator: ", ")) chưa giữ nhiệm vụ này.",
                en:
                    "\(act.id.text) passes \(duty.text) on from \(made.words.text(in: .en)), when \(act.coversHolders.joined(separator: ", ")) did not hold it."
            ),
            mend: Words(vi: "Bỏ nhiệm vụ khỏi phạm vi ủy quyền, hoặc xem lại ngày.", en: "Take the duty out of the act's scope, or look up its day."))
    }

    private func outlives(_ act: Competence, _ duty: Duty.ID, _ givers: [Competence]) -> Inconsistency? {
        let ends = givers.map { row in row.until == nil || row.until == .unknown ? nil : row.until?.latest }
        guard !ends.isEmpty, !ends.contains(nil), let last = ends.compactMap({ $0 }).max(), let until = act.until?.earliest, until > last else {
            return nil
        }
        return Inconsistency(
            .authorisationOutlivesGiver, at: .competence(act), against: .duty(duty),
            Words(
                vi: "\(act.id.text) ủy quyền \(duty.text) đến \(until.words.vi), mà người ủy quyền chỉ giữ đến \(last.words.vi).",
                en:
                    "\(act.id.text) passes \(duty.text) on until \(until.words.text(in: .en)), but its giver holds it only until \(last.words.text(in: .en))."
            ),
            mend: Words(vi: "Ghi ngày hết theo người ủy quyền.", en: "Give the act the end of its giver's power."))
    }

    var whoAndWhere: [Inconsistency] {
        looked.competences.compactMap(gone) + looked.competences.compactMap(nowhere) + looked.places.compactMap(merged)
    }

    /// An office that was no more when the row began.
    private func gone(_ row: Competence) -> Inconsistency? {
        guard let office = index.authorities[row.authority.name.vi], let ended = office.ended?.latest, let start = row.from.earliest, start >= ended
        else { return nil }
        return Inconsistency(
            .authorityEnded, at: .competence(row), against: .fact("authority", office.id.text),
            Words(
                vi: "\(row.id.text) giao từ \(start.words.vi) cho \(row.authority.name.vi), cơ quan đã chấm dứt từ \(ended.words.vi).",
                en: "\(row.id.text) gives the duty from \(start.words.text(in: .en)) to \(row.authority.name.text(in: .en)), an office that ended on "
                    + "\(ended.words.text(in: .en))."),
            mend: Words(vi: "Ghi cơ quan kế tiếp theo văn bản.", en: "Record the office that came after it, by the act."))
    }

    private func nowhere(_ row: Competence) -> Inconsistency? {
        guard let place = row.place.flatMap({ index.places[$0] }), let start = row.from.earliest ?? row.from.latest else { return nil }
        let isBefore = place.existence.from.map { start < $0 } ?? false
        let isAfter = place.existence.until.map { end in start >= end || (row.until?.earliest.map { $0 > end } ?? (row.kind != nil)) } ?? false
        guard isBefore || isAfter else { return nil }
        return Inconsistency(
            .placeNotThere, at: .competence(row), against: .place(place),
            Words(
                vi: "\(row.id.text) áp dụng tại \(place.name.vi) vào những ngày địa phương này \(isBefore ? "chưa có" : "không còn").",
                en: "\(row.id.text) holds in \(place.name.text(in: .en)) on days when that place \(isBefore ? "did not exist yet" : "was no more")."),
            mend: Words(vi: "Ghi địa phương của những ngày đó, hoặc ngày hết.", en: "Record the place of those days, or the row's end."))
    }

    /// What a place became part of must have been there.
    private func merged(_ place: Place) -> Inconsistency? {
        guard let ended = place.existence.until, let into = place.mergedInto.flatMap({ index.places[$0] }) else { return nil }
        guard !into.existence.contains(ended) else { return nil }
        return Inconsistency(
            .placeNotThere, at: .place(place), against: .place(into),
            Words(
                vi: "\(place.name.vi) nhập vào \(into.name.vi) ngày \(ended.words.vi), ngày mà \(into.name.vi) không tồn tại.",
                en: "\(place.name.text(in: .en)) became part of \(into.name.text(in: .en)) on \(ended.words.text(in: .en)), when that did not exist."),
            mend: Words(vi: "Xem lại ngày sắp xếp.", en: "Look up the day of the merger."))
    }
}
