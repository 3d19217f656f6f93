// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Finds what an act changes in other acts: each instruction becomes a proposal, and none is carried out.
package struct AmendmentReader {
    private let act: Act
    private let known: [String: NamedAct]
    private let effects: OwnEffects
    private var found: [ProposedAmendment] = []

    /// Every change the act makes, in the order of its text.
    package static func proposals(in act: Act) -> [ProposedAmendment] {
        var reader = AmendmentReader(act)
        reader.walk(act.elements, ProvisionPath([]), InstructionContext(document: reader.subject))
        return reader.found
    }

    private init(_ act: Act) {
        self.act = act
        known = NamedAct.all(in: Self.front(act) + [act.document.title] + Self.texts(act.elements))
        effects = OwnEffects(act)
    }

    private static func front(_ act: Act) -> [String] {
        act.elements.flatMap { element -> [String] in
            guard case .block(let block) = element, [.title, .enactment, .basis].contains(block.kind) else { return [] }
            return [block.lines.joined(separator: " ")]
        }
    }

    private static func texts(_ elements: [ActElement]) -> [String] {
        elements.flatMap { element -> [String] in
            guard case .unit(let unit) = element, !unit.step.unit.isEnclosure else { return [] }
            let own = unit.elements.flatMap { inner -> [String] in
                if case .block(let block) = inner, block.kind == .text { block.lines } else { [] }
            }
            return [unit.heading] + own + texts(unit.elements)
        }
    }

    /// The act that the whole of this one is about: "Sửa đổi, bổ sung một số điều của Thông tư số …" in its title.
    private var subject: NamedAct? {
        let tokens = InstructionText(act.document.title).tokens
        guard tokens.contains(where: { InstructionVerb.words.contains($0.low) }) else { return nil }
        let named = tokens.indices.lazy.compactMap { NamedAct.read(tokens, at: $0, known: known)?.act }.filter { !$0.isOwn }
        return named.first
    }

    // MARK: Walking

    private mutating func walk(_ elements: [ActElement], _ path: ProvisionPath, _ context: InstructionContext) {
        for case .unit(let unit) in elements where !unit.step.unit.isEnclosure {
            let own = path.entering(unit.step)
            var inner = context
            if unit.step.unit.order >= ProvisionPath.Unit.article.order {
                var instruction = Instruction(InstructionText(unit), context, known)
                let changes = instruction.changes(hasParts: unit.hasUnits)
                for change in changes { add(change, own, instruction) }
                inner = instruction.contextForParts
            }
            walk(unit.elements, own, inner)
        }
    }

    private mutating func add(_ change: Change, _ path: ProvisionPath, _ instruction: Instruction) {
        guard let target = change.document, !target.isOwn else { return }
        var operation = change.operation
        var doubts = change.doubts
        if let form = change.form {
            guard let unit = ownUnit(form.from) else { return }
            // A form that comes without a title leaves the old one its own.
            operation =
                unit.heading.isEmpty
                ? .replaceText(of: form.to, with: unit.elements) : .replaceUnit(at: form.to, with: unit.renumbered(as: form.to))
        }
        let id = target.id
        if id == nil { doubts.append(.unknownTarget) }
        let (effect, isOwnDay) = effects.span(of: path)
        if isOwnDay { doubts.append(.ownDay) }
        if effect.from == nil { doubts.append(.noDay) }
        let ordinal = found.count
        let basis = AmendmentBasis(
            document: act.document.id, number: act.document.number, issued: act.document.issued, path: path, ordinal: ordinal)
        let amendment = Amendment(
            id: Amendment.ID("\(act.document.id.text)/\(ordinal)"), target: id ?? LegalDocument.ID(""), operation: operation,
            basis: basis,
            effect: change.until.map { DaySpan(from: effect.from, until: $0) } ?? effect, isCorrection: change.isCorrection
        )
        found.append(ProposedAmendment(amendment: amendment, instruction: instruction.words, targetWords: target.words, doubts: doubts))
    }

    /// A form or annex that comes with the amending act.
    private func ownUnit(_ path: ProvisionPath) -> ActUnit? { act.unit(at: path) }
}

extension ActUnit {
    var hasUnits: Bool { elements.contains { if case .unit = $0 { true } else { false } } }

    /// A form that takes the place of another keeps that one's number, as official consolidations print it.
    fileprivate func renumbered(as path: ProvisionPath) -> ActUnit {
        guard let step = path.steps.last, step != self.step else { return self }
        var unit = self
        unit.step = step
        unit.label = label.replacing(self.step.number, with: step.number, maxReplacements: 1)
        return unit
    }
}
