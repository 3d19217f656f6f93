// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials
import Synchronization

/// The list of waiting tickets, opened once by the secret that the program printed, then by a session in memory.
final class Desk: Sendable {
    static let cookie = "desk"
    static let hours = 12

    private let secret: SHA256Digest
    private let newID: @Sendable () -> String
    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    private struct State {
        var isUsed = false
        var session: SHA256Digest?
        var until = Date.distantPast
    }

    init(secret: String, newID: @escaping @Sendable () -> String, now: @escaping @Sendable () -> Date) {
        self.secret = SHA256.hash(data: Array(secret.utf8))
        self.newID = newID
        self.now = now
    }

    /// - Returns: The session for the cookie; `nil` when the secret is wrong, empty or used.
    func open(_ attempt: String) -> String? {
        // Digests compare in constant time.
        guard !attempt.isEmpty, SHA256.hash(data: Array(attempt.utf8)) == secret else { return nil }
        return state.withLock { state in
            guard !state.isUsed else { return nil }
            let session = newID()
            state = State(
                isUsed: true, session: SHA256.hash(data: Array(session.utf8)), until: now().addingTimeInterval(Double(Self.hours) * 3600)
            )
            return session
        }
    }

    func isOpen(to session: String?) -> Bool {
        guard let session else { return false }
        return state.withLock { state in
            guard let known = state.session, now() < state.until else { return false }
            return SHA256.hash(data: Array(session.utf8)) == known
        }
    }
}
