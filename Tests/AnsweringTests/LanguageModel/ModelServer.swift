// SPDX-License-Identifier: Apache-2.0
import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

/// A server of a language model, on a real socket, that answers as it is told to.
final class ModelServer: Sendable {
    /// Made from what it was asked.
    typealias Manner = @Sendable (_ asked: Asked) -> Reply

    enum Reply: Sendable {
        /// Streamed in small parts, with a proper end.
        case says(String)
        /// Streamed, and ended for that reason; none at all for `nil`.
        case ends(String, reason: String?)
        /// The body as it is.
        case raw(String, status: Int = 200, type: String = "text/event-stream")
        case redirects(String)
        case floods
        case stalls
        /// Says it with that count of tokens.
        case counts(String, tokens: Int)
    }

    struct Asked: Sendable {
        let question: String
        /// Names and words of the clauses on offer.
        let clauses: [(id: String, text: String)]
        let body: String

        /// The name of the clause that holds these words.
        func name(of words: String) -> String { clauses.first { $0.text.contains(words) }?.id ?? "C0" }
    }

    private let manner: Manner
    private let heard = Mutex([Asked]())
    private let held = Mutex((isOver: false, waiting: [CheckedContinuation<Void, Never>]()))

    init(_ manner: @escaping Manner) { self.manner = manner }

    var requests: [Asked] { heard.withLock { $0 } }

    /// One sentence of a reply in the form that is wanted.
    static func choice(_ clause: String, _ quote: String, _ text: String? = nil) -> String { reply([(clause, quote, text ?? quote)]) }

    static func reply(_ sentences: [(clause: String, quote: String, text: String)]) -> String {
        let value = ["sentences": sentences.map { ["clause": $0.clause, "quote": $0.quote, "text": $0.text] }]
        return (try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func live<Value: Sendable>(_ talk: @escaping @Sendable (_ port: Int) async throws -> Value) async throws -> Value {
        let router = Router()
        router.post("/v1/chat/completions") { [self] request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            let asked = Self.read(String(buffer: body))
            heard.withLock { $0.append(asked) }
            return await response(to: manner(asked))
        }
        router.get("/elsewhere") { _, _ in Self.stream(Self.choice("C1", "x"), reason: "stop") }
        let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        return try await application.test(.live) { client in
            let port = try #require(client.port)
            do {
                let value = try await talk(port)
                letGo()
                return value
            } catch {
                letGo()
                throw error
            }
        }
    }

    private static func read(_ body: String) -> Asked {
        let whole = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any]
        let user = ((whole?["messages"] as? [[String: String]])?.last?["content"]) ?? ""
        let data = (try? JSONSerialization.jsonObject(with: Data(user.utf8))) as? [String: Any]
        let clauses = (data?["clauses"] as? [[String: String]] ?? []).map { ($0["id"] ?? "", $0["text"] ?? "") }
        return Asked(question: data?["question"] as? String ?? "", clauses: clauses, body: body)
    }

    private func response(to reply: Reply) async -> Response {
        switch reply {
        case .says(let text): Self.stream(text, reason: "stop")
        case .ends(let text, let reason): Self.stream(text, reason: reason)
        case .raw(let text, let status, let type):
            Response(status: .init(code: status), headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
        case .redirects(let address): Response(status: .temporaryRedirect, headers: [.location: address])
        case .floods: Self.stream(String(repeating: "và ", count: 100_000), reason: "stop")
        case .counts(let text, let tokens): Self.stream(text, reason: "stop", tokens: tokens)
        case .stalls:
            await hold()
        }
    }

    /// Holds the request until the test is over.
    private func hold() async -> Response {
        await withCheckedContinuation { waiting in
            let isOver = held.withLock { held in
                if !held.isOver { held.waiting.append(waiting) }
                return held.isOver
            }
            if isOver { waiting.resume() }
        }
        return Response(status: .ok)
    }

    private func letGo() {
        let waiting = held.withLock { held in
            held.isOver = true
            defer { held.waiting = [] }
            return held.waiting
        }
        for one in waiting { one.resume() }
    }

    private static func stream(_ text: String, reason: String?, tokens: Int? = 400) -> Response {
        func event(_ value: [String: Any]) -> String {
            "data: " + ((try? JSONSerialization.data(withJSONObject: value)).map { String(decoding: $0, as: UTF8.self) } ?? "") + "\n\n"
        }
        var body = ""
        var rest = text[...]
        while !rest.isEmpty {
            body += event(["model": "mô hình bịa", "choices": [["delta": ["content": String(rest.prefix(40))]]]])
            rest = rest.dropFirst(40)
        }
        if let reason { body += event(["choices": [["delta": [:] as [String: String], "finish_reason": reason] as [String: Any]]]) }
        if let tokens { body += event(["choices": [] as [String], "usage": ["total_tokens": tokens]]) }
        if reason != nil { body += "data: [DONE]\n\n" }
        return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: .init(byteBuffer: ByteBuffer(string: body)))
    }
}
