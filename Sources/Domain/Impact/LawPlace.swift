// SPDX-License-Identifier: Apache-2.0

/// A place of an act, as coarse as rows and answers name the ground they rest on: an article, an annex or a part of one, or the whole act.
package struct LawPlace: Hashable, Sendable {
    /// "art_5", "att_I"; empty for the whole act.
    package let key: String
    /// Parts and sections of an annex, the larger first: "B", "VII".
    package let parts: [String]

    package static let wholeAct = LawPlace(key: "", parts: [])

    private init(key: String, parts: [String]) {
        self.key = key
        self.parts = parts
    }

    /// The place of a unit. A chapter is the whole act: what is named by its articles does not say in which chapter they stand.
    package init(_ path: ProvisionPath) {
        if let article = path.steps.last(where: { $0.unit == .article }) {
            // An attached regulation counts its own articles, and is cited as if it were the act.
            self.init(key: Self.article(article.number), parts: [])
        } else if let annex = path.steps.first(where: { $0.unit == .annex }) {
            self.init(key: Self.annex(annex.number), parts: path.steps.filter { $0.unit == .part || $0.unit == .section }.map(\.number))
        } else {
            self = .wholeAct
        }
    }

    /// Whether words that change at one may be words that the other rests on.
    package func overlaps(_ other: LawPlace) -> Bool {
        guard !key.isEmpty, !other.key.isEmpty else { return true }
        return key == other.key && (parts.starts(with: other.parts) || other.parts.starts(with: parts))
    }

    fileprivate static func article(_ number: String) -> String { "art_" + number.lowercased() }
    fileprivate static func annex(_ number: String) -> String { "att_" + number.uppercased() }
}

extension LawPlace {
    /// The places that a recorded ground names: "Điều 3; Phụ lục I D.II", "khoản 2 Điều 5", "Điều 22–24". None where it names no place, which is the
    /// whole act.
    package static func recorded(in text: some StringProtocol) -> [LawPlace] {
        var reader = RecordedPlaces()
        for word in words(of: text) { reader.take(word) }
        return reader.found
    }

    private static func words(of text: some StringProtocol) -> [String] {
        var spaced = ""
        for character in Vietnamese.composed(String(text)) {
            switch character {
            case ";", ",", "(", ")", ":": spaced += " \(character) "
            case "–", "—": spaced += " – "
            default: spaced.append(character)
            }
        }
        return spaced.split(separator: " ").map(String.init)
    }
}

/// Reads word by word, as the registry writes places.
private struct RecordedPlaces {
    private(set) var found: [LawPlace] = []
    private var counting = Counting.nothing
    private var last: Int?
    private var isRange = false

    private enum Counting: Equatable {
        case nothing, articles
        case annex(String?)
    }

    mutating func take(_ word: String) {
        switch (Vietnamese.folded(word), counting) {
        case ("dieu", _): begin(.articles)
        case ("luc", .annex(nil)): break
        case ("phu", _): begin(.annex(nil))
        case ("khoan", .articles), ("diem", .articles): begin(.nothing)
        case ("–", .articles), ("den", .articles): isRange = true
        case (",", _), ("va", _), (";", _), ("muc", _), ("phan", _): break
        default: number(word)
        }
    }

    private mutating func begin(_ next: Counting) {
        counting = next
        (last, isRange) = (nil, false)
    }

    private mutating func number(_ word: String) {
        switch counting {
        case .articles:
            guard word.first?.isNumber == true, word.allSatisfy({ $0.isLetter || $0.isNumber }) else { return begin(.nothing) }
            if isRange, let first = last, let end = Int(word), end > first, end - first < Self.longestRange {
                for between in (first + 1)..<end { add(article: String(between)) }
            }
            add(article: word)
            (last, isRange) = (Int(word), false)
        case .annex(nil):
            guard Self.isOrdinal(word) else { return begin(.nothing) }
            counting = .annex(word)
            add(LawPlace(annex: word, parts: []))
        case .annex(let annex?):
            let parts = word.split(separator: ".").map(String.init)
            guard parts.allSatisfy(Self.isOrdinal) else { return }
            // What was only the annex is a part of it.
            if found.last == LawPlace(annex: annex, parts: []) { found.removeLast() }
            add(LawPlace(annex: annex, parts: parts))
        case .nothing: break
        }
    }

    private mutating func add(article: String) { add(LawPlace(ProvisionPath([.init(.article, article)]))) }

    private mutating func add(_ place: LawPlace) { if !found.contains(place) { found.append(place) } }

    /// "I", "B", "12".
    private static func isOrdinal(_ word: String) -> Bool {
        guard let first = word.first else { return false }
        return word.allSatisfy(\.isNumber) || (first.isUppercase && (word.count == 1 || word.allSatisfy { "IVXLC".contains($0) }))
    }

    private static let longestRange = 200
}

extension LawPlace {
    fileprivate init(annex: String, parts: [String]) {
        self = LawPlace(ProvisionPath([.init(.annex, annex)] + parts.map { ProvisionPath.Step(.section, $0) }))
    }
}
