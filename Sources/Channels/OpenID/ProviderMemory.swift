// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// What was read of providers a short while ago.
actor ProviderMemory {
    private var metadata: [WebAddress: (value: ProviderMetadata, read: Date)] = [:]
    private var rings: [WebAddress: (keys: [WebKey], read: Date)] = [:]

    /// What was read earlier is read again: a key that was withdrawn must not be believed for long.
    private static let freshSeconds = 600.0
    /// However many unknown keys tokens name, the provider is asked no more often than this.
    private static let pauseSeconds = 60.0
    /// Providers remembered at most; settings name one at a time.
    private static let most = 16

    func metadata(of issuer: WebAddress, at now: Date, _ read: @Sendable () async throws -> ProviderMetadata) async throws -> ProviderMetadata {
        if let known = metadata[issuer], Self.isWithin(Self.freshSeconds, known.read, now) { return known.value }
        let value = try await read()
        if metadata.count >= Self.most { metadata = [:] }
        metadata[issuer] = (value, now)
        return value
    }

    /// The keys that may have signed a token; the set is read again where none of those at hand suits.
    func keys(
        for token: SignedToken, from address: WebAddress, at now: Date, _ read: @Sendable () async throws -> [WebKey]
    ) async throws -> [WebKey] {
        if let ring = rings[address] {
            let suitable = ring.keys.filter { $0.suits(token) }
            if !suitable.isEmpty, Self.isWithin(Self.freshSeconds, ring.read, now) { return suitable }
            if Self.isWithin(Self.pauseSeconds, ring.read, now) { return suitable }
        }
        let former = rings[address]?.keys ?? []
        if rings.count >= Self.most { rings = [:] }
        // Noted before the answer is here, so that many tokens at once ask once.
        rings[address] = (former, now)
        do {
            let keys = try await read()
            rings[address] = (keys, now)
            return keys.filter { $0.suits(token) }
        } catch {
            rings[address] = nil
            throw error
        }
    }

    private static func isWithin(_ seconds: Double, _ read: Date, _ now: Date) -> Bool { (0..<seconds).contains(now.timeIntervalSince(read)) }
}
