// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Named texts as a browser sends them, in an address or in a form: `q=c%E1%BA%A5p+ph%C3%A9p`.
package struct Fields: Sendable {
    /// In the order sent; a name may come more than once.
    package let pairs: [(name: String, value: String)]

    package init(_ text: some StringProtocol) {
        pairs = text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : "")
        }
    }

    init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// What a page carries on from its address to its links and forms; a secret that somebody has put there is not repeated, and of a long address
    /// no more than any page takes.
    var repeatable: [(name: String, value: String)] {
        pairs.filter { !["password", "code", "secret", "token", "form"].contains($0.name) && !$0.value.isEmpty && $0.name.utf8.count <= 40 }
            .prefix(20).map { ($0.name, String($0.value.prefix(Question.longest))) }
    }

    init(of request: Request) { self.init(request.uri.query ?? "") }

    /// The first value that bears the name, trimmed; `nil` when it is absent or blank.
    package subscript(_ name: String) -> String? {
        guard let value = raw(name) else { return nil }
        let trimmed = Self.keepable(Vietnamese.composed(value)).trimmingCharacters(where: \.isWhitespace)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The first value that bears the name, as sent.
    package func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// Every value that bears the name, in the order sent.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map { Self.keepable($0.value) } }

    /// Nothing that is kept holds U+0000, so neither need a name that is looked for.
    static func keepable(_ text: String) -> String { text.replacing("\0", with: "\u{FFFD}") }

    /// Percent-decoded; bytes that are no UTF-8 become U+FFFD.
    package static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                var ahead = rest
                if let high = ahead.next().flatMap(hex), let low = ahead.next().flatMap(hex) {
                    bytes.append(high << 4 | low)
                    rest = ahead
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

extension String {
    func trimmingCharacters(where isEdge: (Character) -> Bool) -> String {
        guard let first = firstIndex(where: { !isEdge($0) }), let last = lastIndex(where: { !isEdge($0) }) else { return "" }
        return String(self[first...last])
    }
}
