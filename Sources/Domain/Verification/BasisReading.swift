// SPDX-License-Identifier: Apache-2.0

/// What somebody read as the basis of a competence: the document, the place in it, and its words.
package struct BasisReading: Hashable, Sendable {
    package let document: String
    package let path: String
    package let quote: String

    /// Characters of a quote; fewer stand anywhere, more are no clause.
    package static let shortest = 12
    package static let longest = 4_000
    package static let longestName = 300

    /// - Throws: ``VerificationError`` where one of them is missing, or is no such thing.
    package init(document: String, path: String, quote: String) throws(VerificationError) {
        let (document, path) = (document.singleLine, path.singleLine)
        guard !document.isEmpty, document.count <= Self.longestName else { throw .noDocument }
        guard !path.isEmpty, path.count <= Self.longestName, !Vietnamese.folded(path).contains("chua xac minh") else { throw .noPath }
        let words = TypedCitation(place: path, quote: quote).quote
        guard words.count >= Self.shortest, words.count <= Self.longest else { throw .noQuote(least: Self.shortest, most: Self.longest) }
        self.document = document
        self.path = path
        self.quote = words
    }

    /// The basis that it makes: its quote compared byte for byte with the text in force on a day, where the act is held.
    ///
    /// - Throws: ``VerificationError`` where the text is held and says something else.
    package func basis(in documents: any LegalDocuments, on day: Day, underlying: String?) async throws -> Competence.Basis {
        let proof = try await proof(in: documents, on: day)
        return Competence.Basis(
            document: document, path: path, isVerified: true, confidence: proof.isCompared ? .high : .medium, underlying: underlying, proof: proof)
    }

    private func proof(in documents: any LegalDocuments, on day: Day) async throws -> Competence.Proof {
        guard let act = try await act(in: documents) else { return Competence.Proof(quote: quote) }
        let contents = try await documents.contents(of: act.id)
        guard let places = places(in: contents) else { return Competence.Proof(quote: quote) }
        guard !places.isEmpty else { throw VerificationError.noSuchPlace(path, document) }
        let bytes = Array(quote.utf8)
        var elsewhere: String?
        var isOutOfForce = false
        for version in try await documents.provisions(places) {
            guard let start = CitationCheck.place(of: bytes, in: Array(version.provision.text.utf8)) else { continue }
            guard version.provision.effect.contains(day) else {
                isOutOfForce = true
                continue
            }
            guard let other = otherPlace(of: bytes, from: start, in: version.provision) else {
                return Competence.Proof(quote: quote, provision: version.provision.id, version: version.digest)
            }
            elsewhere = other
        }
        if let elsewhere { throw VerificationError.elsewhere(typed: path, found: elsewhere) }
        throw isOutOfForce ? VerificationError.notInForce(document, day) : VerificationError.notThere(path, document)
    }

    /// The act of that number, where its text is held.
    package func act(in documents: any LegalDocuments) async throws -> LegalDocument? { try await Self.act(document, in: documents) }

    /// The act that a name means, where its text is held.
    ///
    /// - Throws: ``VerificationError/severalActs(_:)`` where several bear it: none of them is chosen.
    package static func act(_ name: String, in documents: any LegalDocuments) async throws -> LegalDocument? {
        guard let reference = LegalReference.all(in: name).first(where: { $0.number != nil }), let number = reference.number else { return nil }
        let found = try await documents.documents(matching: LegalDocument.slug(number), limit: 50, offset: 0).elements
            .filter { reference.mayName(number: $0.number, kind: $0.kind) }
        guard found.count <= 1 else { throw VerificationError.severalActs(name) }
        return found.first
    }

    private var steps: [ProvisionPath.Step] { LegalReference.all(in: path).first { $0.path != nil }?.path?.steps ?? [] }

    /// The provisions that the path may mean; `nil` where it means an annex, and no annex of the act is held.
    private func places(in contents: [Provision]) -> [Provision.ID]? {
        guard !contents.isEmpty else { return nil }
        if let annex = steps.first(where: { $0.unit == .annex }) {
            let annexes = contents.filter { $0.path.steps.contains { $0.unit == .annex } }
            guard !annexes.isEmpty else { return nil }
            return annexes.filter { $0.path.steps.contains { $0.unit == .annex && ($0.number == annex.number || $0.number.isEmpty) } }.map(\.id)
        }
        guard let article = steps.first(where: { $0.unit == .article }) else { return contents.map(\.id) }
        return contents.filter { $0.path.steps.contains(article) }.map(\.id)
    }

    /// Where the words stand first, unless they stand in the clause and the point that were named.
    private func otherPlace(of bytes: [UInt8], from start: Int, in provision: Provision) -> String? {
        let named = steps.filter(Self.isPart)
        guard !named.isEmpty, !steps.contains(where: { $0.unit == .annex }) else { return nil }
        let text = Array(provision.text.utf8)
        let parts = ProvisionText(provision.text, under: provision.path).parts
        let isThere = parts.contains { $0.path.steps.filter(Self.isPart) == named && CitationCheck.holds(Array(text[$0.range]), bytes) }
        guard !isThere else { return nil }
        return (parts.last { $0.range.lowerBound <= start && start + bytes.count <= $0.range.upperBound }?.path ?? provision.path).citation
    }

    private static func isPart(_ step: ProvisionPath.Step) -> Bool { step.unit == .clause || step.unit == .point }
}
