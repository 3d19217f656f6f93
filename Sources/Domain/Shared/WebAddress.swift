// SPDX-License-Identifier: Apache-2.0

/// An absolute address on the web, in the plain form that is safe to fetch, to compare and to put into a header.
package struct WebAddress: Hashable, Codable, Sendable {
    package let text: String
    /// Lower case, without the port.
    package let host: String
    /// `https://host:port`.
    package let origin: String
    package let isSecure: Bool

    private static let longest = 1_000

    /// - Returns: `nil` for anything but `http` or `https`, a host, perhaps a port, a path and a query; nobody's name or password in it.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Self.forbidden.contains($0) }) else {
            return nil
        }
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard scheme == "https" || scheme == "http", text.dropFirst(scheme.count).hasPrefix("://") else { return nil }
        let authority = text.dropFirst(scheme.count + 3).prefix { !"/?#".contains($0) }
        guard let host = Self.host(of: authority.lowercased()) else { return nil }
        self.text = text
        self.host = host
        origin = scheme + "://" + authority.lowercased()
        isSecure = scheme == "https"
    }

    /// What comes behind the origin: empty, or a path and a query.
    package var rest: Substring { text.dropFirst(origin.count) }

    /// On this very machine, where nobody can listen in between.
    package var isLoopback: Bool { Self.isLoopback(host) }

    package static func isLoopback(_ host: String) -> Bool { ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host.lowercased()) }

    /// Nothing on its way can be read or changed.
    package var isPrivate: Bool { isSecure || isLoopback }

    /// Signs that an address writes in another form, or that browsers read in different ways.
    private static let forbidden = Set("\\\"<>^`{|}#@".utf8)

    private static func host(of authority: String) -> String? {
        let host: String
        let port: Substring
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            host = String(authority[...end])
            port = authority[authority.index(after: end)...]
            guard host.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }), host.count > 3 else { return nil }
        } else {
            let name = authority.prefix { $0 != ":" }
            guard isName(name) else { return nil }
            host = String(name)
            port = authority.dropFirst(name.count)
        }
        guard port.isEmpty || port.first == ":" else { return nil }
        guard port.isEmpty || Int(port.dropFirst()).map({ (1...65_535).contains($0) }) == true else { return nil }
        return host
    }

    /// A name of the net, or a number of version 4.
    package static func isName(_ text: some StringProtocol) -> Bool {
        text.utf8.count <= 253 && !text.isEmpty
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
            }
    }
}
