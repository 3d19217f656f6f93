// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: takes what came into the mailbox, keeps it, and answers it.
struct MailboxKeeper: Sendable {
    let received: any ReceivedMails
    let fetcher: any MailFetcher
    let desk: MailDesk
    let logger: Logger
    let pause: Duration
    /// Between two marks of the lease.
    private static let mostFetched = 50

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await round(now: { Date() })
            } catch is CancellationError {
                return
            } catch {
                // What waits goes on waiting; the next round tries again.
                logger.error("the mailbox was not read", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: pause)
        }
    }

    func round(now: @Sendable () -> Date) async throws {
        try await look(at: now())
        while true {
            // Before one is taken: it would wait for its lease to end.
            try Task.checkCancellation()
            guard let mail = try await received.next(at: now()) else { return }
            do {
                try await desk.settle(mail, at: now())
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                // Neither the log nor the next mail learns what is in this one.
                logger.error("a mail waits to be read again", metadata: ["error": "\(type(of: error))"])
                try await received.fail(mail.id, at: now())
            }
        }
    }

    private func look(at now: Date) async throws {
        guard let (account, mark) = try await received.begin(at: now) else { return }
        do {
            try await received.note(try await fetcher.list(account, after: mark), at: now)
            for (number, validity) in try await received.unfetched(limit: Self.mostFetched, at: now) {
                try Task.checkCancellation()
                try await fetch(number, validity, from: account, at: now)
            }
            try await received.end(fault: nil, at: now)
        } catch let refusal as any Refusal where refusal is MailError || refusal is SecretError {
            logger.warning(
                "the mailbox cannot be read", metadata: ["key": "\(refusal.key)", "details": "\(refusal.details.joined(separator: ", "))"])
            try await received.end(fault: ([refusal.key] + refusal.details).joined(separator: ": "), at: now)
        } catch {
            // The next look need not wait for the lease to end.
            try? await received.end(fault: "mail.interrupted", at: now)
            throw error
        }
    }

    /// One that cannot be fetched holds up none of the others.
    private func fetch(_ number: Int, _ validity: Int, from account: MailboxAccount, at now: Date) async throws {
        do {
            try await received.keep(try await fetcher.fetch(number, validity: validity, from: account), number: number, validity: validity, at: now)
        } catch let error as MailError {
            try await received.miss(number: number, validity: validity, at: now)
            switch error {
            case .refused, .noFolder: break
            // A server that is away, or lets nobody in, has none of them.
            case .unreachable, .wrongLogin: throw error
            }
        }
    }
}
