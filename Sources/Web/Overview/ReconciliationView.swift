// SPDX-License-Identifier: Apache-2.0
import Domain

/// What has its counterpart and what has not, with the published counts beside ours.
struct ReconciliationView: Sendable {
    let figures: [Figure]
    let lists: [List]
    let overview: String

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
    }

    struct Row: Sendable {
        let id: String
        let title: String
        let link: String
        let note: String?
    }

    init(_ reconciliation: Reconciliation, _ visit: Visit) {
        let language = visit.language
        figures = reconciliation.figures.map { figure in
            Figure(
                ours: figure.ours.text(in: language), text: figure.text[language],
                published: figure.published.map {
                    Published(number: $0.number.text(in: language), text: $0.text[language], sources: $0.sources.map(SourceView.init))
                }, hasPublished: !figure.published.isEmpty)
        }
        func duty(_ duty: Duty, _ note: String? = nil) -> Row {
            Row(id: duty.id.text, title: duty.title[language], link: visit.urls.duty(duty.id), note: note)
        }
        func procedure(_ procedure: Procedure) -> Row {
            Row(
                id: procedure.id.text, title: procedure.name[language], link: visit.urls.address(["procedures", procedure.id.text]),
                note: procedure.code)
        }
        lists = [
            List("nhiem-vu", Self.duties[language], reconciliation.dutiesWithout.map { duty($0) }, language),
            List("thu-tuc", Self.procedures[language], reconciliation.proceduresWithout.map(procedure), language),
            List("ma", Self.codes[language], reconciliation.codesWithout.map { duty($0.duty, $0.code) }, language),
            List(
                "cam-nang", Self.lacking[language],
                reconciliation.lacking.map { entry in
                    Row(
                        id: entry.id.text, title: entry.title[language], link: visit.urls.address(["handbook", "entries", entry.id.text]),
                        note: entry.missing.map { $0.words[language] }.joined(separator: ", "))
                }, language),
            List("mot-chieu", Self.oneSided[language], reconciliation.oneSided.map { duty($0.duty, $0.procedure.id.text) }, language),
        ]
        overview = visit.urls.address(["overview"])
    }

    private static let duties = Words(vi: "Nhiệm vụ chưa thấy thủ tục nào đã công bố", en: "Duties that no published procedure serves")
    private static let lacking = Words(
        vi: "Mục cẩm nang còn thiếu nội dung", en: "Entries of the handbook that lack something")
    private static let procedures = Words(vi: "Thủ tục chưa gắn với nhiệm vụ nào", en: "Procedures that serve no duty")
    private static let codes = Words(vi: "Mã mà nhiệm vụ nêu nhưng sổ chưa có thủ tục", en: "Codes that a duty names and no procedure bears")
    private static let oneSided = Words(
        vi: "Nhiệm vụ nêu mã của thủ tục không nêu lại nhiệm vụ", en: "Duties that name a procedure which does not name them")
}

extension ReconciliationView.List {
    fileprivate init(_ key: String, _ heading: String, _ rows: [ReconciliationView.Row], _ language: Language) {
        self.init(key: key, heading: heading, count: rows.count.text(in: language), rows: rows, isEmpty: rows.isEmpty)
    }
}
