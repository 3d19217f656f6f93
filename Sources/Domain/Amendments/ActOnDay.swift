// SPDX-License-Identifier: Apache-2.0

/// The text of an act as it stands on one day: the text as issued, with every change carried out that holds on that day.
package struct ActOnDay: Sendable {
    package let day: Day
    package private(set) var act: Act
    /// Changes that the text has in it, in the order in which they were made.
    package private(set) var applied: [Amendment] = []
    /// Changes that hold on the day but could not be made: the text on this day is not certain where they aim.
    package private(set) var refused: [RefusedAmendment] = []
    /// Changes that begin later.
    package private(set) var coming: [Amendment] = []
    /// What holds on the day and leaves the words as they are: suspensions, overlays, longer terms.
    package private(set) var standing: [Amendment] = []
    /// The change by which the act as a whole had lost effect.
    package private(set) var ending: Amendment?
    /// Units whose number alone is left.
    package private(set) var repealed: Set<ProvisionPath> = []
    private var writings: [ProvisionPath: [Writing]] = [:]

    /// What official consolidations print in the place of a unit that was repealed.
    package static let repealMark = "(được bãi bỏ)"

    private struct Writing {
        let amendment: Int
        /// The unit was written whole, with all under it; else only words in it.
        let isWhole: Bool
    }

    /// - Parameter amendments: Changes that somebody answers for, of this act; in any order.
    package init(_ act: Act, on day: Day, amendedBy amendments: [Amendment]) {
        self.act = act
        self.day = day
        for amendment in amendments.sorted(by: Amendment.comesFirst) {
            if amendment.holds(on: day) {
                carryOut(amendment)
            } else if let from = amendment.effect.from, from > day {
                coming.append(amendment)
            }
        }
    }

    /// What put a unit's words there: the change that wrote it, and those that changed words in it since. Empty for what stands as issued.
    package func origins(of path: ProvisionPath) -> [Amendment] {
        var steps = path.steps
        let own = writings[path] ?? []
        if let whole = own.lastIndex(where: \.isWhole) { return own[whole...].map { applied[$0.amendment] } }
        while steps.count > 1 {
            steps.removeLast()
            if let whole = writings[ProvisionPath(steps)]?.last(where: \.isWhole) {
                return [applied[whole.amendment]] + own.map { applied[$0.amendment] }
            }
        }
        return own.map { applied[$0.amendment] }
    }

    // MARK: Carrying out

    private mutating func carryOut(_ amendment: Amendment) {
        do {
            applied.append(amendment)
            try make(amendment.operation, amendment)
        } catch {
            applied.removeLast()
            refused.append(RefusedAmendment(amendment: amendment, reason: error))
        }
    }

    private mutating func make(_ operation: AmendmentOperation, _ amendment: Amendment) throws(AmendmentRefusal) {
        switch operation {
        case .replaceUnit(let path, let unit): try replace(path, unit)
        case .replaceText(let path, let elements):
            try change(path) { $0.elements = elements }
        case .replaceLead(let path, let lines):
            try change(path) { $0.replaceLead(lines) }
        case .changeHeading(let path, let heading):
            try change(path, isWhole: false) { $0.heading = heading }
        case .appendText(let path, let elements):
            try change(path, isWhole: false) { $0.elements += elements }
        case .insertUnit(let unit, let point): try insert(unit, point)
        case .repealUnit(let path):
            let own = try change(path) { unit in
                unit.heading = ""
                unit.elements = [.block(ActBlock(.text, [Self.repealMark]))]
            }
            repealed.insert(own)
        case .replaceWords(let words, let others, let parts): try replaceWords(words, others, parts, amendment)
        case .repealAct:
            applied.removeLast()
            ending = ending ?? amendment
        case .suspend, .extendTerm, .overlay:
            applied.removeLast()
            standing.append(amendment)
        }
    }

    private func place(_ path: ProvisionPath) throws(AmendmentRefusal) -> [Int] {
        let places = act.elements.places(of: path)
        guard let place = places.first else { throw .noSuchUnit(path) }
        guard places.count == 1 else { throw .severalUnits(path) }
        return place
    }

    /// The address of what stands at a place, in the act's own numbers.
    private func path(at place: [Int]) -> ProvisionPath {
        var elements = act.elements
        var path = ProvisionPath([])
        for index in place {
            guard case .unit(let unit) = elements[index] else { break }
            path = path.entering(unit.step)
            elements = unit.elements
        }
        return path
    }

    @discardableResult
    private mutating func change(_ path: ProvisionPath, isWhole: Bool = true, _ change: (inout ActUnit) -> Void) throws(AmendmentRefusal)
        -> ProvisionPath
    {
        let place = try place(path)
        act.elements.change(at: place[...], change)
        let own = self.path(at: place)
        repealed.remove(own)
        note(own, isWhole: isWhole)
        return own
    }

    private mutating func replace(_ path: ProvisionPath, _ unit: ActUnit) throws(AmendmentRefusal) {
        let place = try place(path)
        let old = self.path(at: place)
        let new = self.path(at: Array(place.dropLast())).entering(unit.step)
        // Two units of one number could not be told apart any more.
        guard new == old || act.elements.places(of: new).isEmpty || unit.step.isSame(as: old.steps[old.steps.count - 1]) else {
            throw .alreadyThere(new)
        }
        forget(old)
        act.elements.change(at: place[...]) { $0 = unit }
        noteAll(in: unit, self.path(at: place))
    }

    private mutating func insert(_ unit: ActUnit, _ point: InsertionPoint) throws(AmendmentRefusal) {
        switch point {
        case .after(let path): try insert(unit, beside: path, offset: 1)
        case .before(let path): try insert(unit, beside: path, offset: 0)
        case .inside(let path):
            let place = path.steps.isEmpty ? [] : try place(path)
            let at = act.elements.insertionPlace(for: unit.step, inside: place)
            try refuseTwice(unit, self.path(at: Array(at.dropLast())))
            put(unit, at)
        }
    }

    private mutating func insert(_ unit: ActUnit, beside path: ProvisionPath, offset: Int) throws(AmendmentRefusal) {
        var place = try place(path)
        try refuseTwice(unit, self.path(at: Array(place.dropLast())))
        place[place.count - 1] += offset
        put(unit, place)
    }

    private func refuseTwice(_ unit: ActUnit, _ parent: ProvisionPath) throws(AmendmentRefusal) {
        let path = parent.entering(unit.step)
        guard act.elements.places(of: path).isEmpty || repealed.contains(path) else { throw .alreadyThere(path) }
    }

    private mutating func put(_ unit: ActUnit, _ place: [Int]) {
        act.elements.changeSiblings(at: place) { $0.insert(.unit(unit), at: Swift.min(place[place.count - 1], $0.count)) }
        noteAll(in: unit, path(at: place))
    }

    private mutating func replaceWords(
        _ words: String, _ others: String, _ parts: [AmendedPart], _ amendment: Amendment
    ) throws(AmendmentRefusal) {
        let exchange = WordExchange(words, with: others, inQuotations: amendment.isCorrection)
        var missing: [ProvisionPath] = []
        var changed: [ProvisionPath] = []
        if parts.isEmpty {
            changed = exchange.run(over: &act.elements, under: ProvisionPath([]))
            if changed.isEmpty { throw .noSuchWords(words, []) }
        }
        for part in parts {
            let places = act.elements.places(of: part.path)
            guard places.count == 1 else {
                missing.append(part.path)
                continue
            }
            let own = path(at: places[0])
            var found: [ProvisionPath] = []
            act.elements.change(at: places[0][...]) { unit in
                found = part.isHeadingOnly ? exchange.runHeading(&unit, own) : exchange.run(over: &unit, own)
            }
            if found.isEmpty { missing.append(part.path) }
            changed += found
        }
        for path in changed { note(path, isWhole: false) }
        guard missing.isEmpty else {
            // What was found has been changed; the rest a person must see.
            if changed.isEmpty { throw .noSuchWords(words, missing) }
            refused.append(RefusedAmendment(amendment: applied[applied.count - 1], reason: .noSuchWords(words, missing)))
            return
        }
    }

    // MARK: Who wrote what

    private mutating func note(_ path: ProvisionPath, isWhole: Bool) {
        writings[path, default: []].append(Writing(amendment: applied.count - 1, isWhole: isWhole))
    }

    /// Articles are addressed past their chapter, so each is noted for itself.
    private mutating func noteAll(in unit: ActUnit, _ path: ProvisionPath) {
        note(path, isWhole: true)
        for case .unit(let inner) in unit.elements where unit.step.unit.order < ProvisionPath.Unit.article.order {
            noteAll(in: inner, path.entering(inner.step))
        }
    }

    private mutating func forget(_ path: ProvisionPath) {
        writings = writings.filter { !$0.key.steps.starts(with: path.steps) }
        repealed = repealed.filter { !$0.steps.starts(with: path.steps) }
    }
}

/// A change that could not be made.
package struct RefusedAmendment: Hashable, Sendable {
    package let amendment: Amendment
    package let reason: AmendmentRefusal
}

/// Why a change could not be made.
package enum AmendmentRefusal: Error, Hashable, Sendable {
    case noSuchUnit(ProvisionPath)
    /// The address fits more than one unit.
    case severalUnits(ProvisionPath)
    case alreadyThere(ProvisionPath)
    /// Words are not found in these units; in none at all where the list is empty.
    case noSuchWords(String, [ProvisionPath])
}
