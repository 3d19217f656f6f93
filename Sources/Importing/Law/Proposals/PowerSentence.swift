// SPDX-License-Identifier: Apache-2.0
import Domain

/// One sentence that gives a power to an authority, taken apart.
///
/// Five forms are known: "việc … thuộc thẩm quyền của …", "việc … do … thực hiện", "phân cấp … cho …", "… có thẩm quyền …" and
/// "thẩm quyền … thuộc …".
struct PowerSentence {
    let sentence: String
    let matter: String
    let underlying: String?
    let holder: String
    let condition: String?
    /// Where the sentence itself says in which way the power moves.
    let kind: Competence.Kind?

    init?(_ text: String) {
        let sentence = Self.bare(text)
        guard PowerWords.holders.contains(where: { sentence.contains($0) }),
            let parts = Self.belongs(sentence) ?? Self.isDone(sentence) ?? Self.isPassed(sentence) ?? Self.mayDo(sentence) ?? Self.lies(sentence)
        else { return nil }
        let (matter, underlying) = Self.split(String(parts.matter))
        // Too little is said to tell what is meant.
        guard matter.split(separator: " ").count >= 2 else { return nil }
        self.sentence = sentence
        self.matter = matter
        self.underlying = underlying
        holder = parts.holder.name
        condition = parts.holder.condition
        kind = parts.kind
    }

    /// A step of a procedure by which an authority decides on a matter that stands elsewhere, or is handed the files to deal with.
    init?(deciding text: String, on matter: String) {
        let sentence = Self.bare(text)
        guard let holder = Self.decider(in: sentence) else { return nil }
        let (what, underlying) = Self.split(matter)
        self.sentence = sentence
        self.matter = what
        self.underlying = underlying
        self.holder = holder.name
        condition = holder.condition
        kind = nil
    }

    private static func decider(in sentence: String) -> Holder? {
        let starts = Set(PowerWords.holders.flatMap { name in occurrences(of: name, in: sentence) }).sorted()
        for (count, at) in starts.enumerated() {
            guard let holder = holder(sentence[at...]) else { continue }
            // Who is named first does it; whoever is named later must be handed it.
            if count == 0, deciding.contains(where: { holder.rest.hasPrefix($0) }) { return holder }
            let isHanded = handing.contains { sentence[..<at].hasSuffix($0) }
            if isHanded,
                ["để xử lý", "để giải quyết", "để thực hiện", "xử lý", "giải quyết", "thực hiện", "thẩm định"].contains(where: {
                    holder.rest.hasPrefix($0)
                })
            {
                return holder
            }
        }
        return nil
    }

    private static let deciding = [
        "có trách nhiệm xem xét", "xem xét, ban hành", "xem xét, quyết định", "quyết định", "có trách nhiệm cấp", "cấp ",
    ]

    private static let handing = ["chuyển ", "chuyển cho ", "chuyển hồ sơ cho ", "chuyển hồ sơ đến ", "giao ", "giao cho ", "chuyển đến "]

    private static func occurrences(of words: String, in text: String) -> [String.Index] {
        var (found, rest) = ([String.Index](), text[...])
        while let one = rest.firstRange(of: words) {
            found.append(one.lowerBound)
            rest = rest[one.upperBound...]
        }
        return found
    }

    /// Sentences of a paragraph; a point in "10.000" or "NĐ-CP." before a small letter ends none.
    static func sentences(of paragraph: String) -> [String] {
        var found: [String] = []
        var rest = paragraph[...]
        var searched = rest.startIndex
        while let dot = rest[searched...].firstRange(of: ". ") {
            if rest[dot.upperBound...].first.map({ $0.isUppercase }) == true, rest[..<dot.lowerBound].count > 3 {
                found.append(String(rest[..<dot.lowerBound]))
                rest = rest[dot.upperBound...]
                searched = rest.startIndex
            } else {
                searched = dot.upperBound
            }
        }
        return found + [String(rest)]
    }

    private struct Parts {
        let matter: Substring
        let holder: Holder
        var kind: Competence.Kind?
    }

    struct Holder {
        let name: String
        let condition: String?
        /// What follows on the name and its condition.
        let rest: Substring
    }

    // MARK: The five forms

    private static func belongs(_ text: String) -> Parts? {
        for phrase in ["thuộc thẩm quyền của ", "thuộc thẩm quyền giải quyết của ", "thuộc thẩm quyền cấp của "] {
            guard let found = text.firstRange(of: phrase), let holder = holder(text[found.upperBound...]), isMatter(text[..<found.lowerBound])
            else { continue }
            return Parts(matter: text[..<found.lowerBound], holder: holder)
        }
        return nil
    }

    private static let doing = [
        "tổ chức thực hiện", "thực hiện", "giải quyết", "xem xét, quyết định", "quyết định", "phê duyệt", "cấp", "chấp thuận", "tiếp nhận",
    ]

    private static func isDone(_ text: String) -> Parts? {
        var searched = text.startIndex
        while let found = text[searched...].firstRange(of: " do ") {
            searched = found.upperBound
            guard let holder = holder(text[found.upperBound...]), isMatter(text[..<found.lowerBound]),
                let verb = doing.first(where: { holder.rest.hasPrefix($0) })
            else { continue }
            let behind = holder.rest.dropFirst(verb.count)
            // "Hội đồng do Ủy ban nhân dân cấp tỉnh quyết định thành lập …" gives no power.
            guard behind.allSatisfy({ !$0.isLetter }) || [" theo quy định", " trong phạm vi", "."].contains(where: { behind.hasPrefix($0) }) else {
                continue
            }
            return Parts(matter: text[..<found.lowerBound], holder: holder)
        }
        return nil
    }

    private static func isPassed(_ text: String) -> Parts? {
        let ways: [(String, Competence.Kind)] = [
            ("Phân cấp", .decentralisation), ("Phân quyền", .devolution), ("Ủy quyền", .authorisation), ("Phân định", .delineation),
        ]
        guard let way = ways.first(where: { text.hasPrefix($0.0) }) else { return nil }
        var rest = text[...].dropFirst(way.0.count)
        for word in [" thẩm quyền", " việc"] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
        if rest.hasPrefix(" cho "), let holder = holder(rest.dropFirst(5)) {
            let matter = doing.first { holder.rest.hasPrefix($0) }.map { holder.rest.dropFirst($0.count) } ?? holder.rest
            return matter.isEmpty ? nil : Parts(matter: matter, holder: holder, kind: way.1)
        }
        var searched = rest.startIndex
        while let found = rest[searched...].firstRange(of: " cho ") {
            searched = found.upperBound
            guard let holder = holder(rest[found.upperBound...]) else { continue }
            let matter = rest[..<found.lowerBound]
            let giver = [" từ cấp ", " từ Bộ", " từ Công an", " từ Cục"].compactMap { matter.firstRange(of: $0)?.lowerBound }.min()
            return Parts(matter: giver.map { matter[..<$0] } ?? matter, holder: holder, kind: way.1)
        }
        return nil
    }

    private static func mayDo(_ text: String) -> Parts? {
        guard let holder = holder(text[...]) else { return nil }
        for phrase in ["có thẩm quyền ", "thực hiện thẩm quyền ", "được phân cấp ", "được ủy quyền "]
        where holder.rest.hasPrefix(phrase) && !holder.rest.hasPrefix(phrase + "để ") && holder.condition?.count ?? 0 < longestCondition {
            return Parts(matter: holder.rest.dropFirst(phrase.count), holder: holder)
        }
        return nil
    }

    private static func lies(_ text: String) -> Parts? {
        guard let power = text.firstRange(of: "hẩm quyền ") else { return nil }
        let behind = text[power.upperBound...]
        guard doing.contains(where: { behind.hasPrefix($0) }), let found = behind.firstRange(of: " thuộc "),
            let holder = holder(behind[found.upperBound...])
        else { return nil }
        // What is decided stands before "thì", or in the words themselves.
        let before = text[..<found.lowerBound]
        return Parts(matter: before.firstRange(of: " thì thẩm quyền").map { before[..<$0.lowerBound] } ?? behind[..<found.lowerBound], holder: holder)
    }

    /// A longer one is a step of a procedure.
    private static let longestCondition = 200

    // MARK: Parts of a sentence

    private static let endsOfName =
        [
            " nơi ", " trên địa bàn", " đối với ", " theo quy định", " để ", " (", ";", ":", ". ", " có trách nhiệm", " có thẩm quyền", " được ",
            " chịu trách nhiệm", ", trừ ",
        ]
        + doing.map { " " + $0 }

    /// The authority at the beginning of some words.
    static func holder(_ text: Substring) -> Holder? {
        guard let start = PowerWords.holders.first(where: { text.hasPrefix($0) }) else { return nil }
        let body = text.dropFirst(start.count)
        let end = endsOfName.compactMap { name in
            // "cấp" belongs to the name in "Ủy ban nhân dân cấp tỉnh".
            name == " cấp" ? afterLevel(body) : body.firstRange(of: name)?.lowerBound
        }.min()
        let name = trimmed(text[..<(end ?? text.endIndex)])
        guard name.count > start.trimmed.count || start.hasSuffix("dân") || start == "UBND" else { return nil }
        var rest = end.map { text[$0...] } ?? text[text.endIndex...]
        var condition: String?
        if [" nơi ", " trên địa bàn", " đối với "].contains(where: { rest.hasPrefix($0) }) {
            let stop = endOfCondition(rest)
            condition = trimmed(rest[..<stop])
            rest = rest[stop...]
        }
        return Holder(name: name, condition: condition, rest: rest.drop { $0 == " " })
    }

    /// A condition ends with its clause, or before the verb that ends the clause.
    private static func endOfCondition(_ text: Substring) -> Substring.Index {
        let clause = text[..<([";", ":", " (", ". "].compactMap { text.firstRange(of: $0)?.lowerBound }.min() ?? text.endIndex)]
        let bare = clause.last.map { ".,".contains($0) } == true ? clause.dropLast() : clause
        if let verb = doing.first(where: { bare.hasSuffix(" " + $0) }) { return bare.index(bare.endIndex, offsetBy: -(verb.count + 1)) }
        return [" có thẩm quyền ", " có trách nhiệm "].compactMap { clause.firstRange(of: $0)?.lowerBound }.min() ?? clause.endIndex
    }

    private static func afterLevel(_ body: Substring) -> Substring.Index? {
        var searched = body.startIndex
        while let found = body[searched...].firstRange(of: " cấp ") {
            let behind = body[found.upperBound...]
            if !["tỉnh", "xã", "huyện", "trên", "dưới"].contains(where: { behind.hasPrefix($0) }) { return found.lowerBound }
            searched = found.upperBound
        }
        return nil
    }

    private static let beginnings = [
        "Việc ", "Thẩm quyền", "Thủ tục", "Hoạt động", "Cấp ", "Gia hạn", "Sửa đổi", "Điều chỉnh", "Thu hồi", "Phê duyệt", "Chấp thuận",
        "Công nhận", "Đăng ký", "Xác nhận", "Thẩm định", "Chỉ định", "Cho phép", "Bổ sung", "Tiếp nhận", "Giải quyết", "Quyết định", "Kiểm tra",
        "Khai báo", "Đình chỉ", "Hủy", "Công bố", "Nhiệm vụ", "Cơ quan có thẩm quyền", "Trường hợp ", "Trình tự",
    ]

    private static func isMatter(_ words: Substring) -> Bool { beginnings.contains { words.hasPrefix($0) } }

    /// What the power is about, and the provisions that gave it to somebody else so far.
    static func split(_ matter: String) -> (String, String?) {
        var words = matter[...]
        for lead in ["Việc ", "việc ", "thực hiện ", "giải quyết thủ tục "] where words.hasPrefix(lead) { words = words.dropFirst(lead.count) }
        let starts = [
            "theo quy định tại ", "được quy định tại ", "quy định tại ", " tại khoản ", " tại điểm ", " tại Điều ", " theo Điều ", " tại Mục ",
        ]
        guard let cut = starts.compactMap({ words.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) else {
            return (trimmed(words), nil)
        }
        let behind = words[cut.lowerBound...]
        let skipped = behind.drop { $0 == " " }
        let cited =
            ["theo quy định tại ", "được quy định tại ", "quy định tại ", "tại ", "theo "].first { skipped.hasPrefix($0) }
            .map { skipped.dropFirst($0.count) } ?? skipped
        var what = trimmed(words[..<cut.lowerBound])
        for tail in [" được", " theo"] where what.hasSuffix(tail) { what = trimmed(what.dropLast(tail.count)) }
        // "Các trường hợp quy định tại …": the provisions are all that is said.
        return what.split(separator: " ").count >= 2 ? (what, trimmed(cited)) : (trimmed(words), trimmed(cited))
    }

    /// In one spelling, without the number in front.
    private static func bare(_ text: String) -> String {
        var words = Vietnamese.composed(text).replacing("Uỷ", with: "Ủy").replacing("uỷ", with: "ủy").replacing("NĐ- CP", with: "NĐ-CP")[...]
        words = words.drop { $0.isNumber || ".-–+) ".contains($0) }
        // "IV. Phân cấp …": the number of a section that was not read as one.
        if let dot = words.firstRange(of: ". "), words[..<dot.lowerBound].count <= 6, words[..<dot.lowerBound].allSatisfy({ "IVXL".contains($0) }) {
            words = words[dot.upperBound...]
        }
        if let mark = words.firstIndex(of: ")"), words[..<mark].count <= 2 { words = words[words.index(after: mark)...].drop { $0 == " " } }
        return trimmed(words)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var words = Substring(text)
        while let first = words.first, first == " " || first == "," { words = words.dropFirst() }
        while let last = words.last, " ,.;:".contains(last) { words = words.dropLast() }
        return String(words)
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
