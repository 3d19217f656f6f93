// SPDX-License-Identifier: Apache-2.0
import Domain

/// What has its counterpart and what has not, with the published counts beside ours; or one of its lists, a page at a time.
struct ReconciliationView: Sendable {
    let figures: [Figure]
    let lists: [List]
    let overview: String
    /// Nothing but this list; `nil` for the whole.
    let only: Only?

    struct Figure: Sendable {
        let ours: String
        let text: String
        let published: [Published]
        let hasPublished: Bool
    }

    struct Published: Sendable {
        let number: String
        let text: String
        let sources: [SourceView]
    }

    struct List: Sendable {
        let key: String
        let heading: String
        let count: String
        let rows: [Row]
        let isEmpty: Bool
        /// Where all of them stand, a page at a time; `nil` where all are here.
        let all: String?
    }

    struct Only: Sendable {
        let whole: String
        let heading: String
        let pages: PagesView
    }

    struct Row: Sendable {
        let id: String
        let title: String
        let link: String
        let note: String?
    }

    /// A longer list is opened by itself.
    private static let mostFolded = 50

    /// - Parameters:
    ///   - list: The key of the only list that is wanted; whatever is none is all of them.
    ///   - page: Of that list, as it stands in the address.
    init(_ reconciliation: Reconciliation, list: String?, page: String?, _ visit: Visit) {
        let language = visit.language
        let sources = Self.lists(reconciliation, visit)
        overview = visit.urls.address(["overview"])
        guard let wanted = sources.first(where: { $0.key == list }) else {
            only = nil
            figures = reconciliation.figures.map { Figure($0, language) }
            lists = sources.map { source in
                let isLong = source.count > Self.mostFolded
                return List(
                    source, isLong ? [] : source.rows(0..<source.count), language,
                    all: isLong ? visit.urls.address(["reconciliation"], [("list", source.key)]) : nil)
            }
            return
        }
        let shown = PageOfList(number: page, of: wanted.count, length: Self.mostFolded)
        only = Only(
            whole: visit.urls.address(["reconciliation"]), heading: wanted.heading,
            pages: PagesView(shown, ["reconciliation"], asking: [("list", wanted.key)], visit))
        figures = []
        lists = [List(wanted, wanted.rows(shown.range), language, all: nil)]
    }

    /// A list of which only the rows that are shown are made.
    fileprivate struct Source {
        let key: String
        let heading: String
        let count: Int
        let rows: (Range<Int>) -> [Row]

        init<Element>(_ key: String, _ heading: String, _ elements: [Element], _ row: @escaping (Element) -> Row) {
            (self.key, self.heading) = (key, heading)
            count = elements.count
            rows = { elements[$0].map(row) }
        }
    }

    private static func lists(_ found: Reconciliation, _ visit: Visit) -> [Source] {
        let language = visit.language
        func duty(_ duty: Duty, _ note: String? = nil) -> Row {
            Row(id: duty.id.text, title: duty.title[language], link: visit.urls.duty(duty.id), note: note)
        }
        return [
            Source("nhiem-vu", duties[language], found.dutiesWithout) { duty($0) },
            Source("thu-tuc", procedures[language], found.proceduresWithout) { procedure in
                Row(
                    id: procedure.id.text, title: procedure.name[language], link: visit.urls.address(["procedures", procedure.id.text]),
                    note: procedure.code)
            },
            Source("ma", codes[language], found.codesWithout) { duty($0.duty, $0.code) },
            Source("cam-nang", lacking[language], found.lacking) { entry in
                Row(
                    id: entry.item.id.text, title: entry.item.title[language],
                    link: visit.urls.address(["handbook", "entries", entry.item.id.text]),
                    note: entry.missing.map { $0.words[language] }.joined(separator: ", "))
            },
            Source("mot-chieu", oneSided[language], found.oneSided) { duty($0.duty, $0.procedure.id.text) },
        ]
    }

    private static let duties = Words(vi: "Nhiệm vụ chưa thấy thủ tục nào đã công bố", en: "Duties that no published procedure serves")
    private static let lacking = Words(
        vi: "Mục cẩm nang còn thiếu nội dung", en: "Entries of the handbook that lack something")
    private static let procedures = Words(vi: "Thủ tục chưa gắn với nhiệm vụ nào", en: "Procedures that serve no duty")
    private static let codes = Words(vi: "Mã mà nhiệm vụ nêu nhưng sổ chưa có thủ tục", en: "Codes that a duty names and no procedure bears")
    private static let oneSided = Words(
        vi: "Nhiệm vụ nêu mã của thủ tục không nêu lại nhiệm vụ", en: "Duties that name a procedure which does not name them")
}

extension ReconciliationView.Figure {
    fileprivate init(_ figure: HandbookFigure, _ language: Language) {
        self.init(
            ours: figure.ours.text(in: language), text: figure.text[language],
            published: figure.published.map {
                .init(number: $0.number.text(in: language), text: $0.text[language], sources: $0.sources.map(SourceView.init))
            }, hasPublished: !figure.published.isEmpty)
    }
}

extension ReconciliationView.List {
    fileprivate init(_ source: ReconciliationView.Source, _ rows: [ReconciliationView.Row], _ language: Language, all: String?) {
        self.init(
            key: source.key, heading: source.heading, count: source.count.text(in: language), rows: rows, isEmpty: source.count == 0, all: all)
    }
}
