// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Records as sheets: what is written is read back, and what cannot be read is named by its cell.
@Suite struct RecordSheetTests {
    static var facts: RegistryFacts {
        var facts = RegistryFacts()
        facts.procedures = ["P-1", "P-2", "P-3"].map { id in
            Procedure(
                id: .init(id), code: id == "P-2" ? "9.000002" : nil, name: Words(vi: "Thủ tục bịa \(id)", en: "Made up \(id)"), field: "bịa",
                level: nil,
                duties: [], nationalTimeLimit: nil, localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: nil, announcedBy: nil, notes: [],
                sources: ["x"], confidence: .high)
        }
        return facts
    }

    private static let letters = ["đơn", "bản sao \"có dấu\"", "a;b", "=1+1", "-", "tờ, khai", "'x", "Ộ ỗ", "@đ"]

    static func record(_ procedure: String, _ place: String?, _ chance: inout SplitMix) -> ProcedureRecord {
        func text() -> String { letters.randomElement(using: &chance) ?? "x" }
        func maybe() -> String? { Bool.random(using: &chance) ? text() : nil }
        func some<Value>(_ make: () -> Value?) -> [Value] { (0..<Int.random(in: 0...3, using: &chance)).compactMap { _ in make() } }
        func number() -> Int? { Bool.random(using: &chance) ? Int.random(in: 0...9, using: &chance) : nil }
        var record = ProcedureRecord(procedure: .init(procedure), place: place.map { Place.ID($0) })
        func day() -> Day? { Bool.random(using: &chance) ? Day(number: .random(in: 20_000...21_000, using: &chance)) : nil }
        record.code = maybe()
        record.codeFrom = record.code == nil ? nil : day()
        record.earlierCodes = some { ProcedureRecord.EarlierCode(text(), from: day(), until: day().map { $0.advanced(by: 2_000) }) }
        record.limits = some {
            let unit = TimeLimit.Unit.allCases.randomElement(using: &chance) ?? .day
            return TimeLimit(.random(in: 1...90, using: &chance), unit).map { ProcedureRecord.Limit($0, condition: maybe()) }
        }
        record.fees = some {
            Bool.random(using: &chance)
                ? ProcedureRecord.Fee(amount: .random(in: 0...9_999_999, using: &chance), condition: maybe())
                : ProcedureRecord.Fee(rule: "75% mức " + text(), condition: maybe())
        }
        record.dossier = some { ProcedureRecord.Paper(text(), originals: number(), copies: number(), condition: maybe()) }
        record.filing = some { ProcedureRecord.Way.allCases.randomElement(using: &chance).map { ProcedureRecord.Filing($0, note: maybe()) } }
        record.steps = some { text() }
        record.forms = some { text() }
        (record.result, record.receives, record.decides, record.signs) = (maybe(), maybe(), maybe(), text())
        record.signsFrom = Bool.random(using: &chance) ? Day(number: .random(in: 20_000...21_000, using: &chance)) : nil
        record.sources = [text()] + some { text() }
        return record
    }

    /// Any record goes out as a sheet, over CSV and back, in either language.
    @Test(arguments: 1...40, Language.allCases)
    func `what goes out comes back as it was`(_ seed: UInt64, _ language: Language) throws {
        var chance = SplitMix(state: seed)
        var facts = Self.facts
        facts.procedureRecords = [Self.record("P-1", "90", &chance), Self.record("P-3", "90", &chance), Self.record("P-1", nil, &chance)]
        for place in [Place.ID("90"), nil] {
            let sheets = RecordSheet(place: place)
            let sheet = sheets.sheet(of: facts, in: language)
            #expect(sheet.rows.count == 4)
            let reading = sheets.reading(of: try Spreadsheet(csv: sheet.csv), over: facts)
            #expect(reading.faults.isEmpty, "\(reading.faults)")
            #expect(reading.records == facts.procedureRecords.filter { $0.place == place })
            #expect(sheets.changed(reading.records, over: facts).isEmpty)
        }
    }

    @Test func `each cell that cannot be read is named, with what to write instead`() {
        let sheet = Spreadsheet(rows: [
            ["thu tuc", "Thời hạn", "Phí, lệ phí", "Nguồn", "Thành phần hồ sơ", "Cách nộp", "Ủy quyền từ ngày"],
            ["P-1", "mười ngày", "200.00", "", "Đơn | hai", "Bồ câu", "31/02/2025"],
            ["9.000002", "10 ngày làm việc | trực tuyến\n1 tháng", "1.200.000 đồng\n75% mức phí cấp mới", "QĐ bịa", "Đơn | 1 | 0", "Trực tuyến", ""],
            ["P-9", "1 ngày", "", "x", "", "", ""], ["P-1", "1 ngày", "", "x", "", "", ""], ["P-3", "", "", "", "", "", ""],
        ])
        let reading = RecordSheet(place: .init("90")).reading(of: sheet, over: Self.facts)
        #expect(Set(reading.faults.map(\.cell)) == ["B2", "C2", "D2", "E2", "F2", "G2", "A4", "A5"])
        #expect(reading.faults.allSatisfy { $0.problem.en != nil })
        let good = reading.records.first { $0.procedure.text == "P-2" }
        #expect(good?.limits.map(\.limit.words.vi) == ["10 ngày làm việc", "1 tháng"] && good?.limits.first?.condition == "trực tuyến")
        #expect(good?.fees == [.init(amount: 1_200_000), .init(rule: "75% mức phí cấp mới")])
        #expect(good?.dossier == [.init("Đơn", originals: 1, copies: 0)])
    }

    @Test func `columns that nobody knows, that come twice, or that are missing are told in the first row`() {
        let sheets = RecordSheet(place: nil)
        let odd = sheets.reading(of: Spreadsheet(rows: [["Thủ tục", "Thời hạn", "Thời hạn", "Cột lạ"]]), over: Self.facts)
        #expect(odd.faults.map(\.cell) == ["C1", "D1"])
        #expect(sheets.reading(of: Spreadsheet(rows: [["Thời hạn"], ["1 ngày"]]), over: Self.facts).faults.map(\.cell) == ["A1"])
        #expect(sheets.reading(of: Spreadsheet(rows: []), over: Self.facts).records.isEmpty)
    }

    @Test(arguments: [(0, 0, "A1"), (6, 1, "B7"), (9, 25, "Z10"), (0, 26, "AA1"), (0, 701, "ZZ1"), (0, 702, "AAA1")])
    func `a cell is called as spreadsheets call it`(_ row: Int, _ column: Int, _ name: String) {
        #expect(Spreadsheet.address(row: row, column: column) == name)
    }

    /// Any texts, over CSV and back.
    @Test(arguments: 1...30)
    func `any sheet comes back from CSV`(_ seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        let pieces = ["a", "\"", ",", ";", "\n", "=", "'", " ", "đ", "\t", "+", "''"]
        let rows = (0..<Int.random(in: 1...6, using: &chance)).map { _ in
            ["x"] + (0..<3).map { _ in (0..<Int.random(in: 0...5, using: &chance)).compactMap { _ in pieces.randomElement(using: &chance) }.joined() }
        }
        let head = [["a", "b", "c", "d"]]
        #expect(try Spreadsheet(csv: Spreadsheet(rows: head + rows).csv).rows == head + rows)
    }

    @Test func `semicolons and tabs part cells where the first row uses them, and a quotation without an end is refused`() throws {
        #expect(try Spreadsheet(csv: "a;b\r\n1,5;\"x;y\"\r\n").rows == [["a", "b"], ["1,5", "x;y"]])
        #expect(try Spreadsheet(csv: "a\tb\n1\t2").rows == [["a", "b"], ["1", "2"]])
        #expect(throws: SheetError.openQuotation(row: 2)) { try Spreadsheet(csv: "a,b\n\"x,y\n") }
        #expect(throws: SheetError.tooManyRows(limit: Spreadsheet.mostRows)) {
            try Spreadsheet(csv: String(repeating: "a\n", count: Spreadsheet.mostRows + 1))
        }
        #expect(throws: SheetError.tooManyColumns(limit: Spreadsheet.mostColumns)) { try Spreadsheet(csv: String(repeating: ",", count: 80)) }
    }
}
