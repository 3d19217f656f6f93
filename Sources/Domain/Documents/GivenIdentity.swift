// SPDX-License-Identifier: Apache-2.0

/// What a person says of an act where its file does not, or says it wrongly.
package struct GivenIdentity: Hashable, Sendable {
    package var number: String?
    package var kind: String?
    package var issuer: String?
    package var issued: Day?

    package init(number: String? = nil, kind: String? = nil, issuer: String? = nil, issued: Day? = nil) {
        self.number = number
        self.kind = kind
        self.issuer = issuer
        self.issued = issued
    }
}

extension LegalDocument {
    /// The act as a person names it; what he leaves open stays as it was read.
    package func named(by given: GivenIdentity) -> LegalDocument {
        guard given != GivenIdentity() else { return self }
        let (number, kind) = (given.number ?? number, given.kind ?? kind)
        let (issuer, issued) = (given.issuer ?? issuer, given.issued ?? issued)
        return LegalDocument(
            id: Self.identity(number: number, kind: kind, otherwise: issued?.iso ?? "", issuer: issuer), number: number, kind: kind, title: title,
            issuer: issuer, issued: issued, effect: effect, address: address)
    }
}
