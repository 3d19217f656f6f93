// SPDX-License-Identifier: Apache-2.0
import Domain

/// A question as the choice of a clause reads it: its telling words without those of asking, and what shape the answer should have.
struct ClauseQuestion: Sendable {
    let asked: SearchWords
    let scan: TermScan
    /// The syllables without marks, a space on either side of each.
    let plain: String
    /// It asks for a list, or for all that is laid down.
    let wantsList: Bool
    /// "… được quy định như thế nào?"
    let asksForRule: Bool
    /// It asks for one thing: how much, who, when, what it means, whether.
    let isSpecific: Bool
    /// What is counted, where the question asks how much or how long.
    let amount: Amount?
    /// The words whose meaning is asked for, last first left out.
    let defined: [Substring]

    init(_ text: String) {
        let subject = Self.withoutAct(text)
        plain = SearchWords.plain(subject)
        asked = SearchWords(subject, without: Self.idle)
        scan = TermScan(asked)
        let plain = plain
        func says(_ phrases: [String]) -> Bool { phrases.contains { plain.has(words: $0) } }
        wantsList = says(Self.listing)
        asksForRule = says(Self.ruling)
        isSpecific = says(Self.specific)
        amount = Amount(askedIn: plain)
        defined = Self.defined(in: plain)
    }

    /// "Theo Điều 5 Bộ luật … năm 1901": where to look is not what is asked.
    private static func withoutAct(_ text: String) -> String {
        guard let name = ActName(in: text) else { return text }
        var words = text.split(separator: " ")
        words.removeSubrange(name.words)
        return words.joined(separator: " ")
    }

    private static func defined(in plain: String) -> [Substring] {
        let words = plain.split(separator: " ")
        let at = words.indices.first { at in
            at > 0 && at + 1 < words.count
                && (words[at] == "la" && ["gi", "ai", "nhu"].contains(words[at + 1]) || words[at] == "duoc" && words[at + 1] == "hieu")
        }
        return at.map { Array(words[max(0, $0 - 6)..<$0]) } ?? []
    }

    /// Words that ask or join; what they stand beside tells, they do not.
    private static let idle: Set<String> = [
        "bao", "nhieu", "gi", "nao", "ai", "the", "la", "nhu", "may", "khi", "lau", "khong", "co", "duoc", "hay", "phai", "quy", "dinh", "theo", "va",
        "cua", "cho", "cac", "nhung", "mot", "trong", "tai", "ve", "doi", "voi", "thi", "bi", "de", "se", "da", "dang", "nay", "do", "o", "den", "tu",
    ]
    private static let ruling = ["quy dinh nhu the nao", "quy dinh the nao", "quy dinh ra sao", "quy dinh gi"]
    private static let listing =
        ruling + [
            "nhu the nao", "the nao", "ra sao", "mo ta", "liet ke", "gom nhung gi", "bao gom", "noi dung gi", "nhung truong hop", "cac truong hop",
            "truong hop nao", "dieu kien", "nguyen tac", "nhung gi", "nghia vu gi", "trach nhiem gi", "quyen gi", "giay to gi", "nhung viec",
            "tai lieu gi", "trinh tu", "bien phap",
        ]
    private static let specific = [
        "bao nhieu", "bao lau", "may", "khi nao", "la gi", "la ai", "ai", "co quan nao", "don vi nao", "bo nao", "duoc khong", "co phai", "hay khong",
        "dung khong", "phai khong", "ngay nao", "cap nao",
    ]
}

/// What is counted in an answer to "how much" or "how long".
struct Amount: Sendable {
    /// Folded; empty for any measure of time.
    let unit: String

    init?(askedIn plain: String) {
        let words = plain.split(separator: " ")
        // "từ bao nhiêu đến bao nhiêu năm": the last tells what is counted.
        let at = words.indices.last { words[$0] == "may" || (words[$0] == "bao" && $0 + 1 < words.count && Self.ask.contains(words[$0 + 1])) }
        guard let at else { return nil }
        if words[at] == "bao", words[at + 1] == "lau" {
            unit = ""
        } else {
            let next = words[at] == "may" ? at + 1 : at + 2
            guard next < words.count else { return nil }
            unit = words[next] == "tien" ? "dong" : String(words[next])
        }
    }

    /// Whether the folded text holds a number of it.
    func stands(in plain: String) -> Bool {
        let words = plain.split(separator: " ")
        return words.indices.contains { at in
            guard Self.isNumber(words[at]), at == 0 || !Self.addresses.contains(words[at - 1]) else { return false }
            return words[(at + 1)...].prefix(3).contains { unit.isEmpty ? Self.times.contains($0) : $0 == unit }
        }
    }

    static func isNumber(_ word: Substring) -> Bool { word.utf8.allSatisfy { (0x30...0x39).contains($0) } || numerals.contains(word) }

    static let times: Set<Substring> = ["nam", "thang", "ngay", "gio", "phut", "tuan", "quy"]
    private static let ask: Set<Substring> = ["nhieu", "lau"]
    private static let addresses: Set<Substring> = ["dieu", "khoan", "diem", "muc", "so"]
    private static let numerals: Set<Substring> = ["mot", "hai", "ba", "bon", "sau", "bay", "tam", "chin", "muoi", "tram"]
}
