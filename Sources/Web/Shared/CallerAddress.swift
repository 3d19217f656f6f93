// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import NIOCore

/// From which address a request comes, as far as limits look at it.
package enum CallerAddress {
    /// - Parameters:
    ///   - peer: Who holds the other end of the connection; `nil` where there is no network in between.
    ///   - forwarded: The values of `X-Forwarded-For`, in the order of the headers.
    ///   - proxies: Servers in front of this one. Only they are believed, and only for whom they have seen themselves: whatever stands
    ///     further left was written by somebody else.
    package static func text(peer: String?, forwarded: [String], proxies: Set<String>) -> String {
        var address = plain(peer ?? "")
        var named = forwarded.flatMap { $0.split(separator: ",") }.map { plain(String($0)) }
        while proxies.contains(address), let next = named.popLast(), isAddress(next) { address = next }
        return network(of: address)
    }

    package static func isAddress(_ text: String) -> Bool { (try? SocketAddress(ipAddress: text, port: 0)) != nil }

    /// Without a port, brackets or the prefix of an IPv4 address in IPv6's clothes, in the one form in which equal addresses are equal.
    package static func plain(_ text: String) -> String {
        var bare = text.trimmingCharacters(where: \.isWhitespace).lowercased()
        if bare.hasPrefix("["), let end = bare.firstIndex(of: "]") { bare = String(bare[bare.index(after: bare.startIndex)..<end]) }
        if bare.hasPrefix("::ffff:"), bare.contains(".") { bare = String(bare.dropFirst(7)) }
        if bare.contains("."), let colon = bare.lastIndex(of: ":"), bare.filter({ $0 == ":" }).count == 1 { bare = String(bare[..<colon]) }
        return (try? SocketAddress(ipAddress: bare, port: 0))?.ipAddress ?? bare
    }

    /// One home has a whole /64 of IPv6: whoever changes his address within it is still one caller.
    private static func network(of address: String) -> String {
        guard address.contains(":") else { return address }
        let halves = address.components(at: "::").map { $0.split(separator: ":").map(String.init) }
        let middle = halves.count == 2 ? max(0, 8 - halves[0].count - halves[1].count) : 0
        let groups = halves[0] + Array(repeating: "0", count: middle) + (halves.count == 2 ? halves[1] : [])
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}

extension String {
    fileprivate func components(at separator: String) -> [String] {
        guard let found = firstRange(of: separator) else { return [self] }
        return [String(self[..<found.lowerBound]), String(self[found.upperBound...])]
    }
}

/// Sees from where a request comes and for which host, and holds up whoever reads too fast.
struct Doorstep: RouterMiddleware {
    typealias Context = Visit
    let pacing: Pacing
    let settings: SiteSettings

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        var visit = context
        visit.address = CallerAddress.text(peer: context.address, forwarded: request.headers[values: Self.forwarded], proxies: settings.proxies)
        // Only who guesses at a token is held up.
        if request.isForKeepers {
            if request.uri.path == "/metrics" { try pacing.arrive(from: visit.address) }
            return try await next(request, visit)
        }
        if let host = settings.host, request.head.authority?.lowercased() != host { throw Fault.wrongHost(request.head.authority ?? "") }
        // What is kept for ever is fetched once.
        if !request.uri.path.hasPrefix("/assets/") { try pacing.arrive(from: visit.address) }
        return try await next(request, visit)
    }

    private static let forwarded = HTTPFields.Element.Name("X-Forwarded-For") ?? .from
}
