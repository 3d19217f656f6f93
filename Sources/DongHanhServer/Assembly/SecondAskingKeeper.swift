// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: asks again what was handed on thirty days ago, and notes whether the assistant can answer it by now.
struct SecondAskingKeeper: Sendable {
    let askings: any SecondAskings
    /// An assistant whose answers nobody keeps.
    let assistant: any Assistant
    let registries: any Registries
    let logger: Logger
    let pause: Duration
    /// As many as hold up nobody who asks meanwhile.
    private static let most = 50

    func run() async throws {
        while !Task.isCancelled {
            do {
                _ = try await round(at: Date())
            } catch is CancellationError {
                return
            } catch {
                // What is due stays due; the next round tries again.
                logger.error("what was handed on was not asked again", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: pause)
        }
    }

    /// - Returns: How many were asked again.
    func round(at now: Date) async throws -> Int {
        let due = try await askings.due(at: now, limit: Self.most)
        guard !due.isEmpty else { return 0 }
        let registry = try await registries.registry(known: nil)
        for ticket in due {
            let field = ticket.evidence.lazy.compactMap(\.duty).first.flatMap { registry.duty($0)?.field }
            do {
                let question = try SecondAsking.question(ticket.question, id: .init(Chance.secret()), at: now)
                let answer = try await assistant.answer(question).answer
                let found = answer.competence?.duty.field ?? field
                try await askings.keep(
                    SecondAsking(
                        ticket: ticket.id, field: found, first: ticket.opened, again: now, action: answer.action, reason: answer.reason))
            } catch is QuestionError {
                // Such as a place that is no more: nobody can be answered about it either.
                try await askings.keep(
                    SecondAsking(ticket: ticket.id, field: field, first: ticket.opened, again: now, action: .refuse, reason: .notAQuestion))
            }
        }
        return due.count
    }
}

/// Keeps nothing of what is asked for a trial.
struct Unkept: Answers {
    func record(_ id: Question.ID) async throws -> AnswerRecord { throw AnswerError.notFound(id) }
    func keep(_ record: AnswerRecord, ticket: Ticket?) async throws {}
    func disputed(limit: Int, offset: Int) async throws -> Listing<DisputedAnswer> { Listing(elements: [], total: 0) }
    func unanswered(limit: Int) async throws -> [String] { [] }
    func asked(since: Date) async throws -> [Duty.ID: Int] { [:] }
}
