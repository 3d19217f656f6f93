// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Finds in an act that moves powers to whom it gives which: each place becomes a proposal for the registry, and none is entered.
package struct CompetenceReader {
    private let act: Act
    private let days: PowerDays
    private let titleKinds: [Competence.Kind]
    private var found: [CompetenceProposal] = []

    /// Every power that the act gives and every procedure that it changes, in the order of its text; nothing for an act that does neither.
    package static func proposals(in act: Act) -> [CompetenceProposal] {
        var reader = CompetenceReader(act)
        let scope = Scope(power: reader.titleKinds.isEmpty ? .none : .open, cuts: PowerWords.isCutting(act.document.title), isList: false)
        reader.walk(act.elements, ProvisionPath([]), scope, heading: nil)
        return reader.found
    }

    private init(_ act: Act) {
        self.act = act
        days = PowerDays(act)
        titleKinds = PowerWords.kinds(in: act.document.title)
    }

    /// What the headings above say of the text below.
    private struct Scope {
        enum Power {
            /// Neither the title nor a heading speaks of moving powers.
            case none
            /// The title does; no heading has said more.
            case open
            /// A heading does.
            case inside([Competence.Kind])
            /// A heading speaks of something else that the act does: time limits, dossiers, conditions.
            case outside
        }

        var power: Power
        /// Procedures are dropped or made simpler here.
        var cuts: Bool
        /// What stands here are the names of procedures that are dropped.
        var isList: Bool

        func under(_ heading: String) -> Scope {
            let kinds = PowerWords.kinds(in: heading)
            let cuts = PowerWords.isCutting(heading)
            if !kinds.isEmpty { return Scope(power: .inside(kinds), cuts: cuts, isList: false) }
            guard cuts || PowerWords.isOfSomethingElse(heading) else { return self }
            return Scope(power: .outside, cuts: cuts, isList: false)
        }

        /// Whether sentences that give powers are looked for.
        var isOpen: Bool {
            switch power {
            case .none, .outside: false
            case .open, .inside: true
            }
        }

        var kinds: [Competence.Kind]? { if case .inside(let kinds) = power { kinds } else { nil } }
    }

    private mutating func walk(_ elements: [ActElement], _ path: ProvisionPath, _ scope: Scope, heading: String?) {
        for case .unit(let unit) in elements where unit.step.unit != .form {
            let own = path.entering(unit.step)
            let title = unit.heading.isEmpty ? nil : unit.heading
            let inner = self.scope(of: unit, under: scope)
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
            var below = inner
            if inner.cuts, found.count == count, !inner.isOpen || !Self.givesPower(unit) {
                switch HandlingReader.look(at: unit, isDropped: inner.isList) {
                case .change(let item):
                    add(item, own, heading: title ?? heading)
                    continue
                case .listOfDropped: below.isList = true
                case .none: break
                }
            }
            walk(unit.elements, own, below, heading: above)
            if found.count == count, unit.step.unit == .section, inner.kinds != nil { addFromProcedure(unit, own, inner, heading: above) }
        }
    }

    private func scope(of unit: ActUnit, under scope: Scope) -> Scope {
        guard !unit.heading.isEmpty else { return scope }
        // An annex stands for itself: what the title says of the whole act need not be what this one is about.
        guard unit.step.unit.isEnclosure, !PowerWords.kinds(in: unit.heading).isEmpty || PowerWords.isCutting(unit.heading) else {
            return scope.under(unit.heading)
        }
        return Scope(power: titleKinds.isEmpty ? .none : .open, cuts: false, isList: false).under(unit.heading)
    }

    /// Whether a sentence in a unit, or below it, gives a power.
    private static func givesPower(_ unit: ActUnit) -> Bool {
        unit.elements.contains { element in
            switch element {
            case .unit(let inner): inner.step.unit != .form && givesPower(inner)
            case .block(let block):
                block.kind == .text && block.lines.contains { PowerSentence.sentences(of: $0).contains { PowerSentence($0) != nil } }
            }
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
        guard let matter = heading else { return }
        var steps: [(ProvisionPath, ActUnit)] = [(path, unit)]
        Act(document: act.document, elements: unit.elements).forEachUnit { inner, part in
            steps.append((ProvisionPath(path.steps + inner.steps), part))
        }
        for (place, part) in steps {
            for case .block(let block) in part.elements where block.kind == .text {
                let sentences = block.lines.flatMap(PowerSentence.sentences)
                guard let power = sentences.lazy.compactMap({ PowerSentence(deciding: $0, on: matter) }).first else { continue }
                return add(power, place, scope, heading: heading, .fromProcedure)
            }
        }
    }

    private mutating func add(
        _ power: PowerSentence, _ path: ProvisionPath, _ scope: Scope, heading: String?, _ doubt: CompetenceProposal.Doubt? = nil
    ) {
        var doubts = [doubt].compactMap { $0 }
        let named = scope.kinds ?? titleKinds
        if named.count > 1, power.kind == nil { doubts.append(.kindFromWords) }
        let level = PowerWords.level(of: power.holder)
        if level == .unknown { doubts.append(.unclearLevel) }
        if power.holder.contains(" hoặc ") || power.holder.contains("/") { doubts.append(.severalHolders) }
        let effect = effect(of: path, &doubts)
        found.append(
            CompetenceProposal(
                basis: basis(path), matter: power.matter, heading: heading == power.sentence ? nil : heading, holder: power.holder, level: level,
                condition: power.condition, kind: power.kind ?? named.first ?? .unverified, effect: effect,
                underlying: power.underlying.map { [$0] } ?? [], sentence: power.sentence, doubts: doubts,
                moved: MovedProvisions.cited(in: power.underlying.map { [$0] } ?? [], by: act.document.id)))
    }

    private mutating func add(_ item: HandlingReader, _ path: ProvisionPath, heading: String?) {
        var doubts: [CompetenceProposal.Doubt] = []
        let effect = effect(of: path, &doubts)
        found.append(
            CompetenceProposal(
                basis: basis(path), matter: item.matter, heading: heading.flatMap { item.sentence.hasPrefix($0) ? nil : $0 }, holder: item.holder,
                level: item.holder.map { PowerWords.level(of: $0) } ?? .unknown, condition: nil, kind: .existing, effect: effect,
                underlying: item.underlying, sentence: item.sentence, doubts: doubts, change: item.change,
                moved: MovedProvisions.cited(in: item.underlying, by: act.document.id)))
    }

    private func basis(_ path: ProvisionPath) -> CompetenceProposal.Basis {
        .init(document: act.document.id, number: act.document.number, path: path, ordinal: found.count)
    }

    private func effect(of path: ProvisionPath, _ doubts: inout [CompetenceProposal.Doubt]) -> DaySpan {
        let (effect, isElsewhere) = days.span(of: path)
        if isElsewhere { doubts.append(.dayElsewhere) } else if effect.from == nil { doubts.append(.noDay) }
        return effect
    }
}
