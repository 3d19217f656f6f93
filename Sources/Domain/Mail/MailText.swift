// SPDX-License-Identifier: Apache-2.0

/// What somebody has written in a mail, and what his program has put under or between it.
package struct MailText: Hashable, Sendable {
    /// His own words.
    package let own: String
    /// What he answers to, and his signature.
    package let quoted: String

    /// Stands on top of what our letters say, so that any program quotes it with them.
    package static let line = "--- Trả lời phía trên dòng này · Please reply above this line ---"

    package static let longestQuoted = 4_000

    package init(_ text: String) {
        var (own, quoted): ([Substring], [Substring]) = ([], [])
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var index = 0
        scan: while index < lines.count {
            let line = lines[index]
            let bare = line.drop { $0 == ">" || $0 == " " || $0 == "\u{A0}" }
            if Self.endsOwnWords(bare, isQuoted: line.first == ">") || Self.isHeaderBlock(lines[index...]) {
                quoted += lines[index...]
                break scan
            }
            if line.first == ">" {
                quoted.append(line)
            } else if let end = Self.attribution(lines[index...]) {
                quoted += lines[index..<end]
                index = end
                continue scan
            } else {
                own.append(line)
            }
            index += 1
        }
        let words = Self.trimmed(own)
        // Whoever forwards something without a word asks what stands there.
        (self.own, self.quoted) = words.isEmpty ? (Self.trimmed(quoted), "") : (words, String(Self.trimmed(quoted).prefix(Self.longestQuoted)))
    }

    /// Nothing but thanks, which opens nothing again.
    package var isThanks: Bool {
        let words = own.lowercased().split { !$0.isLetter }.joined(separator: " ")
        return words.count <= Self.longestThanks
            && Self.thanks.contains { words == $0 || words.hasPrefix($0 + " ") && Self.courtesies.contains(String(words.dropFirst($0.count + 1))) }
    }

    private static let longestThanks = 60
    private static let thanks = [
        "xin cảm ơn", "cảm ơn", "xin cám ơn", "cám ơn", "chân thành cảm ơn", "xin chân thành cảm ơn", "trân trọng cảm ơn", "cam on", "xin cam on",
        "thank you", "thanks", "many thanks", "thank you very much",
    ]
    private static let courtesies = [
        "bạn", "anh", "chị", "anh chị", "quý cơ quan", "nhiều", "rất nhiều", "bạn nhiều", "ban", "nhieu", "very much", "a lot",
    ]

    private static func trimmed(_ lines: [Substring]) -> String {
        lines.map { $0.reversed().drop { $0.isWhitespace }.reversed() }.map { String($0) }.joined(separator: "\n").trimmingLines
    }

    /// From here on nothing is his own: our mark, the divider of a signature (RFC 3676), or what programs put over what they quote.
    private static func endsOwnWords(_ line: Substring, isQuoted: Bool) -> Bool {
        if line.contains("Trả lời phía trên dòng này") || line.contains("Please reply above this line") { return true }
        if !isQuoted, line == "--" || line == "-- " { return true }
        let dashes = line.hasPrefix("-----")
        return dashes && Self.dividers.contains { line.lowercased().contains($0) } || line.hasPrefix("________________________________")
    }

    private static let dividers = ["original message", "thư gốc", "tin nhắn gốc", "thư đã chuyển tiếp", "original appointment"]

    /// "On Monday Trang wrote:" and the same in Vietnamese, which programs break into two lines.
    private static func attribution(_ lines: ArraySlice<Substring>) -> Int? {
        guard let first = lines.first, Self.openings.contains(where: { first.lowercased().hasPrefix($0) }) else { return nil }
        for (index, line) in zip(lines.indices, lines).prefix(3) {
            let end = line.reversed().drop { $0.isWhitespace }.reversed()
            let text = String(end).lowercased()
            if text.hasSuffix("wrote:") || text.hasSuffix("đã viết:") || text.hasSuffix("viết:") { return index + 1 }
        }
        return nil
    }

    private static let openings = ["on ", "vào ", "lúc ", "ngày ", "at ", "thứ "]

    /// "From: … Sent: …", as Outlook writes it.
    private static func isHeaderBlock(_ lines: ArraySlice<Substring>) -> Bool {
        guard let first = lines.first, Self.starts(first, ["from:", "từ:", "người gửi:"]) else { return false }
        return lines.dropFirst().prefix(4).contains { Self.starts($0, ["sent:", "date:", "đã gửi:", "ngày:", "ngày gửi:", "gửi:"]) }
    }

    private static func starts(_ line: Substring, _ words: [String]) -> Bool {
        let line = line.lowercased().replacing("*", with: "")
        return words.contains { line.hasPrefix($0) }
    }
}

extension String {
    /// Without empty lines before and after.
    fileprivate var trimmingLines: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
