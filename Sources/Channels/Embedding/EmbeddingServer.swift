// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// Vectors from a server that speaks `/v1/embeddings`.
package struct EmbeddingServer: Embedder {
    package let engine: String
    private let setup: EmbeddingServerSetup
    private let secrets: any Secrets
    private let questions: WebClient
    private let passages: WebClient

    private static let secondsForPassages = 120
    private static let limit = 8 * 1_048_576

    /// - Parameter secondsForQuestion: A server that thinks longer about a question is done without.
    package init(_ setup: EmbeddingServerSetup, secrets: any Secrets, authorities: String?, secondsForQuestion: Int = 2) {
        self.setup = setup
        self.secrets = secrets
        // Another address may be another model, whatever it calls itself.
        engine = [setup.address.text, setup.model ?? "", setup.form.rawValue].joined(separator: " ")
        questions = WebClient(seconds: secondsForQuestion, limit: Self.limit, authorities: authorities)
        passages = WebClient(seconds: Self.secondsForPassages, limit: Self.limit, authorities: authorities)
    }

    package func vectors(of texts: [String], for use: EmbeddingUse) async throws -> [[Float]] {
        guard !texts.isEmpty else { return [] }
        guard let address = WebAddress(setup.address.text + "/embeddings") else { throw EmbeddingError.malformed(setup.address.host) }
        let headers = try setup.secret.map { ["Authorization: Bearer " + (try secrets.secret($0)).singleLine] } ?? []
        let client = use == .question ? questions : passages
        do {
            let (code, body) = try await client.answer(from: address, headers: headers, json: try request(texts, use))
            guard (200..<300).contains(code) else { throw EmbeddingError.unreachable(setup.address.host, why: String(code)) }
            return try read(body, count: texts.count)
        } catch let fault as TransferFault {
            throw EmbeddingError.unreachable(setup.address.host, why: fault.why)
        }
    }

    private func request(_ texts: [String], _ use: EmbeddingUse) throws -> String {
        let name = use == .question ? "query" : "passage"
        // Composed: models read letters with their marks put apart as other letters.
        let composed = texts.map(Vietnamese.composed)
        let input = setup.form == .prefix ? composed.map { "\(name): \($0)" } : composed
        let request = Request(
            model: setup.model ?? "default", input: input, input_type: setup.form == .field ? name : nil, encoding_format: "float")
        return String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    }

    /// In the order of what was sent, whatever order they came in; all of one length.
    private func read(_ body: [UInt8], count: Int) throws -> [[Float]] {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)), answer.data.count == count else {
            throw EmbeddingError.malformed(setup.address.host)
        }
        let sorted = answer.data.sorted { $0.index < $1.index }
        let length = sorted.first?.embedding.count ?? 0
        guard sorted.map(\.index) == Array(0..<count), (1...4_096).contains(length),
            sorted.allSatisfy({ $0.embedding.count == length && $0.embedding.allSatisfy(\.isFinite) })
        else { throw EmbeddingError.malformed(setup.address.host) }
        return sorted.map(\.embedding)
    }

    private struct Request: Encodable {
        let model: String
        let input: [String]
        let input_type: String?
        let encoding_format: String
    }

    private struct Answer: Decodable {
        let data: [Item]

        struct Item: Decodable {
            let index: Int
            let embedding: [Float]
        }
    }
}
