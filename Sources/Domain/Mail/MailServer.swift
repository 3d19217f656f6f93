// SPDX-License-Identifier: Apache-2.0

/// The server that takes the site's mail, and how it is spoken to.
package struct MailServer: Hashable, Sendable {
    package let host: String
    package let port: Int
    package let security: Security
    package let login: Login?
    package let sender: EmailAddress
    package let senderName: HeaderText

    package enum Security: String, Sendable, CaseIterable {
        /// Begins in the open and is protected before anything is said (RFC 3207).
        case startTLS = "starttls"
        /// Protected from the first byte (RFC 8314).
        case tls
        /// For a server on the same machine only.
        case none
    }

    package struct Login: Hashable, Sendable {
        package let user: String
        package let password: SecretName

        package init(user: String, password: SecretName) {
            self.user = user
            self.password = password
        }
    }

    package init(host: String, port: Int, security: Security, login: Login?, sender: EmailAddress, senderName: HeaderText) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.sender = sender
        self.senderName = senderName
    }
}

/// What a server did with a message.
package enum MailError: Refusal, Equatable {
    /// No connection, or none that is protected as was asked for.
    case unreachable(host: String, why: String)
    case wrongLogin(host: String)
    /// The server will not take it, now or at all.
    case refused(isFinal: Bool, why: String)
    /// The mailbox has no folder of that name.
    case noFolder(String, host: String)

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .unreachable: "mail.unreachable"
        case .wrongLogin: "mail.wrong-login"
        case .refused: "mail.refused"
        case .noFolder: "mail.no-folder"
        }
    }

    package var details: [String] {
        switch self {
        case .unreachable(let host, let why): [host, why]
        case .wrongLogin(let host): [host]
        case .refused(_, let why): [why]
        case .noFolder(let folder, let host): [folder, host]
        }
    }
}
