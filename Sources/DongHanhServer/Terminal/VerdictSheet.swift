// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a check of the log came to, for people.
struct VerdictSheet {
    private var sheet = Sheet()

    init(_ verdict: AuditVerdict, against head: AuditHead?, _ console: Console) {
        if verdict.isWhole {
            sheet.paragraph(
                console(
                    "Nhật ký còn nguyên vẹn: \(verdict.rows) dòng, \(verdict.lanes.count) chuỗi.",
                    "The log is whole: \(verdict.rows) rows, \(verdict.lanes.count) lanes."),
                indent: 0)
        } else {
            sheet.paragraph(
                console("Nhật ký KHÔNG còn nguyên vẹn: \(verdict.faultCount) chỗ.", "The log is NOT whole: \(verdict.faultCount) places."), indent: 0)
        }
        if let head {
            sheet.paragraph(console("Đối chiếu với mốc \(head.digest).", "Checked against the head \(head.digest)."), indent: 0)
        } else {
            sheet.paragraph(
                console(
                    "Chưa đối chiếu với mốc đã công bố; dùng --head để biết phần cuối có bị cắt hay viết lại không.",
                    "Not checked against a published head; --head tells whether the end was cut or written anew."), indent: 0)
        }
        for fault in verdict.faults { sheet.paragraph("✗ \(fault.at): \(fault.words.text(in: console.language))", indent: 0) }
        if verdict.faultCount > verdict.faults.count { sheet.paragraph("… \(verdict.faultCount - verdict.faults.count)", indent: 0) }
        for one in verdict.erasures {
            sheet.paragraph(
                console(
                    "Đã xoá chi tiết của \(one.count) dòng theo căn cứ “\(one.ground)” (\(one.by)).",
                    "The details of \(one.count) rows were erased on the ground “\(one.ground)” (\(one.by))."), indent: 0)
        }
        if let place = verdict.backdated {
            sheet.paragraph(
                console(
                    "Lưu ý: dòng \(place) đứng sau mốc nhưng ghi giờ trước mốc hơn một giờ. Hãy xem đồng hồ của máy đã ghi nó.",
                    "Note: row \(place) stands after the head and says it is from more than an hour before it. Look at the clock of its node."),
                indent: 0)
        }
    }

    var text: String { sheet.text }
}

/// What a check came to, for programs.
struct PublishedVerdict: Encodable {
    let whole: Bool
    let rows: Int
    let lanes: [AuditHead.Tip]
    let faultCount: Int
    let faults: [AuditFault]
    let erasures: [AuditVerdict.Erasure]
    let backdated: AuditEntry.Position?

    init(_ verdict: AuditVerdict) {
        whole = verdict.isWhole
        rows = verdict.rows
        lanes = verdict.lanes
        faultCount = verdict.faultCount
        faults = verdict.faults
        erasures = verdict.erasures
        backdated = verdict.backdated
    }
}

extension AuditFault {
    var words: Words {
        switch kind {
        case .changed: Words(vi: "dòng này đã bị sửa", en: "this row was changed")
        case .removed: Words(vi: "\(count ?? 1) dòng đã bị bỏ, kể từ đây", en: "\(count ?? 1) rows are gone, from here on")
        case .inserted: Words(vi: "dòng này được chèn vào sau", en: "this row was put in later")
        case .moved: Words(vi: "dòng này vốn ở chỗ thứ \(was ?? 0)", en: "this row was written as number \(was ?? 0)")
        case .truncated:
            Words(vi: "phần sau đây đã bị cắt; mốc có đến dòng \(was ?? 0)", en: "what came after is gone; the head knows row \(was ?? 0)")
        case .rewritten: Words(vi: "đến đây không khớp với mốc: đã bị viết lại", en: "up to here it does not fit the head: it was written anew")
        case .detailsChanged: Words(vi: "chi tiết của dòng này đã bị sửa", en: "the details of this row were changed")
        case .detailsRemoved: Words(vi: "chi tiết của dòng này mất mà không có căn cứ", en: "the details of this row are gone without a ground")
        case .detailsInserted: Words(vi: "có chi tiết mà dòng này không có", en: "there are details that this row never had")
        case .erasureUnproved:
            Words(vi: "số chi tiết đã xoá không khớp với điều lần xoá này ghi", en: "what is gone is not what this erasure says it erased")
        }
    }
}
