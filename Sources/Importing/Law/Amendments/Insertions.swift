// SPDX-License-Identifier: Apache-2.0
import Domain

extension Instruction {
    func insertions(_ clause: Clause, _ document: NamedAct?, hasParts: Bool) -> [Change] {
        let quotes = quotes(clause.range)
        guard !quotes.isEmpty else { return [] }
        let stop = tokens[clause.range].firstIndex { $0.kind.isQuote } ?? clause.range.upperBound
        let head = clause.range.lowerBound..<stop
        let quoted = QuotedText(quotes.flatMap(QuotedLines.closed))
        let (point, atEnd) = insertionPoint(head)
        guard !quoted.units.isEmpty else {
            guard let path = atEnd ?? point?.path, !quoted.elements.isEmpty else { return [] }
            return [Change(document: document, operation: .appendText(to: path, quoted.elements), doubts: atEnd == nil ? [.withoutNumber] : [])]
        }
        let named = targetScan(head).filter { $0.part == .whole }
        var changes: [Change] = []
        var behind = point
        for unit in quoted.units {
            let place = behind ?? .inside(parent(of: unit, named, head))
            var doubts: [AmendmentDoubt] = []
            if case .after(let path) = place, let last = path.steps.last, last.unit != unit.step.unit { doubts.append(.otherNumber) }
            changes.append(Change(document: document, operation: .insertUnit(unit, at: place), doubts: doubts))
            if case .after(let path) = place { behind = .after(ProvisionPath(path.steps.dropLast()).entering(unit.step)) }
        }
        if !quoted.starts.isEmpty, let last = changes.indices.last { changes[last].doubts.append(.unreadWords) }
        return changes
    }

    /// "vào sau khoản 8 Điều 2", "vào trước Điều 9", "vào Điều 7", "vào cuối khoản 1 Điều 13".
    private func insertionPoint(_ head: Range<Int>) -> (InsertionPoint?, atEnd: ProvisionPath?) {
        func path(_ at: Int) -> ProvisionPath? {
            let targets = TargetScan(tokens, from: at, before: head.upperBound).targets
            guard let first = targets.first, !first.path.steps.isEmpty else { return nil }
            return resolved(first.path, head)
        }
        if let at = tokens.first(of: ["cuối"], from: head.lowerBound, before: head.upperBound), let path = path(at + 1) { return (nil, path) }
        for (words, after) in [("sau", true), ("trước", false)] {
            if let at = tokens.first(of: [words], from: head.lowerBound, before: head.upperBound), tokens[max(0, at - 1)].low != "như",
                let path = path(at + 1)
            {
                return (after ? .after(path) : .before(path), nil)
            }
        }
        if let at = tokens.first(of: ["vào"], from: head.lowerBound, before: head.upperBound), let path = path(at + 1) { return (.inside(path), nil) }
        return (nil, nil)
    }

    /// "Bổ sung khoản 10 Điều 3 như sau": the unit stands in what its own address begins with.
    private func parent(of unit: ActUnit, _ named: [TargetScan.Target], _ head: Range<Int>) -> ProvisionPath {
        for target in named {
            let path = resolved(target.path, head)
            if let at = path.steps.lastIndex(where: { $0.unit == unit.step.unit }) { return ProvisionPath(Array(path.steps[..<at])) }
            if let last = path.steps.last, last.unit.order < unit.step.unit.order { return path }
        }
        return unit.step.unit == .article
            ? ProvisionPath(context.path?.steps.filter { $0.unit.isEnclosure } ?? []) : context.path ?? ProvisionPath([])
    }
}

extension InsertionPoint {
    fileprivate var path: ProvisionPath {
        switch self {
        case .after(let path), .before(let path), .inside(let path): path
        }
    }
}
