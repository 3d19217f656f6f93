// SPDX-License-Identifier: Apache-2.0
import Domain

/// From when each provision of an act has effect: the act's own day, and the days that it sets apart for some of its provisions.
struct OwnEffects {
    private let general: DaySpan
    private var special: [(path: ProvisionPath, from: Day)] = []

    init(_ act: Act) {
        general = act.document.effect
        Self.forEachText(act.elements) { line in
            let tokens = InstructionText(line).tokens
            guard let at = tokens.indices.first(where: { tokens.end(ofAny: Self.phrases, at: $0) != nil }) else { return }
            let head = TargetScan(tokens, from: 0, before: at).targets.map(\.path).filter { !$0.steps.isEmpty }
            guard !head.isEmpty, Self.isOwn(tokens, before: at), let day = ActDays.first(in: InstructionText.words(tokens[at...])) else { return }
            special += head.map { ($0, day) }
        }
        special.removeAll { $0.from == act.document.effect.from }
    }

    private static let phrases = [["có", "hiệu", "lực"], ["được", "áp", "dụng", "từ"], ["áp", "dụng", "từ"], ["thực", "hiện", "từ"]]

    /// "khoản 1 Điều 8 Thông tư này có hiệu lực …": other acts' provisions are other acts' business.
    private static func isOwn(_ tokens: [InstructionToken], before end: Int) -> Bool {
        !(0..<end).contains { NamedAct.read(tokens, at: $0).map { !$0.act.isOwn } ?? false }
    }

    private static func forEachText(_ elements: [ActElement], _ visit: (String) -> Void) {
        for case .unit(let unit) in elements where !unit.step.unit.isEnclosure {
            for case .block(let block) in unit.elements where block.kind == .text { block.lines.forEach(visit) }
            forEachText(unit.elements, visit)
        }
    }

    /// The days of a provision, and whether the act sets them apart.
    func span(of path: ProvisionPath) -> (DaySpan, isOwn: Bool) {
        guard let own = special.last(where: { path.steps.starts(with: $0.path.steps) }) else { return (general, false) }
        return (DaySpan(from: own.from, until: general.until), true)
    }
}
