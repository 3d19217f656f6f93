// SPDX-License-Identifier: Apache-2.0

/// A governed thing: what kind of thing it is, and which one of them.
package struct Subject: Hashable, Codable, Sendable {
    package let kind: String
    package let key: String

    package init(kind: String, key: String) {
        self.kind = kind
        self.key = key
    }

    /// A fact of the registry.
    package static func fact(_ kind: String, _ key: String) -> Subject { Subject(kind: factPrefix + kind, key: key) }

    /// The fact's kind; `nil` for any other thing.
    package var factKind: String? { kind.hasPrefix(Self.factPrefix) ? String(kind.dropFirst(Self.factPrefix.count)) : nil }

    /// The one form of a text about this thing, so that equal values are equal texts.
    ///
    /// - Throws: ``ChangeError/notOfItsKind(_:)`` where no value of the kind, with this key, can be read from the text.
    package func canonical(_ text: String) throws(ChangeError) -> String {
        if let factKind {
            guard let fact = RegistryFacts.canonical(kind: factKind, text), fact.key == key,
                // A field that the kind does not have would be lost without a word.
                Difference.between(text, fact.body).allSatisfy({ $0.before == nil || $0.before == "null" })
            else { throw .notOfItsKind(factKind) }
            return fact.body
        }
        guard let tree = JSONTree(text) else { throw .notOfItsKind(kind) }
        return tree.text
    }

    /// Whether a value of this kind says itself from which day it holds, so that it may be approved before that day.
    package var hasDaysOfItsOwn: Bool { factKind.map { ["competence", "change", "place"].contains($0) } ?? false }

    /// What whoever approves a change of it must be allowed to do: what is said of the law is for the Legal Department.
    package var approval: Verb { factKind == KnowledgeEntry.factKind ? .approveLaw : .approve }

    private static let factPrefix = "fact."
}
