// SPDX-License-Identifier: Apache-2.0

/// The words of the law at the places that rows of the registry name, as they stand in the texts that are held. Where nobody has found the article, where
/// its text is not held or not in force on the day, or where another act has come since, there are none.
package struct HandbookClauses: Sendable {
    private let quotes: [Competence.ID: String]

    package static let none = HandbookClauses(quotes: [:])

    private init(quotes: [Competence.ID: String]) { self.quotes = quotes }

    /// - Parameter duty: For the rows of one duty only.
    package init(_ registry: Registry, on day: Day, of duty: Duty.ID? = nil, from documents: any LegalDocuments) async throws {
        let rows = (duty.map(registry.timeline) ?? registry.facts.competences).compactMap { Row($0, registry.facts, on: day) }
        var texts: [Provision.ID: Provision] = [:]
        for version in try await documents.provisions(Array(Set(rows.map(\.provision))).sorted { $0.text < $1.text }) {
            if version.provision.effect.contains(day) { texts[version.provision.id] = version.provision }
        }
        var quotes: [Competence.ID: String] = [:]
        for row in rows {
            guard let provision = texts[row.provision] else { continue }
            let text = ProvisionText(provision.text, under: provision.path)
            let isWhole = row.path == row.path.article
            guard let range = text.part(at: row.path)?.range ?? (isWhole ? 0..<provision.text.utf8.count : nil), range.count <= Self.longest else {
                continue
            }
            quotes[row.id] = text[range]
        }
        self.quotes = quotes
    }

    /// Byte for byte as it stands there.
    func quote(under row: Competence) -> String? { quotes[row.id] }

    /// A longer passage is read where it stands.
    private static let longest = 1_600

    /// A row and the place that it names.
    private struct Row {
        let id: Competence.ID
        let provision: Provision.ID
        let path: ProvisionPath

        init?(_ row: Competence, _ facts: RegistryFacts, on day: Day) {
            guard let basis = row.basis, basis.isVerified, basis.proof == nil, facts.successor(of: basis.document, on: day) == nil,
                let path = BasisPlace.path(basis.path)
            else { return nil }
            id = row.id
            self.path = path
            provision = Provision.ID("\(LegalDocument.slug(basis.document))/\(path.article.eId)")
        }
    }
}
