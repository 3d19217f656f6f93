// SPDX-License-Identifier: Apache-2.0
package import Domain

/// An article in pieces that are embedded one by one; a short piece costs less for each of its words than a long one.
package enum EmbeddingPieces {
    /// About 128 tokens, with the heading.
    private static let words = 100
    private static let headingWords = 30
    /// The first of a long article: lists go on as they begin.
    private static let most = 3

    package static func of(_ provision: Provision) -> [String] { of(heading: provision.heading, body: provision.text) }

    /// Each with the heading before it, cut where a line ends, and only within a line that is too long.
    package static func of(heading: String, body: String) -> [String] {
        let head = heading.split(whereSeparator: \.isWhitespace).prefix(headingWords)
        let room = words - head.count
        var pieces: [[Substring]] = []
        for line in body.split(whereSeparator: \.isNewline) {
            var rest = line.split(whereSeparator: \.isWhitespace)[...]
            while !rest.isEmpty {
                let left = room - (pieces.last?.count ?? room)
                if left >= rest.count {
                    pieces[pieces.count - 1] += rest
                    rest = []
                } else {
                    pieces.append(Array(rest.prefix(room)))
                    rest = rest.dropFirst(room)
                }
            }
            if pieces.count > most { break }
        }
        if pieces.isEmpty, !head.isEmpty { pieces = [[]] }
        return pieces.prefix(most).map { Vietnamese.composed((head + $0).joined(separator: " ")) }
    }
}

/// Names a text by what it says; two texts of the same words share a vector.
package struct ContentKey: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package init(_ text: String) {
        var text = text
        (high, low) = text.withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            // Two halves that begin in different places: published texts are no forgers, but they are many.
            return (checksum(raw), bytes.reduce(UInt64(bytes.count) &+ 0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
        }
    }
}
