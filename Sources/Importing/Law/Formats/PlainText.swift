// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// An act as plain text, its pages parted by form feeds where it has pages.
enum PlainText {
    static func read(_ bytes: [UInt8], name: String) throws -> SourceText {
        let letters = try Encodings.decoded(bytes, name: name)
        var text = SourceText(font: letters.font)
        var number = 0
        letters.text.withoutCarriageReturns.split(separator: "\n", omittingEmptySubsequences: false).forEach { line in
            number += 1
            let pages = line.split(separator: "\u{0C}", omittingEmptySubsequences: false)
            for (at, part) in pages.enumerated() {
                if at > 0 { text.addPageBreak() }
                text.add(part, number: number)
            }
        }
        return text
    }
}

extension String {
    /// CR LF is one `Character`; a lone CR ends a line too.
    fileprivate var withoutCarriageReturns: String {
        utf8.contains(0x0D) ? replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n") : self
    }
}
