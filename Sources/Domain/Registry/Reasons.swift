// SPDX-License-Identifier: Apache-2.0

// The sentences a finding gives for itself. What is recorded speaks in its own words; these only say which rule was applied.
extension Competence.Reason {
    init(_ doubt: Doubt) { self.init(text: doubt.text, sources: doubt.sources) }

    init(_ rule: FileRule) { self.init(text: rule.text, sources: rule.sources) }

    static func draft(_ duty: Duty) -> Self {
        Self(
            text: Words(
                vi: "\(duty.id.text) mới chỉ thấy ở bản dự thảo hoặc do suy luận; không được dùng để trả lời.",
                en: "\(duty.id.text) was only seen as a draft or inferred; nobody is answered from it."
            ),
            sources: duty.sources
        )
    }

    static func stale(_ row: Competence, _ change: LawChange) -> Self {
        Self(
            text: Words(
                vi: "\(change.sentence.vi) Chưa có ai xem lại việc giao thẩm quyền cho \(row.authority.name.vi) theo quy định mới.",
                en: "\(change.sentence.text(in: .en)) Nobody has looked again whether \(row.authority.name.text(in: .en)) is still competent."
            ),
            sources: row.sources
        )
    }

    static func doubtful(_ row: Competence) -> [Self] {
        var reasons: [Self] = []
        if let reason = start(of: row) { reasons.append(reason) }
        if row.kind != nil, let until = row.until, until.exact == nil { reasons.append(end(of: row, until)) }
        return reasons
    }

    private static func start(of row: Competence) -> Self? {
        guard row.kind != nil, row.from.exact == nil else { return nil }
        let name = row.authority.name
        return Self(
            text: Words(
                vi: "Chưa xác minh được ngày \(name.vi) bắt đầu có thẩm quyền (\(row.from.words.vi)); những ngày còn nghi vấn chưa thể kết luận.",
                en: "The day on which \(name.text(in: .en)) became competent is not verified (\(row.from.words.text(in: .en))); "
                    + "the days in doubt are not settled."
            ),
            sources: row.sources
        )
    }

    private static func end(of row: Competence, _ until: DoubtfulDay) -> Self {
        let name = row.authority.name
        return Self(
            text: Words(
                vi: "Chưa xác minh được ngày thẩm quyền của \(name.vi) chấm dứt (\(until.words.vi)).",
                en: "The day on which the competence of \(name.text(in: .en)) ended is not verified (\(until.words.text(in: .en)))."
            ),
            sources: row.sources
        )
    }

    static func endUnverified(_ row: Competence) -> Self {
        Self(
            text: Words(
                vi: "Ngày hết hiệu lực của căn cứ này chưa được xác minh.", en: "The day on which this basis ends has not been verified."
            ),
            sources: row.sources
        )
    }

    static func abolished(_ row: Competence) -> Self {
        Self(
            text: Words(
                vi: "Việc này không còn được thực hiện từ \(row.from.words.vi) theo \(row.basis?.citation ?? "nguồn ghi nhận").",
                en: "This is no longer done since \(row.from.words.text(in: .en)), by \(row.basis?.citation ?? "the recorded source")."
            ),
            sources: row.sources
        )
    }

    static func unnamed(_ row: Competence) -> Self {
        Self(
            text: Words(
                vi: "Nguồn không nêu cơ quan có thẩm quyền trong thời gian này: “\(row.authority.name.vi)”.",
                en: "The source names no competent authority for this time: “\(row.authority.name.vi)”."
            ),
            sources: row.sources
        )
    }

    static func former(_ row: Competence) -> Self {
        Self(
            text: Words(
                vi: "Vào ngày này nhiệm vụ chưa được chuyển; cơ quan giữ trước khi chuyển là \(row.authority.name.vi).",
                en: "On this day the duty had not moved yet; it was with \(row.authority.name.text(in: .en))."
            ),
            sources: row.sources
        )
    }

    static func ended(_ row: Competence) -> Self {
        let name = row.authority.name
        return Self(
            text: Words(
                vi: "Căn cứ \(row.basis?.citation ?? "đã ghi nhận") của \(name.vi) không còn hiệu lực (từ ngày: \(row.until?.words.vi ?? "")); "
                    + "chưa ghi nhận văn bản kế tiếp và không có quy định nào trả thẩm quyền về cơ quan cũ.",
                en: "The basis \(row.basis?.citation ?? "recorded") of \(name.text(in: .en)) carries no longer (since: "
                    + "\(row.until?.words.text(in: .en) ?? "")); no successor is recorded, and nothing says that the power returns to who held it before."
            ),
            sources: row.sources
        )
    }

    static func overtaken(by duties: [Duty], from duty: Duty) -> Self {
        let list = duties.map(\.id.text).joined(separator: ", ")
        return Self(
            text: Words(
                vi: "\(duty.id.text) đã được thay, toàn bộ hoặc một phần, bằng: \(list).",
                en: "\(duty.id.text) was taken over, whole or in part, by: \(list)."
            ),
            sources: duties.flatMap(\.sources).uniqued
        )
    }

    static func nothingRecorded(_ duty: Duty, elsewhere: Bool) -> Self {
        elsewhere
            ? Self(
                text: Words(
                    vi: "Chỉ ghi nhận việc ủy quyền này ở tỉnh, thành phố khác.",
                    en: "This authorisation is recorded for another province only."
                ),
                sources: duty.sources
            )
            : Self(
                text: Words(vi: "Chưa ghi nhận cơ quan nào giữ nhiệm vụ vào ngày này.", en: "No holder is recorded for this day."),
                sources: duty.sources
            )
    }

    static func alsoSigns(_ act: Competence) -> Self {
        let (name, basis) = (act.authority.name, act.basis?.citation)
        return Self(
            text: Words(
                vi: "\(basis ?? "Một văn bản ủy quyền khác") cũng ủy quyền cho \(name.vi) ký việc này; hãy đối chiếu hai văn bản trước khi dùng.",
                en: "\(basis ?? "Another authorisation") lets \(name.text(in: .en)) sign this too; compare the two acts before you rely on one."
            ),
            sources: act.sources
        )
    }

    static func twoRows(_ rows: [Competence]) -> Self {
        let names = rows.map(\.authority.name.vi).joined(separator: "; ")
        let named = rows.map { $0.authority.name.text(in: .en) }.joined(separator: "; ")
        return Self(
            text: Words(
                vi: "Các nguồn cùng ghi nhiều cơ quan mà không có quy tắc phân chia: \(names).",
                en: "The sources name several authorities without a rule that divides the duty: \(named)."
            ),
            sources: rows.flatMap(\.sources).uniqued
        )
    }

    static func condition(_ row: Competence) -> Self? {
        guard let condition = row.condition else { return nil }
        return Self(
            text: Words(
                vi: "\(row.authority.name.vi): \(condition).", en: "\(row.authority.name.text(in: .en)): \(condition)."
            ),
            sources: row.sources
        )
    }

    static func noFileRule(received: Day) -> Self {
        Self(
            text: Words(
                vi: "Hồ sơ nhận ngày \(received.words.vi), trước khi thẩm quyền chuyển; chưa ghi nhận quy định chuyển tiếp nào cho hồ sơ này.",
                en: "The file was received on \(received.words.text(in: .en)), before the duty moved; no rule on files in hand is recorded for it."
            ),
            sources: []
        )
    }
}

extension Competence.Basis {
    /// "Điều 4 khoản 1, 133/2025/NĐ-CP".
    var citation: String { [path, document].compactMap { $0 }.joined(separator: ", ") }
}

extension Day {
    /// "29/05/2026" and "29 May 2026".
    var words: Words {
        let (year, month, day) = components
        let names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
        return Words(vi: "\(Self.padded(day, to: 2))/\(Self.padded(month, to: 2))/\(year)", en: "\(day) \(names[month - 1]) \(year)")
    }
}

extension DoubtfulDay {
    var words: Words {
        switch (earliest?.words, latest?.words) {
        case (let first?, let last?) where first == last: first
        case (let first?, let last?):
            Words(vi: "trong khoảng \(first.vi) – \(last.vi)", en: "between \(first.text(in: .en)) and \(last.text(in: .en))")
        case (let first?, nil): Words(vi: "không trước \(first.vi)", en: "not before \(first.text(in: .en))")
        case (nil, let last?): Words(vi: "không muộn hơn \(last.vi)", en: "not later than \(last.text(in: .en))")
        case (nil, nil): Words(vi: "không rõ ngày", en: "day unknown")
        }
    }
}

extension [String] {
    /// Each once, in order.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
