// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: takes what waits in the outbox to the mail server.
struct MailKeeper: Sendable {
    let outbox: any Outbox
    let carrier: any MailCarrier
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: pause)
            do {
                try await outbox.remind(at: Date())
                try await sendAll(now: { Date() })
            } catch is CancellationError {
                return
            } catch {
                // What waits goes on waiting; the next round tries again.
                logger.error("mail not sent", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Everything that is due.
    func sendAll(now: @Sendable () -> Date) async throws {
        while try await sendNext(now) {}
    }

    /// - Returns: `false` where nothing is due.
    private func sendNext(_ now: @Sendable () -> Date) async throws -> Bool {
        guard let outgoing = try await outbox.next(at: now()) else { return false }
        do {
            try await carrier.send(outgoing.mail, by: outgoing.server)
            try await outbox.markSent(outgoing.id, at: now())
        } catch let refusal as any Refusal where refusal is MailError || refusal is SecretError {
            // The log learns what is wrong with the server, and nothing of the message.
            logger.warning("a message waits", metadata: ["key": "\(refusal.key)", "details": "\(refusal.details.joined(separator: ", "))"])
            let isFinal = if case MailError.refused(let isFinal, _) = refusal { isFinal } else { false }
            let why = ([refusal.key] + refusal.details).joined(separator: ": ")
            try await outbox.markFailed(outgoing.id, why: why, isFinal: isFinal, at: now())
        }
        return true
    }
}
