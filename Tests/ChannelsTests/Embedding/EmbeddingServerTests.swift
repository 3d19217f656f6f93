// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

/// A server of vectors that may say anything.
@Suite struct EmbeddingServerTests {
    private struct NoSecrets: Secrets {
        func secret(_ name: SecretName) throws -> String {
            guard name.text == "khoa" else { throw SecretError.missing(variable: "x", file: "y") }
            return "bí-mật"
        }
    }

    private struct Heard: Sendable {
        var body = ""
        var authorization: String?
    }

    /// Asks a server that answers every request with one text.
    private static func ask(
        _ texts: [String] = ["một", "hai"], for use: EmbeddingUse = .passage, form: EmbeddingServerSetup.Form = .field, secret: String? = nil,
        answer: String, status: Int = 200
    ) async throws -> (vectors: [[Float]], heard: Heard) {
        let heard = Mutex(Heard())
        let router = Router()
        router.post("/v1/embeddings") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            let words = Heard(body: String(buffer: body), authorization: request.headers[.authorization])
            heard.withLock { $0 = words }
            return Response(status: .init(code: status), body: .init(byteBuffer: ByteBuffer(string: answer)))
        }
        let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        let vectors = try await application.test(.live) { client in
            let port = try #require(client.port)
            let address = try #require(WebAddress("http://127.0.0.1:\(port)/v1"))
            let setup = EmbeddingServerSetup(address: address, model: "mô hình", secret: secret.flatMap(SecretName.init), form: form)
            return try await EmbeddingServer(setup, secrets: NoSecrets(), authorities: nil, secondsForQuestion: 120).vectors(of: texts, for: use)
        }
        return (vectors, heard.withLock { $0 })
    }

    private static let right = #"{"data":[{"index":1,"embedding":[0,1]},{"index":0,"embedding":[1,0]}]}"#

    @Test func `vectors come in the order of the texts, whatever order they were sent in`() async throws {
        #expect(try await Self.ask(answer: Self.right).vectors == [[1, 0], [0, 1]])
    }

    @Test(arguments: [
        (EmbeddingServerSetup.Form.field, EmbeddingUse.question, #""input_type":"query""#, "một"),
        (.field, .passage, #""input_type":"passage""#, "một"), (.prefix, .question, #"["query: một""#, "query: một"),
        (.prefix, .passage, #"["passage: một""#, "passage: một"), (.plain, .question, #"["một""#, "một"),
    ])
    func `the server learns whether it is a question`(_ form: EmbeddingServerSetup.Form, _ use: EmbeddingUse, _ part: String, _ first: String)
        async throws
    {
        let heard = try await Self.ask(for: use, form: form, answer: Self.right).heard
        #expect(heard.body.contains(part))
        let json = try JSONSerialization.jsonObject(with: Data(heard.body.utf8)) as? [String: Any]
        #expect((json?["input"] as? [String])?.first == first)
        #expect((json?["input_type"] == nil) == (form != .field))
    }

    @Test func `letters are composed before they are sent, and the key goes along`() async throws {
        let heard = try await Self.ask(["a\u{302}\u{301}", "b"], secret: "khoa", answer: Self.right).heard
        #expect(heard.body.contains("ấ"))
        #expect(heard.authorization == "Bearer bí-mật")
    }

    @Test func `a key that this machine does not have is asked for, not done without`() async throws {
        await #expect(throws: SecretError.missing(variable: "x", file: "y")) { try await Self.ask(secret: "khac", answer: Self.right) }
    }

    @Test(arguments: [
        "", "{", "[]", "{}", #"{"data":[]}"#, #"{"data":[{"index":0,"embedding":[1,0]}]}"#,
        #"{"data":[{"index":0,"embedding":[1,0]},{"index":0,"embedding":[0,1]}]}"#,
        #"{"data":[{"index":0,"embedding":[1,0]},{"index":1,"embedding":[1]}]}"#,
        #"{"data":[{"index":0,"embedding":[]},{"index":1,"embedding":[]}]}"#,
        #"{"data":[{"index":0,"embedding":[1,"x"]},{"index":1,"embedding":[1,0]}]}"#,
        #"{"data":[{"index":0,"embedding":[1e99,0]},{"index":1,"embedding":[1,0]}]}"#, String(repeating: "a", count: 100_000),
    ])
    func `what is no list of vectors is refused`(_ answer: String) async throws {
        await #expect(throws: EmbeddingError.malformed("127.0.0.1")) { try await Self.ask(answer: answer) }
    }

    @Test(arguments: [401, 500, 302])
    func `a server that refuses is told of by its code`(_ status: Int) async throws {
        await #expect(throws: EmbeddingError.unreachable("127.0.0.1", why: String(status))) {
            try await Self.ask(answer: Self.right, status: status)
        }
    }

    @Test func `a server that is not there is told of`() async throws {
        let address = try #require(WebAddress("http://127.0.0.1:1/v1"))
        let server = EmbeddingServer(
            EmbeddingServerSetup(address: address, model: nil, secret: nil, form: .plain), secrets: NoSecrets(), authorities: nil)
        await #expect(throws: EmbeddingError.self) { try await server.vectors(of: ["x"], for: .question) }
    }
}
