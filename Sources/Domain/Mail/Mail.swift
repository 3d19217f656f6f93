// SPDX-License-Identifier: Apache-2.0

/// One message to one person.
package struct Mail: Hashable, Sendable {
    /// Names the message wherever it goes, so that a receiver who gets it twice can tell.
    package let id: String
    package let to: EmailAddress
    package let subject: HeaderText
    package let text: String

    package init(id: String, to: EmailAddress, subject: HeaderText, text: String) {
        self.id = id
        self.to = to
        self.subject = subject
        self.text = text
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
