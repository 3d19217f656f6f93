// SPDX-License-Identifier: Apache-2.0

/// A language model somewhere else. Nothing that it says is believed.
package protocol LanguageModel: Sendable {
    /// - Throws: ``LanguageModelError``.
    func reply(to request: ModelRequest, of server: ModelServerSetup) async throws -> ModelReply
}

/// What a model is asked, and the form that it must answer in.
package struct ModelRequest: Sendable {
    package let system: String
    package let user: String
    /// A JSON schema, as text.
    package let schema: String
    package let mostTokens: Int
    /// Names the words above; another wording is another version.
    package let prompt: String

    package init(system: String, user: String, schema: String, mostTokens: Int, prompt: String) {
        self.system = system
        self.user = user
        self.schema = schema
        self.mostTokens = mostTokens
        self.prompt = prompt
    }

    /// More than it can come to: a token of such texts has at least two bytes, but for its smallest part.
    package var mostTokensInAll: Int { (system.utf8.count + user.utf8.count + schema.utf8.count) / 2 + mostTokens }
}

package struct ModelReply: Sendable {
    package let text: String
    /// As the server calls it.
    package let model: String
    /// As the server counts them; `nil` where it does not.
    package let tokens: Int?

    package init(text: String, model: String, tokens: Int?) {
        self.text = text
        self.model = model
        self.tokens = tokens
    }
}

/// A server that speaks `/v1/chat/completions`, and how far it may be used.
package struct ModelServerSetup: Hashable, Sendable {
    /// Up to and with `/v1`.
    package let address: WebAddress
    package let model: String
    package let secret: SecretName?
    /// For a whole reply.
    package let seconds: Int
    package let tokensADay: Int

    package init(address: WebAddress, model: String, secret: SecretName?, seconds: Int, tokensADay: Int) {
        self.address = address
        self.model = model
        self.secret = secret
        self.seconds = seconds
        self.tokensADay = tokensADay
    }
}

/// Why a model has said nothing that can be looked at.
package enum LanguageModelError: Refusal, Equatable {
    case unreachable(String, why: String)
    case slow
    case tooLong
    /// It ended before it was done.
    case cutOff
    case malformed

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .unreachable: "language-model.unreachable"
        case .slow: "language-model.slow"
        case .tooLong: "language-model.too-long"
        case .cutOff: "language-model.cut-off"
        case .malformed: "language-model.malformed"
        }
    }

    package var details: [String] { if case .unreachable(let host, let why) = self { [host, why] } else { [] } }
}
