// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// How the site fares, in pictures, each with its figures in a table behind it.
struct OperationView: Sendable {
    let at: String
    let version: String
    let started: String?
    let isReady: Bool
    let parts: [Part]
    let answers: Chart
    let hasAnswers: Bool
    let desk: Chart
    let waits: [Line]
    let hasWaits: Bool
    let routes: Chart
    let hasRoutes: Bool
    let machine: [Line]
    /// How reading the mailbox goes; empty where none is set.
    let mailbox: [Line]
    let hasMailbox: Bool
    let nodes: [NodeLine]

    struct Part: Sendable {
        let name: String
        let state: String
        let sentence: String?
        let isWell: Bool
    }

    /// A picture, what its shades mean, and the table behind it.
    struct Chart: Sendable {
        let picture: BarView
        let legend: [OverviewView.Legend]
        let hasLegend: Bool
        let caption: String
        let head: String
        let columns: [String]
        let rows: [Row]
    }

    struct Row: Sendable {
        let name: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let column: String
        let text: String
    }

    struct Line: Sendable {
        let name: String
        let text: String
    }

    init(_ figures: Figures, _ days: [DayOfAnswers], _ visit: Visit) {
        let language = visit.language
        at = figures.at.text(in: language)
        version = figures.version
        started = figures.process?.started.text(in: language)
        isReady = figures.readiness.isReady
        parts = figures.readiness.parts.map { Part($0, language) }
        answers = Chart(answers: days, language)
        hasAnswers = !days.isEmpty
        desk = Chart(desk: figures.desk, language)
        waits = Self.waits(figures.desk, language)
        hasWaits = !waits.isEmpty
        let busiest = figures.counts.busiest(Self.mostRoutes)
        routes = Chart(routes: busiest, language)
        hasRoutes = !busiest.isEmpty
        machine = Self.machine(figures, language)
        mailbox = figures.mailbox.map { Self.mailbox($0, language) } ?? []
        hasMailbox = !mailbox.isEmpty
        nodes = figures.nodes.map { NodeLine($0, at: figures.at, language) }
    }

    private static let mostRoutes = 20

    private static func waits(_ desk: DeskFigures, _ language: Language) -> [Line] {
        [
            (Words(vi: "Một nửa số người hỏi chờ nhiều nhất", en: "Half of the askers waited at most"), 50),
            (Words(vi: "95 % số người hỏi chờ nhiều nhất", en: "95 % of the askers waited at most"), 95),
            (Words(vi: "Người chờ lâu nhất", en: "Whoever waited longest"), 100),
        ].compactMap { words, percent in desk.wait(percent: percent).map { Line(name: words[language], text: length($0, language)) } }
    }

    private static func machine(_ figures: Figures, _ language: Language) -> [Line] {
        let (database, outbox) = (figures.database, figures.outbox)
        var lines = [
            (
                Words(vi: "Kết nối cơ sở dữ liệu đang làm việc", en: "Database connections at work"),
                "\(database.busy.text(in: language)) / \(database.connections.text(in: language))"
            ),
            (Words(vi: "Việc chờ cơ sở dữ liệu", en: "Work waiting for the database"), database.waiting.text(in: language)),
            (Words(vi: "Thư chờ gửi", en: "Letters waiting"), outbox.waiting.text(in: language)),
            (Words(vi: "Thư bỏ, không gửi được trong ngày qua", en: "Letters given up in the last day"), outbox.givenUp.text(in: language)),
            (
                Words(vi: "Câu trả lời mở lại khi căn cứ đã đổi, có báo người đọc", en: "Answers shown after their ground changed, reader warned"),
                (figures.counts.stale[true] ?? 0).text(in: language)
            ),
            (
                Words(vi: "Câu trả lời trên căn cứ đã đổi mà không báo (phải là 0)", en: "Answers on changed ground without a warning (must be 0)"),
                (figures.counts.stale[false] ?? 0).text(in: language)
            ),
            (
                Words(vi: "Dữ kiện có căn cứ đã đổi, chưa ai xem lại", en: "Facts whose ground has changed, not looked at yet"),
                figures.unlooked.text(in: language)
            ),
        ]
        if let spans = figures.spans {
            lines.append((Words(vi: "Vết yêu cầu (trace)", en: "Traces of requests"), traces(spans)[language]))
        }
        if let process = figures.process {
            lines += [
                (Words(vi: "Bộ nhớ của chương trình", en: "Memory of the program"), "\((process.residentBytes / 1_000_000).text(in: language)) MB"),
                (Words(vi: "Tệp và kết nối đang mở", en: "Open files and connections"), process.openFiles.text(in: language)),
            ]
        }
        return lines.map { Line(name: $0.0[language], text: $0.1) }
    }

    private static func traces(_ spans: SpanFigures) -> Words {
        func told(_ language: Language) -> (sent: String, waiting: String, dropped: String) {
            (spans.sent.text(in: language), spans.waiting.text(in: language), spans.dropped.text(in: language))
        }
        let (vi, en) = (told(.vi), told(.en))
        return Words(
            vi: "đã gửi \(vi.sent), chờ \(vi.waiting), bỏ \(vi.dropped)" + (spans.isFailing ? "; máy thu đang từ chối" : ""),
            en: "\(en.sent) sent, \(en.waiting) waiting, \(en.dropped) let go" + (spans.isFailing ? "; the collector takes none" : ""))
    }

    /// In the largest unit that says it.
    static func length(_ seconds: Double, _ language: Language) -> String {
        let whole = Int(seconds.rounded(.up))
        switch whole {
        case ..<120: return Words(vi: "\(whole) giây", en: "\(whole) seconds")[language]
        case ..<7_200: return Words(vi: "\((whole + 59) / 60) phút", en: "\((whole + 59) / 60) minutes")[language]
        default: return Words(vi: "\((whole + 3_599) / 3_600) giờ", en: "\((whole + 3_599) / 3_600) hours")[language]
        }
    }
}

extension OperationView.Part {
    init(_ found: Readiness.Finding, _ language: Language) {
        name = found.part.words[language]
        state = found.state.words[language]
        sentence = found.reason.flatMap { Catalogue.sentence($0.key, $0.details, in: language) }
        isWell = found.state == .well
    }
}

extension OperationView.Chart {
    init(_ drawing: BarDrawing, key: String, head: Words, legend: [String], rows: [OperationView.Row], _ language: Language) {
        picture = BarView(drawing, key: key)
        self.legend = legend.enumerated().map { OverviewView.Legend(shade: BarView.shade($0.offset), text: $0.element) }
        hasLegend = !legend.isEmpty
        caption = drawing.title
        self.head = head[language]
        columns = rows.first?.cells.map(\.column) ?? []
        self.rows = rows
    }

    /// A bar a day: answered, asked back, handed on, refused.
    init(answers days: [DayOfAnswers], _ language: Language) {
        let actions: [Answer.Action] = [.answer, .clarify, .handoff, .refuse]
        let names = actions.map { $0.deed[language] }
        let shares = Words(vi: "Không trả lời", en: "Abstained")[language]
        self.init(
            BarDrawing(
                title: Words(vi: "Câu hỏi mỗi ngày", en: "Questions by day")[language],
                description: Words(
                    vi: "Mỗi ngày một thanh, chia theo điều đã làm với câu hỏi; số liệu ở bảng bên dưới.",
                    en: "A bar a day, in parts by what became of the questions; the table below has the figures.")[language],
                days.map { day in .init(day.day.text(in: language), actions.map { day.counts[$0] ?? 0 }) }),
            key: "bieu-do-cau-hoi", head: Words(vi: "Ngày", en: "Day"), legend: names,
            rows: days.map { day in
                let all = day.counts.values.reduce(0, +)
                let silent = all - (day.counts[.answer] ?? 0)
                let cells = zip(names, actions).map { OperationView.Cell(column: $0, text: (day.counts[$1] ?? 0).text(in: language)) }
                return OperationView.Row(
                    name: day.day.text(in: language),
                    cells: cells + [.init(column: shares, text: all == 0 ? "–" : Percent.text(Double(silent) / Double(all), language))])
            }, language)
    }

    /// A bar a state of what is open, and one a clock that has run out.
    init(desk: DeskFigures, _ language: Language) {
        let states = Handling.State.allCases.filter { $0 != .answered && $0 != .closed }.map { ($0.openWords[language], desk.open[$0] ?? 0) }
        let clocks = DeskClock.Kind.allCases.map { ($0.lateWords[language], desk.late[$0] ?? 0) }
        let column = Words(vi: "Phiếu", en: "Tickets")[language]
        self.init(
            BarDrawing(
                title: Words(vi: "Phiếu đang mở và thời hạn đã quá", en: "Open tickets, and clocks that have run out")[language],
                description: Words(
                    vi: "Thanh đậm: phiếu theo trạng thái; thanh nhạt: đồng hồ đã quá hạn theo loại. Số liệu ở bảng bên dưới.",
                    en: "Dark bars: tickets by state; pale bars: clocks that have run out, by kind. The table below has the figures.")[language],
                states.map { .init($0.0, [$0.1]) } + clocks.map { .init($0.0, [0, 0, $0.1]) }),
            key: "bieu-do-phieu", head: Words(vi: "Phiếu hoặc đồng hồ", en: "Tickets or clocks"), legend: [],
            rows: (states + clocks).map { name, count in .init(name: name, cells: [.init(column: column, text: count.text(in: language))]) }, language
        )
    }

    /// A bar a route: what went well, what was refused, what failed.
    init(routes: [Tally.Busy], _ language: Language) {
        let kinds = [Words(vi: "Được", en: "Done"), Words(vi: "Bị từ chối", en: "Refused"), Words(vi: "Hỏng", en: "Failed")].map { $0[language] }
        let within = Words(vi: "95 % xong trong", en: "95 % done within")[language]
        self.init(
            BarDrawing(
                title: Words(vi: "Yêu cầu theo địa chỉ", en: "Requests by route")[language],
                description: Words(
                    vi: "Mỗi địa chỉ một thanh, chia theo kết quả, từ khi máy này khởi động; số liệu ở bảng bên dưới.",
                    en: "A bar a route, in parts by how requests ended, since this node started; the table below has the figures.")[language],
                routes.map { .init($0.name, [$0.done, $0.refused, $0.failed]) }),
            key: "bieu-do-yeu-cau", head: Words(vi: "Địa chỉ", en: "Route"), legend: kinds,
            rows: routes.map { route in
                let counts = [route.done, route.refused, route.failed]
                let cells = zip(kinds, counts).map { OperationView.Cell(column: $0, text: $1.text(in: language)) }
                return .init(name: route.name, cells: cells + [.init(column: within, text: route.within(language))])
            }, language)
    }
}

extension Tally {
    /// A route with how its requests ended.
    struct Busy: Sendable {
        let name: String
        fileprivate(set) var done = 0
        fileprivate(set) var refused = 0
        fileprivate(set) var failed = 0
        let times: Histogram

        var count: Int { done + refused + failed }

        func within(_ language: Language) -> String {
            guard let bound = times.bound(percent: 95) else { return "–" }
            let most = Histogram.bounds.last ?? 0
            let text = Exposition.number(bound.isInfinite ? most : bound).replacing(".", with: language == .vi ? "," : ".")
            return (bound.isInfinite ? "> " : "") + Words(vi: "\(text) giây", en: "\(text) s")[language]
        }
    }
}

extension Tally.Counts {
    /// The routes that were asked most, the busiest first.
    func busiest(_ most: Int) -> [Tally.Busy] {
        var all: [Tally.Route: Tally.Busy] = [:]
        for (request, count) in requests {
            let route = request.route
            var busy = all[route] ?? Tally.Busy(name: "\(route.method) \(route.path)", times: durations[route] ?? Histogram())
            switch request.status {
            case ..<400: busy.done += count
            case ..<500: busy.refused += count
            default: busy.failed += count
            }
            all[route] = busy
        }
        return Array(all.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(most))
    }
}

extension Handling.State {
    fileprivate var openWords: Words {
        switch self {
        case .waiting: Words(vi: "Chờ người nhận", en: "Waiting to be taken")
        case .taken: Words(vi: "Đang xử lý", en: "In hand")
        case .merged: Words(vi: "Chờ phiếu khác cùng câu hỏi", en: "Waiting with another that asks the same")
        case .asking: Words(vi: "Chờ người hỏi bổ sung", en: "Waiting for its asker")
        case .answered: Words(vi: "Đã trả lời", en: "Answered")
        case .closed: Words(vi: "Đã đóng", en: "Closed")
        }
    }
}

extension DeskClock.Kind {
    fileprivate var lateWords: Words {
        switch self {
        case .firstResponse: Words(vi: "Quá hạn phản hồi đầu", en: "First response overdue")
        case .forward: Words(vi: "Quá hạn chuyển đơn vị", en: "Handing on overdue")
        case .answer: Words(vi: "Quá hạn trả lời", en: "Answer overdue")
        }
    }
}
