// SPDX-License-Identifier: Apache-2.0

/// What stands between “ and ”, also over several paragraphs.
struct QuotedSpans {
    private let spans: [Range<Int>]

    init(_ bytes: [UInt8]) {
        var spans: [Range<Int>] = []
        var open: Int?
        for at in bytes.indices.dropLast(2) where bytes[at] == 0xE2 && bytes[at + 1] == 0x80 {
            if bytes[at + 2] == 0x9C, open == nil {
                open = at
            } else if bytes[at + 2] == 0x9D, let start = open {
                spans.append(start..<at)
                open = nil
            }
        }
        self.spans = spans
    }

    func contains(_ offset: Int) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].contains(offset)
    }
}
