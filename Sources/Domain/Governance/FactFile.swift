// SPDX-License-Identifier: Apache-2.0

/// Reads a file of facts that somebody sends, in the form of the content files.
package protocol FactFiles: Sendable {
    /// Reads the whole file, or tells every fault of it.
    ///
    /// - Parameter facts: What is recorded already, which the file may name.
    func reading(of bytes: [UInt8], named name: String, beside facts: RegistryFacts) async -> FactFileReading

    /// A fact in the form of a content file, for somebody to edit and send back; a duty with all its rows of competence.
    ///
    /// - Returns: `nil` where there is no such fact, or content files have no list for its kind.
    func file(of subject: Subject, in facts: RegistryFacts) -> String?
}

/// What reading a file came to.
package struct FactFileReading: Sendable {
    /// Of use only where there is no fault.
    package let facts: [Fact]
    /// In the order of the lines.
    package let faults: [FactFileFault]

    package init(facts: [Fact], faults: [FactFileFault]) {
        self.facts = facts
        self.faults = faults
    }
}

/// A line that must be mended, and how.
package struct FactFileFault: Hashable, Sendable {
    /// 1 for the first.
    package let line: Int
    package let words: Words

    package init(line: Int, _ words: Words) {
        self.line = line
        self.words = words
    }
}

/// What a file would change, one fact at a time, in an order in which each may be approved: nothing before what it names.
package struct FactFileProposal: Sendable {
    package let changed: [Proposed]

    package struct Proposed: Hashable, Sendable {
        package let subject: Subject
        /// `nil` where the fact is new.
        package let base: String?
        package let json: String
        package let scope: Scope

        package var differences: [Difference] { Difference.between(base, json) }
    }

    /// - Throws: ``ChangeError/notOfItsKind(_:)``.
    package init(_ facts: [Fact], over registry: Registry) throws {
        let standing = try registry.facts.encoded { _, _ in "" }.map { (Subject.fact($0.kind, $0.key), $0.body) }
        let bases = Dictionary(standing, uniquingKeysWith: { first, _ in first })
        var after = registry.facts
        var proposed: [(Subject, String?, String)] = []
        for fact in facts {
            let subject = Subject.fact(fact.kind, fact.key)
            let base = bases[subject]
            let json = try subject.canonical(Self.carrying(fact, over: base))
            guard !Difference.between(base, json).isEmpty else { continue }
            guard let next = after.applying(subject, json) else { throw ChangeError.notOfItsKind(fact.kind) }
            after = next
            proposed.append((subject, base, json))
        }
        let then = Registry(after, reusing: registry)
        changed = proposed.map { subject, base, json in
            let scope = registry.matter(of: subject, content: json) ?? then.scope(of: subject, content: json)
            return Proposed(subject: subject, base: base, json: json, scope: scope)
        }
        .sorted { (Self.rank($0), $0.subject.kind, $0.subject.key) < (Self.rank($1), $1.subject.kind, $1.subject.key) }
    }

    private static let order = ["unit", "field", "authority", "place", "document", "duty", "competence", "procedure"]

    private static func rank(_ one: Proposed) -> Int { order.firstIndex(of: one.subject.factKind ?? "") ?? order.count }

    /// The words that somebody has read stay with the article; no file has a line for them.
    private static func carrying(_ fact: Fact, over base: String?) -> String {
        guard fact.kind == "competence", let base, var tree = JSONTree(fact.body), let old = JSONTree(base), let proof = old["basis"]?["proof"],
            ["document", "path", "isVerified"].allSatisfy({ tree["basis"]?[$0] == old["basis"]?[$0] }), let basis = tree["basis"]
        else { return fact.body }
        tree = tree.setting("basis", to: basis.setting("proof", to: proof))
        return tree.text
    }
}
