// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The words of the law behind a finding, where the corpus holds the article it rests on and that article is in force.
struct BasisQuotes {
    let documents: any LegalDocuments
    let facts: RegistryFacts

    func sentences(for finding: Competence.Finding, known: Date?) async throws -> [Sentence] {
        var sentences: [Sentence] = []
        var seen: Set<String> = []
        for basis in finding.holders.compactMap(\.competence.basis) {
            if let proven = try await proven(basis, finding, known) {
                if seen.insert(proven.text).inserted { sentences.append(proven) }
                continue
            }
            guard facts.successor(of: basis.document, on: finding.on) == nil, let path = BasisPlace.path(basis.path),
                seen.insert(basis.document + path.eId).inserted
            else { continue }
            if let sentence = try await sentence(basis.document, path, finding, known) { sentences.append(sentence) }
        }
        return sentences
    }

    /// The words that were read when the basis was verified, as long as they stand there.
    private func proven(_ basis: Competence.Basis, _ finding: Competence.Finding, _ known: Date?) async throws -> Sentence? {
        guard let proof = basis.proof, let id = proof.provision, let version = try await version(id, known),
            version.provision.effect.contains(finding.on), CitationCheck.holds(Array(version.provision.text.utf8), Array(proof.quote.utf8))
        else { return nil }
        let citation = Citation(
            document: basis.document, path: basis.path, provision: id, quote: proof.quote, isVerified: false, version: version.digest)
        return Sentence(text: proof.quote, layer: .norm, citations: [citation])
    }

    private func sentence(_ number: String, _ path: ProvisionPath, _ finding: Competence.Finding, _ known: Date?) async throws -> Sentence? {
        let id = Provision.ID("\(LegalDocument.slug(number))/\(path.article.eId)")
        guard let version = try await version(id, known), version.provision.effect.contains(finding.on) else { return nil }
        let text = ProvisionText(version.provision.text, under: version.provision.path)
        // Where the row names only the article, the clause that speaks of the duty; where none does, no quote.
        let range = text.part(at: path)?.range ?? UnitChoice(text, for: SearchWords(finding.duty.title.vi)).clause(least: 0.6)
        guard let range, range.count <= ClauseChoice.longest else { return nil }
        let quote = text[range]
        let place = text.parts.first { $0.range == range }?.path ?? version.provision.path
        let citation = Citation(document: number, path: place.citation, provision: id, quote: quote, isVerified: false, version: version.digest)
        return Sentence(text: quote, layer: .norm, citations: [citation])
    }

    private func version(_ id: Provision.ID, _ known: Date?) async throws -> ProvisionVersion? {
        guard let known else { return try await documents.provisions([id]).first }
        do {
            return try await documents.provision(id, known: known)
        } catch is DocumentError {
            return nil
        }
    }
}
