// SPDX-License-Identifier: Apache-2.0

/// Says where the mentions in one provision lead.
package struct ReferenceResolver: Sendable {
    private let names: ActNames
    private let source: Provision
    private let kind: String
    private let day: Day?
    /// An amending provision words another act.
    private let isAmending: Bool
    private let amended: NamedAct?

    /// - Parameters:
    ///   - kind: Of the source's act: "Nghị định".
    ///   - day: `nil` leaves open which of several acts of one title is meant.
    package init(_ names: ActNames, in source: Provision, ofKind kind: String, on day: Day?) {
        self.names = names
        self.source = source
        self.kind = Vietnamese.folded(Vietnamese.composed(kind))
        self.day = day
        let title = source.heading.isEmpty ? String(source.text.prefix { $0 != "\n" }.prefix(300)) : source.heading
        isAmending = ["ửa đổi", "ổ sung", "hay thế", "ãi bỏ", "ính chính"].contains { title.contains($0) }
        let named = isAmending ? MentionReader(names).mentions(in: title, under: source.path).filter { $0.act != .unstated } : []
        amended = Set(named.map(\.act)).count == 1 ? named.first?.act : nil
    }

    /// The provisions that a mention may lead to, the likeliest first; empty where it leads to an act as a whole, or nowhere.
    package func candidates(_ mention: Mention) -> [Provision.ID] {
        guard case .resolved(let act) = act(of: mention) else { return [] }
        return paths(of: mention, in: act).map { Provision.ID("\(act.text)/\($0.eId)") }
    }

    /// Every act that a mention may mean on some day.
    package func acts(_ mention: Mention) -> [LegalDocument.ID] {
        switch act(of: mention) {
        case .resolved(let act): [act]
        case .unresolved(.severalActs): names.bearers(of: named(mention))
        case .unresolved: []
        }
    }

    /// Every provision that a mention may lead to on some day.
    package func everyCandidate(_ mention: Mention) -> [Provision.ID] {
        acts(mention).flatMap { act in paths(of: mention, in: act).map { Provision.ID("\(act.text)/\($0.eId)") } }
    }

    /// - Parameter held: The provision of a candidate, where it is held.
    package func reference(_ mention: Mention, held: (Provision.ID) -> Provision?) -> Reference {
        let act: LegalDocument.ID
        switch self.act(of: mention) {
        case .resolved(let found): act = found
        case .unresolved(let reason): return Reference(mention, .unresolved(reason))
        }
        guard !mention.steps.isEmpty else { return Reference(mention, .resolved(.init(document: act))) }
        if !mention.steps.contains(where: { $0.unit.isEnclosure || $0.unit.rank >= ProvisionPath.Unit.article.rank }) {
            let path = ProvisionPath(mention.steps.map(counted))
            return Reference(
                mention, path.steps.last?.number.isEmpty ?? true ? .unresolved(.noSuchProvision) : .resolved(.init(document: act, path: path)))
        }
        let found = first(paths(of: mention, in: act), in: act, held)
        guard let found else { return Reference(mention, .unresolved(.noSuchProvision)) }
        if let day, !found.effect.contains(day) { return Reference(mention, .unresolved(.notInForce)) }
        return Reference(mention, outcome(mention, in: found))
    }

    private func first(_ paths: [ProvisionPath], in act: LegalDocument.ID, _ held: (Provision.ID) -> Provision?) -> Provision? {
        for path in paths {
            if let provision = held(Provision.ID("\(act.text)/\(path.eId)")) { return provision }
        }
        return nil
    }

    /// "Chương này" with the number of the chapter that the source stands in.
    private func counted(_ step: ProvisionPath.Step) -> ProvisionPath.Step {
        guard step.number.isEmpty, let title = source.context.last(where: { $0.hasPrefix(step.unit.word + " ") }) else { return step }
        let number = title.dropFirst(step.unit.word.count + 1).prefix { $0.isLetter || $0.isNumber }
        return .init(step.unit, String(number))
    }

    private func outcome(_ mention: Mention, in provision: Provision) -> Reference.Outcome {
        let isAnnex = provision.path.steps.last?.unit != .article
        // An annex is divided in ways of its own: it is opened as a whole.
        let inner = isAnnex ? [] : mention.steps.filter { $0.unit == .clause || $0.unit == .point }
        let path = ProvisionPath(provision.path.steps + inner)
        let parts = inner.isEmpty ? [] : ProvisionText(provision.text, under: provision.path).parts
        if !inner.isEmpty, !parts.contains(where: { $0.path == path }) { return .unresolved(.noSuchPart) }
        let through = mention.through.flatMap { last in
            last.unit == .article ? Provision.ID("\(provision.document.text)/\(ProvisionPath(provision.path.steps.dropLast() + [last]).eId)") : nil
        }
        return .resolved(.init(document: provision.document, provision: provision.id, path: path, through: through))
    }

    private enum Found {
        case resolved(LegalDocument.ID)
        case unresolved(Reference.Reason)
    }

    private func named(_ mention: Mention) -> NamedAct {
        if mention.act == .unstated, !mention.isQuoted, let amended { amended } else { mention.act }
    }

    private func act(of mention: Mention) -> Found {
        let act = named(mention)
        switch act {
        case .here, .this, .thisText:
            if mention.isQuoted, isAmending { return .unresolved(.quoted) }
            if case .this(let kind) = act, !ActNames.isSameKind(self.kind, kind) { return .unresolved(.otherKind) }
            return .resolved(source.document)
        case .unknown: return .unresolved(.actNotHeld)
        case .unstated: return .unresolved(mention.isQuoted && isAmending ? .quoted : .actNotNamed)
        case .numbered, .titled:
            switch names.naming(act, on: day) {
            case .one(let id): return .resolved(id)
            case .several: return .unresolved(.severalActs)
            case .notInForce: return .unresolved(.notInForce)
            case .none: return .unresolved(.actNotHeld)
            }
        }
    }

    /// Paths of the article or annex named. Where an act promulgates a text, both count their articles from 1; the codification tells the
    /// second count apart as if it stood in an annex.
    private func paths(of mention: Mention, in act: LegalDocument.ID) -> [ProvisionPath] {
        guard let article = mention.steps.last(where: { $0.unit == .article || $0.unit.isEnclosure }) else { return [] }
        let outer = mention.steps.filter { $0.unit.isEnclosure && $0 != article }
        if article.unit != .article || !outer.isEmpty { return [ProvisionPath(outer + [article])] }
        let plain = ProvisionPath([article])
        let attached = [ProvisionPath.Unit.attachment, .annex].flatMap { unit in
            [ProvisionPath([.init(unit, ""), article]), ProvisionPath([.init(unit, "1"), article])]
        }
        switch mention.act {
        case .thisText:
            let own = source.path.steps.filter(\.unit.isEnclosure)
            return [ProvisionPath(own + [article]), plain] + attached
        case .here: return [plain]
        default: return mention.isAttached ? attached + [plain] : [plain] + attached
        }
    }
}
