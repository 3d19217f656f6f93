// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

extension FactFileReader {
    package func file(of subject: Subject, in facts: RegistryFacts) -> String? {
        guard let schema = ContentList.all.first(where: { $0.kind == subject.factKind }),
            let fact = try? facts.encoded(origin: { _, _ in "" }).first(where: { $0.kind == subject.factKind && $0.key == subject.key }),
            var value = Self.tree(fact.body)
        else { return nil }
        if schema.kind == "authority", let inner = value["authority"] as? [String: Any] { value.merge(inner) { mine, _ in mine } }
        if schema.kind == "duty" { value["competences"] = rows(of: subject.key, facts) }
        return "\(schema.key):\n" + ContentText.item(value, schema.keys, indent: "")
    }

    /// With the authority by its code, and the letter of each row that is not at its place.
    private func rows(of duty: String, _ facts: RegistryFacts) -> [[String: Any]] {
        let codes = Dictionary(facts.authorities.map { ($0.authority, $0.id.text) }, uniquingKeysWith: { first, _ in first })
        let rows = facts.competences.filter { $0.duty.text == duty }.sorted { $0.id < $1.id }
        return rows.enumerated().compactMap { at, row in
            guard var value = (try? JSONEncoder().encode(row)).flatMap({ Self.tree(String(decoding: $0, as: UTF8.self)) }) else { return nil }
            value["authority"] = codes[row.authority] ?? row.authority.name.vi
            let letter = row.id.text.last.map(String.init) ?? ""
            if letter != String(UnicodeScalar(UInt8(97 + min(at, 25)))) { value["row"] = letter }
            return value
        }
    }

    private static func tree(_ json: String) -> [String: Any]? { try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] }
}

/// Values in the form of a content file: a key a line, lists below each other, texts in quotation marks, which keep them texts whatever they hold.
private enum ContentText {
    static func item(_ value: [String: Any], _ keys: [Shape.Key], indent: String) -> String {
        var text = ""
        for key in keys {
            guard let inner = value[key.name], !isLeftOut(inner, key) else { continue }
            text += (text.isEmpty ? "\(indent)- " : "\(indent)  ") + "\(key.name):" + written(inner, key.shape, indent: indent + "  ") + "\n"
        }
        return text
    }

    /// What a file says by saying nothing.
    private static func isLeftOut(_ value: Any, _ key: Shape.Key) -> Bool {
        guard case .otherwise = key.presence else { return false }
        return (value as? [Any])?.isEmpty ?? (value as? Bool == false)
    }

    private static func written(_ value: Any, _ shape: Shape, indent: String) -> String {
        switch shape {
        case .doubtfulDay: " " + day(value)
        case .list(let element): list(value as? [Any] ?? [], element, indent: indent)
        case .object(let keys) where keys.contains { if case .list = $0.shape { true } else { false } }:
            "\n" + item(value as? [String: Any] ?? [:], keys, indent: indent).replacing("\(indent)- ", with: "\(indent)  ", maxReplacements: 1)
        default: " " + flow(value, shape)
        }
    }

    private static func list(_ values: [Any], _ element: Shape, indent: String) -> String {
        if values.isEmpty { return " []" }
        return values.map { value in
            if case .object(let keys) = element, let object = value as? [String: Any] {
                return "\n" + item(object, keys, indent: indent).trimmedEnd
            }
            return "\n\(indent)- " + flow(value, element)
        }.joined()
    }

    /// On one line.
    private static func flow(_ value: Any, _ shape: Shape) -> String {
        switch (shape, value) {
        case (.flag, let flag as Bool): flag ? "true" : "false"
        case (.number, let number as Int): String(number)
        case (.doubtfulDay, _): day(value)
        case (.day, let text as String), (.choice, let text as String): text
        case (.object(let keys), let object as [String: Any]):
            "{" + keys.compactMap { key in object[key.name].map { "\(key.name): \(flow($0, key.shape))" } }.joined(separator: ", ") + "}"
        case (.words, let object as [String: Any]):
            "{" + ["vi", "en"].compactMap { key in (object[key] as? String).map { "\(key): \(quoted($0))" } }.joined(separator: ", ") + "}"
        case (.list(let element), let values as [Any]): "[" + values.map { flow($0, element) }.joined(separator: ", ") + "]"
        case (_, let text as String): quoted(text)
        default: quoted("\(value)")
        }
    }

    private static func day(_ value: Any) -> String {
        let bounds = value as? [String: Any] ?? [:]
        let day = { (name: String) in (bounds[name] as? String).flatMap { Day(iso: $0) } }
        return DoubtfulDay(earliest: day("earliest"), latest: day("latest")).text
    }

    /// JSON's quotation marks are YAML's.
    private static func quoted(_ text: String) -> String { ContentValue.text(text).json }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
