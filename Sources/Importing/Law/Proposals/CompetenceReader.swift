// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Finds in an act that moves powers to whom it gives which: each place becomes a proposal for the registry, and none is entered.
package struct CompetenceReader {
    private let act: Act
    private let days: PowerDays
    private let titleKinds: [Competence.Kind]
    private var found: [CompetenceProposal] = []

    /// Every power that the act gives, in the order of its text; nothing for an act that moves none.
    package static func proposals(in act: Act) -> [CompetenceProposal] {
        var reader = CompetenceReader(act)
        reader.walk(act.elements, ProvisionPath([]), reader.titleKinds.isEmpty ? .none : .open, heading: nil)
        return reader.found
    }

    private init(_ act: Act) {
        self.act = act
        days = PowerDays(act)
        titleKinds = PowerWords.kinds(in: act.document.title)
    }

    /// What the headings above say of the text below.
    private enum Scope {
        /// Neither the title nor a heading speaks of moving powers.
        case none
        /// The title does; no heading has said more.
        case open
        /// A heading does.
        case inside([Competence.Kind])
        /// A heading speaks of something else that the act does: time limits, dossiers, conditions.
        case outside

        func under(_ heading: String) -> Scope {
            let kinds = PowerWords.kinds(in: heading)
            if !kinds.isEmpty { return .inside(kinds) }
            guard PowerWords.isOfSomethingElse(heading) else { return self }
            return .outside
        }

        var isOpen: Bool { if case .none = self { false } else if case .outside = self { false } else { true } }
    }

    private mutating func walk(_ elements: [ActElement], _ path: ProvisionPath, _ scope: Scope, heading: String?) {
        for case .unit(let unit) in elements where unit.step.unit != .form {
            let own = path.entering(unit.step)
            let title = unit.heading.isEmpty ? nil : unit.heading
            // An annex stands for itself: what the title says of the whole act need not be what this one is about.
            let inner = title.map { (unit.step.unit.isEnclosure && !PowerWords.kinds(in: $0).isEmpty ? .open : scope).under($0) } ?? scope
            let lines = unit.elements.flatMap { element -> [String] in
                if case .block(let block) = element, block.kind == .text { block.lines } else { [] }
            }
            let count = found.count
            for sentence in Self.sentences(of: unit, title, lines) {
                // What says itself that it moves a power needs no heading that does.
                guard let power = PowerSentence(sentence), inner.isOpen || (power.kind != nil && !titleKinds.isEmpty) else { continue }
                add(power, own, inner, heading: title ?? heading)
            }
            // The words of a section without a title of its own are its title.
            let above = title ?? (unit.step.unit == .section && found.count == count ? lines.first : nil) ?? heading
            walk(unit.elements, own, inner, heading: above)
            if found.count == count, unit.step.unit == .section, case .inside = inner { addFromProcedure(unit, own, inner, heading: above) }
        }
    }

    /// The title of a section with what follows on it, where a page broke the line in two, and the sentences below.
    private static func sentences(of unit: ActUnit, _ title: String?, _ lines: [String]) -> [String] {
        let below = lines.flatMap(PowerSentence.sentences)
        guard let title, unit.step.unit != .article else { return below }
        if PowerSentence(title) != nil { return [title] + below }
        let whole = ([title] + below.prefix(1)).joined(separator: " ")
        return PowerSentence(whole) != nil ? [whole] + below.dropFirst() : below
    }

    /// A section that moves a procedure may say who decides only where it tells the steps.
    private mutating func addFromProcedure(_ unit: ActUnit, _ path: ProvisionPath, _ scope: Scope, heading: String?) {
        var isDone = false
        Act(document: act.document, elements: unit.elements).forEachUnit { inner, part in
            guard !isDone, let matter = heading else { return }
            for case .block(let block) in part.elements where block.kind == .text && !isDone {
                let sentences = block.lines.flatMap(PowerSentence.sentences)
                guard let power = sentences.lazy.compactMap({ PowerSentence(deciding: $0, on: matter) }).first else { continue }
                isDone = true
                add(power, ProvisionPath(path.steps + inner.steps), scope, heading: heading, .fromProcedure)
            }
        }
    }

    private mutating func add(
        _ power: PowerSentence, _ path: ProvisionPath, _ scope: Scope, heading: String?, _ doubt: CompetenceProposal.Doubt? = nil
    ) {
        var doubts = [doubt].compactMap { $0 }
        let named = if case .inside(let kinds) = scope { kinds } else { titleKinds }
        if named.count > 1, power.kind == nil { doubts.append(.kindFromWords) }
        let level = PowerWords.level(of: power.holder)
        if level == .unknown { doubts.append(.unclearLevel) }
        if power.holder.contains(" hoặc ") || power.holder.contains("/") { doubts.append(.severalHolders) }
        let (effect, isElsewhere) = days.span(of: path)
        if isElsewhere { doubts.append(.dayElsewhere) } else if effect.from == nil { doubts.append(.noDay) }
        found.append(
            CompetenceProposal(
                basis: .init(document: act.document.id, number: act.document.number, path: path, ordinal: found.count), matter: power.matter,
                heading: heading == power.sentence ? nil : heading, holder: power.holder, level: level, condition: power.condition,
                kind: power.kind ?? named.first ?? .unverified, effect: effect, underlying: power.underlying.map { [$0] } ?? [],
                sentence: power.sentence, doubts: doubts))
    }
}
