// SPDX-License-Identifier: Apache-2.0
import Domain

extension Instruction {
    func repeals(_ clause: Clause, _ document: NamedAct?, hasParts: Bool) -> [Change] {
        var changes: [Change] = []
        var at = clause.range.lowerBound
        while at < clause.range.upperBound {
            // A group ends with the act that its units are of; the next begins behind a semicolon, or as a sentence of its own.
            let stop = tokens[at..<clause.range.upperBound].firstIndex { $0.low == ";" || $0.low == "." } ?? clause.range.upperBound
            let group = repealGroup(at..<stop, clause, document, hasParts: hasParts)
            // A sentence that begins with an act may say that it lives on.
            let isSentence = at > clause.range.lowerBound && tokens[at - 1].low == "."
            changes += isSentence ? group.filter { $0.operation.kind != .repealAct } : group
            at = stop + 1
        }
        return changes
    }

    private func repealGroup(_ range: Range<Int>, _ clause: Clause, _ document: NamedAct?, hasParts: Bool) -> [Change] {
        let named = self.document(from: range.lowerBound, to: range.upperBound)
        let limit = range.first { NamedAct.read(tokens, at: $0, known: known) != nil } ?? range.upperBound
        let targets = targetScan(range.lowerBound..<limit)
        if targets.isEmpty {
            let isPartial = tokens.first(of: ["một", "phần"], from: range.lowerBound, before: limit) != nil
            let isSome = tokens.first(of: ["một", "số"], from: range.lowerBound, before: limit) != nil
            let isBare = limit - range.lowerBound <= 2 || tokens.first(of: ["toàn", "bộ"], from: range.lowerBound, before: limit) != nil
            guard let named, !named.isOwn, !isPartial, !isSome, isBare, !hasParts else { return [] }
            return [Change(document: named, operation: .repealAct(isReplaced: false))]
        }
        if hasParts, targets.count == 1 { return [] }
        let target = named ?? document
        return targets.compactMap { one in
            guard !one.path.steps.isEmpty else { return nil }
            return Change(
                document: target, operation: .repealUnit(at: resolved(one.path, range)), doubts: one.part == .whole ? [] : [.smallerPart])
        }
    }

    func suspensions(_ clause: Clause, _ document: NamedAct?) -> [Change] {
        let until = suspended(until: clause.range)
        func change(_ act: NamedAct, _ path: ProvisionPath?) -> Change {
            Change(document: act, operation: .suspend(at: path), doubts: until == nil ? [.unreadWords] : [], until: until)
        }
        var (changes, waiting): ([Change], [ProvisionPath]) = ([], [])
        var (at, isAmending) = (clause.range.lowerBound, false)
        while at < clause.range.upperBound {
            if let (act, end) = NamedAct.read(tokens, at: at, known: known) {
                // "… đã được sửa đổi theo Luật số …": what only amended it goes on.
                if !isAmending, !act.isOwn {
                    changes += waiting.isEmpty ? [change(act, nil)] : waiting.map { change(act, $0) }
                    waiting = []
                }
                at = end
                continue
            }
            if tokens[at].low == ";" { isAmending = false }
            if ["sửa", "bổ", "thay"].contains(tokens[at].low) { isAmending = true }
            let scan = TargetScan(tokens, from: at, before: clause.range.upperBound)
            if !isAmending { waiting += scan.targets.map { resolved($0.path, clause.range) } }
            at = max(scan.end, at + 1)
        }
        guard changes.isEmpty, let document, !document.isOwn else { return changes }
        return waiting.isEmpty ? [change(document, nil)] : waiting.map { change(document, $0) }
    }

    /// The first day on which it holds again: "đến hết ngày …", "từ ngày … đến ngày …", "đến trước ngày …".
    private func suspended(until range: Range<Int>) -> Day? {
        let words = InstructionText.words(tokens[range])
        for (phrase, days) in [("đến trước ngày ", 0), ("đến hết ngày ", 1), ("đến ngày ", 1)] {
            guard let found = words.firstRange(of: phrase) else { continue }
            return ActDays.first(in: "ngày " + words[found.upperBound...]).map { $0.advanced(by: days) }
        }
        return nil
    }

    // MARK: The whole act

    /// "Thông tư này thay thế Thông tư số …", "Thông tư số …; Thông tư số … hết hiệu lực kể từ ngày Thông tư này có hiệu lực".
    func wholeActs() -> [Change] {
        for at in tokens.indices {
            guard let (own, end) = NamedAct.read(tokens, at: at) else { continue }
            if own.isOwn, let behind = tokens.end(of: ["thay", "thế"], at: end), isOther(at: behind) {
                return listed(behind..<(tokens[behind...].firstIndex { $0.low == "." } ?? tokens.endIndex)).map {
                    Change(document: $0, operation: .repealAct(isReplaced: true))
                }
            }
            if at == 0, !own.isOwn, !tokens[end...].prefix(60).contains(where: { $0.kind.isQuote }),
                let stop = tokens.first(of: ["hết", "hiệu", "lực"], from: end),
                !tokens[end..<stop].contains(where: { $0.low == "." || $0.low == ":" })
            {
                return listed(0..<stop).map { Change(document: $0, operation: .repealAct(isReplaced: false)) }
            }
        }
        return []
    }

    private func isOther(at start: Int) -> Bool { NamedAct.read(tokens, at: start, known: known).map { !$0.act.isOwn } ?? false }

    /// The acts of a list. Behind a semicolon stands the next; behind a comma or "và" only where nothing but the number and the day came before it:
    /// an act's title names others too, and those live on.
    private func listed(_ range: Range<Int>) -> [NamedAct] {
        var acts: [NamedAct] = []
        var at = range.lowerBound
        var mayBegin = true
        while at < range.upperBound {
            if mayBegin, let (act, end) = NamedAct.read(tokens, at: at, known: known), !act.isOwn {
                acts.append(act)
                at = end
                mayBegin = at < range.upperBound && (tokens[at].low == "," || tokens[at].low == "và")
            } else {
                mayBegin = tokens[at].low == ";" || (mayBegin && (tokens[at].low == "," || tokens[at].low == "và"))
                at += 1
            }
        }
        return acts
    }

    /// Where the list begins whose acts all end: "Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực:".
    var endedList: Int? {
        let introduction = tokens.firstIndex { $0.low == ":" } ?? tokens.endIndex
        guard let ending = tokens.first(of: ["hết", "hiệu", "lực"], from: 0, before: introduction),
            tokens.first(of: ["có", "hiệu", "lực"], from: 0, before: introduction) != nil,
            let all = tokens[..<ending].lastIndex(where: { $0.low == "các" || $0.low == "những" }),
            tokens[all..<ending].contains(where: { $0.low == "sau" }),
            Self.listable.contains(where: { tokens.end(of: $0, at: all + 1) != nil })
        else { return nil }
        return min(introduction + 1, tokens.endIndex)
    }

    private static let listable = NamedAct.kinds.map(\.words) + [["văn", "bản"], ["quy", "định"], ["điều", "khoản"], ["điều"]]
}
