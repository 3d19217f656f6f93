// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A message that was taken out of the mailbox and waits to be read.
package struct ReceivedMail: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<ReceivedMail>

    package let id: ID
    package let bytes: [UInt8]
    package let arrived: Date
    package let isWhole: Bool

    package init(id: ID, bytes: [UInt8], arrived: Date, isWhole: Bool) {
        self.id = id
        self.bytes = bytes
        self.arrived = arrived
        self.isWhole = isWhole
    }

    /// What it asks has its name, so that whoever comes after a crash finds the answer again.
    package var question: Question.ID { Question.ID(id.text) }

    /// Why nobody answers a message; shown to whoever keeps the site running.
    package enum Aside: String, Sendable, CaseIterable {
        /// It could not be fetched or read, though it was tried again.
        case broken
        case noSender = "no-sender"
        case severalSenders = "several-senders"
        /// More from one address than it can be answered within an hour.
        case tooMany = "too-many"
        /// Neither words nor files.
        case empty
        /// Its ticket takes no more, or is gone.
        case refused
    }

    /// Why a message opens nothing, and needs nobody to look at it.
    package enum Pass: String, Sendable, CaseIterable {
        case automatic
        /// From an address of our own.
        case own
        case again
        case thanks
        case bounce
        /// It lies in the mailbox no more.
        case gone
        /// An answer without a word of its own; its ticket says so.
        case unspoken
    }
}

/// What becomes of a message that was read.
package enum MailOutcome: Hashable, Sendable {
    case passed(ReceivedMail.Pass)
    case aside(ReceivedMail.Aside)
    case bounced([String], IncomingMail.Bounce)
    /// A new thread, with the answer that was kept under the message's name.
    case asked(MailThread, from: Taken)
    /// The same thread with another answer.
    case askedAgain(MailThread, from: Taken)
    /// He has answered without a word of his own; his ticket says so.
    case unspoken(Ticket.ID)
    /// The asker's word on his ticket.
    case said(MailThread.ID, Ticket.ID, from: Taken)
    /// Too large: told to whoever sent it, and nothing else.
    case tooLarge(MailThread)

    /// What goes to a ticket beside the question.
    package struct Taken: Hashable, Sendable {
        /// Names of his message, for the headers of ours.
        package let messageID: String?
        /// Of whoever wrote it, for what the system notes beside his words.
        package let language: Language
        package let said: [Handling.Said]
        package let files: [TicketFile]
        package let contents: [TicketFile.ID: [UInt8]]

        package init(
            messageID: String?, language: Language, said: [Handling.Said], files: [TicketFile], contents: [TicketFile.ID: [UInt8]]
        ) {
            self.messageID = messageID
            self.language = language
            self.said = said
            self.files = files
            self.contents = contents
        }
    }
}

/// Messages out of the mailbox, each kept before the next is fetched and settled once.
package protocol ReceivedMails: Sendable {
    /// Begins to look, so that no other node looks meanwhile.
    ///
    /// - Returns: `nil` where no mailbox is set, or another node looks.
    func begin(at now: Date) async throws -> (account: MailboxAccount, mark: MailboxMark?)?

    /// Takes note of what lies there, and moves the mark.
    func note(_ listing: MailboxListing, at now: Date) async throws

    /// What was listed and has yet to be fetched, the oldest first.
    func unfetched(limit: Int, at now: Date) async throws -> [(number: Int, validity: Int)]

    /// - Parameter mail: `nil` where it lies there no more.
    func keep(_ mail: FetchedMail?, number: Int, validity: Int, at now: Date) async throws

    /// It could not be fetched; after some tries it is put aside.
    func miss(number: Int, validity: Int, at now: Date) async throws

    /// Lets other nodes look.
    ///
    /// - Parameter fault: Why looking came to nothing; no address, no word of a mail.
    func end(fault: String?, at now: Date) async throws

    /// The next that waits to be read, the oldest first; no other node takes it for a while.
    func next(at now: Date) async throws -> ReceivedMail?

    /// The thread in which one of the messages is a letter of ours.
    func thread(answering messages: [String]) async throws -> MailThread?

    /// Says what makes a message the same as another, before anything follows from it.
    ///
    /// - Returns: `false` where there is such a one already; then this one is passed over.
    func claim(_ id: ReceivedMail.ID, digest: String, at now: Date) async throws -> Bool

    /// How many went to an address within an hour, or wait to go there.
    func letters(to address: EmailAddress, at now: Date) async throws -> Int

    /// Keeps all that follows from a message, in one transaction with that it is settled.
    ///
    /// - Throws: ``TicketError`` or ``AttachmentError`` where its ticket does not take it; then nothing has changed.
    func settle(_ id: ReceivedMail.ID, as outcome: MailOutcome, at now: Date) async throws

    /// It could not be settled; after some tries it is put aside.
    func fail(_ id: ReceivedMail.ID, at now: Date) async throws

    /// `nil` for a ticket whose asker did not write.
    func mail(of ticket: Ticket.ID) async throws -> TicketMail?

    /// `nil` where no mailbox is set.
    func state(at now: Date) async throws -> MailboxState?
}

/// How reading the mailbox goes.
package struct MailboxState: Hashable, Sendable {
    /// When it was last looked at to the end.
    package let looked: Date?
    package let waiting: Int
    package let oldest: Date?
    /// In the last day.
    package let settled: Int
    /// What nobody answers, by reason, in the last seven days.
    package let aside: [ReceivedMail.Aside: Int]
    /// Letters to askers that came back or could not be sent, in the last seven days: somebody must see to it that they are told.
    package let lost: Int
    package let fault: OutboxState.Fault?

    package init(looked: Date?, waiting: Int, oldest: Date?, settled: Int, aside: [ReceivedMail.Aside: Int], lost: Int, fault: OutboxState.Fault?) {
        self.looked = looked
        self.waiting = waiting
        self.oldest = oldest
        self.settled = settled
        self.aside = aside
        self.lost = lost
        self.fault = fault
    }
}
