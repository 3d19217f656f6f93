// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// How many of the questions that were handed to people the assistant can answer thirty days later.
struct ProgressRoutes {
    private let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) { routes.get("progress", .may(.viewQuality), use: show) }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .viewQuality, .common)
        let outcomes = try await site.watch.askings.outcomes(from: Day(site.settings.now()).advanced(by: -Self.days))
        let registry = try await site.registries.registry(known: nil)
        return Page("practice/progress", ProgressView(ProgressReport(outcomes), registry, visit), headers: TicketRoutes.private)
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
    let practice: String

    init(_ report: ProgressReport, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        let asked = report.byMonth.reduce(0) { $0 + $1.asked }
        let answered = report.byMonth.reduce(0) { $0 + $1.answered }
        isEmpty = asked == 0
        total = asked.text(in: language)
        share = asked == 0 ? "–" : Percent.text(Double(answered) / Double(asked), language)
        practice = visit.urls.address(["practice"])
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
