// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// A real mail server that keeps what it is given.
struct Mailbox {
    let port: Int
    let certificate: String
    private let companion: Companion

    static let password = "mật khẩu bịa: dài & lạ"

    init(isPlain: Bool = false) async throws {
        companion = try Companion("throwaway-mailbox", isPlain ? ["plain"] : [], files: ["password": Self.password])
        let said = try await companion.line().split(separator: " ")
        port = try #require(Int(said[0]))
        certificate = String(said[1])
    }

    struct Message: Decodable {
        let from: String
        let to: [String]
        let tls: Bool
        let login: Bool
        let headers: [String: String]
        let text: String
        let longest: Int
        let ascii: Bool
    }

    /// In the order in which they came.
    func messages() throws -> [Message] {
        var all: [Message] = []
        while let data = try? Data(contentsOf: companion.folder.appending(path: "\(all.count + 1).json")) {
            all.append(try JSONDecoder().decode(Message.self, from: data))
        }
        return all
    }

    func server(
        host: String = "localhost", _ security: MailServer.Security = .startTLS, user: String? = "trang", password: String = "thu"
    ) throws -> MailServer {
        let name = try #require(SecretName(password))
        return MailServer(
            host: host, port: port, security: security, login: user.map { MailServer.Login(user: $0, password: name) },
            sender: try EmailAddress("hotro@bia.example.org"), senderName: HeaderText("Bộ Bịa, Vụ \"Thử\" <x@y>")
        )
    }
}
