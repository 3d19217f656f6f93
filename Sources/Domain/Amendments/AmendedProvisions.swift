// SPDX-License-Identifier: Apache-2.0

extension Act {
    /// The act's provisions as they stand on a day, each with the days on which it has exactly these words.
    ///
    /// A question about another day must not be answered with words that a change has put there since, or takes away by then.
    package func provisions(on day: Day, amendedBy amendments: [Amendment]) -> [Provision] {
        let changes = amendments.filter { $0.target == document.id }
        let here = ActOnDay(self, on: day, amendedBy: changes)
        let bounds = Set(
            changes.filter { $0.operation.changesText && !$0.isCorrection }.flatMap { [$0.effect.from, $0.effect.until] }.compactMap { $0 })
        let earlier = bounds.filter { $0 <= day }.sorted(by: >).map { ($0, Self.texts(ActOnDay(self, on: $0.advanced(by: -1), amendedBy: changes))) }
        let later = bounds.filter { $0 > day }.sorted().map { ($0, Self.texts(ActOnDay(self, on: $0, amendedBy: changes))) }
        let span = here.span(of: document.effect, changes)
        return here.act.provisions.compactMap { provision in
            guard !here.repealed.contains(provision.path) else { return nil }
            let text = ProvisionWords(provision)
            var effect = DaySpan(
                from: earlier.first { $0.1[provision.path] != text }?.0 ?? span.from,
                until: later.first { $0.1[provision.path] != text }?.0 ?? span.until)
            for one in changes { effect = effect.without(one, at: provision.path, on: day) }
            return Provision(
                id: provision.id, document: provision.document, path: provision.path, code: provision.code, heading: provision.heading,
                context: provision.context, text: provision.text, effect: effect, address: provision.address, note: provision.note,
                relations: provision.relations
            )
        }
    }

    private static func texts(_ text: ActOnDay) -> [ProvisionPath: ProvisionWords] {
        Dictionary(text.act.provisions.map { ($0.path, ProvisionWords($0)) }) { first, _ in first }
    }
}

private struct ProvisionWords: Hashable {
    let heading: String
    let text: String

    init(_ provision: Provision) {
        heading = provision.heading
        text = provision.text
    }
}

extension ActOnDay {
    /// The days of the act itself: a change may end it, or lengthen its term.
    fileprivate func span(of effect: DaySpan, _ changes: [Amendment]) -> DaySpan {
        DaySpan(from: effect.from, until: Self.end(of: effect, changes))
    }

    /// The first day on which an act has no effect any more, by its own words and by what changes them.
    package static func end(of effect: DaySpan, _ changes: [Amendment]) -> Day? {
        var until = effect.until
        for case (.extendTerm(at: nil, let day), _) in changes.map({ ($0.operation, $0) }) { until = max(until ?? day, day) }
        for change in changes {
            guard case .repealAct = change.operation, let day = change.effect.from else { continue }
            until = until.map { min($0, day) } ?? day
        }
        return until
    }
}

extension DaySpan {
    /// Without the days on which a suspension rests on the unit or on the whole act.
    fileprivate func without(_ change: Amendment, at path: ProvisionPath, on day: Day) -> DaySpan {
        guard case .suspend(let unit) = change.operation,
            unit.map({ path.steps.starts(with: $0.steps) || $0.steps.starts(with: path.steps) }) ?? true,
            let start = change.effect.from
        else { return self }
        if let end = change.effect.until, end <= day { return DaySpan(from: from.map { max($0, end) } ?? end, until: until) }
        return DaySpan(from: from, until: until.map { min($0, start) } ?? start)
    }
}

extension Amendment {
    /// The first day from which an article's words are no longer those that stand here, where a publisher has not taken the change in itself.
    ///
    /// - Parameter provision: From a codification, which brings its articles up to date some day, and does not say of which day they are.
    package func end(of provision: Provision) -> Day? {
        guard operation.changesText, !isCorrection, let from = effect.from, touches(provision.path) else { return nil }
        return isIn(provision) ? nil : from
    }

    private func touches(_ path: ProvisionPath) -> Bool {
        if case .replaceWords(_, _, let parts) = operation, parts.isEmpty { return true }
        if case .insertUnit(let unit, _) = operation, unit.step.unit.order <= ProvisionPath.Unit.article.order { return false }
        return operation.paths.contains { $0.article == path || path.steps.starts(with: $0.steps) }
    }

    private func isIn(_ provision: Provision) -> Bool {
        let text = Self.solid(provision.heading + provision.text)
        switch operation {
        case .replaceUnit(_, let unit), .insertUnit(let unit, _): return text.contains(Self.solid(unit.heading + unit.body))
        case .replaceText(_, let elements), .appendText(_, let elements):
            return text.contains(Self.solid(ActUnit(.article, "", label: "", elements: elements).body))
        case .replaceLead(_, let lines): return text.contains(Self.solid(lines.joined()))
        case .changeHeading(_, let heading): return text.contains(Self.solid(heading))
        case .replaceWords(let words, let others, _):
            return !text.contains(Self.solid(words)) || !others.isEmpty && text.contains(Self.solid(others))
        case .repealUnit(let path):
            guard path.steps.count > provision.path.steps.count else { return false }
            return ProvisionText(provision.text, under: provision.path).part(at: path).map { part in
                ProvisionText(provision.text, under: provision.path)[part.range].contains("bãi bỏ")
            } ?? true
        case .repealAct, .suspend, .extendTerm, .overlay: return true
        }
    }

    private static func solid(_ text: String) -> String { String(text.unicodeScalars.filter { $0 != " " && $0 != "\t" && $0 != "\n" }) }
}
