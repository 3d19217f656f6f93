// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// How many of the questions that were handed to people the assistant can answer thirty days later.
struct ProgressRoutes {
    private let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("progress", .may(.viewQuality), use: show)
        routes.get("progress/csv", .may(.viewQuality), use: table)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let (report, registry) = try await report(visit)
        return Page("practice/progress", ProgressView(report, registry, visit), headers: TicketRoutes.private)
    }

    /// Each field and month, for whoever reckons on.
    @Sendable func table(_ request: Request, _ visit: Visit) async throws -> Response {
        let (report, registry) = try await report(visit)
        let head = ["month", "field", "field_name", "asked_again", "answered"]
        let rows = report.byFieldAndMonth.map { row in
            [
                row.key.month.iso, row.key.field?.text ?? "", row.key.field.map { PracticeView.field($0, registry, visit.language) } ?? "",
                String(row.asked), String(row.answered),
            ]
        }
        let name = "hoi-lai-sau-30-ngay-\(visit.today.iso).csv"
        return Attachment.response(Array(Spreadsheet(rows: [head] + rows).csv.utf8), named: name, type: SheetFormat.csv.mediaType)
    }

    private func report(_ visit: Visit) async throws -> (ProgressReport, Registry) {
        _ = try visit.someone(who: .viewQuality, .common)
        let outcomes = try await site.watch.askings.outcomes(from: Day(site.settings.now()).advanced(by: -Self.days))
        return (ProgressReport(outcomes), try await site.registries.registry(known: nil))
    }

    /// A year of months, and the one that has begun.
    private static let days = 395
}

struct ProgressView: Sendable {
    let isEmpty: Bool
    let total: String
    let share: String
    let months: OperationView.Chart
    let fields: OperationView.Chart
    /// Each field with each month.
    let crossed: ProgressTable
    let file: String
    let practice: String

    init(_ report: ProgressReport, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        let asked = report.byMonth.reduce(0) { $0 + $1.asked }
        let answered = report.byMonth.reduce(0) { $0 + $1.answered }
        isEmpty = asked == 0
        total = asked.text(in: language)
        share = asked == 0 ? "–" : Percent.text(Double(answered) / Double(asked), language)
        practice = visit.urls.address(["practice"])
        file = visit.urls.address(["progress", "csv"])
        crossed = ProgressTable(report, registry, language)
        months = Self.chart(
            Words(vi: "Theo tháng chuyển người", en: "By the month in which they were handed on"), "thang", Words(vi: "Tháng", en: "Month"),
            report.byMonth.map { ($0.key.text(in: language), $0.asked, $0.answered, $0.share) }, language)
        fields = Self.chart(
            Words(vi: "Theo lĩnh vực", en: "By field"), "linh-vuc", Words(vi: "Lĩnh vực", en: "Field"),
            report.byField.map { row in
                let name = row.key.map { PracticeView.field($0, registry, language) } ?? Words(vi: "Chưa rõ", en: "Not known")[language]
                return (name, row.asked, row.answered, row.share)
            }, language)
    }

    private static func chart(
        _ title: Words, _ key: String, _ head: Words, _ rows: [(name: String, asked: Int, answered: Int, share: Double)], _ language: Language
    ) -> OperationView.Chart {
        let columns = [
            Words(vi: "Trợ lý trả lời được", en: "Answered by the assistant")[language],
            Words(vi: "Chưa trả lời được", en: "Not answered")[language],
        ]
        let share = Words(vi: "Tỷ lệ", en: "Share")[language]
        return OperationView.Chart(
            BarDrawing(
                title: title[language],
                description: Words(
                    vi: "Phần đậm: câu nay trợ lý trả lời được; phần nhạt: câu chưa. Số liệu ở bảng bên dưới.",
                    en: "Dark: what the assistant can answer by now; pale: what it cannot. The table below has the figures.")[language],
                rows.map { .init($0.name, [$0.answered, $0.asked - $0.answered]) }),
            key: "bieu-do-" + key, head: head, legend: columns,
            rows: rows.map { row in
                OperationView.Row(
                    name: row.name,
                    cells: [
                        .init(column: columns[0], text: row.answered.text(in: language)),
                        .init(column: columns[1], text: (row.asked - row.answered).text(in: language)),
                        .init(column: share, text: Percent.text(row.share, language)),
                    ])
            }, language)
    }
}

/// A row for each field, a column for each month, and how many of how many were answered in each.
struct ProgressTable: Sendable {
    let months: [String]
    let rows: [Row]

    struct Row: Sendable {
        let field: String
        let share: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let month: String
        /// "2/3"; empty where nothing was asked again.
        let text: String
        let isEmpty: Bool
    }

    init(_ report: ProgressReport, _ registry: Registry, _ language: Language) {
        let found = Dictionary(report.byFieldAndMonth.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        // A narrow column breaks behind the stroke, and not within the year.
        months = report.byMonth.map { $0.key.text(in: language).replacing("/", with: "/\u{200B}") }
        rows = report.byField.map { field in
            Row(
                field: field.key.map { PracticeView.field($0, registry, language) } ?? Words(vi: "Chưa rõ", en: "Not known")[language],
                share: Percent.text(field.share, language),
                cells: report.byMonth.map { month in
                    let cell = found[.init(field: field.key, month: month.key)]
                    let text = cell.map { "\($0.answered.text(in: language))/\($0.asked.text(in: language))" } ?? ""
                    return Cell(month: month.key.text(in: language), text: text, isEmpty: cell == nil)
                })
        }
    }
}
