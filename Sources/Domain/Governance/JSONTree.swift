// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// Any JSON value, for what must look inside a text without knowing its type.
enum JSONTree: Hashable, Sendable {
    case null
    case flag(Bool)
    case whole(Int64)
    case number(Double)
    case string(String)
    case list([JSONTree])
    case object([String: JSONTree])

    /// `nil` where the text is no JSON.
    init?(_ text: String) {
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(text.utf8)) else { return nil }
        self = tree
    }

    /// `nil` where this is no object, or has no such key.
    subscript(key: String) -> JSONTree? { if case .object(let values) = self { values[key] } else { nil } }

    func setting(_ key: String, to value: JSONTree) -> JSONTree {
        guard case .object(var values) = self else { return self }
        values[key] = value
        return .object(values)
    }

    /// Sorted keys, no white space.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Whatever was read from JSON can be written as JSON.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

extension JSONTree: Codable {
    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .null
        } else if let flag = try? one.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? one.decode(Int64.self) {
            self = .whole(whole)
        } else if let number = try? one.decode(Double.self) {
            self = .number(number)
        } else if let string = try? one.decode(String.self) {
            self = .string(string)
        } else if let list = try? one.decode([JSONTree].self) {
            self = .list(list)
        } else {
            self = .object(try one.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var one = encoder.singleValueContainer()
        switch self {
        case .null: try one.encodeNil()
        case .flag(let flag): try one.encode(flag)
        case .whole(let whole): try one.encode(whole)
        case .number(let number): try one.encode(number)
        case .string(let string): try one.encode(string)
        case .list(let list): try one.encode(list)
        case .object(let object): try one.encode(object)
        }
    }
}
