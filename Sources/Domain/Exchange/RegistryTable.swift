// SPDX-License-Identifier: Apache-2.0

/// The registry as a table: a row for each competence, with its duty and its basis.
package enum RegistryTable {
    package static func competences(_ facts: RegistryFacts) -> Spreadsheet {
        let duties = Dictionary(facts.duties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = facts.competences.sorted { $0.id < $1.id }.compactMap { row -> [String]? in
            guard let duty = duties[row.duty], !duty.isDraft else { return nil }
            return [
                row.id.text, duty.id.text, duty.field.text, duty.title.vi, duty.title.en ?? "", row.authority.name.vi, row.authority.level.rawValue,
                row.kind?.rawValue ?? "", row.from == .unknown ? "" : row.from.text, row.until?.text ?? "", row.basis?.document ?? "",
                row.basis?.path ?? "", row.basis.map { $0.isVerified ? "yes" : "no" } ?? "", row.basis?.proof?.quote ?? "", row.condition ?? "",
                row.place?.text ?? "", row.confidence.rawValue, row.sources.joined(separator: "\n"),
            ]
        }
        return Spreadsheet(rows: [head] + rows)
    }

    private static let head = [
        "competence", "duty", "field", "title", "title_en", "authority", "level", "kind", "from", "until", "document", "provision", "verified",
        "quote",
        "condition", "place", "confidence", "sources",
    ]
}
