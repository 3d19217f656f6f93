// SPDX-License-Identifier: Apache-2.0

/// A record as people write it, on a page or in a sheet: a text for each column, a line for each thing of a list, parts of a thing between strokes.
package struct WrittenRecord: Hashable, Sendable {
    package private(set) var texts: [Column: String]

    package enum Column: String, CaseIterable, Sendable {
        case procedure, name, code, earlierCodes = "earlier-codes", limits, fees, dossier, filing, steps, forms, result, receives, decides, signs
        case signsFrom = "signs-from"
        case sources

        /// What is filled in; the others say which procedure it is.
        package static let typed: [Column] = allCases.filter { ![.procedure, .name].contains($0) }
    }

    package init(_ texts: [Column: String]) { self.texts = texts }

    package subscript(_ column: Column) -> String { texts[column] ?? "" }

    /// As many letters as a cell may hold.
    package static let longest = 8_000

    /// A record in the language of its reader.
    package init(_ record: ProcedureRecord, in language: Language) {
        func line(_ parts: [String?]) -> String {
            var parts = parts.map { $0 ?? "" }
            while parts.last?.isEmpty ?? false { parts.removeLast() }
            return parts.joined(separator: " | ")
        }
        texts = [
            .procedure: record.procedure.text, .code: line([record.code, record.codeFrom.map { Self.written($0, language) }]),
            .earlierCodes: record.earlierCodes.map { code in
                line([code.code, code.from.map { Self.written($0, language) }, code.until.map { Self.written($0, language) }])
            }.joined(separator: "\n"),
            .limits: record.limits.map { line([$0.limit.words.text(in: language), $0.condition]) }.joined(separator: "\n"),
            .fees: record.fees.map { line([$0.amount.map { Self.money($0, language) } ?? $0.rule, $0.condition]) }.joined(separator: "\n"),
            .dossier: record.dossier.map { line([$0.name, $0.originals.map(String.init), $0.copies.map(String.init), $0.condition]) }
                .joined(separator: "\n"),
            .filing: record.filing.map { line([$0.way.words.text(in: language), $0.note]) }.joined(separator: "\n"),
            .steps: record.steps.joined(separator: "\n"), .forms: record.forms.joined(separator: "\n"), .result: record.result ?? "",
            .receives: record.receives ?? "", .decides: record.decides ?? "", .signs: record.signs ?? "",
            .signsFrom: record.signsFrom.map { Self.written($0, language) } ?? "", .sources: record.sources.joined(separator: "\n"),
        ]
    }

    private static func written(_ day: Day, _ language: Language) -> String { language == .vi ? day.text(in: .vi) : day.iso }

    private static func money(_ amount: Int, _ language: Language) -> String {
        amount == 0 ? Words(vi: "không", en: "none").text(in: language) : "\(amount.text(in: language)) đồng"
    }

    /// What is wrong with one column.
    package struct Fault: Hashable, Sendable {
        package let column: Column
        package let problem: Words

        package init(_ column: Column, _ problem: Words) {
            self.column = column
            self.problem = problem
        }
    }

    /// The record, or everything that is wrong with it.
    package func record(of procedure: Procedure.ID, at place: Place.ID?) -> (record: ProcedureRecord, faults: [Fault]) {
        var record = ProcedureRecord(procedure: procedure, place: place)
        var faults = Column.typed.filter { self[$0].count > Self.longest }.map { Fault($0, Self.tooLong) }
        func take<Value>(_ column: Column, _ read: (String) -> Value?, _ problem: (String) -> Words) -> [Value] {
            lines(column).compactMap { line in
                guard let value = read(line) else {
                    faults.append(Fault(column, problem(String(line.prefix(80)))))
                    return nil
                }
                return value
            }
        }
        record.limits = take(.limits, Self.limit, Self.noLimit)
        record.fees = take(.fees, Self.fee, Self.noFee)
        record.dossier = take(.dossier, Self.paper, Self.noPaper)
        record.filing = take(.filing, Self.filing, Self.noFiling)
        record.signsFrom = take(.signsFrom, Self.day, Self.noDay).first
        let code: [ProcedureRecord.EarlierCode] = take(.code, { Self.code($0, most: 2) }, Self.noCode)
        if code.count > 1 { faults.append(Fault(.code, Self.manyCodes)) }
        (record.code, record.codeFrom) = (code.first?.code, code.first?.from)
        record.earlierCodes = take(.earlierCodes, { Self.code($0, most: 3) }, Self.noCode)
        (record.steps, record.forms, record.sources) = (lines(.steps), lines(.forms), lines(.sources))
        (record.result, record.receives) = (one(.result), one(.receives))
        (record.decides, record.signs) = (one(.decides), one(.signs))
        if record.sources.isEmpty { faults.append(Fault(.sources, Self.noSource)) }
        if record.signsFrom != nil, record.signs == nil { faults.append(Fault(.signs, Self.noSigner)) }
        return (record, faults)
    }

    private func lines(_ column: Column) -> [String] {
        self[column].split(whereSeparator: \.isNewline).map { String($0).singleLine }.filter { !$0.isEmpty }
    }

    private func one(_ column: Column) -> String? {
        let text = self[column].singleLine
        return text.isEmpty ? nil : text
    }
}

// How one line of a cell is read.
extension WrittenRecord {
    private static func parts(_ line: String, most: Int) -> [String?]? {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).singleLine }
        guard parts.count <= most else { return nil }
        return (parts + Array(repeating: "", count: most - parts.count)).map { $0.isEmpty ? nil : $0 }
    }

    /// "1.010902 | 29/04/2026 | 01/01/2027": a code, its first day, and the first day without it.
    private static func code(_ line: String, most: Int) -> ProcedureRecord.EarlierCode? {
        guard let parts = parts(line, most: most), let code = parts[0] else { return nil }
        let days = parts.dropFirst().map { text in text.map(day) }
        guard !days.contains(where: { $0 != nil && $0.flatMap { $0 } == nil }) else { return nil }
        let (from, until) = (days.first.flatMap { $0.flatMap { $0 } }, days.dropFirst().first.flatMap { $0.flatMap { $0 } })
        if let from, let until, until <= from { return nil }
        return .init(code, from: from, until: until)
    }

    private static func limit(_ line: String) -> ProcedureRecord.Limit? {
        guard let parts = parts(line, most: 2), let limit = parts[0].flatMap({ TimeLimit($0) }) else { return nil }
        return .init(limit, condition: parts[1])
    }

    /// "200.000 đồng" is a number, "không" none, anything else a rule; a number of something else, such as dollars, is a rule as well.
    private static func fee(_ line: String) -> ProcedureRecord.Fee? {
        guard let parts = parts(line, most: 2), let text = parts[0] else { return nil }
        let folded = Vietnamese.folded(text)
        if ["khong", "none", "free", "mien phi"].contains(folded) { return .init(amount: 0, condition: parts[1]) }
        let number = folded.hasSuffix("dong") ? String(folded.dropLast(4)).singleLine : folded
        let digits = number.filter { !".,  ".contains($0) }
        if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let amount = Int(digits), isGrouped(number) {
            return .init(amount: amount, condition: parts[1])
        }
        // "200.00" is a slip of the hand, not a rule.
        return number.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C } ? nil : .init(rule: text, condition: parts[1])
    }

    /// Groups of three behind the first: "1.200.000", "200000".
    private static func isGrouped(_ number: String) -> Bool {
        let groups = number.split(whereSeparator: { ".,".contains($0) }, omittingEmpty: false)
        return groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    }

    private static func paper(_ line: String) -> ProcedureRecord.Paper? {
        guard let parts = parts(line, most: 4), let name = parts[0] else { return nil }
        let counts = parts[1...2].map { text in text.map { Int($0) } }
        guard counts.allSatisfy({ $0 == nil || (0...99).contains($0.flatMap { $0 } ?? -1) }) else { return nil }
        return .init(name, originals: counts[0].flatMap { $0 }, copies: counts[1].flatMap { $0 }, condition: parts[3])
    }

    private static func filing(_ line: String) -> ProcedureRecord.Filing? {
        guard let parts = parts(line, most: 2), let name = parts[0] else { return nil }
        let folded = Vietnamese.folded(name)
        let way = ProcedureRecord.Way.allCases.first {
            [Vietnamese.folded($0.words.vi), Vietnamese.folded($0.words.text(in: .en))].contains(folded)
                || ($0 == .post && folded == "dich vu buu chinh")
        }
        return way.map { .init($0, note: parts[1]) }
    }

    /// As people write it, or as a workbook counts days: from 30 December 1899.
    private static func day(_ text: String) -> Day? {
        if let day = Day(typed: text) { return day }
        guard let serial = Int(text), (10_000...90_000).contains(serial) else { return nil }
        return Day(year: 1899, month: 12, day: 30)?.advanced(by: serial)
    }
}

extension StringProtocol {
    fileprivate func split(whereSeparator isSeparator: (Character) -> Bool, omittingEmpty: Bool) -> [SubSequence] {
        split(maxSplits: .max, omittingEmptySubsequences: omittingEmpty, whereSeparator: isSeparator)
    }
}

// What is wrong, and what to write instead.
extension WrittenRecord {
    private static let tooLong = Words(vi: "Dài quá \(longest) ký tự.", en: "Longer than \(longest) characters.")
    private static let noSource = Words(
        vi: "Chưa có nguồn: ghi số quyết định công bố hoặc địa chỉ trang.", en: "No source: write the number of the decision, or the page’s address.")
    private static let noSigner = Words(vi: "Có ngày ủy quyền mà chưa ghi ai ký.", en: "There is a day of authorisation, but nobody who signs.")

    private static let manyCodes = Words(
        vi: "Có hơn một mã; mã cũ ghi ở cột “Mã trước đây”.", en: "More than one code; those of before go into “Earlier codes”.")

    private static func noCode(_ line: String) -> Words {
        Words(
            vi: "“\(line)” đọc không được. Ghi: mã | từ ngày | đến trước ngày (mã đang dùng chỉ có từ ngày).",
            en: "“\(line)” cannot be read. Write: code | from | until before (the present code has a first day only).")
    }

    private static func noLimit(_ line: String) -> Words {
        Words(
            vi: "“\(line)” không phải thời hạn. Ghi như: 10 ngày làm việc, 25 ngày, 1 tháng; trường hợp riêng đặt sau dấu |.",
            en: "“\(line)” is no time limit. Write 10 working days, 25 days or 1 month; a case of its own behind a |.")
    }

    private static func noFee(_ line: String) -> Words {
        Words(
            vi: "“\(line)” không phải số tiền. Ghi như 200.000 đồng, không, hoặc quy tắc bằng lời.",
            en: "“\(line)” is no amount. Write 200,000 đồng, none, or the rule in words.")
    }

    private static func noPaper(_ line: String) -> Words {
        Words(
            vi: "“\(line)” đọc không được. Ghi: tên giấy tờ | số bản chính | số bản sao | trường hợp.",
            en: "“\(line)” cannot be read. Write: paper | originals | copies | case.")
    }

    private static func noFiling(_ line: String) -> Words {
        Words(
            vi: "“\(line)” không phải cách nộp. Ghi: Trực tiếp, Trực tuyến hoặc Bưu chính; ghi chú đặt sau dấu |.",
            en: "“\(line)” is no way of filing. Write In person, Online or By post; a note behind a |.")
    }

    private static func noDay(_ line: String) -> Words {
        Words(vi: "“\(line)” không phải ngày. Ghi như 30/07/2025.", en: "“\(line)” is no day. Write 2025-07-30.")
    }
}
