// SPDX-License-Identifier: Apache-2.0
import Domain

/// The clauses of an act that come nearest to a duty, so that whoever looks it up need not read the act from its beginning.
struct NearClauses {
    let documents: any LegalDocuments
    let index: any SearchIndex

    /// Articles shown.
    private static let most = 4

    struct Found: Sendable {
        /// `nil` where its text is not held.
        let act: LegalDocument?
        let articles: [Provision]
    }

    /// One clause or point, or an article that has none.
    struct Clause: Sendable {
        let provision: Provision.ID
        let path: ProvisionPath
        let text: String

        /// The smallest parts of an article; a point without its clause's lead says little, so that a clause with points stays whole.
        static func all(of provision: Provision) -> [Clause] {
            let text = ProvisionText(provision.text, under: provision.path)
            let clauses = text.parts.filter { $0.path.steps.count == provision.path.steps.count + 1 }
            guard !clauses.isEmpty else { return [Clause(provision: provision.id, path: provision.path, text: provision.text)] }
            return clauses.map { Clause(provision: provision.id, path: $0.path, text: text[$0.range]) }
        }
    }

    func clauses(for duty: Duty, in name: String, on day: Day) async throws -> Found {
        guard let act = try? await BasisReading.act(name, in: documents) else { return Found(act: nil, articles: []) }
        let request = SearchRequest(text: "\(duty.title.vi) \(act.kind) \(act.number)", on: day, limit: 40)
        guard case .found(let hits) = try await index.search(request) else { return Found(act: act, articles: []) }
        let own = hits.map(\.provision).filter { $0.text.hasPrefix(act.id.text + "/") }
        return Found(act: act, articles: try await documents.provisions(Array(own.prefix(Self.most))).map(\.provision))
    }
}
