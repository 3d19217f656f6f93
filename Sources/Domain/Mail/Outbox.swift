// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Notices that wait to be sent. They come in by the transaction that causes them, and go out afterwards.
package protocol Outbox: Sendable {
    /// Takes the next notice that is due, so that no other node takes it for a while, and writes its letter.
    ///
    /// - Returns: `nil` where none is due, or no server is set.
    func next(at now: Date) async throws -> Outgoing?

    func markSent(_ id: Outgoing.ID, at now: Date) async throws

    /// Puts it back for later; gives it up where that is of no use.
    func markFailed(_ id: Outgoing.ID, why: String, isFinal: Bool, at now: Date) async throws

    /// Takes note that so many things wait for somebody, at most once on a day; at once, but at most once an hour, that the law has changed under
    /// what is his; and once for each duty that is his and each alert, in one letter a day, that it loses its basis.
    func remind(at now: Date) async throws

    func state(at now: Date) async throws -> OutboxState
}

/// A letter on its way, and the server that is to take it.
package struct Outgoing: Identifiable, Sendable {
    package typealias ID = Identifier<Outgoing>

    package let id: ID
    package let mail: Mail
    package let server: MailServer

    package init(id: ID, mail: Mail, server: MailServer) {
        self.id = id
        self.mail = mail
        self.server = server
    }
}

/// How sending goes, for who keeps the settings.
package struct OutboxState: Hashable, Sendable {
    package let waiting: Int
    /// When the oldest that still waits came in.
    package let oldest: Date?
    /// In the last day.
    package let sent: Int
    package let givenUp: Int
    /// What the last failure was, and when; no address of anybody.
    package let lastFault: Fault?

    package struct Fault: Hashable, Sendable {
        package let why: String
        package let at: Date

        package init(why: String, at: Date) {
            self.why = why
            self.at = at
        }
    }

    package init(waiting: Int, oldest: Date?, sent: Int, givenUp: Int, lastFault: Fault?) {
        self.waiting = waiting
        self.oldest = oldest
        self.sent = sent
        self.givenUp = givenUp
        self.lastFault = lastFault
    }
}
