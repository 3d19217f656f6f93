// SPDX-License-Identifier: Apache-2.0

/// What rests on what among the facts, so that the end of one thing tells everything that goes with it.
package struct Dependents: Sendable {
    private var resting: [Subject: Set<Subject>] = [:]
    private let numbers: [String: [KnownDocument]]

    package init(_ facts: RegistryFacts) {
        numbers = Dictionary(grouping: facts.documents, by: \.number)
        for document in facts.documents { add(document) }
        for row in facts.competences { add(row, facts) }
        for procedure in facts.procedures {
            let at = Subject.fact("procedure", procedure.id.text)
            rest(at, on: procedure.duties)
            rest(at, onNumbersIn: [procedure.basis, procedure.announcedBy])
        }
        for change in facts.changes {
            let at = Subject.fact("change", change.id.text)
            rest(at, on: change.duties)
            rest(at, onNumbersIn: [change.document, change.underlying])
        }
        for rule in facts.rules { rest(.fact("rule", rule.id.text), onNumbersIn: [rule.document]) }
        for rule in facts.fileRules { rest(.fact("file-rule", rule.id.text), on: rule.duties) }
        for doubt in facts.doubts {
            rest(.fact("doubt", doubt.id.text), on: doubt.duties)
            rest(.fact("doubt", doubt.id.text), onNumbersIn: [doubt.basis])
        }
        for question in facts.practice { rest(.fact("practice", question.id.text), on: question.duties) }
        for claim in facts.rejectedClaims { rest(.fact("rejected-claim", claim.id.text), on: claim.duties) }
    }

    /// Everything that rests on a document by its number, directly or through something else; in the order of kind and key.
    package func of(document number: String) -> [Subject] { walk(from: numbers[number, default: []].map(Subject.document)) }

    /// Everything that rests on a fact.
    package func of(_ subject: Subject) -> [Subject] { walk(from: [subject]) }

    private func walk(from starts: [Subject]) -> [Subject] {
        var seen = Set(starts)
        var waiting = starts
        while let one = waiting.popLast() {
            for next in resting[one, default: []] where seen.insert(next).inserted { waiting.append(next) }
        }
        return seen.subtracting(starts).sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }
    }

    private mutating func add(_ document: KnownDocument) {
        let bases = document.relations.filter { Self.resting.contains($0.kind) }.map(\.document)
        rest(.document(document), onNumbersIn: bases)
        // The other way round: "detailed by", "guided by".
        for relation in document.relations where Self.carrying.contains(relation.kind) {
            for other in named(in: relation.document) where other.id != document.id { rest(.document(other), on: .document(document)) }
        }
    }

    private mutating func add(_ row: Competence, _ facts: RegistryFacts) {
        let at = Subject.competence(row)
        rest(.duty(row.duty), on: at)
        rest(at, onNumbersIn: [row.basis?.document])
        guard row.kind == .authorisation else { return }
        for duty in row.coversDuties { rest(at, on: .duty(duty)) }
        guard !row.coversHolders.isEmpty, row.coversDuties.isEmpty else { return }
        let fields = Dictionary(facts.duties.map { ($0.id, $0.field) }, uniquingKeysWith: { first, _ in first })
        for giver in facts.competences where giver.kind != nil && giver.place == nil && row.coversHolders.contains(giver.authority.name.vi) {
            guard row.covers.isEmpty || fields[giver.duty].map(row.covers.contains) ?? false else { continue }
            rest(at, on: .competence(giver))
        }
    }

    /// A document that bears one of these rests on the one it names.
    package static let resting: Set<DocumentRelation.Kind> = [
        .implements, .guides, .specifies, .under, .basedOn, .authorisesUnder, .announcesProceduresOf, .consolidates, .echoes,
    ]
    /// The one it names rests on the document that bears one of these.
    package static let carrying: Set<DocumentRelation.Kind> = [.detailedBy, .guidedBy, .echoedBy, .implementedByPlan]

    private mutating func rest(_ at: Subject, on base: Subject) { if at != base { resting[base, default: []].insert(at) } }

    private mutating func rest(_ at: Subject, on duties: [Duty.ID]) { for duty in duties { rest(at, on: .duty(duty)) } }

    private mutating func rest(_ at: Subject, onNumbersIn texts: [String?]) {
        for text in texts.compactMap({ $0 }) {
            for document in named(in: text) { rest(at, on: .document(document)) }
        }
    }

    private func named(in text: String) -> [KnownDocument] {
        // A number with the province behind it stands for itself only.
        if let exact = numbers[text] { return exact }
        return text.split { " ;,()".contains($0) }.flatMap { numbers[String($0), default: []] }
    }
}
