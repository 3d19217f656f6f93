// SPDX-License-Identifier: Apache-2.0
package import Domain

/// What of the site is set while it runs, and speaks with servers outside.
package struct Outside: Sendable {
    let setups: any Setups
    let secrets: any Secrets
    let provider: any IdentityProvider
    let providerSignIns: any ProviderSignIns
    let carrier: any MailCarrier
    let outbox: any Outbox
    /// `nil` where there is no search by meaning.
    let meaning: (any Meanings)?
    /// `nil` where no language model can be asked.
    let modelUses: (any ModelUses)?

    package init(
        setups: any Setups, secrets: any Secrets, provider: any IdentityProvider, providerSignIns: any ProviderSignIns, carrier: any MailCarrier,
        outbox: any Outbox, meaning: (any Meanings)? = nil, modelUses: (any ModelUses)? = nil
    ) {
        self.setups = setups
        self.secrets = secrets
        self.provider = provider
        self.providerSignIns = providerSignIns
        self.carrier = carrier
        self.outbox = outbox
        self.meaning = meaning
        self.modelUses = modelUses
    }
}
