// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// What is reckoned over thousands of questions, kept for whoever looks next.
struct KeptLessons: Sendable {
    private let taught = Refreshed<PracticeLessons>(seconds: seconds, longest: longest)
    private let unanswered = Refreshed<QuestionGroups>(seconds: seconds, longest: longest)

    private static let (seconds, longest) = (60.0, 600.0)
    /// The newest; grouping compares each with the others.
    private static let mostUnanswered = 200

    func taught(_ practice: any Practice, _ registry: Registry, at now: Date) async throws -> PracticeLessons {
        try await taught.value(at: now) { try await Self.reckoned(practice, registry, at: now, after: $0) }
    }

    /// Reads all questions before anybody looks, so that the first who does waits for no more than what is new.
    func prepare(_ practice: any Practice, _ registry: Registry, at now: Date) async throws {
        try await taught.prepare { try await Self.reckoned(practice, registry, at: now) }
    }

    private static func reckoned(
        _ practice: any Practice, _ registry: Registry, at now: Date, after earlier: PracticeLessons? = nil
    ) async throws -> PracticeLessons {
        let asked = try await practice.asked(since: now.addingTimeInterval(-86_400 * PracticeRoutes.days), limit: PracticeRoutes.most)
        return PracticeLessons(asked, registry, after: earlier)
    }

    /// After an erasure: what an asker wrote is in nothing that is shown from then on.
    func forget() {
        taught.forget()
        unanswered.forget()
    }

    /// What is asked and finds no ground, without what may tell of a person.
    func unanswered(_ answers: any Answers, at now: Date) async throws -> QuestionGroups {
        try await unanswered.value(at: now) { _ in
            QuestionGroups(try await answers.unanswered(limit: Self.mostUnanswered).map(Masking.masked))
        }
    }
}

extension Site {
    func taught() async throws -> (PracticeLessons, Registry) {
        let registry = try await registries.registry(known: nil)
        return (try await lessons.taught(watch.practice, registry, at: settings.now()), registry)
    }

    /// Reads beforehand what takes long, so that not even the first who looks after a start waits for it. What cannot be done is told to him.
    package func prepare() async {
        guard let registry = try? await registries.registry(known: nil) else { return }
        try? await lessons.prepare(watch.practice, registry, at: settings.now())
    }
}
