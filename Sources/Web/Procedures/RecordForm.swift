// SPDX-License-Identifier: Apache-2.0
import Domain

/// The form of one record: a field for each column of the sheet, with what is wrong beside it.
struct RecordForm: Sendable {
    let id: String
    let name: String
    let place: String
    let action: String
    let back: String
    let sheets: String
    let base: String?
    let reason: String
    let refusal: String?
    let fields: [Field]

    struct Field: Sendable {
        let name: String
        let label: String
        let hint: String?
        let value: String
        let rows: Int
        let isLong: Bool
        let isRequired: Bool
        let faults: [String]
        let isFaulty: Bool
    }

    init(
        _ editing: ProcedureRoutes.Editing, _ written: WrittenRecord, _ visit: Visit, form: Fields? = nil, faults: [WrittenRecord.Fault] = [],
        refusal: (any Refusal)? = nil
    ) {
        let language = visit.language
        id = editing.procedure.id.text
        name = editing.procedure.name[language]
        place = (editing.place?.name ?? ProcedurePage.nation)[language]
        let parts = ["procedures", editing.procedure.id.text]
        action = visit.urls.address(parts + ["records", editing.place?.id.text ?? ProcedureRecord.national, "edit"])
        back = visit.urls.address(parts)
        sheets = visit.urls.address(["procedure-sheets"])
        base = form == nil ? editing.base : form?["base"]
        reason = form?["reason"] ?? ""
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        let byColumn = Dictionary(grouping: faults, by: \.column)
        fields = WrittenRecord.Column.typed.map { column in
            let told = byColumn[column, default: []].map { $0.problem[language] }
            return Field(
                name: column.rawValue, label: column.words[language], hint: column.hint?[language], value: written[column],
                rows: Self.long[column] ?? 1, isLong: Self.long[column] != nil, isRequired: column == .sources, faults: told, isFaulty: !told.isEmpty)
        }
    }

    private static let long: [WrittenRecord.Column: Int] = [
        .earlierCodes: 2, .limits: 3, .fees: 3, .dossier: 6, .filing: 3, .steps: 6, .forms: 3, .sources: 3,
    ]
}

extension WrittenRecord.Column {
    /// How a line of it is written.
    var hint: Words? {
        switch self {
        case .limits: Words(vi: "mỗi dòng một: 10 ngày làm việc | trường hợp", en: "one a line: 10 working days | case")
        case .fees: Words(vi: "mỗi dòng một: 200.000 đồng, không, hoặc quy tắc | trường hợp", en: "one a line: 200,000 đồng, none, or a rule | case")
        case .dossier:
            Words(vi: "mỗi dòng một: giấy tờ | số bản chính | số bản sao | trường hợp", en: "one a line: paper | originals | copies | case")
        case .filing: Words(vi: "Trực tiếp, Trực tuyến, Bưu chính | ghi chú", en: "In person, Online, By post | note")
        case .code: Words(vi: "mã | từ ngày", en: "code | from")
        case .earlierCodes: Words(vi: "mỗi dòng: mã | từ ngày | đến trước ngày", en: "a line each: code | from | until before")
        case .steps, .forms: Words(vi: "mỗi dòng một", en: "one a line")
        case .signsFrom: Words(vi: "30/07/2025", en: "2025-07-30")
        case .sources: Words(vi: "mỗi dòng một: số quyết định công bố hoặc địa chỉ trang", en: "one a line: number of the decision, or address")
        default: nil
        }
    }
}

/// The page that gives sheets and takes them.
struct SheetPage: Sendable {
    let places: [Place]
    let hasPlaces: Bool
    let reason: String
    let refusal: String?
    let faults: [Fault]
    let hasFaults: Bool
    let action: String

    struct Place: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
        let recorded: String
        let csv: String
        let xlsx: String
    }

    struct Fault: Sendable {
        let cell: String
        let column: String
        let problem: String
    }

    init(
        _ places: [Domain.Place?], _ facts: RegistryFacts, _ typed: Fields?, _ faults: [RecordSheet.Fault], _ refusal: (any Refusal)?, _ visit: Visit
    ) {
        let language = visit.language
        self.places = places.map { place in
            let key = place?.id.text ?? ProcedureRecord.national
            return Place(
                value: key, name: (place?.name ?? ProcedurePage.nation)[language], isChosen: typed?["place"] == key,
                recorded: facts.procedureRecords.count { $0.place == place?.id }.text(in: language),
                csv: visit.urls.address(["procedure-sheets", key, SheetFormat.csv.rawValue]),
                xlsx: visit.urls.address(["procedure-sheets", key, SheetFormat.xlsx.rawValue]))
        }
        hasPlaces = !places.isEmpty
        reason = typed?["reason"] ?? ""
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.faults = faults.prefix(500).map { Fault(cell: $0.cell, column: $0.column, problem: $0.problem[language]) }
        hasFaults = !faults.isEmpty
        action = "/procedure-sheets"
    }
}
