// SPDX-License-Identifier: Apache-2.0
import Domain

/// Acts whose text is held, page by page, and before them those that the registry knows of without their text.
struct DocumentListView: Sendable {
    let words: String?
    let hidden: [RegistryView.Hidden]
    let count: String
    let held: [Row]
    let hasHeld: Bool
    let known: [Row]
    let hasKnown: Bool
    let isEmpty: Bool
    let previous: String?
    let next: String?
    let pageNumber: String
    let pages: String

    struct Row: Sendable {
        let name: String
        let title: String
        let link: String
        let effect: String?
    }

    init(_ held: Listing<LegalDocument>, words: String?, page: Int, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        self.words = words
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        count = held.total.text(in: language)
        self.held = held.elements.map { document in
            Row(
                name: document.name, title: document.title, link: visit.urls.document(document.id),
                effect: document.effect.from?.text(in: language)
            )
        }
        known =
            page > 1
            ? []
            : Self.known(words, registry).map { document in
                Row(
                    name: document.number.first?.isNumber == true ? "\(document.kind) \(document.number)" : document.kind, title: document.title,
                    link: visit.urls.document(.init(document.id.text)), effect: document.from == .unknown ? nil : document.from.text(in: language)
                )
            }
        let last = max(1, (held.total + DocumentRoutes.pageLength - 1) / DocumentRoutes.pageLength)
        func address(_ number: Int) -> String {
            visit.urls.address(["documents"], (words.map { [("q", $0)] } ?? []) + [("page", String(number))])
        }
        previous = page > 1 ? address(min(page - 1, last)) : nil
        next = page < last ? address(page + 1) : nil
        pageNumber = page.text(in: language)
        pages = last.text(in: language)
        hasHeld = !self.held.isEmpty
        hasKnown = !known.isEmpty
        isEmpty = self.held.isEmpty && known.isEmpty
    }

    /// Every word must be in the number or the title; nothing is shown of them before something is looked for.
    private static func known(_ words: String?, _ registry: Registry) -> [KnownDocument] {
        let wanted = Vietnamese.folded(words ?? "").split(separator: " ")
        guard !wanted.isEmpty else { return registry.facts.documents }
        return registry.facts.documents.filter { document in
            let text = Vietnamese.folded("\(document.number) \(document.kind) \(document.title)")
            return wanted.allSatisfy { text.contains($0) }
        }
    }
}

extension LegalDocument {
    /// "Nghị định 133/2025/NĐ-CP"; an act without a number goes by its title.
    var name: String { number.isEmpty ? (title.isEmpty ? kind : "\(kind) \(title)") : "\(kind) \(number)" }
}
