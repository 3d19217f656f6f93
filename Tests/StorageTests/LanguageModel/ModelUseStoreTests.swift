// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

@Suite(.serialized) struct ModelUseStoreTests {
    private static let noon = Day(iso: "2026-11-22")?.start.addingTimeInterval(43_200) ?? .distantPast

    private static func use(_ question: String, tokens: Int = 100, _ outcome: ModelUse.Outcome = .used, at: Date = noon) -> ModelUse {
        ModelUse(
            question: Question.ID(question), model: "bịa", prompt: "p", tokens: tokens, milliseconds: 5, outcome: outcome, at: at)
    }

    @Test(arguments: Engine.available)
    func `uses are counted by the day of Ha Noi`(_ engine: Engine) async throws {
        let uses = ModelUseStore(try await engine.migratedDatabase())
        let day = Day(Self.noon)
        #expect(try await uses.tokens(on: day) == 0)
        try await uses.keep(Self.use("a"))
        try await uses.keep(Self.use("b", tokens: 50, .failed))
        try await uses.keep(Self.use("c", tokens: 7, .used, at: day.start.addingTimeInterval(-1)))
        #expect(try await uses.tokens(on: day) == 150)
        #expect(try await uses.counts(on: day) == [.used: 1, .failed: 1])
        #expect(try await uses.latest(limit: 2).map(\.question.text).sorted() == ["a", "b"])
        #expect(try await uses.latest(limit: 9).last == Self.use("c", tokens: 7, .used, at: day.start.addingTimeInterval(-1)))
    }
}
