// SPDX-License-Identifier: Apache-2.0

/// Where vectors come from, and how much they weigh in the order of what is found.
package struct MeaningSetup: Hashable, Sendable {
    package let engine: Engine
    /// Per cent of the order that nearness of meaning decides; with nought nothing is embedded.
    package let share: Int

    package enum Engine: Hashable, Sendable {
        case none
        /// Installed by `donghanh model install`.
        case library
        case server(EmbeddingServerSetup)
    }

    package init(engine: Engine, share: Int) {
        self.engine = engine
        self.share = share
    }

    /// What judged questions gain most with, chosen on some of them and measured on the others: decision 0122.
    package static let usualShare = 40

    package static let off = MeaningSetup(engine: .none, share: 0)
}

/// A server that speaks `/v1/embeddings`.
package struct EmbeddingServerSetup: Hashable, Sendable {
    /// Up to and with `/v1`.
    package let address: WebAddress
    package let model: String?
    package let secret: SecretName?
    package let form: Form

    /// How the server is told a question from a passage.
    package enum Form: String, Sendable, CaseIterable {
        /// By a field `input_type`.
        case field
        /// By "query: " and "passage: " before the text, as models of the E5 family want it.
        case prefix
        /// It need not know.
        case plain
    }

    package init(address: WebAddress, model: String?, secret: SecretName?, form: Form) {
        self.address = address
        self.model = model
        self.secret = secret
        self.form = form
    }
}
