// SPDX-License-Identifier: Apache-2.0

/// Reads the name of an act at a place.
struct NameReading {
    let lexer: LawLexer
    let tree: NameTree

    struct Found {
        let act: NamedAct
        let end: Int
        var isAttached = false
    }

    static let attachedBy: [LawLexer.Words] = [
        "ban hành kèm theo", "được ban hành kèm theo", "kèm theo", "ban hành theo", "ban hành tại", "của", "tại", "đính kèm",
    ]

    private static let kinds: [(LawLexer.Words, kind: String)] = [
        ("Thông tư liên tịch", "thong tu lien tich"), ("thông tư liên tịch", "thong tu lien tich"),
        ("Nghị quyết liên tịch", "nghi quyet lien tich"), ("Nghị định", "nghi dinh"), ("nghị định", "nghi dinh"), ("Nghị Định", "nghi dinh"),
        ("Nghị quyết", "nghi quyet"), ("nghị quyết", "nghi quyet"), ("Thông tư", "thong tu"), ("thông tư", "thong tu"),
        ("Quyết định", "quyet dinh"), ("quyết định", "quyet dinh"), ("Pháp lệnh", "phap lenh"), ("Bộ luật", "bo luat"), ("Bộ Luật", "bo luat"),
        ("bộ luật", "bo luat"), ("Luật", "luat"), ("Chỉ thị", "chi thi"), ("Hiến pháp", "hien phap"), ("Sắc lệnh", "sac lenh"),
        ("Văn bản hợp nhất", "van ban hop nhat"),
    ]

    /// Texts that another act promulgates.
    private static let texts: [LawLexer.Words] = [
        "Quy chế", "Quy định", "Điều lệ", "Quy trình", "Quy chuẩn", "Nội quy", "Chương trình", "Đề án", "Hướng dẫn", "Danh mục", "Chế độ",
    ]

    static func isKind(_ lexer: LawLexer, _ at: Int) -> Bool {
        kinds.contains { lexer.end(of: $0.0, at: at) != nil } || lexer.end(ofOne: texts, at: at) != nil
    }

    /// - Parameter isExpected: A unit has been named, whose act must follow: then a name that is not known is one too.
    func act(at start: Int, isExpected: Bool) -> Found? {
        switch lexer[start] {
        case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "Q"), UInt8(ascii: "q"), UInt8(ascii: "P"),
            UInt8(ascii: "B"), UInt8(ascii: "b"), UInt8(ascii: "L"), UInt8(ascii: "C"), UInt8(ascii: "H"), UInt8(ascii: "S"), UInt8(ascii: "V"),
            UInt8(ascii: "D"), 0xC4:
            break
        default: return nil
        }
        if let (kind, end) = kind(at: start) { return named(kind, from: start, after: end, isExpected) }
        guard let end = lexer.end(ofOne: Self.texts, at: start) else { return nil }
        return text(after: end, isExpected)
    }

    private func kind(at start: Int) -> (kind: String, end: Int)? {
        for (words, kind) in Self.kinds {
            if let end = lexer.end(of: words, at: start) { return (kind, end) }
        }
        return nil
    }

    private func named(_ kind: String, from start: Int, after end: Int, _ isExpected: Bool) -> Found? {
        let at = lexer.afterSpaces(end)
        if let end = lexer.end(of: "này", at: at) { return Found(act: .this(kind: kind), end: end) }
        if isExpected, let end = lexer.end(ofOne: ["nêu trên", "nói trên", "trên", "đó"], at: at) { return Found(act: .unstated, end: end) }
        if let (number, end) = number(at: at) { return numbered(number, kind, end) }
        if let found = titled(kind, from: start) { return found }
        let isCapital = (0x41...0x5A).contains(lexer[start])
        let isName = kind.hasSuffix("luat") || kind == "phap lenh" ? isCapital && isUpper(at) && !isShout(at) : isExpected && isCapital
        return isName ? Found(act: .unknown, end: isUpper(at) ? lexer.endOfWord(at) : end) : nil
    }

    private func numbered(_ number: String, _ kind: String, _ end: Int) -> Found {
        Found(act: .numbered(number, kind: kind, issued: day(at: lexer.afterSpaces(end))?.day), end: end)
    }

    /// "Luật Đất đai", then its number, year or day.
    private func titled(_ kind: String, from start: Int) -> Found? {
        guard kind == "hien phap" || kind == "phap lenh" || kind.hasSuffix("luat") else { return nil }
        var words: [String] = []
        var ends: [Int] = []
        var at = start
        let count = tree.longest { number in
            if number > 0 {
                at = lexer.afterSpaces(at)
                if lexer[at] == UInt8(ascii: ",") || lexer[at] == UInt8(ascii: "-") { at = lexer.afterSpaces(at + 1) }
            }
            let end = lexer.endOfWord(at)
            guard end > at else { return nil }
            let word = NameTree.spelling(Vietnamese.folded(lexer.string(at..<end)))
            words.append(word)
            ends.append(end)
            at = end
            return word
        }
        guard let count else { return nil }
        let title = words.prefix(count).joined(separator: " ")
        let end = ends[count - 1]
        let next = lexer.afterSpaces(end)
        if let (number, end) = number(at: next) { return numbered(number, kind, end) }
        if let (day, _) = day(at: next) { return Found(act: .titled(title, year: nil, issued: day), end: end) }
        let yearAt = lexer.end(of: "năm", at: next).map(lexer.afterSpaces) ?? next
        if let year = year(at: yearAt) { return Found(act: .titled(title, year: year, issued: nil), end: yearAt + 4) }
        return Found(act: .titled(title, year: nil, issued: nil), end: end)
    }

    /// "Quy chế này", "Quy chế … ban hành kèm theo Quyết định số …".
    private func text(after end: Int, _ isExpected: Bool) -> Found? {
        if let end = lexer.end(of: "này", at: lexer.afterSpaces(end)) { return Found(act: .thisText, end: end) }
        guard isExpected else { return nil }
        var at = end
        while at < end + 400, !".;\n".utf8.contains(lexer[at]) {
            if let by = lexer.end(ofOne: ["ban hành kèm theo", "kèm theo", "ban hành theo", "ban hành tại"], at: at), lexer.beginsWord(at) {
                let start = lexer.afterSpaces(by)
                guard let (kind, end) = kind(at: start), var found = named(kind, from: start, after: end, true) else { break }
                found.isAttached = true
                return found
            }
            at += 1
        }
        return Found(act: .unknown, end: end)
    }

    /// "số 1/1901/NĐ-XX", "1/1901/NĐ-XX"; a space may have slipped in behind a stroke or hyphen.
    private func number(at start: Int) -> (String, end: Int)? {
        var at = start
        if let end = lexer.end(of: "số", at: at) { at = lexer.afterSpaces(lexer[end] == UInt8(ascii: ":") ? end + 1 : end) }
        guard lexer.isDigit(at) else { return nil }
        let begin = at
        var strokes = 0
        while true {
            let end = lexer.endOfWord(at)
            if end > at {
                at = end
                continue
            }
            let next = lexer[at] == 0xE2 && lexer[at + 1] == 0x80 && lexer[at + 2] == 0x93 ? at + 3 : at + 1
            guard "/-".utf8.contains(lexer[at]) || next == at + 3 else { break }
            let slipped = lexer.afterSpaces(next)
            guard isUpper(next) || lexer.isDigit(next) || (slipped > next && strokes > 0 && isUpper(slipped)) || lexer.isLetter(next) else { break }
            if lexer[at] == UInt8(ascii: "/") { strokes += 1 }
            at = slipped
        }
        let text = lexer.string(begin..<at)
        guard strokes > 0, text.contains(where: \.isLetter) || text.split(separator: "/").last?.count == 4 else { return nil }
        return (Vietnamese.folded(text.filter { $0 != " " }).replacing("–", with: "-"), at)
    }

    /// "ngày 01 tháng 02 năm 1901", "ngày 01/02/1901".
    private func day(at start: Int) -> (day: Day, end: Int)? {
        guard let end = lexer.end(of: "ngày", at: start) else { return nil }
        var numbers: [Int] = []
        var at = end
        while numbers.count < 3 {
            at = lexer.afterSpaces(at)
            if let end = lexer.end(ofOne: ["tháng", "năm"], at: at) { at = lexer.afterSpaces(end) }
            if lexer[at] == UInt8(ascii: "/") || lexer[at] == UInt8(ascii: "-") { at += 1 }
            let digits = at
            while lexer.isDigit(at) { at += 1 }
            guard at > digits, at - digits <= 4, let number = Int(lexer.string(digits..<at)) else { return nil }
            numbers.append(number)
        }
        return Day(year: numbers[2], month: numbers[1], day: numbers[0]).map { ($0, at) }
    }

    private func year(at start: Int) -> Int? {
        guard lexer.endOfWord(start) == start + 4, let year = Int(lexer.string(start..<start + 4)), (1900...2100).contains(year) else { return nil }
        return year
    }

    private func isUpper(_ at: Int) -> Bool { lexer.word(at).first?.isUppercase ?? false }

    /// "LUẬT" in a heading is followed by capitals that name nothing.
    private func isShout(_ at: Int) -> Bool { lexer.word(at).allSatisfy(\.isUppercase) && lexer.word(at).count > 1 }
}
