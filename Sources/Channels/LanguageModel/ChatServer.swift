// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// A model behind `/v1/chat/completions`: its reply is streamed, so that one that stalls or never ends is noticed, and bound to a schema.
package struct ChatServer: LanguageModel {
    private let secrets: any Secrets
    private let authorities: String?
    /// A reply is a few sentences; every token comes in an envelope of some hundred bytes.
    private static let limit = 1 << 20

    package init(secrets: any Secrets, authorities: String?) {
        self.secrets = secrets
        self.authorities = authorities
    }

    package func reply(to request: ModelRequest, of server: ModelServerSetup) async throws -> ModelReply {
        guard let address = WebAddress(server.address.text + "/chat/completions") else {
            throw LanguageModelError.unreachable(server.address.host, why: server.address.text)
        }
        let headers = try server.secret.map { ["Authorization: Bearer " + (try secrets.secret($0)).singleLine] } ?? []
        let client = WebClient(seconds: server.seconds, limit: Self.limit, authorities: authorities)
        do {
            let (code, body) = try await client.answer(from: address, headers: headers, json: try Self.json(request, server.model))
            guard (200..<300).contains(code) else { throw LanguageModelError.unreachable(server.address.host, why: String(code)) }
            return try ChatStream(body, mostBytes: request.mostTokens * Self.bytesOfToken).reply(of: server.model)
        } catch let fault as TransferFault {
            switch fault {
            case .slow: throw LanguageModelError.slow
            case .tooLarge: throw LanguageModelError.tooLong
            default: throw LanguageModelError.unreachable(server.address.host, why: fault.why)
            }
        }
    }

    private static let bytesOfToken = 16

    private static func json(_ request: ModelRequest, _ model: String) throws -> String {
        let schema = try JSONSerialization.jsonObject(with: Data(request.schema.utf8))
        let body: [String: Any] = [
            "model": model, "stream": true, "stream_options": ["include_usage": true], "temperature": 0, "max_tokens": request.mostTokens,
            "messages": [["role": "system", "content": request.system], ["role": "user", "content": request.user]],
            "response_format": ["type": "json_schema", "json_schema": ["name": "choice", "strict": true, "schema": schema]],
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys]), as: UTF8.self)
    }
}

/// What a server has sent: events of a stream, or one answer from those that do not stream.
struct ChatStream {
    private let body: [UInt8]
    private let mostBytes: Int

    init(_ body: [UInt8], mostBytes: Int) {
        self.body = body
        self.mostBytes = mostBytes
    }

    /// - Throws: ``LanguageModelError/cutOff`` where it was not told that the reply is whole.
    func reply(of asked: String) throws -> ModelReply {
        var (text, model, tokens, isWhole) = ("", asked, Int?.none, false)
        for chunk in try chunks() {
            if let name = chunk.model, !name.isEmpty { model = name }
            if let total = chunk.usage?.total_tokens { tokens = total }
            guard let choice = chunk.choices?.first else { continue }
            text += choice.delta?.content ?? choice.message?.content ?? ""
            guard text.utf8.count <= mostBytes else { throw LanguageModelError.tooLong }
            switch choice.finish_reason {
            case nil: break
            case "stop": isWhole = true
            default: throw LanguageModelError.cutOff
            }
        }
        guard isWhole else { throw LanguageModelError.cutOff }
        return ModelReply(text: text, model: model, tokens: tokens)
    }

    private func chunks() throws -> [Chunk] {
        let decoder = JSONDecoder()
        if let whole = try? decoder.decode(Chunk.self, from: Data(body)) { return [whole] }
        var chunks: [Chunk] = []
        for line in body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where line.starts(with: "data:".utf8) {
            let value = line.dropFirst(5).drop { $0 == 0x20 }
            if value.elementsEqual("[DONE]".utf8) { break }
            guard let chunk = try? decoder.decode(Chunk.self, from: Data(value)) else { throw LanguageModelError.malformed }
            chunks.append(chunk)
        }
        guard !chunks.isEmpty else { throw LanguageModelError.malformed }
        return chunks
    }

    private struct Chunk: Decodable {
        let model: String?
        let choices: [Choice]?
        let usage: Usage?

        struct Choice: Decodable {
            let delta: Words?
            let message: Words?
            let finish_reason: String?
        }

        struct Words: Decodable { let content: String? }
        struct Usage: Decodable { let total_tokens: Int? }
    }
}
