// SPDX-License-Identifier: Apache-2.0

/// What a provision refers to, and who refers to it, as the outside world gets it: `donghanh references --json` and `/api/v1`.
package struct PublishedReferences: Encodable, Sendable {
    package let provision: Provision.ID
    package let on: Day
    package let references: [Named]
    package let referredToBy: [Referring]
    /// Provisions that may name it on some day; more than are listed where there are many.
    package let referring: Int

    package struct Named: Encodable, Sendable {
        package let text: String
        /// UTF-8 offsets in the provision's text.
        package let from: Int
        package let until: Int
        package let document: LegalDocument.ID?
        package let provision: Provision.ID?
        /// eId of the clause or point meant; the act's own numbering where only a chapter is.
        package let path: String?
        package let through: Provision.ID?
        package let isAmending: Bool
        /// Why it leads nowhere.
        package let reason: Reference.Reason?

        package init(_ reference: Reference, in provision: Provision) {
            text = String(decoding: Array(provision.text.utf8)[reference.mention.range], as: UTF8.self)
            from = reference.mention.range.lowerBound
            until = reference.mention.range.upperBound
            document = reference.target?.document
            self.provision = reference.target?.provision
            path = reference.target.flatMap { $0.path.steps.isEmpty ? nil : $0.path.eId }
            through = reference.target?.through
            isAmending = reference.mention.isAmending
            reason = reference.reason
        }
    }

    package struct Referring: Encodable, Sendable {
        package let provision: Provision.ID
        /// Clause or point in which it is named.
        package let path: String
        package let text: String
    }

    package init(
        of provision: Provision, on day: Day, in documents: any LegalDocuments, _ references: any References, limit: Int
    ) async throws {
        let own = try await documents.references(in: [provision], try await references.actNames(), on: day)
        let listing = try await documents.referring(to: provision.id, references, on: day, limit: limit)
        self.provision = provision.id
        on = day
        self.references = own.flatMap { $0.references.map { Named($0, in: provision) } }
        referredToBy = listing.elements.flatMap { source in
            source.references.map { reference in
                Referring(
                    provision: source.provision.id, path: source.place(of: reference).eId, text: Named(reference, in: source.provision).text)
            }
        }
        referring = listing.total
    }
}

extension ReferringProvision {
    /// The clause or point in which a reference stands.
    package func place(of reference: Reference) -> ProvisionPath {
        ProvisionText(provision.text, under: provision.path).part(holding: reference.mention.range.lowerBound)?.path ?? provision.path
    }
}
