// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Asks an entry's own questions as if it stood, and all that it could take away from what answers them, without it and with it.
package struct TryKnowledge: Sendable {
    private let entry: KnowledgeEntry
    /// What it is now, where it is changed: the change may take away from what that answers.
    private let former: KnowledgeEntry?
    /// As it would be once the entry is approved.
    private let registry: Registry
    private let before: any Assistant
    private let after: any Assistant
    private let now: Date
    /// What its question and each of its other words speak of, and what those that it had before spoke of.
    private let words: [Set<String>]

    /// - Parameters:
    ///   - before: An assistant over what is known now.
    ///   - after: One over `registry`. Nobody keeps what either answers.
    package init(
        _ entry: KnowledgeEntry, former: KnowledgeEntry? = nil, in registry: Registry, before: any Assistant, after: any Assistant, at now: Date
    ) {
        self.entry = entry
        self.former = former
        self.registry = registry
        self.before = before
        self.after = after
        self.now = now
        words = (entry.texts + (former?.texts ?? [])).map { SearchWords(question: $0).terms }
    }

    /// What was found.
    package struct Findings: Sendable {
        package var own: [KnowledgeTrial.Own] = []
        package var counts: [TrialQuestion.Origin: Int] = [:]
        package var near = 0
        package var worse: [TrialQuestion] = []
        package var gained: [TrialQuestion] = []
    }

    /// - Parameters:
    ///   - isWhole: Asks every question twice, and not only those that the entry can reach: for tests of that reach.
    ///   - progress: How many of how many questions have been asked.
    package func findings(
        golden: [GoldenQuestion], isWhole: Bool = false, progress: @Sendable (_ asked: Int, _ of: Int) async -> Void = { _, _ in }
    ) async throws -> Findings {
        let cases = TrialCase.all(in: registry.facts, golden: golden, beside: entry, on: Day(now))
        let texts = entry.texts + (former?.texts ?? []).filter { !entry.texts.contains($0) }
        var findings = Findings()
        for (at, text) in texts.enumerated() {
            findings.own.append(.init(text, try await outcome(of: text)))
            await progress(at + 1, texts.count + cases.count)
        }
        for (at, one) in cases.enumerated() {
            try Task.checkCancellation()
            findings.counts[one.question.origin, default: 0] += 1
            let isNear = try isNear(one.question)
            if isWhole || isNear { try await compare(one, &findings) }
            await progress(texts.count + at + 1, texts.count + cases.count)
        }
        return findings
    }

    private func outcome(of text: String) async throws -> KnowledgeTrial.Outcome {
        let question = TrialQuestion(
            text, on: entry.span.day(near: Day(now)), place: entry.placeName(in: registry.facts), origin: .entry)
        guard let answer = try await answer(to: question, by: after), answer.action == .answer else { return .unanswered }
        if entry.isSaid(in: answer) { return .byEntry }
        return answer.reason == .answeredBefore ? .byAnother : .otherwise
    }

    private func compare(_ one: TrialCase, _ findings: inout Findings) async throws {
        findings.near += 1
        guard let (before, after) = try await answers(to: one.question) else { return }
        if one.isWorse(before: before, after: after) {
            // The index may have been swapped between the two: only what is worse twice is the entry's doing.
            guard let (before, after) = try await answers(to: one.question), one.isWorse(before: before, after: after) else { return }
            findings.worse.append(one.question)
        } else if entry.isSaid(in: after), !one.isRight(before) {
            findings.gained.append(one.question)
        }
    }

    private func answers(to question: TrialQuestion) async throws -> (before: Answer, after: Answer)? {
        guard let after = try await answer(to: question, by: after), let before = try await answer(to: question, by: before) else { return nil }
        return (before, after)
    }

    /// Whether the entry, as it is or as it would be, may have a part in the answer: anything else is answered as before, for nothing else reads entries.
    private func isNear(_ question: TrialQuestion) throws -> Bool {
        guard sharesWords(with: question.text) else { return false }
        do {
            var draft = Draft(try asked(question), registry: registry, newID: { "" })
            guard try ReadQuestion.read(&draft) == nil else { return false }
            return !RecallKnowledge.alike(draft, among: [entry] + [former].compactMap { $0 }).isEmpty
        } catch is QuestionError {
            return false
        }
    }

    /// Sooner than a reading: two pairs of words may come to stand together where a day and a place are left out of the question.
    private func sharesWords(with text: String) -> Bool {
        let asked = SearchWords(question: text).terms
        return words.contains { Double(asked.intersection($0).count + 2) >= SameQuestion.leastOfSame * Double($0.count) }
    }

    /// `nil` where the question cannot be asked, such as one of a place that is no more.
    private func answer(to question: TrialQuestion, by assistant: any Assistant) async throws -> Answer? {
        do { return try await assistant.answer(asked(question)).answer } catch is QuestionError { return nil }
    }

    private func asked(_ question: TrialQuestion) throws -> Question {
        try Question(id: .init("trial"), text: question.text, on: question.on, place: question.place, asked: now)
    }
}

extension KnowledgeEntry {
    /// Its question and its other words.
    fileprivate var texts: [String] { [question] + paraphrases }
}

/// One registry, whatever is approved meanwhile.
package struct FixedRegistry: Registries {
    private let registry: Registry

    package init(_ registry: Registry) { self.registry = registry }

    package func registry(known: Date?) async throws -> Registry { registry }
}
