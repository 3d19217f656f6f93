// SPDX-License-Identifier: Apache-2.0
import Domain

extension Instruction {
    func repeals(_ clause: Clause, _ document: NamedAct?, hasParts: Bool) -> [Change] {
        var changes: [Change] = []
        var at = clause.range.lowerBound
        while at < clause.range.upperBound {
            // A group ends with the act that its units are of; the next begins behind a semicolon.
            let stop = tokens[at..<clause.range.upperBound].firstIndex { $0.low == ";" } ?? clause.range.upperBound
            changes += repealGroup(at..<stop, clause, document, hasParts: hasParts)
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
        guard let document, !document.isOwn else { return [] }
        let days = ActDays.all(in: InstructionText.words(tokens[clause.range])).map(\.day)
        let until = days.count > 1 ? days.max().map { $0.advanced(by: 1) } : nil
        let limit = clause.range.first { NamedAct.read(tokens, at: $0, known: known) != nil } ?? clause.range.upperBound
        let targets = targetScan(clause.range.lowerBound..<limit)
        if targets.isEmpty {
            return [Change(document: document, operation: .suspend(at: nil), doubts: until == nil ? [.unreadWords] : [], until: until)]
        }
        return targets.map {
            Change(
                document: document, operation: .suspend(at: resolved($0.path, clause.range)), doubts: until == nil ? [.unreadWords] : [], until: until
            )
        }
    }

    // MARK: The whole act

    /// "Thông tư này thay thế Thông tư số …", "Thông tư số … hết hiệu lực kể từ ngày Thông tư này có hiệu lực".
    func wholeAct() -> Change? {
        for at in tokens.indices {
            guard let (own, end) = NamedAct.read(tokens, at: at) else { continue }
            if own.isOwn, let behind = tokens.end(of: ["thay", "thế"], at: end), let (other, _) = NamedAct.read(tokens, at: behind, known: known),
                !other.isOwn
            {
                return Change(document: other, operation: .repealAct(isReplaced: true))
            }
            if at == 0, !own.isOwn, !tokens[end...].prefix(60).contains(where: { $0.kind.isQuote }),
                let stop = tokens.first(of: ["hết", "hiệu", "lực"], from: end),
                !tokens[end..<stop].contains(where: { $0.low == "." || $0.low == ":" })
            {
                return Change(document: own, operation: .repealAct(isReplaced: false))
            }
        }
        return nil
    }
}
