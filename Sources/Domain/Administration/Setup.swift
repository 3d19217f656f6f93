// SPDX-License-Identifier: Apache-2.0

/// The settings as values to work with. A part that has a fault is left out, so that a slip in one closes nothing else.
package struct Setup: Equatable, Sendable {
    /// Where people reach the site; links in mail start with it.
    package let address: WebAddress?
    package let organisation: String?
    package let mail: MailServer?
    /// `nil` where nobody asks by mail.
    package let mailbox: MailboxAccount?
    package let provider: IdentityProviderSettings?
    package let sessions: SessionLengths
    package let paces: PaceLimits
    package let contacts: [PlaceContact]
    /// Days on which the desk differs from the common calendar of the registry; see ``WorkCalendar/adding(_:)``.
    package let calendar: WorkCalendar
    /// How long the desk wants to take, kind by kind.
    package let goals: DeskGoals
    /// Whether what is found is also compared by meaning.
    package let meaning: MeaningSetup
    /// `nil` where no language model is asked.
    package let model: ModelServerSetup?
    /// Of the token that opens the figures to whatever watches; `nil` where nobody may read them so.
    package let metricsToken: SecretName?
    /// How long what tells of askers is kept.
    package let retention: RetentionTerms
    /// What is wrong, by the setting at which it can be mended.
    package let faults: [Setting: SettingFault]

    /// - Parameter texts: What was set, by setting; where nothing was set its fallback holds.
    package init(_ texts: [Setting: String]) {
        var draft = SetupDraft(texts)
        address = draft.address()
        organisation = draft.text(.organisation)
        sessions = draft.sessions()
        paces = draft.paces()
        contacts = draft.contacts()
        calendar = draft.calendar()
        goals = draft.goals()
        meaning = draft.meaning()
        model = draft.model()
        retention = draft.retention()
        metricsToken = draft.text(.metricsToken).flatMap(SecretName.init)
        mail = draft.mail(at: address)
        mailbox = draft.mailbox(beside: mail)
        provider = draft.provider(at: address)
        faults = draft.faults
    }
}

/// For how long a session lives.
package struct SessionLengths: Hashable, Sendable {
    /// Without use for so many hours it lapses.
    package let idleHours: Int
    /// However it is used, it lapses after so many days.
    package let longestDays: Int

    package init(idleHours: Int, longestDays: Int) {
        self.idleHours = idleHours
        self.longestDays = longestDays
    }

    package static let usual = SessionLengths(idleHours: 12, longestDays: 7)
}
