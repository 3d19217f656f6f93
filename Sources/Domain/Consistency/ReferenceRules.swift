// SPDX-License-Identifier: Apache-2.0

// Names that lead nowhere, and counts that do not come out.
extension ConsistencyCheck {
    var references: [Inconsistency] { dutyReferences + otherReferences + drafts }

    private func dead(_ at: Subject, _ kind: String, _ key: String) -> Inconsistency {
        Inconsistency(
            .deadReference, at: at, against: .fact(kind, key),
            Words(vi: "\(at.key) dẫn tới \(key), mà sổ không có.", en: "\(at.key) refers to \(key), which the registry does not have."),
            mend: Words(vi: "Sửa mã, hoặc bổ sung dữ kiện bị thiếu.", en: "Mend the id, or record what is missing."))
    }

    private var dutyReferences: [Inconsistency] {
        var found: [Inconsistency] = []
        func look(_ at: @autoclosure () -> Subject, _ duties: [Duty.ID]) {
            for duty in duties where index.duties[duty] == nil { found.append(dead(at(), "duty", duty.text)) }
        }
        for duty in looked.duties { look(.duty(duty.id), duty.overtakenBy) }
        for row in looked.competences {
            look(.competence(row), [row.duty])
            look(.competence(row), row.coversDuties)
        }
        for procedure in looked.procedures { look(.procedure(procedure), procedure.duties) }
        for change in looked.changes { look(.fact("change", change.id.text), change.duties) }
        for doubt in looked.doubts { look(.fact("doubt", doubt.id.text), doubt.duties) }
        for question in looked.practice { look(.fact("practice", question.id.text), question.duties) }
        for claim in looked.rejectedClaims { look(.fact("rejected-claim", claim.id.text), claim.duties) }
        for rule in looked.fileRules { look(.fact("file-rule", rule.id.text), rule.duties) }
        return found
    }

    private var otherReferences: [Inconsistency] {
        var found = looked.duties.filter { !index.fields.contains($0.field) }.map { dead(.duty($0.id), "field", $0.field.text) }
        found += looked.fields.filter { !index.units.contains($0.unit) }.map { dead(.fact("field", $0.id.text), "unit", $0.unit.text) }
        for row in looked.competences {
            if let place = row.place, index.places[place] == nil { found.append(dead(.competence(row), "place", place.text)) }
            found += row.covers.filter { !index.fields.contains($0) }.map { dead(.competence(row), "field", $0.text) }
        }
        for place in looked.places {
            if let into = place.mergedInto, index.places[into] == nil { found.append(dead(.place(place), "place", into.text)) }
        }
        for doubt in looked.doubts {
            found += doubt.holders.filter { index.competences[$0] == nil }.map { dead(.fact("doubt", doubt.id.text), "competence", $0.text) }
        }
        let offices = Set(facts.authorities.map(\.id))
        for office in looked.authorities {
            if let next = office.successor, !offices.contains(next) { found.append(dead(.fact("authority", office.id.text), "authority", next.text)) }
        }
        return found
    }

    /// Nobody is answered from a draft, so nothing that answers may lead to one.
    private var drafts: [Inconsistency] {
        looked.duties.filter { !$0.isDraft }.flatMap { duty in
            duty.overtakenBy.filter { index.duties[$0]?.isDraft == true }.map { draft in
                Inconsistency(
                    .draftReferred, at: .duty(duty.id), against: .duty(draft),
                    Words(
                        vi: "\(duty.id.text) được ghi là đã thay bằng \(draft.text), mà \(draft.text) mới là bản nháp.",
                        en: "\(duty.id.text) is said to be replaced by \(draft.text), which is only a draft."),
                    mend: Words(vi: "Xác minh \(draft.text), hoặc bỏ mối liên hệ.", en: "Verify \(draft.text), or take out the relation."))
            }
        }
    }

    var counts: [Inconsistency] {
        looked.places.compactMap { place in
            guard let communes = place.communes else { return nil }
            let sum = communes.xa + communes.phuong + communes.dacKhu
            let isOff = sum != communes.total
            guard isOff || place.specialZones.count != communes.dacKhu else { return nil }
            return Inconsistency(
                .countDoesNotReconcile, at: .place(place),
                isOff
                    ? Words(
                        vi: "\(place.name.vi) ghi \(communes.total) đơn vị cấp xã, mà xã, phường và đặc khu cộng lại là \(sum).",
                        en: "\(place.name.text(in: .en)) records \(communes.total) communes, yet its xã, phường and đặc khu make \(sum).")
                    : Words(
                        vi: "\(place.name.vi) ghi \(communes.dacKhu) đặc khu, mà nêu tên \(place.specialZones.count).",
                        en: "\(place.name.text(in: .en)) records \(communes.dacKhu) special zones, yet names \(place.specialZones.count)."),
                mend: Words(vi: "Xem lại số liệu tại nguồn.", en: "Look up the figures in the source."))
        }
    }
}
