// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// The mailbox that the desk reads, and how it is spoken to.
package struct MailboxAccount: Hashable, Sendable {
    package let host: String
    package let port: Int
    package let security: MailServer.Security
    package let login: MailServer.Login
    package let folder: String
    /// What people write to.
    package let address: EmailAddress

    package init(host: String, port: Int, security: MailServer.Security, login: MailServer.Login, folder: String, address: EmailAddress) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.folder = folder
        self.address = address
    }

    /// A name that can be written into a request as it stands.
    package static func isFolder(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && !"\"\\*%;?".utf8.contains($0) }
    }
}

/// How far a mailbox has been read: numbers grow while its validity stays the same (RFC 3501).
package struct MailboxMark: Hashable, Sendable {
    package let validity: Int
    /// Everything up to here has been listed.
    package let last: Int

    package init(validity: Int, last: Int) {
        self.validity = validity
        self.last = last
    }
}

/// What a mailbox has beyond a mark.
package struct MailboxListing: Hashable, Sendable {
    /// The mark to go on from.
    package let mark: MailboxMark
    package let numbers: [Int]

    package init(mark: MailboxMark, numbers: [Int]) {
        self.mark = mark
        self.numbers = numbers
    }
}

/// A message as it lies in a mailbox.
package struct FetchedMail: Hashable, Sendable {
    package let bytes: [UInt8]
    /// When the mailbox got it, by its own clock.
    package let arrived: Date?
    /// `false` where it was too large, and these are its headers alone.
    package let isWhole: Bool

    package static let mostBytes = 16 * 1_048_576

    package init(bytes: [UInt8], arrived: Date?, isWhole: Bool) {
        self.bytes = bytes
        self.arrived = arrived
        self.isWhole = isWhole
    }
}

/// Reads a mailbox, and changes nothing in it but that what was read is marked as seen.
package protocol MailFetcher: Sendable {
    /// - Parameter mark: `nil` to begin with what nobody has read.
    /// - Throws: ``MailError``, or ``SecretError``, as all that follow.
    func list(_ account: MailboxAccount, after mark: MailboxMark?) async throws -> MailboxListing

    /// - Returns: `nil` where it lies there no more.
    func fetch(_ number: Int, validity: Int, from account: MailboxAccount) async throws -> FetchedMail?

    /// Signs in and looks whether there is such a folder.
    func tryOut(_ account: MailboxAccount) async throws
}
