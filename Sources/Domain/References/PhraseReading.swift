// SPDX-License-Identifier: Apache-2.0

/// Tells what each unit of a phrase belongs to. Vietnamese law names small before large, so a phrase is read from its end.
struct PhraseReading {
    private let groups: [UnitGroup]
    private let joints: [Joint]
    private let act: (found: NameReading.Found, isTight: Bool)?
    /// By group: what stands around its units.
    private var outer: [Outer] = []

    struct Reading {
        let range: Range<Int>
        /// A step without a number is "Điều này".
        let steps: [ProvisionPath.Step]
        let through: ProvisionPath.Step?
        let act: NamedAct
    }

    private struct Outer {
        var steps: [ProvisionPath.Step]
        var act: NamedAct
    }

    /// - Parameter joints: What stands between each group and the next.
    init(_ groups: [UnitGroup], _ joints: [Joint], _ act: (found: NameReading.Found, isTight: Bool)?) {
        self.groups = groups
        self.joints = joints
        self.act = act
        let isOfHere = groups.contains(where: \.isOwn)
        let whole = Outer(steps: [], act: act?.found.act ?? (isOfHere ? .here : .unstated))
        for at in groups.indices.reversed() { outer.insert(around(at, outer.first, whole), at: 0) }
    }

    private func around(_ at: Int, _ next: Outer?, _ whole: Outer) -> Outer {
        guard let next else { return whole }
        let inner = self.inner(at + 1, next)
        if isNested(at) { return inner }
        // "điểm a và Điều 7": nobody says whose point it is.
        if groups[at].unit.rank > groups[at + 1].unit.rank { return Outer(steps: [], act: .unstated) }
        return Outer(steps: inner.steps.filter { $0.unit.rank < groups[at].unit.rank }, act: inner.act)
    }

    /// What stands around a unit that is part of a group's first one.
    private func inner(_ at: Int, _ outer: Outer) -> Outer {
        let group = groups[at]
        if group.isOwn { return Outer(steps: [.init(group.unit, "")], act: .here) }
        guard let first = group.items.first else { return Outer(steps: [], act: .unstated) }
        return Outer(steps: outer.steps + [.init(group.unit, first.number)], act: outer.act)
    }

    /// Whether the group's units are parts of the next group's first unit.
    private func isNested(_ at: Int) -> Bool {
        guard at + 1 < groups.count, groups[at].unit.rank > groups[at + 1].unit.rank else { return false }
        return joints[at] == .none || joints[at] == .of || joints[at] == .comma
    }

    private func isSpan(_ at: Int) -> Bool {
        at >= 0 && at + 1 < groups.count && joints[at] == .through && groups[at].unit == groups[at + 1].unit && !groups[at + 1].items.isEmpty
            && groups[at].items.last?.through == nil
    }

    /// Visits what the phrase names, in the order of the text; what another unit is part of is not told again.
    func forEach(_ visit: (Reading) -> Void) {
        if isDescending { return descend(visit) }
        for (at, group) in groups.enumerated() {
            let isTold = at > 0 && (isNested(at - 1) || isSpan(at - 1))
            if group.isOwn, !isTold {
                visit(Reading(range: group.start..<group.end, steps: [.init(group.unit, "")], through: nil, act: .here))
            }
            for (number, item) in group.items.enumerated() where !(number == 0 && isTold) {
                let isLast = number == group.items.count - 1
                let span = isLast && isSpan(at) ? groups[at + 1].items.first : nil
                visit(
                    Reading(
                        range: item.range.lowerBound..<(isLast ? end(from: at, item) : item.range.upperBound),
                        steps: outer[at].steps + [.init(group.unit, item.number)],
                        through: (span?.number ?? item.through).map { .init(group.unit, $0) }, act: outer[at].act
                    )
                )
            }
        }
    }

    /// Where the words end that belong to a group's last unit and to no other.
    private func end(from at: Int, _ item: UnitGroup.Item) -> Int {
        if isSpan(at), let first = groups[at + 1].items.first {
            return groups[at + 1].items.count == 1 ? end(from: at + 1, first) : first.range.upperBound
        }
        guard isNested(at) else {
            let isLast = at == groups.count - 1
            return isLast && act?.isTight == true ? act?.found.end ?? item.range.upperBound : item.range.upperBound
        }
        let next = groups[at + 1]
        guard let first = next.items.first else { return next.end }
        return next.items.count == 1 ? end(from: at + 1, first) : first.range.upperBound
    }

    /// "Điều 5 khoản 2 điểm a", as older acts have it.
    private var isDescending: Bool {
        groups.count > 1 && joints.allSatisfy { $0 == .none } && groups.allSatisfy { $0.items.count == 1 }
            && zip(groups, groups.dropFirst()).allSatisfy { $0.unit.rank < $1.unit.rank }
    }

    private func descend(_ visit: (Reading) -> Void) {
        guard let first = groups.first, let last = groups.last else { return }
        let end = act?.isTight == true ? act?.found.end ?? last.end : last.end
        let steps = groups.compactMap { group in group.items.first.map { ProvisionPath.Step(group.unit, $0.number) } }
        visit(Reading(range: first.start..<end, steps: steps, through: nil, act: act?.found.act ?? .unstated))
    }
}
