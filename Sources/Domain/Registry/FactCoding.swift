// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// The kinds of fact: under which name each is kept, in which list it stands, and what tells one from another.
extension RegistryFacts {
    /// Reads kept facts back; a kind that this version does not know is left alone.
    package init(_ facts: [Fact]) throws {
        self.init()
        let byKind = Dictionary(grouping: facts, by: \.kind)
        for kind in Self.kinds {
            try kind.decode(byKind[kind.name, default: []].sorted { $0.key < $1.key }, &self)
        }
    }

    /// All facts as they are kept. `origin` tells the file and line of a kind's key.
    package func encoded(origin: (_ kind: String, _ key: String) -> String) throws -> [Fact] {
        try Self.kinds.flatMap { kind in
            try kind.encode(self).map { Fact(kind: kind.name, key: $0.key, body: $0.body, origin: origin(kind.name, $0.key)) }
        }
    }

    /// The key and the one form of a fact's value; `nil` where the text is no value of the kind, or there is no such kind.
    package static func canonical(kind: String, _ text: String) -> (key: String, body: String)? {
        try? kinds.first { $0.name == kind }?.canonical(text)
    }

    /// An entry of knowledge in its one form.
    package static func canonical(_ entry: KnowledgeEntry) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(entry), as: UTF8.self)
    }

    /// An entry of knowledge from its JSON; `nil` where the text is none.
    package static func knowledge(_ json: String) -> KnowledgeEntry? { try? JSONDecoder().decode(KnowledgeEntry.self, from: Data(json.utf8)) }

    /// The facts as they would be if one of them said something else, or nothing any more; `nil` where the text is no value of the kind.
    package func applying(_ subject: Subject, _ json: String?) -> RegistryFacts? {
        guard let kind = Self.kinds.first(where: { $0.name == subject.factKind }) else { return nil }
        var facts = self
        do { try kind.replace(subject.key, json, &facts) } catch { return nil }
        return facts
    }

    private struct Kind: Sendable {
        let name: String
        let canonical: @Sendable (String) throws -> (key: String, body: String)
        let encode: @Sendable (RegistryFacts) throws -> [(key: String, body: String)]
        let decode: @Sendable ([Fact], inout RegistryFacts) throws -> Void
        let replace: @Sendable (_ key: String, _ json: String?, inout RegistryFacts) throws -> Void

        init<Value: Codable & SendableMetatype>(
            _ name: String, _ list: @escaping @Sendable () -> WritableKeyPath<RegistryFacts, [Value]>,
            key: @escaping @Sendable (Value) -> String
        ) {
            self.name = name
            canonical = { text in
                let value = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
                return (key(value), try Self.json(value))
            }
            encode = { facts in
                try facts[keyPath: list()].map { (key($0), try Self.json($0)) }
            }
            replace = { name, text, facts in
                let value = try text.map { try JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
                facts[keyPath: list()].removeAll { key($0) == name }
                if let value { facts[keyPath: list()].append(value) }
            }
            decode = { rows, facts in
                let decoder = JSONDecoder()
                facts[keyPath: list()] = try rows.map { try decoder.decode(Value.self, from: Data($0.body.utf8)) }
            }
        }

        private static func json(_ value: some Encodable) throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        }
    }

    private static let kinds: [Kind] = [
        Kind("authority", { \.authorities }, key: \.id.text),
        Kind(CalendarYear.factKind, { \.calendarYears }, key: { String($0.year) }),
        Kind("change", { \.changes }, key: \.id.text),
        Kind("competence", { \.competences }, key: \.id.text),
        Kind("count", { \.counts }, key: { "\($0.number) \($0.text.vi)" }),
        Kind("document", { \.documents }, key: \.id.text),
        Kind("doubt", { \.doubts }, key: \.id.text),
        Kind("duty", { \.duties }, key: \.id.text),
        Kind("field", { \.fields }, key: \.id.text),
        Kind("file-rule", { \.fileRules }, key: \.id.text),
        Kind("gap", { \.gaps }, key: \.id),
        Kind(Guidance.factKind, { \.guidance }, key: \.id.text),
        Kind("hotline", { \.hotlines }, key: \.number),
        Kind(KnowledgeEntry.factKind, { \.knowledge }, key: \.id.text),
        Kind("place", { \.places }, key: \.id.text),
        Kind("practice", { \.practice }, key: \.id.text),
        Kind("procedure", { \.procedures }, key: \.id.text),
        Kind(ProcedureRecord.factKind, { \.procedureRecords }, key: \.id.text),
        Kind("rejected-claim", { \.rejectedClaims }, key: \.id.text),
        Kind("remark", { \.remarks }, key: \.id.text),
        Kind("rule", { \.rules }, key: \.id.text),
        Kind("unit", { \.units }, key: \.id.text),
    ]
}
