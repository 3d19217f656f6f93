// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// A header with parameters, such as a type of content: `text/plain; charset="utf-8"` (RFC 2045), its parameters also in pieces and in other charsets (RFC 2231).
struct MIMEValue {
    /// In small letters.
    let main: String
    private let parameters: [String: String]

    private static let mostParameters = 100

    init(_ bytes: [UInt8]) {
        let parts = Self.parts(bytes)
        main = String(decoding: parts.first ?? [], as: UTF8.self).singleLine.lowercased()
        var plain: [String: [UInt8]] = [:]
        var pieces: [String: [Int: (bytes: [UInt8], isEncoded: Bool)]] = [:]
        for part in parts.dropFirst().prefix(Self.mostParameters) {
            guard let equals = part.firstIndex(of: 0x3D) else { continue }
            let name = String(decoding: part[..<equals], as: UTF8.self).singleLine.lowercased()
            let value = Self.unquoted(part[(equals + 1)...])
            let sections = name.split(separator: "*", omittingEmptySubsequences: false)
            if sections.count == 1 {
                if plain[name] == nil { plain[name] = value }
            } else {
                let number = Int(sections[1]) ?? 0
                guard (0..<Self.mostParameters).contains(number) else { continue }
                pieces[String(sections[0]), default: [:]][number] = (value, sections.last == "")
            }
        }
        var all = plain.mapValues { EncodedWords.decoded($0) }
        for (name, found) in pieces { all[name] = Self.joined(found) }
        parameters = all
    }

    subscript(name: String) -> String? { parameters[name] }

    /// By semicolons outside quotation marks.
    private static func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var (start, index, isQuoted) = (0, 0, false)
        while index < bytes.count {
            switch bytes[index] {
            case 0x5C where isQuoted: index += 1
            case 0x22: isQuoted.toggle()
            case 0x3B where !isQuoted:
                parts.append(bytes[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        return parts + [bytes[min(start, bytes.count)...]]
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let value = bytes.drop(while: isBlank)
        guard value.first == 0x22 else {
            var end = value.endIndex
            while end > value.startIndex, isBlank(value[end - 1]) { end -= 1 }
            return Array(value[..<end])
        }
        var (out, index) = ([UInt8](), value.startIndex + 1)
        while index < value.endIndex, value[index] != 0x22 {
            if value[index] == 0x5C, index + 1 < value.endIndex { index += 1 }
            out.append(value[index])
            index += 1
        }
        return out
    }

    private static func joined(_ pieces: [Int: (bytes: [UInt8], isEncoded: Bool)]) -> String {
        var (out, charset) = ([UInt8](), "utf-8")
        for (number, piece) in pieces.sorted(by: { $0.key < $1.key }) {
            guard piece.isEncoded else {
                out += piece.bytes
                continue
            }
            var bytes = piece.bytes[...]
            if number == 0 {
                let parts = bytes.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = String(decoding: parts[0], as: UTF8.self)
                    bytes = parts[2]
                }
            }
            out += TransferEncoding.percentDecoded(bytes)
        }
        return Charset.text(out, charset)
    }
}
