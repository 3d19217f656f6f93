// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// When a model is asked at all, and what leaves the house.
@Suite struct GuardedModelTests {
    private static func honest() -> ModelServer {
        ModelServer { .says(ModelServer.choice($0.name(of: "đèn lồng màu xanh"), MadeUpLaw.lighting)) }
    }

    @Test func `switched off, nothing leaves`() async throws {
        let server = Self.honest()
        try await server.live { port in
            let record = try await ModelDesk(port, isOn: false).ask()
            #expect(record.answer.action == .handoff)
            #expect(record.versions["language model"] == nil)
        }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: [(0.2, false), (0.39, false), (0.41, true), (0.79, true), (0.81, false)])
    func `it is asked where the ranking is half sure, and nowhere else`(_ trust: Double, _ isAsked: Bool) async throws {
        let server = Self.honest()
        try await server.live { port in
            let answer = try await ModelDesk(port, trust: trust).ask().answer
            if trust < 0.8 { #expect((answer.action == .answer) == isAsked) }
        }
        #expect(server.requests.isEmpty != isAsked)
    }

    @Test(arguments: ["Khinh khí cầu có được thắp đèn lồng màu đỏ khi bay qua sông không?", "Tôi muốn hỏi chuyên viên về khinh khí cầu"])
    func `yes and no are no choice of clauses, and who wants a person gets one`(_ text: String) async throws {
        let server = Self.honest()
        try await server.live { port in _ = try await ModelDesk(port).ask(text) }
        #expect(server.requests.isEmpty)
    }

    @Test func `personal data stays here`() async throws {
        let server = Self.honest()
        try await server.live { port in
            _ = try await ModelDesk(port).ask(
                "Tôi là Nguyễn Văn Bịa, số 0912 345 678, thư bia@example.org, hỏi khinh khí cầu bay qua sông thắp đèn lồng màu gì?")
        }
        let body = try #require(server.requests.first).body
        for words in ["Bịa,", "0912", "bia@example.org"] { #expect(!body.contains(words)) }
        #expect(body.contains("khinh khí cầu"))
    }

    @Test func `only names, headings and words of clauses go along, within bounds`() async throws {
        let server = Self.honest()
        try await server.live { port in _ = try await ModelDesk(port).ask() }
        let asked = try #require(server.requests.first)
        #expect(asked.clauses.map(\.id) == (1...asked.clauses.count).map { "C\($0)" })
        #expect(!asked.body.contains("1-1901-nd-xx"))
        #expect(!asked.body.contains("1/1901"))
        #expect(asked.body.utf8.count < 40_000)
        #expect(asked.body.contains("json_schema"))
        #expect(asked.body.contains("\"stream\":true"))
    }

    @Test func `the budget of a day is not overrun, and begins anew on the next`() async throws {
        let server = ModelServer { .counts(ModelServer.choice($0.name(of: "đèn lồng màu xanh"), MadeUpLaw.lighting), tokens: 900) }
        try await server.live { port in
            let desk = try await ModelDesk(port, tokensADay: 3_600)
            var answered = 0
            for _ in 0..<6 { answered += try await desk.ask().answer.action == .answer ? 1 : 0 }
            #expect(answered > 0 && answered < 6)
            #expect(try await desk.uses.tokens(on: Desk.today) <= 3_600)
            desk.clock.go(86_400)
            #expect(try await desk.ask().answer.action == .answer)
        }
    }

    @Test(arguments: [-5, 0, 1, 100_000_000])
    func `a server that counts falsely is counted by what was sent`(_ tokens: Int) async throws {
        let server = ModelServer { .counts(ModelServer.choice($0.name(of: "đèn lồng màu xanh"), MadeUpLaw.lighting), tokens: tokens) }
        try await server.live { port in
            let desk = try await ModelDesk(port)
            _ = try await desk.ask()
            let counted = try await desk.uses.tokens(on: Desk.today)
            #expect(counted > 300 && counted < 40_000)
        }
    }

    @Test func `a server that fails three times rests, is tried again, and rests longer`() async throws {
        let server = ModelServer { _ in .raw("", status: 500) }
        try await server.live { port in
            let desk = try await ModelDesk(port)
            for _ in 0..<5 { _ = try await desk.ask() }
            #expect(server.requests.count == 3)
            desk.clock.go(31)
            for _ in 0..<3 { _ = try await desk.ask() }
            #expect(server.requests.count == 4)
            desk.clock.go(31)
            _ = try await desk.ask()
            #expect(server.requests.count == 4)
            desk.clock.go(30)
            _ = try await desk.ask()
            #expect(server.requests.count == 5)
        }
    }

    @Test func `many at once do not overrun the budget together`() async throws {
        let server = ModelServer { .counts(ModelServer.choice($0.name(of: "đèn lồng màu xanh"), MadeUpLaw.lighting), tokens: 900) }
        try await server.live { port in
            let desk = try await ModelDesk(port, tokensADay: 5_000)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<12 { group.addTask { _ = try await desk.ask() } }
                try await group.waitForAll()
            }
            #expect(try await desk.uses.tokens(on: Desk.today) <= 5_000)
        }
    }
}
