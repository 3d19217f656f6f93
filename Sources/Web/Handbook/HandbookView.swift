// SPDX-License-Identifier: Apache-2.0
import Domain

/// The contents of the handbook, or what of it fits some words.
struct HandbookView: Sendable {
    let scope: String
    let action: String
    let hidden: [RegistryView.Hidden]
    let words: String?
    let found: [HandbookLink]
    let isEmpty: Bool
    let all: String
    let sections: [Section]
    let figures: [Figure]
    let html: String
    let epub: String
    let docx: String
    let editions: String

    struct Section: Sendable {
        let number: String
        let title: String
        let link: String
        let count: String
        let entries: [HandbookLink]
    }

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

    init(_ book: Handbook, _ registry: Registry, _ words: String?, _ visit: Visit) {
        let (language, urls) = (visit.language, visit.urls)
        scope = book.scope[language]
        action = "/handbook"
        hidden = urls.carried.map { .init(name: $0.0, value: $0.1) }
        self.words = words
        let matches = words.map { registry.duties(matching: $0, limit: 30) } ?? []
        found = matches.compactMap { book.entry(.init($0.duty.id.text)) }.map { HandbookLink($0.entry, visit) }
        isEmpty = words != nil && found.isEmpty
        all = urls.address(["handbook"])
        sections = book.sections.map { section in
            Section(
                number: String(section.number), title: section.title[language],
                link: urls.address(["handbook", "sections", section.id.text]), count: section.entries.count.text(in: language),
                entries: section.entries.map { HandbookLink($0, visit) })
        }
        figures = book.figures.map { figure in
            Figure(
                ours: figure.ours.text(in: language), counted: figure.text[language],
                published: figure.published.map {
                    Published(number: $0.number.text(in: language), told: $0.text[language], sources: $0.sources.map(SourceView.init))
                })
        }
        html = urls.address(["handbook", "files", "html"])
        epub = urls.address(["handbook", "files", "epub"])
        docx = urls.address(["handbook", "files", "docx"])
        editions = urls.address(["handbook", "editions"])
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

    init(_ section: HandbookSection, _ visit: Visit) {
        title = section.title[visit.language]
        unit = section.unit?[visit.language]
        contents = visit.urls.address(["handbook"])
        rows = section.entries.map { HandbookLink($0, visit) }
        count = section.entries.count.text(in: visit.language)
    }
}
