// SPDX-License-Identifier: Apache-2.0
import Answering
import Channels
import Domain
import Foundation
import Storage
import Synchronization
import Testing

/// The pipeline over a database in memory, with a model's server beside it, and an index that finds what it is told to and is half sure of it.
struct ModelDesk {
    let pipeline: Pipeline
    let documents: LegalDocumentStore
    let uses: ModelUseStore
    let clock = Clock()

    static let question = "Khinh khí cầu bay qua sông thắp đèn lồng màu gì?"

    final class Clock: Sendable {
        private let time = Mutex(Desk.asked)
        var now: Date { time.withLock { $0 } }
        func go(_ seconds: Double) { time.withLock { $0 += seconds } }
    }

    private struct NoSecrets: Secrets {
        func secret(_ name: SecretName) throws -> String { throw SecretError.missing(variable: "", file: "") }
    }

    private struct Present: Registries {
        func registry(known: Date?) async throws -> Registry { Desk.registry }
    }

    private struct HalfSure: SearchIndex {
        let hits: [Provision.ID]
        let trust: Double
        var generation: String? { get async { "g" } }
        var riskCurve: RiskCurve? { get async { nil } }

        func search(_ request: SearchRequest) async throws -> SearchOutcome {
            .found(hits.map { SearchHit(provision: $0, score: 1, trust: Trust(probability: trust, needed: 0.8)) })
        }
    }

    init(
        _ port: Int, law: EditionPart = MadeUpLaw.part, finds: [String]? = nil, trust: Double = 0.6, isOn: Bool = true, seconds: Int = 120,
        tokensADay: Int = 1_000_000
    ) async throws {
        let database = try await Databases.open("sqlite::memory:")
        try await Schema.migrate(database)
        try await EditionStore(database).take(law)
        documents = LegalDocumentStore(database)
        uses = ModelUseStore(database)
        let texts: [Setting: String] = [
            .modelUse: isOn ? "yes" : "no", .modelAddress: "http://127.0.0.1:\(port)/v1", .modelName: "bịa", .modelSeconds: String(seconds),
            .modelTokens: String(tokensADay),
        ]
        let setups = SettingStore(database, pinned: PinnedSettings(texts.mapValues { ($0, .environment) }))
        let clock = clock
        let model = GuardedModel(ChatServer(secrets: NoSecrets(), authorities: nil), setups: setups, uses: uses, now: { clock.now })
        let found = finds ?? law.provisions.map(\.id.text)
        let names = Mutex(0)
        pipeline = Pipeline(
            registries: Present(), documents: documents, index: HalfSure(hits: found.map { Provision.ID($0) }, trust: trust),
            answers: AnswerStore(database),
            newID: {
                "secret-"
                    + String(
                        names.withLock { number in
                            number += 1
                            return number
                        })
            }, now: { clock.now }, versions: { [:] }, model: model)
    }

    func ask(_ text: String = question) async throws -> AnswerRecord {
        let id = "q-\(UUID().uuidString)"
        return try await pipeline.answer(try Question(id: Question.ID(id), text: text, on: Desk.today, asked: clock.now))
    }

    /// Whether every sentence that carries anything is the very words of a text in force, and all else is our own.
    func isTrue(_ answer: Answer) async throws -> Bool {
        for sentence in answer.sentences {
            guard let quote = sentence.citations.first?.quote else {
                if answer.action == .answer { return false }
                continue
            }
            guard sentence.text == quote, let id = sentence.citations[0].provision else { return false }
            let provision = try await documents.provision(id, known: nil).provision
            guard provision.effect.contains(answer.question.on), CitationCheck.holds(Array(provision.text.utf8), Array(quote.utf8)) else {
                return false
            }
        }
        return true
    }
}
