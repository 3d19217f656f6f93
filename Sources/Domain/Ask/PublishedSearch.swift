// SPDX-License-Identifier: Apache-2.0

/// What a search found, as the outside world gets it: `donghanh search --json` and `/api/v1`.
package struct PublishedSearch: Encodable, Sendable {
    package let results: [Result]

    package struct Result: Encodable, Sendable {
        package let provision: Provision.ID
        package let document: String
        package let path: String
        package let title: String
        package let score: Double
        package let snippet: String
    }

    package init(results: [Result]) { self.results = results }

    /// Hits in their order with the texts they stand for; a hit whose provision has gone since is left out.
    package init(_ hits: [SearchHit], for text: String, in documents: any LegalDocuments) async throws {
        let versions = try await documents.provisions(hits.map(\.provision))
        let provisions = Dictionary(versions.map { ($0.provision.id, $0.provision) }, uniquingKeysWith: { first, _ in first })
        let acts = try await documents.documents(Array(Set(provisions.values.map(\.document))).sorted())
        let numbers = Dictionary(acts.map { ($0.id, $0.number.isEmpty ? $0.title : $0.number) }, uniquingKeysWith: { first, _ in first })
        results = hits.compactMap { hit in
            guard let provision = provisions[hit.provision] else { return nil }
            return Result(
                provision: hit.provision, document: numbers[provision.document] ?? provision.document.text,
                path: (hit.path ?? provision.path).citation, title: provision.heading, score: hit.score,
                snippet: Snippet.of(provision.text, for: text)
            )
        }
    }
}
