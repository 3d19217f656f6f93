// SPDX-License-Identifier: Apache-2.0

extension Act {
    /// What of the act is found and opened by itself: its articles, and the annexes, cut where they are long.
    package var provisions: [Provision] {
        var cutting = Cutting(document: document)
        cutting.walk(elements, [], [document.title.isEmpty ? document.kind : document.title])
        return cutting.provisions
    }
}

private struct Cutting {
    let document: LegalDocument
    var provisions: [Provision] = []

    /// UTF-8 bytes of an annex that still reads as one piece.
    private static let longest = 12_000

    init(document: LegalDocument) { self.document = document }

    mutating func walk(_ elements: [ActElement], _ steps: [ProvisionPath.Step], _ context: [String]) {
        for case .unit(let unit) in elements {
            let path = ProvisionPath(steps).entering(unit.step)
            if unit.step.unit == .article || !unit.isDivided(longerThan: Self.longest) {
                add(unit, path, context)
            } else {
                var lead = unit
                lead.elements = unit.elements.filter { if case .block = $0 { true } else { false } }
                if !lead.body.isEmpty, unit.step.unit.isEnclosure || !lead.elements.isEmpty { add(lead, path, context) }
                walk(unit.elements, path.steps, context + [unit.title].filter { !$0.isEmpty })
            }
        }
    }

    private mutating func add(_ unit: ActUnit, _ path: ProvisionPath, _ context: [String]) {
        provisions.append(
            Provision(
                id: Provision.ID("\(document.id.text)/\(path.eId)"), document: document.id, path: path, heading: unit.heading, context: context,
                text: unit.body, effect: document.effect, address: document.address
            )
        )
    }
}

extension ActUnit {
    /// "Chương I QUY ĐỊNH CHUNG".
    package var title: String { [label, heading].filter { !$0.isEmpty }.joined(separator: " ") }

    /// Whether it is shown in parts: what holds articles always, a long annex where it has parts.
    fileprivate func isDivided(longerThan limit: Int) -> Bool {
        var hasParts = false
        for case .unit(let unit) in elements {
            if unit.step.unit == .article || unit.holdsArticles { return true }
            if unit.step.unit != .clause, unit.step.unit != .point { hasParts = true }
        }
        return hasParts && body.utf8.count > limit
    }

    private var holdsArticles: Bool {
        elements.contains { element in
            guard case .unit(let unit) = element else { return false }
            return unit.step.unit == .article || unit.holdsArticles
        }
    }
}
