// SPDX-License-Identifier: Apache-2.0
import Domain

/// An act as another act names it.
struct NamedAct: Equatable {
    /// "Thông tư", "Luật" …
    let kind: String
    /// Empty for a law that is called by its name alone.
    var number: String
    /// "Luật Bịa đặt"; empty where a number stands behind the kind.
    let name: String
    var issued: Day?
    /// "Thông tư này".
    var isOwn = false
    let words: String

    /// The id the act has in the system; `nil` where only a name is known.
    var id: LegalDocument.ID? {
        guard !number.isEmpty else { return nil }
        return LegalDocument.identity(number: number, kind: kind, otherwise: issued?.iso ?? "")
    }

    static let kinds: [(words: [String], kind: String)] = [
        (["thông", "tư", "liên", "tịch"], "Thông tư liên tịch"), (["thông", "tư", "liên", "lịch"], "Thông tư liên tịch"),
        (["nghị", "quyết", "liên", "tịch"], "Nghị quyết liên tịch"), (["nghị", "định"], "Nghị định"), (["nghị", "quyết"], "Nghị quyết"),
        (["thông", "tư"], "Thông tư"), (["quyết", "định"], "Quyết định"), (["pháp", "lệnh"], "Pháp lệnh"), (["bộ", "luật"], "Bộ luật"),
        (["luật"], "Luật"), (["chỉ", "thị"], "Chỉ thị"),
    ]

    /// The act named at a place, and the index behind its name.
    static func read(_ tokens: [InstructionToken], at start: Int, known: [String: NamedAct] = [:]) -> (act: NamedAct, end: Int)? {
        guard start < tokens.count, let (words, kind) = kinds.first(where: { tokens.end(of: $0.words, at: start) != nil }) else { return nil }
        let behind = start + words.count
        if behind < tokens.count, tokens[behind].low == "này" {
            return (NamedAct(kind: kind, number: "", name: "", isOwn: true, words: words.joined(separator: " ")), behind + 1)
        }
        // "quyết định việc …" decides something: a plain word has small letters.
        guard tokens[start].text.first?.isUppercase == true else { return nil }
        if let (number, end) = number(tokens, at: behind) {
            let (day, last) = day(tokens, at: end)
            return (NamedAct(kind: kind, number: number, name: "", issued: day, words: InstructionText.words(tokens[start..<last])), last)
        }
        guard kind == "Luật" || kind == "Bộ luật" || kind == "Pháp lệnh" else { return nil }
        return named(tokens, start, behind, kind, known)
    }

    /// "Luật Bịa đặt số 1/1901/QH1", or "Luật Bịa đặt" alone.
    private static func named(_ tokens: [InstructionToken], _ start: Int, _ behind: Int, _ kind: String, _ known: [String: NamedAct])
        -> (act: NamedAct, end: Int)?
    {
        guard behind < tokens.count, tokens[behind].text.first?.isUppercase == true else { return nil }
        for at in behind..<min(tokens.count, behind + 24) {
            if tokens[at].low == "số", let (number, end) = number(tokens, at: at) {
                let name = InstructionText.words(tokens[start..<at])
                let (day, last) = day(tokens, at: end)
                return (NamedAct(kind: kind, number: number, name: name, issued: day, words: InstructionText.words(tokens[start..<last])), last)
            }
            if tokens[at].kind != .word && tokens[at].low != "," || kinds.contains(where: { tokens.end(of: $0.words, at: at) != nil }) { break }
        }
        // The longest name that the act spells out with a number elsewhere.
        for end in stride(from: min(tokens.count, behind + 20), to: behind, by: -1) {
            let name = InstructionText.words(tokens[start..<end])
            if var act = known[name.lowercased()] {
                act.isOwn = false
                return (act, end)
            }
        }
        var end = behind
        while end < tokens.count, tokens[end].kind == .word, end - behind < 14, !stops.contains(tokens[end].low) { end += 1 }
        let name = InstructionText.words(tokens[start..<end])
        return (NamedAct(kind: kind, number: "", name: name, words: name), end)
    }

    private static let stops: Set<String> = ["như", "đã", "được", "ngày", "năm", "tại", "bằng", "thành", "này"]

    /// "số 7/1901/TT-XX" or the bare number.
    private static func number(_ tokens: [InstructionToken], at start: Int) -> (String, Int)? {
        var at = start
        if at < tokens.count, tokens[at].low == "số" { at += 1 }
        guard at < tokens.count, tokens[at].kind == .word, tokens[at].text.first?.isNumber == true, tokens[at].text.contains("/"),
            tokens[at].text.contains(where: \.isLetter)
        else { return nil }
        return (tokens[at].text, at + 1)
    }

    /// "ngày 01 tháng 7 năm 1901", "ngày 01/7/1901".
    private static func day(_ tokens: [InstructionToken], at start: Int) -> (Day?, Int) {
        guard start + 1 < tokens.count, tokens[start].low == "ngày" else { return (nil, start) }
        let end = min(tokens.count, start + 6)
        guard let found = ActDays.first(in: tokens[start..<end].map(\.text).joined(separator: " ")) else { return (nil, start) }
        return (found, tokens[start + 1].low.contains("/") ? start + 2 : end)
    }

    /// Laws that a text names with their numbers, by name in small letters.
    static func all(in texts: [String]) -> [String: NamedAct] {
        var found: [String: NamedAct] = [:]
        for text in texts {
            let tokens = InstructionText(text).tokens
            var at = 0
            while at < tokens.count {
                guard let (act, end) = read(tokens, at: at) else {
                    at += 1
                    continue
                }
                if !act.name.isEmpty, !act.number.isEmpty, found[act.name.lowercased()] == nil { found[act.name.lowercased()] = act }
                at = max(end, at + 1)
            }
        }
        return found
    }
}
