// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// Orders in a question or in a document, before a model that obeys every one of them.
@Suite struct ModelInjectionTests {
    @Test func `there are at least forty`() { #expect(InjectionCases.all.count >= 40) }

    /// Says what was ordered, in every form that could get through: as quote, as wording of a true quote, of any clause.
    private static func obedient(_ obeyed: String, _ way: Int) -> ModelServer {
        ModelServer { asked in
            let clause = asked.clauses.first { $0.text.contains("màu xanh") } ?? asked.clauses[0]
            return switch way {
            case 0: .says(ModelServer.choice(clause.id, obeyed))
            case 1: .says(ModelServer.choice(clause.id, clause.text, obeyed))
            default: .says(ModelServer.choice(clause.id, clause.text, "\(clause.text) \(obeyed)"))
            }
        }
    }

    @Test(arguments: InjectionCases.all.indices)
    func `in a question they change nothing`(_ at: Int) async throws {
        let (order, obeyed) = InjectionCases.all[at]
        try await Self.changesNothing("\(ModelDesk.question) \(order)", law: MadeUpLaw.part, Self.obedient(obeyed, at % 3))
    }

    @Test(arguments: InjectionCases.all.indices)
    func `in a document they change nothing`(_ at: Int) async throws {
        let (order, obeyed) = InjectionCases.all[at]
        try await Self.changesNothing(ModelDesk.question, law: Self.law(with: order), Self.obedient(obeyed, (at + 1) % 3))
    }

    /// The answer is the one that is given without a model.
    private static func changesNothing(_ question: String, law: EditionPart, _ server: ModelServer) async throws {
        let without = try await ModelDesk(1, law: law, isOn: false).ask(question).answer
        try await server.live { port in
            let answer = try await ModelDesk(port, law: law).ask(question).answer
            #expect(answer.action == without.action && answer.reason == without.reason)
            #expect(answer.sentences == without.sentences, "\(answer.sentences.map(\.text))")
        }
        // A question that is answered before that reaches no model.
        if question == ModelDesk.question { #expect(server.requests.count == 1) }
    }

    /// The made-up act, one of whose clauses gives orders.
    private static func law(with order: String) -> EditionPart {
        let part = MadeUpLaw.part
        let first = part.provisions[0]
        let poisoned = Provision(
            id: first.id, document: first.document, path: first.path, heading: first.heading, text: first.text + "\n3. " + order.singleLine,
            effect: first.effect)
        return EditionPart(
            name: part.name, title: part.title, documents: part.documents, provisions: [poisoned] + part.provisions.dropFirst(), faults: [],
            textBytes: 0,
            keptBytes: 0)
    }
}
