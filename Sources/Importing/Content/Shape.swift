// SPDX-License-Identifier: Apache-2.0

/// What may stand at a place of a content file.
indirect enum Shape: Sendable {
    case text
    case number
    case flag
    /// `2026-05-29`.
    case day
    /// Whatever `DoubtfulDay` reads.
    case doubtfulDay
    /// `vi:` and `en:`, at least one of them.
    case words
    case choice([String])
    /// The id of a fact of another kind.
    case reference(String)
    case list(Shape)
    case object([Key])

    /// One key of an object.
    struct Key: Sendable {
        let name: String
        let shape: Shape
        let presence: Presence
    }

    enum Presence: Sendable {
        case required
        case optional
        /// Left out, it is this.
        case otherwise(ContentValue)
    }
}

extension Shape.Key {
    static func required(_ name: String, _ shape: Shape) -> Self { .init(name: name, shape: shape, presence: .required) }

    static func optional(_ name: String, _ shape: Shape) -> Self { .init(name: name, shape: shape, presence: .optional) }

    static func otherwise(_ value: ContentValue, _ name: String, _ shape: Shape) -> Self {
        .init(name: name, shape: shape, presence: .otherwise(value))
    }

    static func texts(_ name: String) -> Self { .otherwise(.list([]), name, .list(.text)) }

    /// A fact without a source does not exist.
    static let sources = Self.required("sources", .list(.text))
    static let notes = Self.otherwise(.list([]), "notes", .list(.words))
    static let confidence = Self.required("confidence", .choice(["high", "medium", "low"]))
}

/// A value read from a content file, on its way to JSON.
enum ContentValue: Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([ContentValue])
    case object([String: ContentValue])

    subscript(key: String) -> ContentValue? {
        if case .object(let values) = self { values[key] } else { nil }
    }

    /// The object with one key set anew.
    func with(_ key: String, _ value: ContentValue) -> ContentValue {
        guard case .object(var values) = self else { return self }
        values[key] = value
        return .object(values)
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// JSON with sorted keys, so that equal facts are equal texts.
    var json: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
        case .object(let values):
            "{" + values.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.json)" }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20: out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
