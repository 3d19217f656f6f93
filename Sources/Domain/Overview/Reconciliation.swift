// SPDX-License-Identifier: Apache-2.0

/// Duties, procedures and entries of the handbook laid beside each other: what has no counterpart is named, and nothing is made up to fill a gap.
package struct Reconciliation: Sendable {
    /// Duties that no published procedure serves.
    package let dutiesWithout: [Duty]
    /// Procedures that serve no duty of the registry.
    package let proceduresWithout: [Procedure]
    /// Codes that a duty names and no procedure bears.
    package let codesWithout: [(duty: Duty, code: String)]
    /// Procedures that a duty names by their code, and that do not name the duty.
    package let oneSided: [(duty: Duty, procedure: Procedure)]
    /// Entries of the handbook in which a clerk looks for something that nobody has recorded.
    package let lacking: [HandbookPlan.Lacking]
    /// Counts of the handbook beside what was published of the same thing.
    package let figures: [HandbookFigure]

    /// - Parameter plan: The handbook of the registry, as it would be written.
    package init(_ registry: Registry, _ plan: HandbookPlan) {
        let facts = registry.facts
        let duties = facts.duties.filter { !$0.isDraft }.sorted { $0.id < $1.id }
        let procedures = facts.procedures.sorted { $0.id < $1.id }
        let served = Set(procedures.flatMap(\.duties))
        let known = Set(duties.map(\.id))
        let byCode = Dictionary(grouping: procedures.filter { $0.code != nil }, by: { $0.code ?? "" })
        dutiesWithout = duties.filter { !served.contains($0.id) }
        proceduresWithout = procedures.filter { known.isDisjoint(with: $0.duties) }
        let named = duties.flatMap { duty in duty.procedureCodes.flatMap { Self.codes(in: $0) }.map { (duty: duty, code: $0) } }
        codesWithout = named.filter { byCode[$0.code] == nil }
        oneSided = named.flatMap { one in
            byCode[one.code, default: []].filter { !$0.duties.contains(one.duty.id) }.map { (duty: one.duty, procedure: $0) }
        }
        figures = plan.figures
        lacking = plan.lacking
    }

    /// The national codes in what a source has of them: "1.010902 (Lào Cai: 1.010902.000.00.00.H38)" names one.
    static func codes(in text: String) -> [String] {
        var found: [String] = []
        for word in text.split(whereSeparator: { !($0.isNumber || $0.isLetter || $0 == ".") }) {
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].count == 1, parts[1].count == 6, word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
            else { continue }
            if !found.contains(String(word)) { found.append(String(word)) }
        }
        return found
    }
}
