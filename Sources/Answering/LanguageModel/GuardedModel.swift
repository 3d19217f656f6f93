// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials
import Synchronization

/// The only way to a model: switched on, within its budget and not resting; every use is kept.
package final class GuardedModel: Sendable {
    private let model: any LanguageModel
    private let setups: any Setups
    private let uses: any ModelUses
    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    private struct State {
        var breaker = Breaker()
        var server: ModelServerSetup?
        /// What those under way may come to, so that many at once do not overrun the budget.
        var reserved = 0
        /// Spent on a day as far as this node knows: what was read may be older than what it has spent since.
        var spent: (day: Day, tokens: Int)?
    }

    package init(_ model: any LanguageModel, setups: any Setups, uses: any ModelUses, now: @escaping @Sendable () -> Date) {
        self.model = model
        self.setups = setups
        self.uses = uses
        self.now = now
    }

    /// What a model makes of a request, and what is to be kept of that.
    struct Said {
        /// `nil` where it failed.
        let reply: ModelReply?
        let use: ModelUse
    }

    /// - Returns: `nil` where no model may be asked; it is then as if there were none.
    func ask(_ request: ModelRequest, for question: Question.ID) async throws -> Said? {
        // Read anew each time: the switch holds from the next question on, on every node.
        guard let server = try await setups.sheet().setup.model, try await reserve(request, of: server) else { return nil }
        var spent = request.mostTokensInAll
        defer { state.withLock { Self.settle(request, spent, &$0) } }
        let clock = ContinuousClock()
        let start = clock.now
        var reply: ModelReply?
        do { reply = try await model.reply(to: request, of: server) } catch is CancellationError {
            // Whoever asked has gone; the tokens are spent all the same.
            try await uses.keep(use(request, of: server, question, nil, start.duration(to: clock.now)))
            throw CancellationError()
        } catch {}
        state.withLock { state in if reply == nil { state.breaker.failed(at: now()) } else { state.breaker.succeeded() } }
        let use = self.use(request, of: server, question, reply, start.duration(to: clock.now))
        spent = use.tokens
        return Said(reply: reply, use: use)
    }

    private static func settle(_ request: ModelRequest, _ spent: Int, _ state: inout State) {
        state.reserved -= request.mostTokensInAll
        if let known = state.spent { state.spent = (known.day, known.tokens + spent) }
    }

    func keep(_ said: Said, as outcome: ModelUse.Outcome) async throws -> ModelUse {
        let use = said.use
        let kept = ModelUse(
            question: use.question, model: use.model, prompt: use.prompt, tokens: use.tokens, milliseconds: use.milliseconds, outcome: outcome,
            at: use.at)
        try await uses.keep(kept)
        return kept
    }

    private func reserve(_ request: ModelRequest, of server: ModelServerSetup) async throws -> Bool {
        let day = Day(now())
        let read = try await uses.tokens(on: day)
        return state.withLock { state in
            if state.server != server { (state.server, state.breaker) = (server, Breaker()) }
            let spent = state.spent.flatMap { $0.day == day ? max($0.tokens, read) : nil } ?? read
            state.spent = (day, spent)
            guard spent + state.reserved + request.mostTokensInAll <= server.tokensADay, state.breaker.admits(at: now()) else { return false }
            state.reserved += request.mostTokensInAll
            return true
        }
    }

    private func use(
        _ request: ModelRequest, of server: ModelServerSetup, _ question: Question.ID, _ reply: ModelReply?, _ time: Duration
    ) -> ModelUse {
        // A server that counts too little, or not at all, is counted by what was sent.
        let least = (request.system.utf8.count + request.user.utf8.count) / 8
        let counted = reply?.tokens.flatMap { $0 >= least && $0 <= request.mostTokensInAll ? $0 : nil }
        return ModelUse(
            question: question, model: String((reply?.model ?? server.model).singleLine.prefix(100)), prompt: request.prompt,
            tokens: counted ?? request.mostTokensInAll, milliseconds: Int(time / .milliseconds(1)), outcome: .failed, at: now())
    }
}
