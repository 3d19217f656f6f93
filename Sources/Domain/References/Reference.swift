// SPDX-License-Identifier: Apache-2.0

/// What a mention comes to on a day: a provision or an act that is held, or the reason for none.
package struct Reference: Hashable, Sendable {
    package let mention: Mention
    package let outcome: Outcome

    package init(_ mention: Mention, _ outcome: Outcome) {
        self.mention = mention
        self.outcome = outcome
    }

    package enum Outcome: Hashable, Sendable {
        case resolved(Target)
        case unresolved(Reason)
    }

    /// Where a reference leads.
    package struct Target: Hashable, Sendable {
        package let document: LegalDocument.ID
        /// The article or annex that is opened; `nil` for the act as a whole, or one of its chapters.
        package let provision: Provision.ID?
        /// Down to the clause or point; empty for the act as a whole.
        package let path: ProvisionPath
        /// The article that ends "từ Điều 5 đến Điều 9".
        package let through: Provision.ID?

        package init(
            document: LegalDocument.ID, provision: Provision.ID? = nil, path: ProvisionPath = ProvisionPath([]), through: Provision.ID? = nil
        ) {
            self.document = document
            self.provision = provision
            self.path = path
            self.through = through
        }
    }

    /// Why a reference leads nowhere.
    package enum Reason: String, CaseIterable, Codable, Sendable {
        /// "khoản 2 Điều 5", and nothing says of which act.
        case actNotNamed = "act-not-named"
        /// No act that is held has this number or title.
        case actNotHeld = "act-not-held"
        case severalActs = "several-acts"
        case notInForce = "not-in-force"
        /// The act is held, but no such article or annex of it.
        case noSuchProvision = "no-such-provision"
        /// The article is held, but it has no such clause or point.
        case noSuchPart = "no-such-part"
        /// "Luật này" in a decree: words of another act.
        case otherKind = "other-kind"
        /// "Điều này" in words that an amending act puts into another.
        case quoted
    }

    package var target: Target? {
        if case .resolved(let target) = outcome { target } else { nil }
    }

    package var reason: Reason? {
        if case .unresolved(let reason) = outcome { reason } else { nil }
    }
}
