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

    package init(
        setups: any Setups, secrets: any Secrets, provider: any IdentityProvider, providerSignIns: any ProviderSignIns, carrier: any MailCarrier,
        outbox: any Outbox
    ) {
        self.setups = setups
        self.secrets = secrets
        self.provider = provider
        self.providerSignIns = providerSignIns
        self.carrier = carrier
        self.outbox = outbox
    }
}
