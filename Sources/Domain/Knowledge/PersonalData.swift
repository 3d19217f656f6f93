// SPDX-License-Identifier: Apache-2.0

/// Words in a text that may tell of a human being. It proposes; a person decides.
package struct PersonalData: Hashable, Sendable {
    package let kind: Kind
    package let words: String
    /// Characters of the text.
    let range: Range<Int>

    package enum Kind: String, CaseIterable, Sendable { case email, telephone, identityNumber = "identity-number", name, house }

    /// In the order of the text, none over another.
    package static func found(in text: String) -> [PersonalData] {
        let scan = PersonalScan(Array(Vietnamese.composed(text)))
        let all = (scan.numbers() + scan.words()).sorted { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        return all.reduce(into: []) { kept, one in
            if let last = kept.last, one.range.lowerBound < last.range.upperBound { return }
            kept.append(one)
        }
    }

    /// The text with a gap in the place of each.
    package static func removed(from text: String) -> String {
        var characters = Array(Vietnamese.composed(text))
        for one in found(in: text).reversed() { characters.replaceSubrange(one.range, with: Array(gap)) }
        return String(characters)
    }

    package static let gap = "[…]"
}

private struct PersonalScan {
    private let text: [Character]

    init(_ text: [Character]) { self.text = text }

    private func found(_ kind: PersonalData.Kind, _ range: Range<Int>) -> PersonalData {
        PersonalData(kind: kind, words: String(text[range]), range: range)
    }

    /// Telephone numbers in any spelling, and the nine or twelve digits of identity papers. The number of an act has a stroke behind it.
    func numbers() -> [PersonalData] {
        var all: [PersonalData] = []
        var at = 0
        while at < text.count {
            guard Self.isDigit(text[at]) || text[at] == "+" else {
                at += 1
                continue
            }
            let range = run(from: at)
            at = max(range.upperBound, at + 1)
            let digits = text[range].filter(Self.isDigit)
            let isFree = !touches(range.lowerBound - 1) && !touches(range.upperBound)
            guard isFree else { continue }
            if (digits.starts(with: "0") && (10...11).contains(digits.count)) || (digits.starts(with: "84") && (11...12).contains(digits.count)) {
                all.append(found(.telephone, range))
            } else if digits.count == range.count, [9, 12].contains(digits.count) {
                all.append(found(.identityNumber, range))
            }
        }
        return all
    }

    /// Digits with at most one sign between two of them.
    private func run(from start: Int) -> Range<Int> {
        var (at, end) = (start + 1, Self.isDigit(text[start]) ? start + 1 : start)
        while at < text.count {
            if Self.isDigit(text[at]) {
                end = at + 1
            } else if !Self.separators.contains(text[at]) || at > end {
                break
            }
            at += 1
        }
        return start..<max(end, start)
    }

    private func touches(_ at: Int) -> Bool { text.indices.contains(at) && (text[at].isLetter || Self.isDigit(text[at]) || text[at] == "/") }

    /// Addresses of mail, names behind a word of address or with a common family name, and numbers of houses.
    func words() -> [PersonalData] {
        let words = split()
        var all: [PersonalData] = []
        for (at, word) in words.enumerated() {
            let plain = String(text[word])
            if isEmail(plain) { all.append(found(.email, word)) }
            let folded = plain.lowercased()
            let next = capitals(after: at, words)
            if Self.addressing.contains(folded), next.count >= 2, let first = next.first, let last = next.last, !Self.isPlace(text[word], text[first])
            {
                all.append(found(.name, first.lowerBound..<last.upperBound))
            } else if Self.families.contains(plain), next.count >= 2, let last = next.last {
                all.append(found(.name, word.lowerBound..<last.upperBound))
            } else if folded == "nhà", at > 0, String(text[words[at - 1]]).lowercased() == "số", at + 1 < words.count {
                all.append(found(.house, words[at - 1].lowerBound..<words[at + 1].upperBound))
            }
        }
        return all
    }

    /// Up to four words with a capital that follow with nothing but a space between.
    private func capitals(after at: Int, _ words: [Range<Int>]) -> [Range<Int>] {
        var next: [Range<Int>] = []
        var end = words[at].upperBound
        for word in words.dropFirst(at + 1).prefix(4) {
            guard word.lowerBound == end + 1, text[end] == " ", text[word.lowerBound].isUppercase, text[word].dropFirst().allSatisfy(\.isLowercase)
            else {
                break
            }
            next.append(word)
            end = word.upperBound
        }
        return next
    }

    /// Words without the stops around them.
    private func split() -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for at in 0...text.count {
            let isInside = at < text.count && !text[at].isWhitespace && !Self.stops.contains(text[at])
            if isInside {
                start = start ?? at
            } else if let begun = start {
                words.append(begun..<at)
                start = nil
            }
        }
        return words.map { word in
            let end = text[word].last == "." ? word.upperBound - 1 : word.upperBound
            return word.lowerBound..<max(end, word.lowerBound + 1)
        }
    }

    private func isEmail(_ word: String) -> Bool {
        let halves = word.split(separator: "@", omittingEmptySubsequences: false)
        return halves.count == 2 && !halves[0].isEmpty && halves[1].contains(".") && (halves[1].last?.isLetter ?? false)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// "Bà Rịa" is a town.
    private static func isPlace(_ word: ArraySlice<Character>, _ next: ArraySlice<Character>) -> Bool {
        String(word) == "Bà" && String(next) == "Rịa"
    }

    private static let separators: Set<Character> = [" ", ".", "-", "\u{A0}"]
    private static let stops: Set<Character> = [",", ";", ":", "(", ")", "\"", "“", "”", "?", "!"]
    private static let addressing: Set<String> = ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "bạn", "tên", "là", "mr", "mrs", "ms"]
    private static let families: Set<String> = [
        "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh",
    ]
}
