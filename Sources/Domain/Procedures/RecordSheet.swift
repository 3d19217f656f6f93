// SPDX-License-Identifier: Apache-2.0

/// The records of one place as a sheet: a row a procedure, a column for each thing that is recorded.
package struct RecordSheet: Sendable {
    package let place: Place.ID?

    package init(place: Place.ID?) { self.place = place }

    /// Every procedure with what the place has recorded of it, so that what is missing can be filled in.
    package func sheet(of facts: RegistryFacts, in language: Language) -> Spreadsheet {
        let records = Dictionary(
            facts.procedureRecords.filter { $0.place == place }.map { ($0.procedure, $0) }, uniquingKeysWith: { first, _ in first })
        let head = WrittenRecord.Column.allCases.map { $0.words.text(in: language) }
        return Spreadsheet(
            rows: [head]
                + facts.procedures.sorted { $0.id < $1.id }.map { procedure in
                    let written = records[procedure.id].map { WrittenRecord($0, in: language) } ?? WrittenRecord([:])
                    return WrittenRecord.Column.allCases.map { column in
                        switch column {
                        case .procedure: procedure.id.text
                        case .name: procedure.name.text(in: language)
                        default: written[column]
                        }
                    }
                })
    }

    /// What a sheet says, and every cell that cannot be read; where there is one, nothing may be taken from the sheet.
    package struct Reading: Sendable {
        package var records: [ProcedureRecord] = []
        package var faults: [Fault] = []
    }

    /// Something wrong with one cell.
    package struct Fault: Hashable, Sendable {
        /// "B7".
        package let cell: String
        package let column: String
        package let problem: Words
    }

    /// Reads a sheet whose columns may stand in any order; a row with nothing filled in says nothing.
    package func reading(of sheet: Spreadsheet, over facts: RegistryFacts) -> Reading {
        var reading = Reading()
        guard let head = sheet.rows.first else { return reading }
        var columns: [WrittenRecord.Column: Int] = [:]
        for (at, title) in head.enumerated() where !title.singleLine.isEmpty {
            guard let column = WrittenRecord.Column(titled: title) else {
                reading.faults.append(fault(0, at, title, Self.noSuchColumn))
                continue
            }
            if columns.updateValue(at, forKey: column) != nil { reading.faults.append(fault(0, at, title, Self.twice)) }
        }
        guard let key = columns[.procedure] else {
            reading.faults.append(fault(0, 0, WrittenRecord.Column.procedure.words.vi, Self.noKey))
            return reading
        }
        let procedures = Self.names(facts)
        var seen: Set<Procedure.ID> = []
        for (row, cells) in sheet.rows.enumerated().dropFirst() {
            func text(_ column: WrittenRecord.Column) -> String { columns[column].flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
            guard WrittenRecord.Column.typed.contains(where: { !text($0).singleLine.isEmpty }) else { continue }
            guard let procedure = procedures[text(.procedure).singleLine] else {
                reading.faults.append(fault(row, key, WrittenRecord.Column.procedure.words.vi, Self.noSuchProcedure))
                continue
            }
            guard seen.insert(procedure).inserted else {
                reading.faults.append(fault(row, key, WrittenRecord.Column.procedure.words.vi, Self.twice))
                continue
            }
            let written = WrittenRecord(Dictionary(uniqueKeysWithValues: WrittenRecord.Column.allCases.map { ($0, text($0)) }))
            let (record, faults) = written.record(of: procedure, at: place)
            reading.faults += faults.map { fault(row, columns[$0.column] ?? key, $0.column.words.vi, $0.problem) }
            reading.records.append(record)
        }
        return reading
    }

    /// Only what differs from what is recorded.
    package func changed(_ records: [ProcedureRecord], over facts: RegistryFacts) -> [ProcedureRecord] {
        let known = Set(facts.procedureRecords)
        return records.filter { !known.contains($0) }
    }

    private func fault(_ row: Int, _ column: Int, _ title: String, _ problem: Words) -> Fault {
        Fault(cell: Spreadsheet.address(row: row, column: column), column: String(title.singleLine.prefix(60)), problem: problem)
    }

    /// By the registry's own name and by the published code, where one procedure alone bears it.
    private static func names(_ facts: RegistryFacts) -> [String: Procedure.ID] {
        let own = facts.procedures.map { ($0.id.text, $0.id) }
        let coded = Dictionary(grouping: facts.procedures.filter { $0.code != nil }, by: { $0.code ?? "" }).filter { $0.value.count == 1 }
        return Dictionary(
            own + coded.compactMap { code, procedures in procedures.first.map { (code, $0.id) } }, uniquingKeysWith: { first, _ in first })
    }

    private static let noSuchColumn = Words(
        vi: "Không có cột nào tên như vậy; tải mẫu về và giữ nguyên dòng đầu.",
        en: "There is no such column; fetch the template and keep its first row.")
    private static let twice = Words(vi: "Có hai lần trong bảng.", en: "It stands twice in the sheet.")
    private static let noKey = Words(vi: "Thiếu cột mã thủ tục.", en: "The column of the procedure is missing.")
    private static let noSuchProcedure = Words(
        vi: "Sổ không có thủ tục mang mã này.", en: "The registry has no procedure of that name or code.")
}

extension WrittenRecord.Column {
    /// What the column is called, on pages and in sheets.
    package var words: Words {
        switch self {
        case .procedure: Words(vi: "Thủ tục", en: "Procedure")
        case .name: Words(vi: "Tên thủ tục", en: "Name of the procedure")
        case .code: Words(vi: "Mã công bố", en: "Published code")
        case .earlierCodes: Words(vi: "Mã trước đây", en: "Earlier codes")
        case .limits: Words(vi: "Thời hạn", en: "Time limits")
        case .fees: Words(vi: "Phí, lệ phí", en: "Fees")
        case .dossier: Words(vi: "Thành phần hồ sơ", en: "Dossier")
        case .filing: Words(vi: "Cách nộp", en: "Ways of filing")
        case .steps: Words(vi: "Trình tự", en: "Steps")
        case .forms: Words(vi: "Mẫu đơn", en: "Forms")
        case .result: Words(vi: "Kết quả", en: "Result")
        case .receives: Words(vi: "Nơi tiếp nhận", en: "Who receives")
        case .decides: Words(vi: "Người quyết định", en: "Who decides")
        case .signs: Words(vi: "Người ký theo ủy quyền", en: "Who signs by authorisation")
        case .signsFrom: Words(vi: "Ủy quyền từ ngày", en: "Authorised from")
        case .sources: Words(vi: "Nguồn", en: "Sources")
        }
    }

    /// The column of that title in either language, with or without marks.
    init?(titled title: String) {
        let folded = Vietnamese.folded(title.singleLine)
        guard let column = Self.allCases.first(where: { [$0.words.vi, $0.words.text(in: .en)].map(Vietnamese.folded).contains(folded) }) else {
            return nil
        }
        self = column
    }
}
