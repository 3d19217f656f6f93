// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// How many may be tried at one door: browsers that nobody knows share one per account, a browser that its owner has used has its own.
///
/// So whoever tries passwords closes the door to himself and to other strangers, and not to the owner.
enum SignInLane {
    private static let most = 10
    private static let seconds = 15.0 * 60

    static func name(email: String, device: String?, isKnown: Bool) -> String {
        if let device, isKnown { return "device:" + Digest.of(device) }
        return "account:" + Digest.of(email.lowercased())
    }

    /// Counts an attempt before it is looked at, so that many at once gain nothing.
    ///
    /// - Returns: Whether this was the last attempt for a while.
    /// - Throws: ``SignInError/tooManyAttempts(minutes:)``.
    static func enter(_ name: String, most: Int = most, at now: Date, in session: any SQLSession) throws -> Bool {
        let row = try session.rows("SELECT * FROM sign_in_lane WHERE name = \(name)").first
        let closed: Date? = try row?.optional("closed_until")
        if let closed, now < closed { throw SignInError.tooManyAttempts(minutes: Int((closed.timeIntervalSince(now) / 60).rounded(.up))) }
        let since: Date = try row?.get("since_at") ?? now
        let isFresh = row == nil || closed != nil || now.timeIntervalSince(since) >= seconds
        let attempts = isFresh ? 1 : (try row?.get("attempts") ?? 0) + 1
        let until = attempts >= most ? now.addingTimeInterval(seconds) : nil
        try session.run(
            """
            INSERT INTO sign_in_lane (name, attempts, since_at, closed_until) VALUES (\(name), \(attempts), \(isFresh ? now : since), \(until))
            ON CONFLICT (name) DO UPDATE SET attempts = excluded.attempts, since_at = excluded.since_at, closed_until = excluded.closed_until
            """
        )
        return until != nil
    }

    static func clear(_ name: String, in session: any SQLSession) throws {
        try session.run("DELETE FROM sign_in_lane WHERE name = \(name)")
    }
}
