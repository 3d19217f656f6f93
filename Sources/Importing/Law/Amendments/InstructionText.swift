// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a unit of an amending act says in its own words, and what it quotes, in the order of the text.
struct InstructionText {
    private(set) var tokens: [InstructionToken] = []
    /// What is quoted, a line a paragraph, without the marks around it.
    private(set) var quotes: [[String]] = []

    init(_ unit: ActUnit) {
        if !unit.heading.isEmpty { add(unit.heading) }
        for case .block(let block) in unit.elements {
            switch block.kind {
            case .text: add(block)
            case .quotation: addQuotation(block.lines)
            default: continue
            }
        }
    }

    init(_ text: String) { add(text) }

    /// The words without what is quoted, for people.
    var words: String { Self.words(tokens[...]) }

    static func words(_ tokens: ArraySlice<InstructionToken>) -> String {
        var out = ""
        for token in tokens {
            let isClosing = token.kind == .sign && token.low != "("
            if !out.isEmpty, !isClosing, !out.hasSuffix("(") { out += " " }
            out += token.kind.isQuote ? "“…”" : token.text
        }
        return out
    }

    /// What is quoted may run over a paragraph; where a mark that closes is missing, it ends with its own.
    private mutating func add(_ block: ActBlock) {
        let (opening, closing) = block.lines.reduce(into: (0, 0)) { count, line in
            for sign in line where sign == "“" || sign == "”" { sign == "“" ? (count.0 += 1) : (count.1 += 1) }
        }
        if opening == closing { return add(block.lines.joined(separator: "\n")) }
        for line in block.lines { add(line) }
    }

    /// A line may quote in mid-sentence: "cụm từ “…” bằng cụm từ “…”".
    private mutating func add(_ line: String) {
        var words = ""
        var quote = ""
        var depth = 0
        var before: Character = " "
        for sign in line {
            let opens = sign == "“" || (sign == "\"" && (before == " " || before == "(" || before == "\n"))
            let closes = sign == "”" || (sign == "\"" && !opens)
            if opens, depth == 0 {
                tokenize(words)
                words = ""
            }
            if closes, depth == 1 {
                addQuotation(quote.split(separator: "\n").map(String.init))
                quote = ""
            }
            if closes, depth > 1 || opens, depth > 0 { quote.append(sign) }
            if opens { depth += 1 }
            if closes { depth = max(0, depth - 1) }
            if !opens, !closes { depth == 0 ? words.append(sign) : quote.append(sign) }
            before = sign
        }
        tokenize(words)
        // A mark that closes is missing: what stands behind the one that opens is quoted.
        if depth > 0, !quote.isEmpty { addQuotation(quote.split(separator: "\n").map(String.init)) }
    }

    private mutating func addQuotation(_ lines: [String]) {
        quotes.append(lines)
        tokens.append(InstructionToken(kind: .quote(quotes.count - 1), text: "", low: ""))
    }

    private mutating func tokenize(_ text: String) {
        var word = ""
        func isPart(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || sign == "/" || sign == "-" || sign == "." }
        for sign in text {
            if isPart(sign) {
                word.append(sign)
                continue
            }
            close(&word)
            if ",;:()".contains(sign) { tokens.append(InstructionToken(kind: .sign, text: String(sign), low: String(sign))) }
        }
        close(&word)
    }

    private mutating func close(_ word: inout String) {
        defer { word = "" }
        var isStop = false
        while let last = word.last, last == "." { (word, isStop) = (String(word.dropLast()), true) }
        let isDash = word.allSatisfy { $0 == "-" || $0 == "/" || $0 == "." }
        if !isDash {
            // "60/2021/NĐ- CP": a space has slipped into a number.
            if let last = tokens.last, last.kind == .word, let end = last.text.last, end == "-" || end == "/", last.text.contains(where: \.isNumber),
                word.first?.isUppercase == true
            {
                tokens[tokens.count - 1] = InstructionToken(kind: .word, text: last.text + word, low: (last.text + word).lowercased())
            } else {
                tokens.append(InstructionToken(kind: .word, text: word, low: word.lowercased()))
            }
        }
        if isStop { tokens.append(InstructionToken(kind: .sign, text: ".", low: ".")) }
    }
}

/// A word, a sign, or a quotation.
struct InstructionToken {
    enum Kind: Equatable {
        case word, sign, quote(Int)

        var isQuote: Bool { if case .quote = self { true } else { false } }
    }

    let kind: Kind
    let text: String
    /// In small letters.
    let low: String

    var quote: Int? { if case .quote(let index) = kind { index } else { nil } }
}

extension [InstructionToken] {
    /// The index behind the words where they stand at `at`.
    func end(of words: [String], at: Int) -> Int? {
        guard at >= 0, at + words.count <= count else { return nil }
        for (offset, word) in words.enumerated() where self[at + offset].low != word || self[at + offset].kind.isQuote { return nil }
        return at + words.count
    }

    /// The index behind the first of several spellings that stands at `at`; longer ones must come first.
    func end(ofAny phrases: [[String]], at: Int) -> Int? { phrases.lazy.compactMap { end(of: $0, at: at) }.first }

    func first(of words: [String], from start: Int, before end: Int? = nil) -> Int? {
        let end = end ?? count
        return start < end ? (start..<end).first { self.end(of: words, at: $0) != nil } : nil
    }
}
