// SPDX-License-Identifier: Apache-2.0
import Domain

/// The page where files are sent: what waits for a choice, and what became of each file.
struct UploadListView: Sendable {
    let action: String
    let largest: String
    let refusal: String?
    let unsettled: [Link]
    let hasUnsettled: Bool
    let unsettledCount: String
    let rows: [Row]
    let isEmpty: Bool
    let total: String
    let previous: String?
    let next: String?

    struct Link: Sendable {
        let link: String
        let name: String
        let title: String
    }

    struct Row: Sendable {
        let link: String
        let source: String
        let name: String
        let sent: String
        let sender: String
        let state: String
        let waits: Bool
    }

    init(
        _ found: Listing<Upload>, _ unsettled: Listing<LegalDocument>, _ names: [Person.ID: String], _ number: PageNumber,
        _ refusal: (any Refusal)?, _ visit: Visit
    ) {
        let (urls, language) = (visit.urls, visit.language)
        action = urls.address(["imports"])
        largest = (Visit.largestFile / 1_048_576).text(in: language)
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.unsettled = unsettled.elements.map {
            Link(link: urls.address(["readings", $0.id.text]), name: $0.name, title: $0.title)
        }
        hasUnsettled = unsettled.total > 0
        unsettledCount = unsettled.total.text(in: language)
        rows = found.elements.map { one in
            Row(
                link: urls.address(["imports", one.id.text]), source: one.source, name: one.document.nameOrNothing[language],
                sent: one.sent.text(in: language), sender: names[one.sender] ?? "", state: one.stateWords[language], waits: one.decision == nil)
        }
        isEmpty = rows.isEmpty
        total = found.total.text(in: language)
        let link = { (number: Int) in urls.address(["imports"], [("page", String(number))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
    }
}

extension LegalDocument {
    /// What the file calls the act, where it says so.
    var nameOrNothing: Words { number.isEmpty ? Words(vi: "chưa thấy số", en: "no number found") : Words(vi: name, en: name) }
}

extension Upload {
    var stateWords: Words {
        guard let decision else { return Words(vi: "chờ quyết định", en: "waiting") }
        return decision.taking?.outcome.words ?? Words(vi: "không nhập", en: "left out")
    }
}

extension ActTaking.Outcome {
    var words: Words {
        switch self {
        case .added: Words(vi: "đã nhập", en: "taken in")
        case .already: Words(vi: "đã có từ trước", en: "held before")
        case .same: Words(vi: "giống từng chữ bản đang dùng", en: "word for word what is held")
        case .differs: Words(vi: "khác bản đang dùng", en: "differs from what is held")
        }
    }
}
