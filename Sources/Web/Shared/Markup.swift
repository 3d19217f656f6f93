// SPDX-License-Identifier: Apache-2.0
import Mustache

/// How the templates escape.
///
/// Mustache's own way goes letter by letter. That is slow for Vietnamese, and takes a quotation mark with an accent above it for one letter that
/// needs no escaping. Here every byte that HTML gives a meaning is written out, whatever stands beside it.
struct Markup: MustacheContentType {
    private static let name = "MARKUP"
    /// Stands at the head of every template: a part begins anew with Mustache's own way.
    static let pragma = "{{% CONTENT_TYPE:\(name)}}\n"

    static func register() { MustacheContentTypes.register(Markup(), named: name) }

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.firstIndex(where: { reference(for: $0) != nil }) else { return nil }
            var out = Array(bytes[..<first])
            out.reserveCapacity(bytes.count + 32)
            for byte in bytes[first...] {
                if let reference = reference(for: byte) { out.append(contentsOf: reference.utf8) } else { out.append(byte) }
            }
            return String(decoding: out, as: UTF8.self)
        } ?? text
    }

    private static func reference(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
