// SPDX-License-Identifier: Apache-2.0
package import Domain

/// One text to be found, under a name.
package struct Passage: Sendable {
    package let name: String
    package let title: String
    package let text: String
    package let effect: DaySpan
    let place: Place

    package init(name: String, title: String, text: String, effect: DaySpan = .always) {
        self.init(name: name, title: title, text: text, effect: effect, place: Place())
    }

    init(name: String, title: String, text: String, effect: DaySpan = .always, place: Place) {
        self.name = name
        self.title = title
        self.text = text
        self.effect = effect
        self.place = place
    }

    /// Where in the law the text stands.
    struct Place: Sendable {
        /// Passages of one act come one after the other.
        var act = ""
        /// As published: "133/2025/NĐ-CP", or what the act is called.
        var number = ""
        var article = 0
        /// The titles it stands under: topic, act, part, chapter, section.
        var context: [String] = []
    }
}

extension Passage {
    /// - Parameter act: Of the provision; `nil` where it is not known.
    init(_ provision: Provision, of act: LegalDocument?) {
        let number = provision.path.steps.last { $0.unit == .article }.map { Int($0.number.prefix { $0.isNumber }) ?? 0 } ?? 0
        let place = Place(
            act: provision.document.text, number: act?.number ?? "", article: number,
            context: provision.context.reversed().map(Self.bare) + [act?.title ?? ""]
        )
        self.init(name: provision.id.text, title: provision.heading, text: provision.text, effect: provision.effect, place: place)
    }

    /// A title without what only counts it: "Chương II ĐIỀU KHOẢN CHUNG" → "ĐIỀU KHOẢN CHUNG", "Đề mục 3.2 — Bưu chính" → "Bưu chính".
    static func bare(_ title: String) -> String {
        if let dash = title.firstIndex(of: "—") { return String(title[title.index(after: dash)...]) }
        let words = title.split(separator: " ", maxSplits: 2)
        return words.count == 3 && words[0] == "Chương" ? String(words[2]) : title
    }
}
