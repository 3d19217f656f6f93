// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// A provider that somebody else has written.
struct RealProvider {
    let issuer: String
    private let companion: Companion

    init(redirect: String, algorithm: String, isSecure: Bool = false) async throws {
        companion = try Companion("throwaway-provider", [redirect, algorithm] + (isSecure ? ["tls"] : []))
        issuer = try await companion.line()
    }

    /// By which it is known where it speaks TLS.
    var certificate: String { companion.folder.appending(path: "certificate.pem").path(percentEncoded: false) }

    /// Signs its only person in, as a browser would that was sent to that address.
    ///
    /// - Returns: What the browser then brings back, by name.
    func signIn(at address: String) async throws -> [String: String] {
        let items = URLComponents(string: try await companion.say(address))?.queryItems ?? []
        return items.reduce(into: [:]) { $0[$1.name] = $1.value }
    }

    func rotate() async throws { #expect(try await companion.say("rotate") == "rotated") }
}
