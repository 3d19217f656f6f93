// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Groups of questions, and where most of them stay without an answer.
struct PracticeView: Sendable {
    let total: String
    let isEmpty: Bool
    let rows: [Row]
    let hasRows: Bool
    let gaps: [GapTable]
    let pages: PagesView
    let other: String
    let progress: String
    let reviews: ReviewCounts
    let showsAll: Bool
    let days: String
    let most: String

    struct Row: Sendable {
        let question: String
        let link: String
        let count: String
        let gaps: String
        let field: String
        let last: String
    }

    struct GapTable: Sendable {
        let heading: String
        let key: String
        /// What stands before the fold: how many there are, and where most is missing.
        let gist: String?
        let chart: BarView
        let rows: [OperationView.Row]
        let isEmpty: Bool
    }

    init(_ lessons: PracticeLessons, _ registry: Registry, _ reviews: ReviewCounts, showsAll: Bool, page number: String?, _ visit: Visit) {
        let language = visit.language
        let shown = showsAll ? lessons.groups : lessons.groups.filter { $0.gaps > 0 }
        let page = PageOfList(number: number, of: shown.count, length: Self.length)
        total = shown.count.text(in: language)
        isEmpty = lessons.groups.isEmpty
        rows = shown[page.range].map { Row($0, registry, visit) }
        hasRows = !shown.isEmpty
        gaps = [
            GapTable(Words(vi: "Theo lĩnh vực", en: "By field"), "linh-vuc", lessons.byField, language) {
                registry.field($0)?.name[language] ?? $0.text
            },
            GapTable(Words(vi: "Theo cấp", en: "By level"), "cap", lessons.byLevel, language) { $0.words[language] },
            GapTable(Words(vi: "Theo tỉnh, thành phố", en: "By province"), "tinh", lessons.byPlace, language) { place in
                registry.facts.places.first { $0.id == place }?.name[language] ?? place.text
            },
        ]
        pages = PagesView(page, ["practice"], asking: showsAll ? [("show", "all")] : [], visit)
        other = visit.urls.address(["practice"], showsAll ? [] : [("show", "all")])
        progress = visit.urls.address(["progress"])
        self.reviews = reviews
        self.showsAll = showsAll
        days = Int(PracticeRoutes.days).text(in: language)
        most = PracticeRoutes.most.text(in: language)
    }

    /// On a telephone each takes a third of the screen.
    private static let length = 20

    /// Nobody finds the answer by it.
    static func key(of asked: AskedQuestion) -> String { String(Secret.digest("practice " + asked.id.text).prefix(16)) }

    static func field(_ id: Field.ID?, _ registry: Registry, _ language: Language) -> String {
        id.flatMap { registry.field($0)?.name[language] } ?? "–"
    }
}

extension PracticeView.Row {
    init(_ group: PracticeLessons.Group, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        let newest = group.members[0]
        question = group.question
        link = visit.urls.address(["practice", PracticeView.key(of: newest)])
        count = group.members.count.text(in: language)
        gaps = group.gaps.text(in: language)
        field = PracticeView.field(group.field, registry, language)
        last = Day(newest.asked).text(in: language)
    }
}

extension PracticeView.GapTable {
    init<Key>(_ heading: Words, _ key: String, _ gaps: [PracticeLessons.Gap<Key>], _ language: Language, _ name: (Key) -> String) {
        self.heading = heading[language]
        self.key = key
        isEmpty = gaps.isEmpty
        let shown = gaps.map { gap in (gap.key.map(name) ?? Words(vi: "Chưa rõ", en: "Not known")[language], gap) }
        gist = shown.first.map { name, gap in
            let (count, most) = (shown.count.text(in: language), gap.gaps.text(in: language))
            return Words(vi: "nhiều nhất: \(name) (\(most)); số dòng: \(count)", en: "most of all: \(name) (\(most)); rows: \(count)")[language]
        }
        chart = BarView(
            BarDrawing(
                title: heading[language] + Words(vi: ": câu chưa có lời đáp", en: ": questions without an answer")[language],
                description: Words(
                    vi: "Phần đậm: câu chưa có lời đáp; phần nhạt: câu đã có. Số liệu ở bảng bên dưới.",
                    en: "Dark: without an answer; pale: with one. The table below has the figures.")[language],
                shown.prefix(Self.mostDrawn).map { .init($0.0, [$0.1.gaps, 0, $0.1.asked - $0.1.gaps]) }), key: "bieu-do-" + key)
        let columns = [Words(vi: "Chưa có lời đáp", en: "Without an answer")[language], Words(vi: "Đã hỏi", en: "Asked")[language]]
        rows = shown.map { name, gap in
            .init(
                name: name,
                cells: [.init(column: columns[0], text: gap.gaps.text(in: language)), .init(column: columns[1], text: gap.asked.text(in: language))])
        }
    }

    private static var mostDrawn: Int { 10 }
}

/// How many answers readers said are wrong, and what became of that.
struct ReviewCounts: Sendable {
    let link: String
    let waiting: String
    let taken: String
    let late: String
    let ended: [OperationView.Row]
    let hasEnded: Bool

    init(_ figures: ReviewFigures, late: Int, _ visit: Visit) {
        let language = visit.language
        link = visit.urls.address(["reviews"])
        (waiting, taken, self.late) = (figures.waiting.text(in: language), figures.taken.text(in: language), late.text(in: language))
        let column = Words(vi: "Số lần", en: "How many")[language]
        ended = AnswerReview.Outcome.Kind.allCases.compactMap { kind in
            figures.ended[kind].map { .init(name: kind.words[language], cells: [.init(column: column, text: $0.text(in: language))]) }
        }
        hasEnded = !ended.isEmpty
    }
}

/// One group, and what can be begun from it.
struct PracticeGroupView: Sendable {
    let list: String
    let question: String
    let field: String
    let count: String
    let gaps: String
    let members: [Member]
    let others: String?
    let answered: [Link]
    let hasAnswered: Bool
    let waiting: [Link]
    let hasWaiting: Bool
    let form: String
    let outlets: [Outlet]

    struct Member: Sendable {
        let text: String
        let day: String
        let became: String
    }

    struct Link: Sendable {
        let link: String
        let text: String
    }

    struct Outlet: Sendable {
        let action: String
        let text: String
        let isThere: Bool
    }

    init(_ group: PracticeLessons.Group, _ registry: Registry, _ there: Set<PracticeOutletKind>, _ visit: Visit) {
        let (language, urls) = (visit.language, visit.urls)
        let key = PracticeView.key(of: group.members[0])
        list = urls.address(["practice"])
        question = group.question
        field = PracticeView.field(group.field, registry, language)
        count = group.members.count.text(in: language)
        gaps = group.gaps.text(in: language)
        members = group.members.prefix(Self.most).map { asked in
            Member(text: PracticeLessons.shown(asked.text), day: Day(asked.asked).text(in: language), became: asked.action.deed[language])
        }
        others = group.members.count > Self.most ? (group.members.count - Self.most).text(in: language) : nil
        let tickets = group.members.compactMap { asked in asked.ticket.map { ($0, asked) } }
        func link(_ id: Ticket.ID, _ asked: AskedQuestion, _ more: [String]) -> Link {
            Link(link: urls.address(["desk", id.text] + more), text: "\(TicketView.short(id)) · \(Day(asked.asked).text(in: language))")
        }
        answered = tickets.filter(\.1.isAnsweredByPerson).prefix(Self.mostTickets).map { link($0, $1, ["knowledge"]) }
        hasAnswered = !answered.isEmpty
        waiting = tickets.filter { !$0.1.isAnsweredByPerson }.prefix(Self.mostTickets).map { link($0, $1, []) }
        hasWaiting = !waiting.isEmpty
        form = visit.staff?.formToken ?? ""
        outlets = PracticeOutletKind.allCases.map { kind in
            Outlet(action: urls.address(["practice", key, kind.rawValue]), text: kind.words[language], isThere: there.contains(kind))
        }
    }

    private static let most = 100
    private static let mostTickets = 10
}

extension PracticeOutletKind {
    var words: Words {
        switch self {
        case .amendment: Words(vi: "Đề nghị sửa quy định", en: "Propose to amend the rules")
        case .training: Words(vi: "Đưa vào nội dung tập huấn", en: "Make it a subject of training")
        }
    }
}
