// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Puts the changes of amending acts into an act, and judges the outcome by the official consolidation.
package struct ConsolidationJudge {
    package let text: ActOnDay
    private let base: Act
    package let proposals: [ProposedAmendment]
    /// Proposals that aim at other acts.
    package let elsewhere: Int
    package let comparison: ConsolidationComparison?

    /// - Parameters:
    ///   - day: The day of the text; the last on which a change begins, where none is given.
    ///   - official: The consolidation that the outcome is held against.
    package init(base: Act, amending: [Act], official: Act?, on day: Day? = nil) {
        self.base = base
        let names = Self.names(of: base)
        let all = amending.flatMap { AmendmentReader.proposals(in: $0) }
        proposals = all.filter { names.contains($0.amendment.target) }
        elsewhere = all.count - proposals.count
        let last = proposals.compactMap(\.amendment.effect.from).max()
        let text = ActOnDay(base, on: day ?? last ?? Day(number: 0), amendedBy: proposals.map(\.amendment))
        self.text = text
        comparison = official.map { ConsolidationComparison(text.act, $0) }
    }

    /// Makes the same text once more, for whoever measures how long that takes.
    package func remake() { _ = ActOnDay(base, on: text.day, amendedBy: proposals.map(\.amendment)) }

    /// The act's own id; a consolidation is also called by the act that it consolidates.
    private static func names(of act: Act) -> Set<LegalDocument.ID> {
        var names: Set = [act.document.id]
        guard act.document.kind == "Văn bản hợp nhất" else { return names }
        for case .block(let block) in act.elements where block.kind == .enactment || block.kind == .basis {
            let tokens = InstructionText(block.lines.joined(separator: " ")).tokens
            let named = tokens.indices.lazy.compactMap { NamedAct.read(tokens, at: $0)?.act }.first { !$0.number.isEmpty }
            if let id = named?.id {
                names.insert(id)
                break
            }
        }
        return names
    }
}
