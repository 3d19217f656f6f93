// SPDX-License-Identifier: Apache-2.0
import CLibcurl
package import Domain
package import Foundation

/// Takes mail to a server by SMTP (RFC 5321), protected as the settings say or not at all.
package struct SMTPCarrier: MailCarrier {
    private let secrets: any Secrets
    private let authorities: String?
    private let seconds: Int
    private let now: @Sendable () -> Date
    private let threads = TransferThreads(most: 4)

    /// - Parameters:
    ///   - authorities: A file of certificates that are trusted instead of the system's.
    ///   - seconds: How long one message may take.
    package init(secrets: any Secrets, authorities: String? = nil, seconds: Int = 30, now: @escaping @Sendable () -> Date) {
        self.secrets = secrets
        self.authorities = authorities
        self.seconds = seconds
        self.now = now
    }

    package func send(_ mail: Mail, by server: MailServer) async throws {
        let message = MailMessage.bytes(mail, from: server, at: now())
        try await exchange(with: server, seconds: seconds) { transfer in
            transfer.set(CURLOPT_MAIL_FROM, "<\(server.sender.text)>")
            transfer.set(CURLOPT_MAIL_RCPT, list: ["<\(mail.to.text)>"])
            transfer.upload(message)
        }
    }

    package func tryOut(_ server: MailServer) async throws {
        try await exchange(with: server, seconds: seconds / 2) { transfer in
            transfer.set(CURLOPT_CUSTOMREQUEST, "NOOP")
            transfer.set(CURLOPT_NOBODY, 1)
        }
    }

    private func exchange(with server: MailServer, seconds: Int, _ prepare: @escaping @Sendable (Transfer) -> Void) async throws {
        let password = try server.login.map { try secrets.secret($0.password) }
        let authorities = authorities
        do {
            try await threads.run {
                let transfer = try Transfer(to: Self.address(of: server), seconds: seconds, limit: 64 * 1_024, authorities: authorities)
                transfer.set(CURLOPT_PROTOCOLS_STR, server.security == .tls ? "smtps" : "smtp")
                if server.security == .startTLS { transfer.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
                if let login = server.login, let password {
                    transfer.set(CURLOPT_USERNAME, login.user)
                    transfer.set(CURLOPT_PASSWORD, password)
                }
                prepare(transfer)
                _ = try transfer.run()
            }
        } catch let fault as TransferFault {
            throw Self.refusal(fault, of: server)
        }
    }

    /// The path is what the server is greeted with: a name that its mail comes from, not that of some machine inside.
    private static func address(of server: MailServer) -> String {
        let domain = server.sender.text.split(separator: "@").last.map(String.init) ?? "localhost"
        return "\(server.security == .tls ? "smtps" : "smtp")://\(server.host):\(server.port)/\(domain.percentEncoded)"
    }

    private static func refusal(_ fault: TransferFault, of server: MailServer) -> MailError {
        switch fault {
        case .loginDenied: .wrongLogin(host: server.host)
        case .refused(let code): .refused(isFinal: code >= 500, why: String(code))
        default: .unreachable(host: server.host, why: fault.why)
        }
    }
}
