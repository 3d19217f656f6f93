// SPDX-License-Identifier: Apache-2.0
import Domain

/// The list of duties with who holds each on the day of the page.
struct RegistryView: Sendable {
    let action: String
    let hidden: [Hidden]
    let words: String?
    let fields: [Choice]
    let levels: [Choice]
    let states: [Choice]
    let day: String
    let count: String
    let total: String
    let isNarrowed: Bool
    let all: String
    let rows: [Row]
    let pages: PagesView
    let isEmpty: Bool
    let ask: String
    let sunset: String
    let overview: String
    let procedures: String
    let csv: String
    let jsonld: String

    /// As many as fit a telephone; the whole is fetched as a file.
    private static let pageLength = 50

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Choice: Sendable {
        let value: String
        let text: String
        let isChosen: Bool
    }

    struct Row: Sendable {
        let id: String
        let title: String
        let link: String
        let field: String
        let holder: String
        let result: String
        let isSettled: Bool
        let isUnverified: Bool
        let expires: String?
    }

    /// - Parameter holdings: Of every duty, where the list is narrowed by who holds it.
    init(_ registry: Registry, _ narrowing: Narrowing, _ holdings: [Duty.ID: Narrowing.Holding]?, page: String?, _ visit: Visit) throws {
        let language = visit.language
        let shown = registry.facts.duties.filter { !$0.isDraft }
        let found = narrowing.words.map { words in registry.duties(matching: words, limit: 200).map(\.duty).filter { !$0.isDraft } }
        var duties = (found ?? shown.sorted { $0.id < $1.id }).filter(narrowing.takes)
        if let holdings { duties = duties.filter { holdings[$0.id].map(narrowing.takes) ?? false } }
        let shownPage = PageOfList(number: page, of: duties.count, length: Self.pageLength)
        action = "/registry"
        hidden = visit.urls.carried.map { Hidden(name: $0.0, value: $0.1) }
        words = narrowing.words
        fields = registry.facts.fields.map { Choice(value: $0.id.text, text: $0.name[language], isChosen: $0.id.text == narrowing.field) }
        levels = Authority.Level.allCases.filter { $0 != .nobody && $0 != .unknown }
            .map { Choice(value: $0.rawValue, text: $0.words[language], isChosen: $0 == narrowing.level) }
        states = Narrowing.State.allCases.map { Choice(value: $0.rawValue, text: $0.words[language], isChosen: $0 == narrowing.state) }
        day = visit.day.text(in: language)
        count = duties.count.text(in: language)
        total = shown.count.text(in: language)
        isNarrowed = narrowing.isAny
        all = visit.urls.registry
        rows = try duties[shownPage.range].map { Row(try registry.competence(of: $0.id, at: visit.place, on: visit.day), registry, visit) }
        pages = PagesView(shownPage, ["registry"], asking: narrowing.query, visit)
        isEmpty = duties.isEmpty
        ask = visit.urls.home
        sunset = visit.urls.address(["sunset"])
        overview = visit.urls.address(["overview"])
        procedures = visit.urls.address(["procedures"])
        csv = visit.urls.address(["registry", "files", "csv"])
        jsonld = visit.urls.address(["registry", "files", "jsonld"])
    }
}

extension RegistryView.Row {
    init(_ finding: Competence.Finding, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        let states = Narrowing.states(of: finding)
        id = finding.duty.id.text
        title = finding.duty.title[language]
        link = visit.urls.duty(finding.duty.id)
        field = registry.field(finding.duty.field)?.name[language] ?? ""
        holder = finding.result == .none ? "" : finding.holders.map { $0.competence.authority.name[language] }.joined(separator: "; ")
        result = finding.result.words[language]
        isSettled = finding.result == .one || finding.result == .split
        isUnverified = states.contains(.unverified)
        expires = states.contains(.lapsing) ? finding.expires?.text(in: language) : nil
    }
}
