// SPDX-License-Identifier: Apache-2.0

/// What somebody has written in a mail, and what his program has put under or between it.
package struct MailText: Hashable, Sendable {
    /// His own words.
    package let own: String
    /// What he answers to, and his signature.
    package let quoted: String
    package let voice: Voice

    /// Whether anybody but us says something in it.
    package enum Voice: Hashable, Sendable {
        case spoken
        /// Nothing but our letter, quoted line by line: he has sent it back as it was.
        case echo
        /// Nothing but quoted lines, and it is not known of whose letter.
        case quotes
        /// Nothing above our letter, which stands as it was: what he wrote may stand between our lines.
        case unclear
    }

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
        let isOwn = quoted.isEmpty || own.contains(where: Self.isSpoken)
        voice = isOwn ? .spoken : Self.voice(of: quoted)
        // Whoever forwards something without a word asks what stands there; a line that a telephone puts on top is no word, and a mere sign stays.
        let signs = own.filter { !Self.hasLetters($0) }
        (self.own, self.quoted) =
            isOwn ? (Self.trimmed(own), String(Self.trimmed(quoted).prefix(Self.longestQuoted))) : (Self.trimmed(signs + quoted), "")
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
        isOurMark(line) || !isQuoted && isSignature(line) || isDivider(line)
    }

    private static func isOurMark(_ line: Substring) -> Bool {
        line.contains("Trả lời phía trên dòng này") || line.contains("Please reply above this line")
    }

    private static func isSignature(_ line: Substring) -> Bool { line == "--" || line == "-- " }

    private static func isDivider(_ line: Substring) -> Bool {
        line.hasPrefix("-----") && Self.dividers.contains { line.lowercased().contains($0) } || line.hasPrefix("________________________________")
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
        return lines.dropFirst().prefix(4).contains { Self.starts($0, sendingFields) }
    }

    private static let sendingFields = ["sent:", "date:", "đã gửi:", "ngày:", "ngày gửi:", "gửi:"]
    private static let headerFields =
        sendingFields + ["from:", "từ:", "người gửi:", "to:", "đến:", "tới:", "cc:", "đồng gửi:", "subject:", "chủ đề:", "tiêu đề:"]

    private static func starts(_ line: Substring, _ words: [String]) -> Bool {
        let line = line.lowercased().replacing("*", with: "")
        return words.contains { line.hasPrefix($0) }
    }
}

// Whether anybody but us says something. In doubt somebody does: what is taken for silence nobody reads.
extension MailText {
    private static func voice(of quoted: [Substring]) -> Voice {
        guard let mark = quoted.firstIndex(where: isOurMark) else { return isSilent(quoted, aboveMark: false) ? .quotes : .spoken }
        guard isSilent(quoted[..<mark], aboveMark: true) else { return .spoken }
        let below = quoted[(mark + 1)...].prefix { !Self.isSignature($0) }
        guard quoted[mark].first == ">" else { return below.contains(where: isSpoken) ? .unclear : .echo }
        return below.contains { $0.first != ">" && isSpoken($0) } ? .spoken : .echo
    }

    /// Whether nothing stands there but names of what is quoted, signatures and, where it is not known whose they are, quoted lines.
    private static func isSilent(_ lines: some Collection<Substring>, aboveMark: Bool) -> Bool {
        let lines = lines.map { line in (bare: line.drop { $0 == ">" || $0 == " " }, isQuoted: line.first == ">") }
        let bare = lines.map(\.bare)
        var (index, isSignature) = (0, false)
        while index < lines.count {
            let (line, isQuoted) = lines[index]
            if let end = attribution(bare[index...]) {
                (index, isSignature) = (end, false)
                continue
            }
            if aboveMark, isHeaderBlock(bare[index...]) {
                (index, isSignature) = (bare[index...].firstIndex { !Self.starts($0, headerFields) } ?? bare.endIndex, false)
                continue
            }
            if Self.isSignature(line) { isSignature = true }
            if isQuoted || isDivider(line) { isSignature = false }
            // What is quoted above our mark is of somebody else; without it, he has not written it now.
            if !isSignature, !isDivider(line), isSpoken(line), !isQuoted || aboveMark { return false }
            index += 1
        }
        return true
    }

    private static func isSpoken(_ line: Substring) -> Bool {
        guard hasLetters(line) else { return false }
        // "Get Outlook for iOS<https://…>"
        let words = line.lowercased().prefix { $0 != "<" }
        let goesOn = words.reversed().drop { $0.isWhitespace || $0 == "." }.contains { ":,;.!?".contains($0) }
        return goesOn || !devices.contains { words.hasPrefix($0) && words.count <= $0.count + longestDevice }
    }

    private static func hasLetters(_ line: Substring) -> Bool { line.contains { $0.isLetter || $0.isNumber } }

    /// What telephones put under everything; whoever goes on after such words says something.
    private static let devices = [
        "sent from my ", "sent from outlook", "sent from mail for", "sent from yahoo", "get outlook for", "gửi từ iphone", "gửi từ ipad",
        "gửi từ điện thoại", "gửi từ outlook", "gửi từ thư dành cho", "gửi từ yahoo", "đã gửi từ iphone", "đã gửi từ ipad", "tải outlook cho",
        "lấy outlook cho",
    ]
    private static let longestDevice = 20
}

extension String {
    /// Without empty lines before and after.
    fileprivate var trimmingLines: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
