// SPDX-License-Identifier: Apache-2.0

/// A table of a format that gives no cells with its lines: its cells, and its words in the order of the lines.
struct FoundTable: Equatable {
    let rows: [[String]]
    let words: String
}

extension SourceText {
    /// Puts the rows of each table in the place of the lines that hold its words; one whose words stand nowhere as they are changes nothing.
    mutating func place(_ tables: [FoundTable]) {
        var solid = lines.map { Self.solid(bytes[$0.range]) }
        var (from, count) = (0, 0)
        for table in tables where table.rows.contains(where: { $0.count > 1 }) {
            let words = Self.solid(Array(table.words.utf8)[...])
            guard !words.isEmpty, let range = Self.range(of: words, in: solid, from: from) else { continue }
            count += 1
            let rows = replace(range, with: table.rows, table: count)
            solid.replaceSubrange(range, with: repeatElement([], count: rows))
            from = range.lowerBound + rows
        }
    }

    /// Lines that follow on each other and hold these words and no others.
    private static func range(of words: [UInt8], in solid: [[UInt8]], from: Int) -> Range<Int>? {
        for start in solid.indices.dropFirst(from) where !solid[start].isEmpty && words.starts(with: solid[start]) {
            var (at, end) = (0, start)
            while end < solid.count, at < words.count, !solid[end].isEmpty, words[at...].starts(with: solid[end]) {
                at += solid[end].count
                end += 1
            }
            if at == words.count { return start..<end }
        }
        return nil
    }

    /// Without spaces, and without hyphens: where a line breaks a program may drop one.
    private static func solid(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.filter { $0 > 0x20 && $0 != 0x2D } }
}
