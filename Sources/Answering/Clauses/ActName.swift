// SPDX-License-Identifier: Apache-2.0
import Domain

/// An act that a text names by its title and year: "Luật … năm 1901", "theo Điều 5 Bộ luật … 1901".
struct ActName {
    let year: Int
    /// Places of its words in the text cut at spaces, with "theo" and the article before it.
    let words: Range<Int>

    init?(in text: String) {
        let folded = text.split(separator: " ").map { Vietnamese.folded(String($0)).trimmed }
        for end in folded.indices {
            guard let year = Self.year(folded[end]) else { continue }
            guard let kind = (max(0, end - Self.longest)..<end).first(where: { Self.isKind(folded, $0) }) else { continue }
            var first = kind
            while first > 0, Self.leading.contains(folded[first - 1]) || Self.isNumber(folded[first - 1]) { first -= 1 }
            self.year = year
            words = first..<(end + 1)
            return
        }
        return nil
    }

    private static func year(_ word: String) -> Int? { word.count == 4 ? Int(word).flatMap { (1900...2999).contains($0) ? $0 : nil } : nil }

    private static func isNumber(_ word: String) -> Bool { !word.isEmpty && word.allSatisfy(\.isNumber) }

    private static func isKind(_ words: [String], _ at: Int) -> Bool {
        kinds.contains(words[at]) || at + 1 < words.count && pairs.contains(words[at] + " " + words[at + 1])
    }

    private static let longest = 10
    private static let kinds: Set<String> = ["luat"]
    private static let pairs: Set<String> = ["phap lenh", "nghi dinh", "thong tu", "hien phap"]
    private static let leading: Set<String> = ["theo", "quy", "dinh", "tai", "cua", "dieu", "khoan", "diem", "bo", "trong"]
}

extension LegalDocument {
    /// Of its number: 1901 in "5/1901/NĐ-XX".
    var year: Int? {
        let parts = number.split(separator: "/")
        guard parts.count > 2, parts[1].count == 4 else { return nil }
        return Int(parts[1])
    }
}
