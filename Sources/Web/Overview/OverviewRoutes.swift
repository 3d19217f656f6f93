// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The whole registry at one look: fields by levels, the days on which things move, the provinces; and what one day changes.
struct OverviewRoutes {
    let registries: any Registries
    private let matrices = Derived<LevelMatrix>()
    private let turns = Derived<[Movement.Turn]>()
    private let reconciliations = Derived<Reconciliation>()

    init(registries: any Registries) { self.registries = registries }

    func add(to routes: Routes) {
        routes.get("overview", .open, use: show)
        routes.get("movements", .open, use: movements)
        routes.get("reconciliation", .open, use: reconciliation)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let matrix = matrices.value(of: registry, on: visit.day, at: visit.place) { LevelMatrix(registry, on: visit.day, at: visit.place) }
        return Page("overview/show", OverviewView(registry, matrix, turns(registry, visit), visit))
    }

    @Sendable func reconciliation(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let found = reconciliations.value(of: registry, on: visit.day, at: nil) {
            Reconciliation(registry, HandbookPlan(registry, on: visit.day))
        }
        let fields = Fields(of: request)
        return Page("overview/reconciliation", ReconciliationView(found, list: fields["list"], page: fields["page"], visit))
    }

    /// What changes on a day, or between two; where none is named, on the next day on which anything changes.
    @Sendable func movements(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let fields = Fields(of: request)
        func day(_ name: String) throws -> Day? {
            guard let text = fields[name] else { return nil }
            guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
            return day
        }
        let turns = turns(registry, visit)
        let to = try day("day") ?? turns.first { $0.day > visit.day }?.day ?? turns.last?.day ?? visit.day
        let from = try day("since").map { min($0, to) } ?? to.advanced(by: -1)
        let level = fields["level"].flatMap(Authority.Level.init)
        let movement = Movement(registry, from: from, to: to, at: visit.place, level: level)
        return Page("overview/movements", MovementView(movement, turns, level, registry, since: fields["since"] == nil ? nil : from, visit))
    }

    private func turns(_ registry: Registry, _ visit: Visit) -> [Movement.Turn] {
        turns.value(of: registry, at: visit.place) { Movement.turns(registry, at: visit.place) }
    }
}

/// A chart as its template draws it.
struct BarView: Sendable {
    let key: String
    let title: String
    let description: String
    let box: String
    let labels: [Label]
    let parts: [Part]

    struct Label: Sendable {
        let x: Int
        let y: Int
        let text: String
        let anchor: String
    }

    struct Part: Sendable {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let shade: String
    }

    init(_ drawing: BarDrawing, key: String) {
        self.key = key
        (title, description) = (drawing.title, drawing.description)
        box = "0 0 \(BarDrawing.width) \(drawing.height)"
        labels = drawing.labels.map { Label(x: $0.x, y: $0.y, text: $0.text, anchor: $0.isAtEnd ? "end" : "start") }
        parts = drawing.parts.map { Part(x: $0.x, y: $0.y, width: $0.width, height: BarDrawing.thickness, shade: Self.shade($0.shade)) }
    }

    /// How dark each part is, as the legend beside the chart shows it.
    static func shade(_ number: Int) -> String { ["1", ".62", ".34", ".14"][min(3, number)] }
}

struct OverviewView: Sendable {
    let day: String
    let place: String?
    let levels: [String]
    let rows: [Row]
    let chart: BarView
    let legend: [Legend]
    let turns: [Turn]
    let hasTurns: Bool
    /// How many days are not shown; `nil` for none.
    let otherTurns: String?
    let turnChart: BarView
    let turnLegend: [Legend]
    let tiles: [Tile]
    let provinces: String
    let movements: String
    let reconciliation: String

    struct Row: Sendable {
        let field: String
        let link: String
        let cells: [Cell]
        let total: String
    }

    struct Cell: Sendable {
        let column: String
        let count: String
        let isZero: Bool
    }

    struct Legend: Sendable {
        let shade: String
        let text: String
    }

    struct Turn: Sendable {
        let day: String
        let link: String
        let moved: String
        let lost: String
        let isFuture: Bool
        /// The same day, as a commune sees it.
        let commune: String
    }

    struct Tile: Sendable {
        let name: String
        let link: String
        let authorisations: String
        let records: String
        let hasAny: Bool
        let isChosen: Bool
    }

    /// More days than a reader can compare; those about the day of the page are shown, and each day has its own page.
    private static let mostTurns = 40

    init(_ registry: Registry, _ matrix: LevelMatrix, _ all: [Movement.Turn], _ visit: Visit) {
        let language = visit.language
        day = visit.day.text(in: language)
        place = visit.place?.name[language]
        let columns =
            matrix.levels.map { (LevelMatrix.Cell.held($0), $0.words[language]) }
            + [(.shared, Self.shared[language]), (.nobody, Self.nobody[language]), (.open, Self.open[language])]
        levels = columns.map(\.1)
        rows = matrix.rows.map { row in
            Row(
                field: row.field.name[language], link: visit.urls.registry([("field", row.field.id.text)]),
                cells: columns.map { cell, name in Cell(column: name, count: row[cell].text(in: language), isZero: row[cell] == 0) },
                total: row.total.text(in: language))
        }
        // The chart tells the centre, the localities, what is shared or open, and what nobody holds.
        let local: Set<Authority.Level> = [.province, .department, .district, .commune]
        chart = BarView(
            BarDrawing(
                title: Self.matrixTitle[language], description: Self.matrixDescription[language],
                matrix.rows.map { row in
                    let held = { (wanted: (Authority.Level) -> Bool) in matrix.levels.filter(wanted).reduce(0) { $0 + row[.held($1)] } }
                    return BarDrawing.Bar(
                        row.field.name[language],
                        [
                            held { local.contains($0) }, held { $0 == .central }, row[.shared] + row[.open] + held { $0 == .unknown },
                            row[.nobody] + held { $0 == .nobody },
                        ])
                }), key: "bieu-do-linh-vuc")
        legend = [Self.locally, Self.centrally, Self.sharedOrOpen, Self.nobody].enumerated().map {
            Legend(shade: BarView.shade($0.offset), text: $0.element[language])
        }
        let past = all.filter { $0.day <= visit.day }
        let found = past.suffix(Self.mostTurns / 2) + all.filter { $0.day > visit.day }.prefix(Self.mostTurns - min(past.count, Self.mostTurns / 2))
        otherTurns = found.count == all.count ? nil : (all.count - found.count).text(in: language)
        turns = found.map { turn in
            Turn(
                day: turn.day.text(in: language), link: visit.urls.address(["movements"], [("day", turn.day.iso)]),
                moved: turn.moved.text(in: language),
                lost: turn.lost.text(in: language), isFuture: turn.day > visit.day,
                commune: visit.urls.address(["movements"], [("day", turn.day.iso), ("level", Authority.Level.commune.rawValue)]))
        }
        hasTurns = !found.isEmpty
        turnChart = BarView(
            BarDrawing(
                title: Self.turnTitle[language], description: Self.turnDescription[language],
                found.map { .init($0.day.text(in: language), [$0.moved - $0.lost, $0.lost]) }), key: "bieu-do-ngay")
        turnLegend = [Self.moved, Self.lost].enumerated().map { Legend(shade: BarView.shade($0.offset), text: $0.element[language]) }
        let grid = ProvinceGrid(registry, on: visit.day)
        provinces = grid.tiles.count.text(in: language)
        tiles = grid.tiles.map { tile in
            let urls = SiteURL(day: visit.urls.day, place: tile.place.name.vi, known: visit.urls.known, language: language)
            return Tile(
                name: tile.place.name[language], link: urls.address(["overview"]), authorisations: tile.authorisations.text(in: language),
                records: tile.records.text(in: language), hasAny: tile.authorisations + tile.records > 0, isChosen: tile.place.id == visit.place?.id)
        }
        movements = visit.urls.address(["movements"])
        reconciliation = visit.urls.address(["reconciliation"])
    }

    private static let shared = Words(vi: "Chia giữa các cấp", en: "Shared by levels")
    private static let nobody = Words(vi: "Không còn ai", en: "Nobody")
    private static let open = Words(vi: "Chưa xác định", en: "Not settled")
    private static let locally = Words(vi: "Địa phương", en: "Local")
    private static let centrally = Words(vi: "Trung ương", en: "Central")
    private static let sharedOrOpen = Words(vi: "Chia cấp hoặc chưa xác định", en: "Shared or not settled")
    private static let moved = Words(vi: "Chuyển người giữ hoặc đổi kết luận", en: "Goes to another, or is found otherwise")
    private static let lost = Words(vi: "Không còn ai giữ", en: "Nobody holds it any more")
    private static let matrixTitle = Words(vi: "Nhiệm vụ theo lĩnh vực và cấp", en: "Duties by field and level")
    private static let matrixDescription = Words(
        vi: "Mỗi lĩnh vực một thanh, chia theo cấp giữ nhiệm vụ; số liệu ở bảng bên dưới.",
        en: "A bar a field, in parts by level; the table below has the figures.")
    private static let turnTitle = Words(vi: "Ngày nào có nhiệm vụ đổi", en: "On which days duties move")
    private static let turnDescription = Words(
        vi: "Mỗi ngày một thanh: bao nhiêu nhiệm vụ đổi; số liệu ở bảng bên dưới.",
        en: "A bar a day: how many duties move; the table below has the figures.")
}
