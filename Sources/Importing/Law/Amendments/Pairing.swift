// SPDX-License-Identifier: Apache-2.0
import Domain

/// Puts quoted units beside the units that they are to replace.
struct Pairing {
    private(set) var changes: [Change] = []

    init(_ targets: [(target: TargetScan.Target, path: ProvisionPath)], _ quoted: QuotedText) {
        guard !targets.isEmpty else { return }
        if targets.contains(where: { $0.target.part == .smaller }) {
            changes = targets.map { Change(operation: .replaceText(of: $0.path, with: quoted.elements), doubts: [.smallerPart]) }
            return
        }
        if targets.count == 1, targets[0].target.part == .lead, let lines = quoted.plainText {
            changes = [Change(operation: .replaceLead(of: targets[0].path, with: [lines]))]
            return
        }
        let kind = targets[0].path.steps.last?.unit
        if targets.count == 1, !quoted.units.contains(where: { $0.step.unit == kind }) {
            changes = [Change(operation: .replaceText(of: targets[0].path, with: quoted.elements), doubts: [.withoutNumber])]
            return
        }
        pair(targets.map(\.path), quoted)
    }

    /// By number where the numbers agree; else one is doubted.
    private mutating func pair(_ paths: [ProvisionPath], _ quoted: QuotedText) {
        var rest = quoted.units
        var last: ProvisionPath?
        var missing: [ProvisionPath] = []
        for path in paths {
            guard let step = path.steps.last else { continue }
            if let index = rest.firstIndex(where: { $0.step.isSame(as: step) }) {
                changes.append(Change(operation: .replaceUnit(at: path, with: rest.remove(at: index))))
                last = path
            } else {
                missing.append(path)
            }
        }
        for path in missing {
            if missing.count == rest.count, let kind = path.steps.last?.unit, let index = rest.firstIndex(where: { $0.step.unit == kind }) {
                changes.append(Change(operation: .replaceUnit(at: path, with: rest.remove(at: index)), doubts: [.otherNumber]))
                last = path
            } else {
                changes.append(Change(operation: .replaceText(of: path, with: []), doubts: [.otherCount, .noText]))
            }
        }
        // More is quoted than named: it follows on what was named.
        for unit in rest {
            guard let behind = last else { continue }
            changes.append(Change(operation: .insertUnit(unit, at: .after(behind)), doubts: [.otherCount]))
            last = ProvisionPath(behind.steps.dropLast()).entering(unit.step)
        }
        if !quoted.starts.isEmpty, !changes.isEmpty { changes[0].doubts.append(.unreadWords) }
    }
}
