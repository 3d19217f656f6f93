// SPDX-License-Identifier: Apache-2.0
import Domain
import Synchronization

/// What this node has counted since it started. It holds routes, statuses and reasons, and nothing of who asked what.
final class Tally: Sendable {
    private let counts = Mutex(Counts())

    struct Counts: Sendable {
        var requests: [Request: Int] = [:]
        /// By method and route.
        var durations: [Route: Histogram] = [:]
        var answers: [Outcome: Int] = [:]
        var answering = Histogram()
        var stale: [Bool: Int] = [:]
        var failed = 0
    }

    struct Route: Hashable, Comparable, Sendable {
        let path: String
        let method: String

        static func < (one: Route, other: Route) -> Bool { (one.path, one.method) < (other.path, other.method) }
    }

    struct Request: Hashable, Comparable, Sendable {
        let route: Route
        let status: Int

        static func < (one: Request, other: Request) -> Bool { (one.route, one.status) < (other.route, other.status) }
    }

    struct Outcome: Hashable, Comparable, Sendable {
        let action: Answer.Action
        let reason: Answer.Reason

        static func < (one: Outcome, other: Outcome) -> Bool {
            (one.action.rawValue, one.reason.rawValue) < (other.action.rawValue, other.reason.rawValue)
        }
    }

    var now: Counts { counts.withLock { $0 } }

    func requested(_ route: Route, status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.requests[Request(route: route, status: status), default: 0] += 1
            counts.durations[route, default: Histogram()].add(seconds)
        }
    }

    func answered(_ answer: Answer, seconds: Double) {
        counts.withLock { counts in
            counts.answers[Outcome(action: answer.action, reason: answer.reason), default: 0] += 1
            counts.answering.add(seconds)
        }
    }

    /// - Parameter isTold: Whether whoever reads the answer is told that its ground has changed.
    func servedStale(isTold: Bool) { counts.withLock { $0.stale[isTold, default: 0] += 1 } }

    func failedToAnswer() { counts.withLock { $0.failed += 1 } }
}

/// The assistant, with what becomes of questions counted; each answer is looked at once more for rows whose ground has changed.
struct CountedAssistant: Assistant {
    let assistant: any Assistant
    let registries: any Registries
    let tally: Tally

    func answer(_ question: Question) async throws -> AnswerRecord {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let record = try await assistant.answer(question)
            tally.answered(record.answer, seconds: (clock.now - start) / .seconds(1))
            await look(at: record.answer)
            return record
        } catch let refusal as any Refusal {
            throw refusal
        } catch {
            tally.failedToAnswer()
            throw error
        }
    }

    /// None should be found: rows whose ground has changed settle nothing. This asks the registry apart from the steps that answered.
    private func look(at answer: Answer) async {
        guard answer.action == .answer, let finding = answer.competence, [.one, .split].contains(finding.result),
            let registry = try? await registries.registry(known: answer.question.known)
        else { return }
        let isStale = finding.holders.contains { holder in
            !registry.staleness.grounds(of: .fact("competence", holder.competence.id.text), on: finding.on).isEmpty
        }
        if isStale { tally.servedStale(isTold: false) }
    }
}
