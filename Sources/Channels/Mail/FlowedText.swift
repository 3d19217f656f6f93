// SPDX-License-Identifier: Apache-2.0

/// Text in short lines that a program joins again (RFC 3676): a line that ends with a blank goes on in the next.
enum FlowedText {
    static let longest = 74

    static func lines(of text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { broken(String($0)) }.joined(separator: "\n")
    }

    private static func broken(_ line: String) -> String {
        // The divider of a signature ends with a blank of its own.
        guard line != "-- " else { return line }
        var (lines, current) = ([String](), "")
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        for word in words {
            // Two dashes and a blank would be the divider of a signature.
            if !current.isEmpty, current != "--", current.count + word.count + 1 > longest {
                lines.append(stuffed(current) + " ")
                current = String(word)
            } else {
                current += (current.isEmpty ? "" : " ") + word
            }
        }
        return (lines + [stuffed(current)]).joined(separator: "\n")
    }

    /// What would be read as quoted, or as the beginning of a message, gets a blank in front, which is taken off again.
    private static func stuffed(_ line: String) -> String {
        line.hasPrefix(">") || line.hasPrefix("From ") || line.hasPrefix(" ") ? " " + line : line
    }
}
