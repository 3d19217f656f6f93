// SPDX-License-Identifier: Apache-2.0
import Domain

// Terms that end later than an act said.
extension Instruction {
    /// "Kéo dài thời hạn áp dụng Nghị quyết số … đến hết ngày …", "Khoản 2 Điều 5 Nghị định số … tiếp tục có hiệu lực đến trước ngày …".
    func lengthened() -> [Change] {
        guard let (act, place) = lengthenedAct, let end = term(behind: place.upperBound) else { return [] }
        let targets = place.isEmpty ? [] : targetScan(place).filter { !$0.path.steps.isEmpty }
        let paths: [ProvisionPath?] = targets.isEmpty ? [nil] : targets.map { resolved($0.path, place) }
        return paths.map { Change(document: act, operation: .extendTerm(at: $0, until: end.until), doubts: end.isPlain ? [] : [.unreadWords]) }
    }

    /// The act whose term it is, and where its units may be named: in front of it, behind the verb.
    private var lengthenedAct: (NamedAct, Range<Int>)? {
        if let start = tokens.indices.first(where: { isOpening($0) && tokens.end(ofAny: Self.verbs, at: $0) != nil }),
            let behind = tokens.end(ofAny: Self.verbs, at: start), let (act, at) = act(from: behind, within: 24)
        {
            return (act, behind..<at)
        }
        guard let (act, at) = act(from: 0, within: 24), let (_, end) = NamedAct.read(tokens, at: at, known: known) else { return nil }
        // "… của Chính phủ": who issued it may stand between, and nothing of which something else is said.
        let between = tokens[end...].prefix(Self.mostBetween).prefix { $0.kind == .word && $0.low != "theo" && $0.low != "thì" }
        return between.indices.contains { tokens.end(ofAny: Self.states, at: $0) != nil } ? (act, 0..<at) : nil
    }

    private func isOpening(_ at: Int) -> Bool { at == 0 || [":", ".", ";"].contains(tokens[at - 1].low) }

    private func act(from start: Int, within limit: Int) -> (NamedAct, Int)? {
        for at in start..<min(start + limit, tokens.count) {
            if tokens[at].kind.isQuote || tokens[at].low == "theo" { return nil }
            if let (act, _) = NamedAct.read(tokens, at: at, known: known) { return act.isOwn ? nil : (act, at) }
        }
        return nil
    }

    /// "đến hết ngày 31 tháng 12 năm 1902": the first day without is the next one.
    private func term(behind start: Int) -> (until: Day, isPlain: Bool)? {
        for at in start..<tokens.count where tokens[at].low == "đến" {
            let isWhole = tokens.end(of: ["đến", "hết", "ngày"], at: at) != nil
            let isBefore = tokens.end(of: ["đến", "trước", "ngày"], at: at) != nil
            guard isWhole || isBefore || tokens.end(of: ["đến", "ngày"], at: at) != nil,
                let day = ActDays.first(in: InstructionText.words(tokens[at...].prefix(10)))
            else { continue }
            return (isBefore ? day : day.advanced(by: 1), isWhole || isBefore)
        }
        return nil
    }

    private static let verbs = [
        ["kéo", "dài", "thời", "hạn"], ["kéo", "dài", "thời", "gian"], ["kéo", "dài", "hiệu", "lực"], ["kéo", "dài", "việc", "áp", "dụng"],
        ["gia", "hạn", "hiệu", "lực"], ["gia", "hạn", "thời", "gian", "áp", "dụng"], ["gia", "hạn", "thời", "hạn", "áp", "dụng"],
        ["tiếp", "tục", "áp", "dụng"],
    ]

    private static let states = [
        ["tiếp", "tục", "có", "hiệu", "lực"], ["tiếp", "tục", "được", "áp", "dụng"], ["được", "tiếp", "tục", "áp", "dụng"],
        ["được", "kéo", "dài"], ["được", "gia", "hạn"],
    ]
    private static let mostBetween = 12
}
