// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// All changes, newest first, narrowed by state and by words.
struct ChangeListRoutes {
    let changes: any Changes
    let people: any People
    let registries: any Registries

    func add(to routes: Routes) { routes.get("changes", .may(.viewChange), use: list) }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let narrowing = ChangeNarrowing(
            state: fields["state"].flatMap(Change.State.init), words: fields["q"].map { String($0.prefix(200)) } ?? "")
        let number = try PageNumber(request)
        let found = try await changes.changes(narrowing, limit: PageNumber.size, offset: number.offset)
        let titles = DutyTitles(try await registries.registry(known: nil), visit.language)
        let view = ChangeListView(found, narrowing, number, try await Names(of: found.elements, people), titles, visit)
        return Page("governance/list", view, headers: TicketRoutes.private)
    }
}

struct ChangeListView: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    let isNarrowed: Bool
    let total: String
    let words: String?
    let states: [RegistryView.Choice]
    let all: String
    let registry: String
    let previous: String?
    let next: String?

    struct Row: Sendable {
        let link: String
        let subject: String
        let title: String?
        let state: String
        let isWaiting: Bool
        let author: String
        let reason: String
        let opened: String
    }

    init(_ found: Listing<Change>, _ narrowing: ChangeNarrowing, _ number: PageNumber, _ names: Names, _ titles: DutyTitles, _ visit: Visit) {
        let (urls, language) = (visit.urls, visit.language)
        rows = found.elements.map {
            Row(
                link: urls.address(["changes", $0.id.text]), subject: $0.subject.shown(in: language), title: titles[$0.subject],
                state: $0.state.words[language],
                isWaiting: $0.state == .submitted, author: names[$0.author], reason: $0.draft.reason, opened: $0.history[0].at.text(in: language))
        }
        isEmpty = rows.isEmpty
        isNarrowed = narrowing != ChangeNarrowing()
        total = found.total.text(in: language)
        words = narrowing.words.isEmpty ? nil : narrowing.words
        states = Change.State.allCases.map { .init(value: $0.rawValue, text: $0.words[language], isChosen: $0 == narrowing.state) }
        all = urls.address(["changes"])
        registry = urls.registry
        let asked = [("q", narrowing.words), ("state", narrowing.state?.rawValue ?? "")].filter { !$0.1.isEmpty }
        let link = { (number: Int) in urls.address(["changes"], asked + [("page", String(number))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
    }
}
