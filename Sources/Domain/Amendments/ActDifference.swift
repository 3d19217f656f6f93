// SPDX-License-Identifier: Apache-2.0

/// What differs between two texts of one act: unit by unit, and in each word by word.
package struct ActDifference: Hashable, Sendable {
    /// Units that differ, in the order of the text; those that are gone stand where they stood.
    package let units: [UnitDifference]
    /// Units that both texts have in the very same words.
    package let same: Int

    package init(from before: Act, to after: Act) {
        let (olds, news) = (before.unitTexts, after.unitTexts)
        let places = Dictionary(olds.enumerated().map { ($1.path, $0) }) { first, _ in first }
        let newPaths = Set(news.map(\.path))
        var units: [UnitDifference] = []
        var same = 0
        var next = 0
        func passGone(before end: Int) {
            for old in olds[min(next, end)..<end] where !newPaths.contains(old.path) {
                units.append(UnitDifference(path: old.path, label: old.label, before: old.text, after: nil))
            }
            next = max(next, end)
        }
        for unit in news {
            guard let place = places[unit.path] else {
                units.append(UnitDifference(path: unit.path, label: unit.label, before: nil, after: unit.text))
                continue
            }
            passGone(before: place)
            if olds[place].text == unit.text {
                same += 1
            } else {
                units.append(UnitDifference(path: unit.path, label: unit.label, before: olds[place].text, after: unit.text))
            }
        }
        passGone(before: olds.count)
        self.units = units
        self.same = same
    }
}

/// One unit in two texts.
package struct UnitDifference: Hashable, Sendable {
    package let path: ProvisionPath
    package let label: String
    /// The unit's own words, without its parts; `nil` where the unit was not there.
    package let before: String?
    package let after: String?

    package init(path: ProvisionPath, label: String, before: String?, after: String?) {
        self.path = path
        self.label = label
        self.before = before
        self.after = after
    }

    /// The words of both, in one line of reading.
    package var words: [WordDifference] { WordDifference.between(before ?? "", after ?? "") }
}

/// A run of words that two texts share, or that only one of them has.
package struct WordDifference: Hashable, Sendable {
    package enum Side: String, Sendable { case both, before, after }

    package let side: Side
    package let text: String

    package init(_ side: Side, _ text: String) {
        self.side = side
        self.text = text
    }

    /// The shortest way from one text to the other, word by word.
    package static func between(_ before: String, _ after: String) -> [WordDifference] {
        var olds = split(before)[...]
        var news = split(after)[...]
        var head: [WordDifference] = []
        var tail: [WordDifference] = []
        let start = zip(olds, news).prefix { $0 == $1 }.count
        if start > 0 { head.append(.init(.both, olds.prefix(start).joined())) }
        (olds, news) = (olds.dropFirst(start), news.dropFirst(start))
        let end = zip(olds.reversed(), news.reversed()).prefix { $0 == $1 }.count
        if end > 0 { tail.append(.init(.both, olds.suffix(end).joined())) }
        (olds, news) = (olds.dropLast(end), news.dropLast(end))
        return head + middle(Array(olds), Array(news)) + tail
    }

    /// Past this many words a text is shown as replaced whole: the search for the shortest way takes time by the product of both lengths.
    private static let mostWords = 3_000

    private static func middle(_ olds: [Substring], _ news: [Substring]) -> [WordDifference] {
        guard olds.count + news.count <= mostWords else { return [.init(.before, olds.joined()), .init(.after, news.joined())] }
        let steps = news.difference(from: olds)
        var gone = Set<Int>()
        var come = Set<Int>()
        for step in steps {
            switch step {
            case .remove(let at, _, _): gone.insert(at)
            case .insert(let at, _, _): come.insert(at)
            }
        }
        var runs: [WordDifference] = []
        func add(_ side: Side, _ word: Substring) {
            if let last = runs.last, last.side == side {
                runs[runs.count - 1] = .init(side, last.text + word)
            } else {
                runs.append(.init(side, String(word)))
            }
        }
        var (old, new) = (0, 0)
        while old < olds.count || new < news.count {
            if old < olds.count, gone.contains(old) {
                add(.before, olds[old])
                old += 1
            } else if new < news.count, come.contains(new) {
                add(.after, news[new])
                new += 1
            } else {
                add(.both, olds[old])
                old += 1
                new += 1
            }
        }
        return runs
    }

    /// Words with the space behind them, so that joining them gives the text again.
    private static func split(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var at = start
        while at < text.endIndex {
            let isSpace = text[at] == " " || text[at] == "\n" || text[at] == "\t"
            at = text.index(after: at)
            if isSpace {
                words.append(text[start..<at])
                start = at
            }
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }
}

/// A unit's own words.
package struct UnitText: Hashable, Sendable {
    package let path: ProvisionPath
    package let label: String
    /// Heading and paragraphs, without those of the units under it; a line a paragraph.
    package let text: String
}

extension Act {
    /// Every unit with its own words, in the order of the text; what stands in none is left out.
    package var unitTexts: [UnitText] {
        var texts: [UnitText] = []
        forEachUnit { path, unit in
            var lines = unit.heading.isEmpty ? [] : [unit.heading]
            for case .block(let block) in unit.elements where block.kind != .footnote { lines += block.lines }
            texts.append(UnitText(path: path, label: unit.label, text: lines.joined(separator: "\n")))
        }
        return texts
    }
}
