// SPDX-License-Identifier: Apache-2.0

/// Units of one kind that are named together: "các điểm a, b và c", "Điều 5", "khoản này".
struct UnitGroup {
    let unit: ProvisionPath.Unit
    var items: [Item] = []
    /// "Điều này".
    var isOwn = false
    /// "khoản đó": one that was named before.
    var isEarlier = false
    let start: Int
    var end: Int

    struct Item {
        let number: String
        let range: Range<Int>
        var through: String?
    }
}

/// Reads a group of units at a place.
struct UnitReading {
    let lexer: LawLexer

    private static let words: [(LawLexer.Words, ProvisionPath.Unit)] = [
        ("Điều", .article), ("điều", .article), ("khoản", .clause), ("Khoản", .clause), ("điểm", .point), ("Điểm", .point),
        ("tiểu mục", .subsection), ("Tiểu mục", .subsection), ("Mục", .section), ("mục", .section), ("Chương", .chapter), ("chương", .chapter),
        ("Phần", .part), ("phần", .part), ("Phụ lục", .annex), ("phụ lục", .annex), ("Mẫu số", .form), ("mẫu số", .form),
    ]

    /// The unit word here, and where its number begins.
    func unit(at start: Int) -> (unit: ProvisionPath.Unit, end: Int)? {
        switch lexer[start] {
        case 0xC4, UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "M"), UInt8(ascii: "m"),
            UInt8(ascii: "C"), UInt8(ascii: "c"), UInt8(ascii: "P"), UInt8(ascii: "p"):
            break
        default: return nil
        }
        for (words, unit) in Self.words {
            if let end = lexer.end(of: words, at: start) { return (unit, end) }
        }
        return nil
    }

    func group(at start: Int) -> UnitGroup? {
        let first = lexer.end(ofOne: ["các", "những", "Các", "từ", "Từ"], at: start).map(lexer.afterSpaces) ?? start
        guard let (unit, wordEnd) = unit(at: first) else { return nil }
        var group = UnitGroup(unit: unit, start: first, end: wordEnd)
        let at = lexer.afterSpaces(wordEnd)
        if let end = lexer.end(of: "này", at: at) {
            group.isOwn = true
            group.end = end
            return group
        }
        if let end = lexer.end(ofOne: ["đó", "nêu trên", "nói trên", "trên"], at: at) {
            group.isEarlier = true
            group.end = end
            return group
        }
        guard let (number, end) = number(of: unit, at: at) else {
            guard unit == .annex || unit == .form, at > wordEnd, lexer.end(ofOne: NameReading.attachedBy, at: at) != nil else { return nil }
            group.items = [.init(number: "", range: first..<wordEnd)]
            return group
        }
        group.items = [.init(number: number, range: first..<end)]
        group.end = end
        while let (item, isThrough) = next(in: group) {
            if isThrough, let last = group.items.indices.last, group.items[last].through == nil {
                group.items[last].through = item.number
                group.items[last] = .init(
                    number: group.items[last].number, range: group.items[last].range.lowerBound..<item.range.upperBound, through: item.number)
            } else {
                group.items.append(item)
            }
            group.end = item.range.upperBound
        }
        return group
    }

    /// ", b", "và c", "đến 5": one more number without its word.
    private func next(in group: UnitGroup) -> (UnitGroup.Item, isThrough: Bool)? {
        var at = lexer.afterSpaces(group.end)
        var isThrough = false
        if lexer[at] == UInt8(ascii: ",") || lexer[at] == UInt8(ascii: ";") {
            at = lexer.afterSpaces(at + 1)
            if let end = lexer.end(ofOne: ["và", "hoặc"], at: at) { at = lexer.afterSpaces(end) }
        } else if let end = lexer.end(ofOne: ["và", "hoặc", "hay"], at: at) {
            at = lexer.afterSpaces(end)
        } else if let end = lexer.end(of: "đến", at: at) {
            at = lexer.afterSpaces(end)
            isThrough = true
        } else {
            return nil
        }
        guard group.unit != .form, let (number, end) = number(of: group.unit, at: at), goesOn(at: end, group.unit) else { return nil }
        return (.init(number: number, range: at..<end), isThrough)
    }

    /// After "khoản 1, 30" may come "ngày": then 30 is no clause.
    private func goesOn(at end: Int, _ unit: ProvisionPath.Unit) -> Bool {
        if unit == .point { return true }
        let at = lexer.afterSpaces(end)
        if !lexer.isLetter(at) { return ",;.:)\n".utf8.contains(lexer[at]) || lexer[at] == 0xE2 }
        return self.unit(at: at) != nil || lexer.end(ofOne: Self.mayFollow, at: at) != nil || NameReading.isKind(lexer, at)
    }

    private static let mayFollow: [LawLexer.Words] = [
        "và", "hoặc", "hay", "đến", "của", "tại", "này", "nêu", "nói", "trên", "ở", "trong", "thuộc", "ban", "được", "thì", "là", "không", "trừ",
        "như", "cho", "về", "bị", "có", "thực", "sau", "các", "quy", "theo", "phải",
    ]

    private func number(of unit: ProvisionPath.Unit, at start: Int) -> (String, end: Int)? {
        switch unit {
        case .article: digits(at: start, mayBeDotted: false)
        case .clause: digits(at: start, mayBeDotted: true)
        case .point: letter(at: start) ?? digits(at: start, mayBeDotted: true)
        case .annex:
            if let end = lexer.end(of: "số", at: start) { sign(at: lexer.afterSpaces(end)) } else { sign(at: start) }
        case .form: token(at: start)
        case .part: counted(at: start) ?? sign(at: start)
        case .chapter, .section, .subsection: sign(at: start)
        case .attachment: nil
        }
    }

    /// "5", "12a", "01", "1.2".
    private func digits(at start: Int, mayBeDotted: Bool) -> (String, end: Int)? {
        var at = start
        while lexer.isDigit(at) { at += 1 }
        guard (1...4).contains(at - start) else { return nil }
        if mayBeDotted {
            while lexer[at] == UInt8(ascii: "."), lexer.isDigit(at + 1) {
                at += 1
                while lexer.isDigit(at) { at += 1 }
            }
        } else if lexer[at] == UInt8(ascii: "."), lexer.isDigit(at + 1) {
            return nil
        }
        let end = lexer.endOfWord(at)
        guard end - at <= 3, lexer[end] != UInt8(ascii: "/"), lexer[end] != UInt8(ascii: "%") else { return nil }
        let text = lexer.string(start..<end)
        guard text.drop(while: { $0.isNumber || $0 == "." }).allSatisfy({ $0.isLowercase }) else { return nil }
        let plain = text.drop { $0 == "0" }
        return plain.isEmpty ? nil : (String(plain), end)
    }

    /// "a", "đ", "a1".
    private func letter(at start: Int) -> (String, end: Int)? {
        let end = lexer.endOfWord(start)
        guard end > start, end - start <= 4 else { return nil }
        let text = lexer.string(start..<end)
        guard let first = text.first, first == "đ" || ("a"..."z").contains(first), text.count <= 3, text.dropFirst().allSatisfy(\.isNumber) else {
            return nil
        }
        return (text, lexer[end] == UInt8(ascii: ")") ? end + 1 : end)
    }

    /// "II", "3", "III.1", "A", "2B".
    private func sign(at start: Int) -> (String, end: Int)? {
        var at = start
        while true {
            switch lexer[at] {
            case 0x30...0x39, 0x41...0x5A: at += 1
            case UInt8(ascii: ".") where at > start && (lexer.isDigit(at + 1) || (0x41...0x5A).contains(lexer[at + 1])): at += 1
            case UInt8(ascii: "a")...UInt8(ascii: "d") where at > start && lexer.isDigit(at - 1): at += 1
            default:
                guard at > start, at - start <= 10, lexer.endOfWord(at) == at, lexer[at] != UInt8(ascii: "/") else { return nil }
                let text = lexer.string(start..<at)
                let isSign = text.allSatisfy { "IVXLC.0123456789abcd".contains($0) } || text.count { $0.isLetter } == 1
                let plain = text.drop { $0 == "0" }
                return isSign && !plain.isEmpty ? (String(plain), at) : nil
            }
        }
    }

    /// "thứ nhất".
    private func counted(at start: Int) -> (String, end: Int)? {
        guard let end = lexer.end(of: "thứ", at: start) else { return nil }
        let at = lexer.afterSpaces(end)
        let last = lexer.endOfWord(at)
        return last > at ? ("thứ-" + lexer.string(at..<last), last) : nil
    }

    /// "01", "1a/ĐK".
    private func token(at start: Int) -> (String, end: Int)? {
        guard lexer.isDigit(start) else { return nil }
        var at = start
        while true {
            let end = lexer.endOfWord(at)
            if end > at {
                at = end
            } else if "/-.".utf8.contains(lexer[at]), lexer.endOfWord(at + 1) > at + 1 {
                at += 1
            } else {
                return (String(lexer.string(start..<at).drop { $0 == "0" }), at)
            }
        }
    }
}
