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
    /// `nil` where nobody can ask by mail.
    let mailbox: (any MailFetcher)?
    let received: (any ReceivedMails)?
    /// `nil` where there is no search by meaning.
    let meaning: (any Meanings)?
    /// `nil` where no language model can be asked.
    let modelUses: (any ModelUses)?

    package init(
        setups: any Setups, secrets: any Secrets, provider: any IdentityProvider, providerSignIns: any ProviderSignIns, carrier: any MailCarrier,
        outbox: any Outbox, mailbox: (any MailFetcher)? = nil, received: (any ReceivedMails)? = nil, meaning: (any Meanings)? = nil,
        modelUses: (any ModelUses)? = nil
    ) {
        self.setups = setups
        self.secrets = secrets
        self.provider = provider
        self.providerSignIns = providerSignIns
        self.carrier = carrier
        self.outbox = outbox
        self.mailbox = mailbox
        self.received = received
        self.meaning = meaning
        self.modelUses = modelUses
    }
}
