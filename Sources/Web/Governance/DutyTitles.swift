// SPDX-License-Identifier: Apache-2.0
import Domain

/// What the duties are called that changes are about: nobody knows them by their codes.
struct DutyTitles: Sendable {
    private let titles: [Duty.ID: Words]
    private let language: Language

    init(_ registry: Registry, _ language: Language) {
        titles = Dictionary(registry.facts.duties.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        self.language = language
    }

    subscript(_ subject: Subject) -> String? { subject.duty.flatMap { titles[$0]?[language] } }
}

extension Subject {
    /// The duty that it is, or that it is of.
    var duty: Duty.ID? {
        switch factKind {
        case "duty": Duty.ID(key)
        case "competence": key.split(separator: "/").first.map { Duty.ID(String($0)) }
        default: nil
        }
    }
}
