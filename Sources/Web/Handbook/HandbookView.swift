// SPDX-License-Identifier: Apache-2.0
import Domain

/// The contents of the handbook, or what of it fits some words.
struct HandbookView: Sendable {
    let scope: String
    let action: String
    let hidden: [RegistryView.Hidden]
    let words: String?
    let found: [Found]
    let isEmpty: Bool
    let all: String
    let sections: [Section]
    let figures: [Figure]
    let html: String
    let epub: String
    let docx: String
    let pdf: String
    let editions: String
    let app: String

    struct Section: Sendable {
        let number: String
        let title: String
        let link: String
        let count: String
        let entries: [Entry]
    }

    struct Entry: Sendable {
        let id: String
        let title: String
        let link: String
    }

    /// An entry, and the same thing in the registry where it is a duty.
    struct Found: Sendable {
        let entry: Entry
        let duty: String?
    }

    /// A longer section is opened by itself.
    private static let longestSection = 200
    private static let mostFound = 30

    struct Figure: Sendable {
        let ours: String
        let counted: String
        let published: [Published]
    }

    struct Published: Sendable {
        let number: String
        let told: String
        let sources: [SourceView]
    }

    init(_ plan: HandbookPlan, _ registry: Registry, _ words: String?, _ visit: Visit) {
        let (language, urls) = (visit.language, visit.urls)
        scope = plan.scope[language]
        action = "/handbook"
        hidden = urls.carried.map { .init(name: $0.0, value: $0.1) }
        self.words = words
        found = (words.map { registry.handbookEntries(matching: $0, limit: Self.mostFound) } ?? []).compactMap { match in
            let duty = registry.duty(.init(match.id.text))
            guard let title = duty?.title ?? registry.facts.procedures.first(where: { $0.id.text == match.id.text })?.name else { return nil }
            return Found(entry: Entry(match.id, title, visit), duty: duty.map { urls.duty($0.id) })
        }
        isEmpty = words != nil && found.isEmpty
        all = urls.address(["handbook"])
        // Whoever looks for something reads what was found.
        sections = (words == nil ? plan.sections : []).map { section in
            Section(
                number: String(section.number), title: section.title[language],
                link: urls.address(["handbook", "sections", section.id.text]), count: section.items.count.text(in: language),
                entries: section.items.count > Self.longestSection ? [] : section.items.map { Entry($0.id, $0.title, visit) })
        }
        figures = (words == nil ? plan.figures : []).map { figure in
            Figure(
                ours: figure.ours.text(in: language), counted: figure.text[language],
                published: figure.published.map {
                    Published(number: $0.number.text(in: language), told: $0.text[language], sources: $0.sources.map(SourceView.init))
                })
        }
        html = urls.address(["handbook", "files", "html"])
        epub = urls.address(["handbook", "files", "epub"])
        docx = urls.address(["handbook", "files", "docx"])
        pdf = urls.address(["handbook", "files", "pdf"])
        editions = urls.address(["handbook", "editions"])
        app = urls.address(["handbook", "app"])
    }
}

extension HandbookView.Entry {
    init(_ id: HandbookEntry.ID, _ title: Words, _ visit: Visit) {
        self.id = id.text
        self.title = title[visit.language]
        link = visit.urls.address(["handbook", "entries", id.text])
    }
}

/// An entry in a list: what it is called, who holds it, and whether something is missing.
struct HandbookLink: Sendable {
    let id: String
    let title: String
    let link: String
    let holder: String
    let state: String?
    let isSettled: Bool
    let missing: String?
    let expires: String?

    init(_ entry: HandbookEntry, _ visit: Visit) {
        let language = visit.language
        id = entry.id.text
        title = entry.title[language]
        link = visit.urls.address(["handbook", "entries", entry.id.text])
        holder = entry.result == Competence.Result.none ? "" : entry.holders.map { $0[language] }.joined(separator: "; ")
        state = entry.result?.words[language]
        isSettled = entry.result == .one || entry.result == .split
        missing = entry.missing.isEmpty ? nil : entry.missing.map { $0.words[language] }.joined(separator: ", ")
        expires = entry.expires?.text(in: language)
    }
}

/// One section with what its entries lack.
struct HandbookSectionView: Sendable {
    let title: String
    let unit: String?
    let contents: String
    let rows: [HandbookLink]
    let count: String
    let pages: PagesView

    init(_ section: HandbookPlan.Section, _ entries: [HandbookEntry], _ page: PageOfList, _ visit: Visit) {
        title = section.title[visit.language]
        unit = section.unit?[visit.language]
        contents = visit.urls.address(["handbook"])
        rows = entries.map { HandbookLink($0, visit) }
        count = section.items.count.text(in: visit.language)
        pages = PagesView(page, ["handbook", "sections", section.id.text], visit)
    }
}
