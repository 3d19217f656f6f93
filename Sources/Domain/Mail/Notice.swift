// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Something to be told by mail. It waits without its words and its secrets: both are made when it is sent.
package enum Notice: Codable, Hashable, Sendable {
    /// Somebody asked for a new password for that address; whether anybody has it is found out later.
    case passwordLink(for: EmailAddress)
    case invitation(Invitation.ID, to: EmailAddress, language: Language)
    case newBrowser(Person.ID, browser: String, at: Date)
    case passwordChanged(Person.ID, at: Date)
    case codesChanged(Person.ID, areOn: Bool, at: Date)
    case accountLinked(Person.ID, provider: String, at: Date)
    /// So many things wait for somebody.
    case waiting(Person.ID, count: Int)
    /// So much that somebody answers for rests on words of the law that have changed.
    case lawChanged(Person.ID, count: Int)
    /// What he answers for loses its basis before long.
    case lapsing(Person.ID, LapseDigest)
    case deskCall(Person.ID, ticket: Ticket.ID, clock: DeskClock.Kind, rung: Escalation.Rung)
    /// A note on a ticket calls somebody.
    case mentioned(Person.ID, ticket: Ticket.ID)
    /// Nobody will be on duty.
    case rotaGap(Person.ID, from: Date, until: Date)
    /// Somebody did something with a shift that is, was or may become his.
    case shift(Person.ID, Shift.Step.Action, from: Date, until: Date)
    /// Several shifts were planned for somebody at once, the first from then.
    case shifts(Person.ID, count: Int, from: Date)
    /// Whoever asked by mail is told something.
    case asker(MailThread.ID, MailTopic)
    /// Somebody stands in for one who is away, or it was said of himself; or that is over.
    case away(Person.ID, of: Person.ID, from: Date, until: Date, isOver: Bool)
    /// Whoever was to stand in for somebody is away himself in that time; or that is over. Told to him for whom he stands in, and to whoever keeps the rota.
    case deputyAway(Person.ID, deputy: Person.ID, of: Person.ID, from: Date, until: Date, isOver: Bool)

    /// After so long it is of no more use to anybody.
    package var lifeSeconds: Double {
        switch self {
        case .passwordLink: 3_600
        case .deskCall: 43_200
        // A server that is away over the holidays loses nobody his answer.
        case .asker: 14 * 86_400
        default: 3 * 86_400
        }
    }
}

/// What a letter has to say, with all that it names.
package enum Occasion: Hashable, Sendable {
    case passwordLink(secret: String)
    case invitation(secret: String, role: Role)
    case newBrowser(browser: String, at: Date)
    case passwordChanged(at: Date)
    case codesChanged(areOn: Bool, at: Date)
    case accountLinked(provider: String, at: Date)
    case waiting(count: Int)
    case lawChanged(count: Int)
    case lapsing(LapseDigest)
    case deskCall(ticket: Ticket.ID, clock: DeskClock.Kind, rung: Escalation.Rung)
    case mentioned(ticket: Ticket.ID)
    case rotaGap(from: Date, until: Date)
    case shift(Shift.Step.Action, from: Date, until: Date)
    case shifts(count: Int, from: Date)
    case asker(AskerLetter)
    /// - Parameter name: Of whoever is away; `nil` where that is whoever reads it.
    case away(name: String?, from: Date, until: Date, isOver: Bool)
    /// - Parameter name: Of whoever is away in the first place; `nil` where that is whoever reads it.
    case deputyAway(deputy: String, name: String?, from: Date, until: Date, isOver: Bool)
    /// From the settings page, to see whether mail arrives.
    case test
}

/// Writes letters; the words are the site's.
package protocol Letters: Sendable {
    /// - Parameter site: Where links lead: what was set, never what a request said of itself.
    func letter(on occasion: Occasion, in language: Language, from site: WebAddress) -> Letter
}

/// What is written, before it is known to whom it goes.
package struct Letter: Hashable, Sendable {
    package let subject: HeaderText
    package let text: String

    package init(subject: HeaderText, text: String) {
        self.subject = subject
        self.text = text
    }
}
