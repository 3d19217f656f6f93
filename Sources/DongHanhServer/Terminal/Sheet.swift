// SPDX-License-Identifier: Apache-2.0

/// Lines of text for people: headings, labelled lines and paragraphs, wrapped to a width that reads well.
package struct Sheet {
    package private(set) var lines: [String] = []
    package static let width = 88

    package var text: String { lines.joined(separator: "\n") }

    package init() {}

    package mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(text)
    }

    package mutating func blank() { lines.append("") }

    package mutating func paragraph(_ text: String, indent: Int = 2) {
        let margin = String(repeating: " ", count: indent)
        for line in text.split(separator: "\n") {
            lines += Self.wrapped(String(line), width: Self.width - indent).map { margin + $0 }
        }
    }

    /// A name and its value, the values of neighbouring lines one under the other.
    package mutating func row(_ name: String, _ value: String, indent: Int = 2, column: Int = 14) {
        let margin = String(repeating: " ", count: indent + column)
        let rows = Self.wrapped(value, width: Self.width - indent - column)
        let head = String(repeating: " ", count: indent) + name
        let gap = String(repeating: " ", count: max(1, indent + column - head.count))
        lines.append(head + gap + (rows.first ?? ""))
        lines += rows.dropFirst().map { margin + $0 }
    }

    /// Cut at spaces; a word longer than the width stands on a line of its own.
    package static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
