// SPDX-License-Identifier: Apache-2.0

/// Finds what the text of a provision names of the law. Time is linear in the text's length.
package struct MentionReader: Sendable {
    private let names: ActNames

    package init(_ names: ActNames) { self.names = names }

    /// Every mention, in the order of the text.
    ///
    /// - Parameter path: Where the text stands: "Điều này" is this article, "khoản này" the clause around the words.
    package func mentions(in text: String, under path: ProvisionPath) -> [Mention] {
        var scan = MentionScan(text, path, names.tree)
        return scan.mentions()
    }
}

private struct MentionScan {
    private let lexer: LawLexer
    private let units: UnitReading
    private let acts: NameReading
    private let quotes: QuotedSpans
    private let path: ProvisionPath
    private let text: String
    private var parts: [ProvisionText.Part]?
    private var found: [Mention] = []

    init(_ text: String, _ path: ProvisionPath, _ tree: NameTree) {
        self.text = text
        self.path = path
        lexer = LawLexer(text)
        units = UnitReading(lexer: lexer)
        acts = NameReading(lexer: lexer, tree: tree)
        quotes = QuotedSpans(lexer.bytes)
    }

    mutating func mentions() -> [Mention] {
        scan(0..<lexer.bytes.count)
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func scan(_ range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            if let end = phrase(at, within: range) ?? loneAct(at) {
                at = max(end, at + 1)
            } else {
                at = afterWord(at)
            }
        }
    }

    /// The beginning of the next word.
    private func afterWord(_ start: Int) -> Int {
        var at = max(lexer.endOfWord(start), start + 1)
        while at < lexer.bytes.count, lexer.endOfWord(at) == at { at += 1 }
        return at
    }

    private mutating func loneAct(_ at: Int) -> Int? {
        guard let act = acts.act(at: at, isExpected: false), act.act != .unstated else { return nil }
        add(at..<act.end, act.act, [], isAttached: act.isAttached, phraseAt: at)
        return act.end
    }

    /// "điểm a, điểm b khoản 1 và khoản 2 Điều 5 của Luật …" from its first unit to its act.
    private mutating func phrase(_ start: Int, within range: Range<Int>) -> Int? {
        guard let first = units.group(at: start) else { return nil }
        var groups = [first]
        var joints: [Joint] = []
        var asides: [Range<Int>] = []
        while let last = groups.last, groups.count < Self.longestList {
            let (at, aside) = pastAside(last.end)
            guard let (joint, next) = joined(at), let group = units.group(at: next), group.end <= range.upperBound,
                joint != .of || isLarger(group.unit, last.unit)
            else { break }
            if let aside { asides.append(aside) }
            joints.append(joint)
            groups.append(group)
        }
        let act = act(after: groups, &asides)
        var readings: [PhraseReading.Reading] = []
        PhraseReading(groups, joints, act).forEach { readings.append($0) }
        for reading in readings {
            let steps = reading.act == .here ? own(reading.steps, at: reading.range.lowerBound) : reading.steps
            add(reading.range, reading.act, steps, reading.through, isAttached: act?.found.isAttached ?? false, phraseAt: start)
        }
        for aside in asides { scan(aside) }
        return max(groups[groups.count - 1].end, act?.found.end ?? 0)
    }

    private mutating func add(
        _ range: Range<Int>, _ act: NamedAct, _ steps: [ProvisionPath.Step], _ through: ProvisionPath.Step? = nil, isAttached: Bool, phraseAt: Int
    ) {
        found.append(
            Mention(
                range: range, act: act, steps: steps, through: through, isAttached: isAttached, isQuoted: quotes.contains(range.lowerBound),
                isAmending: followsAmendment(phraseAt)
            )
        )
    }

    /// The act behind the last group, also past "của" or words in brackets.
    private func act(after groups: [UnitGroup], _ asides: inout [Range<Int>]) -> (found: NameReading.Found, isTight: Bool)? {
        guard let last = groups.last, !last.isOwn, !last.isEarlier else { return nil }
        for (start, aside) in [(last.end, nil), pastAside(last.end)] {
            var at = lexer.afterSpaces(start)
            let hasComma = lexer[at] == UInt8(ascii: ",")
            if hasComma { at = lexer.afterSpaces(at + 1) }
            for _ in 0..<2 {
                if let end = lexer.end(ofOne: Self.of, at: at) { at = lexer.afterSpaces(end) }
            }
            guard let found = acts.act(at: at, isExpected: true) else { continue }
            if let aside { asides.append(aside) }
            return (found, aside == nil)
        }
        return nil
    }

    private static let of: [LawLexer.Words] = [
        "của các", "của", "tại", "trong", "thuộc", "các", "ban hành kèm theo", "kèm theo", "được ban hành kèm theo",
    ]

    /// Past "(…)" where one stands here.
    private func pastAside(_ start: Int) -> (at: Int, aside: Range<Int>?) {
        let open = lexer.afterSpaces(start)
        guard lexer[open] == UInt8(ascii: "(") else { return (start, nil) }
        var at = open + 1
        while at < open + 400, lexer[at] != 0x0A {
            if lexer[at] == UInt8(ascii: ")") { return (at + 1, open + 1..<at) }
            at += 1
        }
        return (start, nil)
    }

    /// What joins two groups, and where the second begins.
    private func joined(_ start: Int) -> (Joint, next: Int)? {
        var at = lexer.afterSpaces(start)
        var joint = Joint.none
        if lexer[at] == UInt8(ascii: ",") || lexer[at] == UInt8(ascii: ";") {
            joint = lexer[at] == UInt8(ascii: ",") ? .comma : .and
            at = lexer.afterSpaces(at + 1)
        }
        if let end = lexer.end(ofOne: ["và", "hoặc", "hay", "và/hoặc"], at: at) {
            joint = .and
            at = lexer.afterSpaces(end)
            if let end = lexer.end(of: "tại", at: at) { at = lexer.afterSpaces(end) }
        } else if joint == .none, let end = lexer.end(of: "đến", at: at) {
            joint = .through
            at = lexer.afterSpaces(end)
        } else if joint == .none, let end = lexer.end(ofOne: ["của", "thuộc", "tại", "trong"], at: at) {
            joint = .of
            at = lexer.afterSpaces(end)
        }
        return (joint, at)
    }

    private func isLarger(_ one: ProvisionPath.Unit, _ other: ProvisionPath.Unit) -> Bool { one.rank < other.rank }

    /// The steps of "khoản 2 Điều này" from the act down; "Chương này" stays without a number, since no path of an article has it.
    private mutating func own(_ steps: [ProvisionPath.Step], at offset: Int) -> [ProvisionPath.Step] {
        let parts = parts ?? ProvisionText(text, under: path).parts
        self.parts = parts
        let here = parts.last { $0.range.contains(offset) }?.path ?? path
        let outer = path.steps.filter(\.unit.isEnclosure)
        guard let first = steps.first, first.number.isEmpty else { return outer + steps }
        guard let end = here.steps.lastIndex(where: { $0.unit == first.unit }) else { return outer + steps }
        return Array(here.steps[...end]) + steps.dropFirst()
    }

    /// "… được sửa đổi, bổ sung bởi" right before.
    private func followsAmendment(_ start: Int) -> Bool {
        var at = start
        var isBy = false
        while at > max(0, start - Self.longestAmendment), !".;\n".utf8.contains(lexer[at - 1]) {
            at -= 1
            guard lexer.beginsWord(at) else { continue }
            if lexer.end(ofOne: ["bởi", "theo", "tại"], at: at) != nil {
                isBy = true
            } else if let end = lexer.end(ofOne: ["sửa đổi", "bổ sung", "thay thế", "bãi bỏ"], at: at), isBy {
                return isSaidOfAct(before: at) && end < start
            }
        }
        return false
    }

    /// "được sửa đổi", and not "sửa đổi Điều 5".
    private func isSaidOfAct(before start: Int) -> Bool {
        var at = start
        while at > max(0, start - 30) {
            at -= 1
            if lexer.beginsWord(at), lexer.end(ofOne: ["được", "bị"], at: at) != nil { return true }
        }
        return false
    }

    private static let longestAmendment = 80
    private static let longestList = 200
}

/// What stands between two groups of units.
enum Joint { case none, of, comma, and, through }

extension ProvisionPath.Unit {
    /// 0 for the largest.
    var rank: Int { Self.ranks[self] ?? 0 }

    private static let ranks = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
