// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Looks in the law for texts in force on the day.
struct FindEvidence: Step {
    let index: any SearchIndex
    let documents: any LegalDocuments

    private static let limit = 20

    func advance(_ draft: inout Draft) async throws -> Answer? {
        // A site that has imported no law yet still answers from the registry, and hands on the rest.
        guard draft.proposal == nil, await index.generation != nil else { return nil }
        let text = draft.reading.subject.isEmpty ? draft.question.text : draft.reading.subject
        // A number that several acts bear has been asked back before.
        if case .found(let hits) = try await index.search(SearchRequest(text: text, on: draft.question.on, limit: Self.limit)) {
            draft.evidence = try await evidence(hits, draft)
        }
        if !draft.evidence.contains(where: \.hit.isNamed), let citation = try await namedButNotInForce(text, draft) {
            draft.handoff = draft.handoff ?? .notInForce
            draft.notInForce = citation
        }
        draft.nearby += draft.evidence.prefix(5).map { found in
            Nearby(
                title: [found.provision.path.citation, found.document.citedAs, found.provision.heading].joined(separator: " · "),
                provision: found.provision.id)
        }
        return nil
    }

    private func evidence(_ hits: [SearchHit], _ draft: Draft) async throws -> [Evidence] {
        let versions = try await versions(hits.map(\.provision), known: draft.question.known)
        let acts = try await documents.documents(Array(Set(versions.values.map(\.provision.document))).sorted())
        let byID = Dictionary(acts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return hits.compactMap { hit in
            guard let version = versions[hit.provision], let document = byID[version.provision.document] else { return nil }
            let day = draft.question.on
            guard version.provision.effect.contains(day), document.effect.contains(day),
                document.year.map({ $0 <= day.components.year }) ?? true, draft.registry.facts.successor(of: document.number, on: day) == nil
            else { return nil }
            return Evidence(version: version, document: document, hit: hit)
        }
    }

    private func versions(_ ids: [Provision.ID], known: Date?) async throws -> [Provision.ID: ProvisionVersion] {
        guard let known else {
            let found = try await documents.provisions(ids)
            return Dictionary(found.map { ($0.provision.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        var found: [Provision.ID: ProvisionVersion] = [:]
        for id in ids {
            do { found[id] = try await documents.provision(id, known: known) } catch is DocumentError { continue }
        }
        return found
    }

    /// The clause or act that the question names, where it exists but not on that day.
    private func namedButNotInForce(_ text: String, _ draft: Draft) async throws -> String? {
        guard !LegalReference.all(in: text).isEmpty,
            case .found(let hits) = try await index.search(SearchRequest(text: text, on: nil, limit: 1)), let hit = hits.first, hit.isNamed,
            let version = try await documents.provisions([hit.provision]).first,
            let document = try await documents.documents([version.provision.document]).first
        else { return nil }
        let day = draft.question.on
        let citation = [(hit.path ?? version.provision.path).citation, document.citedAs].joined(separator: " ")
        if let next = draft.registry.facts.successor(of: document.number, on: day) {
            return draft.phrases.overtaken(citation, by: "\(next.kind) \(next.number)")
        }
        return version.provision.effect.contains(day) && document.effect.contains(day) ? nil : draft.phrases.notInForce(citation, on: day)
    }
}
