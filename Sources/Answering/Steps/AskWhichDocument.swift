// SPDX-License-Identifier: Apache-2.0
import Domain

/// Asks back where the question names an act by less than its number, and several acts bear that: 133/2025 is a decree and a law.
struct AskWhichDocument: Step {
    let documents: any LegalDocuments

    private static let mostOptions = 5

    func advance(_ draft: inout Draft) async throws -> Answer? {
        for reference in LegalReference.all(in: draft.question.text) {
            guard let number = reference.number else { continue }
            let bearers = try await bearers(of: reference, number, draft.registry)
            if bearers.count > 1 { return askBack(number, bearers, draft) }
        }
        return nil
    }

    /// Acts whose text is held and acts that the registry only knows of, each once.
    private func bearers(of reference: LegalReference, _ number: String, _ registry: Registry) async throws -> [(whole: String, title: String)] {
        let held = try await documents.documents(matching: number, limit: 50, offset: 0).elements
        let known = registry.facts.documents.map { (number: $0.number, kind: $0.kind, title: $0.title) }
        var seen: Set<String> = []
        return (held.map { (number: $0.number, kind: $0.kind, title: $0.title) } + known)
            .filter { reference.mayName(number: $0.number, kind: $0.kind) && seen.insert(Vietnamese.folded("\($0.kind) \($0.number)")).inserted }
            .map { ("\($0.kind) \($0.number)", $0.title) }
    }

    private func askBack(_ number: String, _ bearers: [(whole: String, title: String)], _ draft: Draft) -> Answer {
        let options = bearers.prefix(Self.mostOptions).map { bearer in
            Clarification.Option(
                label: bearer.title.isEmpty ? bearer.whole : "\(bearer.whole) – \(bearer.title)",
                text: Self.asking(draft.question.text, number, bearer.whole)
            )
        }
        let clarification = Clarification(question: draft.phrases.whichDocument(number), options: Array(options))
        return draft.answer(.clarify, .ambiguousNumber, clarification: clarification)
    }

    /// The question with the whole name in the place of the short one, so that nothing need be typed again.
    private static func asking(_ text: String, _ number: String, _ whole: String) -> String {
        text.contains(number) ? text.replacing(number, with: whole) : "\(text) (\(whole))"
    }
}
