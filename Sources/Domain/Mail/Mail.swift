// SPDX-License-Identifier: Apache-2.0

/// One message to one person.
package struct Mail: Hashable, Sendable {
    /// Names the message wherever it goes, so that a receiver who gets it twice can tell.
    package let id: String
    package let to: EmailAddress
    package let subject: HeaderText
    package let text: String
    /// Where it belongs, if it answers a mail.
    package let place: Place?

    package init(id: String, to: EmailAddress, subject: HeaderText, text: String, place: Place? = nil) {
        self.id = id
        self.to = to
        self.subject = subject
        self.text = text
        self.place = place
    }

    /// What a letter answers.
    package struct Place: Hashable, Sendable {
        /// Names of messages without brackets, the first of the thread first, the one that it answers last.
        package let references: [String]
        /// Where answers to it are read.
        package let replyTo: EmailAddress?

        package init(references: [String], replyTo: EmailAddress?) {
            self.references = references
            self.replyTo = replyTo
        }

        /// A name that can stand in a header as it is: printable, one word, no brackets.
        package static func isName(_ text: String) -> Bool {
            (3...250).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
                && text.contains("@")
        }
    }
}

/// A text that fits into a header of a message: one line, without control characters, whatever it was made from.
package struct HeaderText: Hashable, Sendable {
    package let text: String

    package static let longest = 200

    package init(_ text: String) { self.text = String(text.singleLine.prefix(Self.longest)) }
}

/// Takes messages to a server.
package protocol MailCarrier: Sendable {
    /// Returns once the server has taken the message.
    ///
    /// - Throws: ``MailError``, or ``SecretError``.
    func send(_ mail: Mail, by server: MailServer) async throws

    /// Goes as far as signing in and sends nothing.
    func tryOut(_ server: MailServer) async throws
}
