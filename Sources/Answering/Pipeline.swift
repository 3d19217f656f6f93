// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Answers a question step by step; each may settle the answer and so end the walk. What is returned has been kept.
package struct Pipeline: Assistant {
    private let registries: any Registries
    private let answers: any Answers
    private let newID: @Sendable () -> String
    private let now: @Sendable () -> Date
    private let versions: @Sendable () async throws -> [String: String]
    private let steps: [any Step]

    /// - Parameters:
    ///   - newID: A name that nobody can guess, at least 128 random bits: it opens a ticket to whoever holds it.
    ///   - versions: What an answer rests on besides the registry and the texts it quotes: generation of the corpus, version of the program.
    ///   - goals: How long the desk wants to take, asked for each question that is handed on.
    ///   - dueHour: Hour in Ha Noi at which the last day of a handed-on question ends; the close of the working day.
    package init(
        registries: any Registries, documents: any LegalDocuments, index: any SearchIndex, answers: any Answers,
        newID: @escaping @Sendable () -> String, now: @escaping @Sendable () -> Date,
        versions: @escaping @Sendable () async throws -> [String: String],
        goals: @escaping @Sendable () async throws -> DeskGoals = { .usual }, dueHour: Int = 17,
        clauses: ClauseModel? = .shipped, model: GuardedModel? = nil
    ) {
        self.registries = registries
        self.answers = answers
        self.newID = newID
        self.now = now
        self.versions = versions
        steps = [
            ReadQuestion(), CorrectFalsePremise(), RecallKnowledge(.beforeRegistry, documents: documents), AskWhichDocument(documents: documents),
            TellAboutAct(),
            AskRegistry(.beforeLaw, documents: documents), RecallKnowledge(.afterRegistry, documents: documents),
            FindEvidence(index: index, documents: documents),
            RecallPractice(.wordForWord), Compose(model: clauses), AskRegistry(.afterLaw, documents: documents), RecallPractice(.alike),
            AskModel(model: model), CheckCitations(documents: documents), HandOff(dueHour: dueHour, goals: goals),
        ]
    }

    package func answer(_ question: Question) async throws -> AnswerRecord {
        let registry = try await registries.registry(known: question.known)
        let versions = try await versions().merging(["registry": registry.generation]) { own, _ in own }
        var draft = Draft(question, registry: registry, newID: newID)
        var timings: [String: Int] = [:]
        for step in steps {
            let clock = ContinuousClock()
            let start = clock.now
            let name = String(describing: type(of: step))
            let answer = try await Tracing.span("answer \(name)") { try await step.advance(&draft) }
            timings[name, default: 0] += Int((clock.now - start) / .microseconds(1))
            guard let answer else { continue }
            let record = AnswerRecord(
                answer: answer,
                versions: versions.merging(draft.versions(of: answer)) { own, _ in own }.merging(draft.modelVersions) { own, _ in own },
                timings: timings, kept: now()
            )
            try await answers.keep(record, ticket: draft.ticket)
            return record
        }
        throw PipelineError.noStepSettledIt
    }
}

/// The last step settles every question; reaching this is a fault of the program.
private enum PipelineError: Error { case noStepSettledIt }

/// One thing done on the way to an answer; an order, as its name says.
protocol Step: Sendable {
    /// - Returns: The answer, where this step settles it.
    func advance(_ draft: inout Draft) async throws -> Answer?
}
