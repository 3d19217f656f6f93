// SPDX-License-Identifier: Apache-2.0

// How a file is handled, as the duty and the published procedure tell it.
extension ConsistencyCheck {
    var handling: [Inconsistency] { served.flatMap(differences) + reusedCodes + sameTitles }

    /// Procedures of the duties that are looked at.
    private var served: [Procedure] {
        let wanted = Set(looked.duties.map(\.id))
        return facts.procedures.filter { $0.duties.contains(where: wanted.contains) }
    }

    /// Where one procedure serves one duty, both must tell the same; where it serves several, it may not.
    private func differences(_ procedure: Procedure) -> [Inconsistency] {
        guard procedure.duties.count == 1, let duty = procedure.duties.first.flatMap({ index.duties[$0] }), !duty.isDraft,
            index.procedureCounts[duty.id] == 1
        else { return [] }
        return [timeLimit(duty, procedure), fee(duty, procedure)].compactMap { $0 }
    }

    private func timeLimit(_ duty: Duty, _ procedure: Procedure) -> Inconsistency? {
        guard let ours = duty.timeLimit, let theirs = procedure.nationalTimeLimit else { return nil }
        let (one, other) = (TimeSpans(ours), TimeSpans(theirs))
        guard !one.spans.isEmpty, !other.spans.isEmpty, one.spans.isDisjoint(with: other.spans) else { return nil }
        return Inconsistency(
            .timeLimitDiffers, at: .duty(duty.id), against: .procedure(procedure),
            Words(
                vi: "Thời hạn ở \(duty.id.text) là “\(ours)”, ở thủ tục \(procedure.id.text) là “\(theirs)”.",
                en: "The time limit is “\(ours)” in \(duty.id.text), but “\(theirs)” in procedure \(procedure.id.text)."),
            mend: Words(
                vi: "Xem văn bản quy định thời hạn; sửa chỗ sai, hoặc ghi từ ngày nào đã đổi.",
                en: "Look up the act that sets the limit; mend the wrong one, or record since when it changed."))
    }

    private func fee(_ duty: Duty, _ procedure: Procedure) -> Inconsistency? {
        guard let ours = duty.fee.map(Vietnamese.folded), let theirs = procedure.fee.map(Vietnamese.folded) else { return nil }
        guard Self.isFree(ours) != Self.isFree(theirs), [ours, theirs].allSatisfy({ Self.isFree($0) || $0.contains(where: \.isNumber) }) else {
            return nil
        }
        return Inconsistency(
            .feeDiffers, at: .duty(duty.id), against: .procedure(procedure),
            Words(
                vi: "\(duty.id.text) ghi phí “\(duty.fee ?? "")”, thủ tục \(procedure.id.text) ghi “\(procedure.fee ?? "")”.",
                en: "\(duty.id.text) says the fee is “\(duty.fee ?? "")”, procedure \(procedure.id.text) says “\(procedure.fee ?? "")”."),
            mend: Words(vi: "Xem văn bản quy định phí.", en: "Look up the act that sets the fee."))
    }

    private static func isFree(_ fee: String) -> Bool {
        fee.trimmingPrefix(while: \.isWhitespace).hasPrefix("khong") && !fee.contains(where: \.isNumber)
    }

    private var reusedCodes: [Inconsistency] {
        let wanted = Set(looked.procedures.compactMap(\.code))
        let bearers = Dictionary(grouping: facts.procedures.filter { $0.code.map(wanted.contains) ?? false }, by: { $0.code ?? "" })
        return bearers.keys.sorted().flatMap { code -> [Inconsistency] in
            guard let first = bearers[code]?.min(by: { $0.id < $1.id }) else { return [] }
            return bearers[code, default: []].sorted { $0.id < $1.id }.dropFirst().filter {
                PlaceName.compact($0.name.vi) != PlaceName.compact(first.name.vi)
            }
            .map { other in
                Inconsistency(
                    .codeReused, at: .procedure(other), against: .procedure(first),
                    Words(
                        vi: "Mã \(code) dùng cho hai thủ tục: \(first.id.text) “\(first.name.vi)” và \(other.id.text) “\(other.name.vi)”.",
                        en: "Code \(code) stands for two procedures: \(first.id.text) “\(first.name.text(in: .en))” and \(other.id.text) "
                            + "“\(other.name.text(in: .en))”."),
                    mend: Words(vi: "Xem mã tại quyết định công bố.", en: "Look up the code in the announcing decision."))
            }
        }
    }

    static func title(of duty: Duty) -> String { "\(duty.field.text) \(PlaceName.compact(duty.title.vi))" }

    /// One duty under two ids would be answered twice.
    private var sameTitles: [Inconsistency] {
        let wanted = Set(looked.duties.map(\.field))
        let titled = facts.duties.filter { !$0.isDraft && wanted.contains($0.field) }.map { (title: Self.title(of: $0), duty: $0) }
        return Dictionary(grouping: titled, by: \.title).values.filter { $0.count > 1 }.flatMap { same -> [Inconsistency] in
            let duties = same.map(\.duty).sorted { $0.id < $1.id }
            guard let first = duties.first else { return [] }
            return duties.dropFirst().map { other in
                Inconsistency(
                    .sameTitle, at: .duty(other.id), against: .duty(first.id),
                    Words(
                        vi: "\(other.id.text) và \(first.id.text) có cùng tên “\(first.title.vi)”.",
                        en: "\(other.id.text) and \(first.id.text) bear the same title “\(first.title.text(in: .en))”."),
                    mend: Words(vi: "Nhập hai dòng làm một, hoặc ghi tên phân biệt.", en: "Make one of the two, or tell them apart by title."))
            }
        }
    }
}

/// The limits that a text names: "10 ngày làm việc; 05 ngày" → 10 working days, 5 days.
struct TimeSpans {
    let spans: Set<String>

    init(_ text: String) {
        let words = Vietnamese.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        var spans: Set<String> = []
        for (at, word) in words.enumerated() {
            guard let number = Int(word), at + 1 < words.count else { continue }
            let next = words[(at + 1)...].prefix(3).joined(separator: " ")
            if next.hasPrefix("ngay lam viec") {
                spans.insert("\(number) working days")
            } else if next.hasPrefix("ngay") {
                spans.insert("\(number) days")
            }
            if next.hasPrefix("thang") { spans.insert("\(number) months") }
        }
        self.spans = spans
    }
}
