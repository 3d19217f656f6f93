// SPDX-License-Identifier: Apache-2.0

/// Finds units in an act by their addresses, and changes them where they stand.
extension [ActElement] {
    /// Where a unit stands: index by index from the outermost. More than one where the address fits several; two are enough to tell.
    ///
    /// An address may leave out the annex or the attached text that the unit stands in, as acts do: "Mẫu số 01".
    func places(of path: ProvisionPath) -> [[Int]] {
        var found: [[Int]] = []
        Self.search(path.steps[...], in: self, at: [], entersEnclosures: false, &found)
        if found.isEmpty { Self.search(path.steps[...], in: self, at: [], entersEnclosures: true, &found) }
        return found
    }

    private static func search(
        _ steps: ArraySlice<ProvisionPath.Step>, in elements: [ActElement], at place: [Int], entersEnclosures: Bool, _ found: inout [[Int]]
    ) {
        guard let step = steps.first else {
            found.append(place)
            return
        }
        for (index, element) in elements.enumerated() where found.count < 2 {
            guard case .unit(let unit) = element else { continue }
            if unit.step.isSame(as: step) {
                search(steps.dropFirst(), in: unit.elements, at: place + [index], entersEnclosures: entersEnclosures, &found)
            } else if unit.step.unit.holds(step.unit, entersEnclosures: entersEnclosures) {
                search(steps, in: unit.elements, at: place + [index], entersEnclosures: entersEnclosures, &found)
            }
        }
    }

    /// The unit at a place, changed by `change`; nothing where no unit stands there.
    mutating func change(at place: ArraySlice<Int>, _ change: (inout ActUnit) -> Void) {
        guard let index = place.first, indices.contains(index), case .unit(var unit) = self[index] else { return }
        // Nothing else may hold the unit while it changes, or the whole of it would be copied.
        self[index] = .block(ActBlock(.text, []))
        if place.count == 1 {
            change(&unit)
        } else {
            unit.elements.change(at: place.dropFirst(), change)
        }
        self[index] = .unit(unit)
    }

    func unit(at place: [Int]) -> ActUnit? {
        var elements = self
        var unit: ActUnit?
        for index in place {
            guard elements.indices.contains(index), case .unit(let next) = elements[index] else { return nil }
            unit = next
            elements = next.elements
        }
        return unit
    }

    /// Changes the list of elements that a place stands in; the place's last index counts in it.
    mutating func changeSiblings(at place: [Int], _ change: (inout [ActElement]) -> Void) {
        if place.count <= 1 { return change(&self) }
        self.change(at: place.dropLast()[...]) { change(&$0.elements) }
    }
}

extension ProvisionPath.Unit {
    /// Whether a unit of another kind may stand somewhere inside this one without being addressed through it.
    fileprivate func holds(_ other: ProvisionPath.Unit, entersEnclosures: Bool) -> Bool {
        if isEnclosure { return entersEnclosures }
        switch self {
        case .part, .chapter, .section, .subsection: return other == .article || (other.order > order && other.order < Self.article.order)
        default: return false
        }
    }

    /// 0 for the largest.
    package var order: Int {
        switch self {
        case .attachment: 0
        case .annex: 1
        case .form: 2
        case .part: 3
        case .chapter: 4
        case .section: 5
        case .subsection: 6
        case .article: 7
        case .clause: 8
        case .point: 9
        }
    }
}

extension Act {
    /// The unit at an address that fits only one; annexes and attached texts may be left out of it.
    package func unit(at path: ProvisionPath) -> ActUnit? {
        let places = elements.places(of: path)
        return places.count == 1 ? elements.unit(at: places[0]) : nil
    }
}
