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
        if [self, other].contains(.someAnnex) { return isAnnex && other.isAnnex }
        return key == other.key && (parts.starts(with: other.parts) || other.parts.starts(with: parts))
    }

    /// An annex of which nobody says which; an act often has but one, and does not number it.
    fileprivate static let someAnnex = LawPlace(key: annex(""), parts: [])

    private var isAnnex: Bool { key.hasPrefix(Self.annex("")) }

    /// By which an index finds it beside the places that it meets: its key, and the whole act's where it meets several.
    package var indexKey: String { self == .someAnnex ? Self.wholeAct.key : key }

    fileprivate static func article(_ number: String) -> String { "art_" + number.lowercased() }
    fileprivate static func annex(_ number: String) -> String { "att_" + number.uppercased() }
}

extension LawPlace {
    /// The places that a recorded ground names: "Điều 3; Phụ lục I D.II", "khoản 2 Điều 5", "Điều 22–24". None where it names no place, or one that
    /// nobody has looked up: that is the whole act.
    package static func recorded(in text: some StringProtocol) -> [LawPlace] {
        guard !Vietnamese.folded(String(text)).contains("chua xac minh") else { return [] }
        var reader = RecordedPlaces()
        for word in words(of: text) { reader.take(word) }
        reader.finish()
        return reader.found
    }

    private static func words(of text: some StringProtocol) -> [String] {
        let letters = Array(Vietnamese.composed(String(text)))
        var spaced = ""
        for (at, letter) in letters.enumerated() {
            switch letter {
            case ";", ",", "(", ")", ":": spaced += " \(letter) "
            case "–", "—": spaced += " – "
            case "-" where isBetween(letters, at): spaced += " – "
            default: spaced.append(letter)
            }
        }
        return spaced.split(separator: " ").map { $0.count > 1 && $0.hasSuffix(".") ? String($0.dropLast()) : String($0) }
    }

    /// A stroke that parts two numbers, and none within "NĐ-CP".
    private static func isBetween(_ letters: [Character], _ at: Int) -> Bool {
        guard at > 0, at + 1 < letters.count else { return false }
        let sides = [letters[at - 1], letters[at + 1]]
        return sides.allSatisfy(\.isNumber) || sides == [" ", " "]
    }
}

/// Reads word by word, as the registry writes places.
private struct RecordedPlaces {
    private(set) var found: [LawPlace] = []
    private var counting = Counting.nothing
    private var last: Int?
    private var isRange = false
    /// Behind a comma, or "và".
    private var isNext = false

    private enum Counting: Equatable {
        case nothing, articles
        /// Clauses and points of the last article: "Điều 20, 28 khoản 2, 29" goes on with an article.
        case clauses
        /// Behind "phụ".
        case annexWord
        case annex(String?)
    }

    mutating func take(_ word: String) {
        switch (Vietnamese.folded(word), counting) {
        case ("dieu", _): begin(.articles)
        case ("phu", _): begin(.annexWord)
        case ("luc", .annexWord): counting = .annex(nil)
        case ("khoan", .articles), ("diem", .articles), ("khoan", .clauses), ("diem", .clauses):
            (counting, isRange, isNext) = (.clauses, false, false)
        case ("–", .articles), ("den", .articles): isRange = true
        case (",", _), ("va", _), (";", _): isNext = true
        case ("muc", .annex(nil)), ("phan", .annex(nil)): begin(.nothing)
        case ("muc", _), ("phan", _): break
        default:
            number(word)
            isNext = false
        }
    }

    mutating func finish() { begin(.nothing) }

    private mutating func begin(_ next: Counting) {
        if counting == .annex(nil) { add(.someAnnex) }
        counting = next
        (last, isRange, isNext) = (nil, false, false)
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
        case .clauses:
            // A number beyond the article's own may be a clause or the next article; too much is better than too little.
            if isNext, let article = last, let next = Int(word), next > article {
                (counting, last) = (.articles, next)
                add(article: word)
            } else if word.count > 2, Int(word) == nil, Vietnamese.folded(word) != "den" {
                begin(.nothing)
            }
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
        case .annexWord: begin(.nothing)
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
