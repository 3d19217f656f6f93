// SPDX-License-Identifier: Apache-2.0

/// What a free text names of the law: a document by its number, a provision by its path, or both.
package struct LegalReference: Hashable, Sendable {
    /// As written, folded: "133/2025/nd-cp", "133/2025", "133".
    package let number: String?
    /// "nghi dinh", "luat" …, where the text says so.
    package let kind: String?
    /// Largest unit first, whatever order the text has them in.
    package let path: ProvisionPath?

    package init(number: String?, kind: String?, path: ProvisionPath?) {
        self.number = number
        self.kind = kind
        self.path = path
    }

    /// Every reference in a text, in its order. Time is linear in the text's length.
    package static func all(in text: String) -> [LegalReference] {
        var scan = ReferenceScan(ReferenceToken.all(in: text))
        return scan.references()
    }

    /// Whether a document of this number and kind may be the one named.
    ///
    /// - Parameters:
    ///   - number: As published: "133/2025/NĐ-CP".
    ///   - kind: As published: "Nghị định".
    package func mayName(number: String, kind: String) -> Bool {
        guard let wanted = self.number else { return false }
        let number = Self.plain(Vietnamese.folded(Vietnamese.composed(number)))
        let kind = Vietnamese.folded(Vietnamese.composed(kind))
        // A code is a law too: "luật 1/1901" may be a "Bộ luật".
        if let named = self.kind, named != kind, !kind.hasSuffix(" " + named) { return false }
        return number == Self.plain(wanted) || number.hasPrefix(Self.plain(wanted) + "/")
    }

    /// What stands before the first stroke, without leading noughts: the same in "05/2024/TT-BKHCN" and "5/2024".
    package static func serial(of number: String) -> String {
        String(number.prefix { $0 != "/" }.drop { $0 == "0" })
    }

    /// Without leading noughts: "05/2024/TT-BKHCN" is "5/2024/TT-BKHCN".
    package static func plain(_ number: String) -> String {
        serial(of: number) + number.drop { $0 != "/" }
    }
}

/// A word of the text in its two forms; "133/2025/NĐ-CP" is one word.
struct ReferenceToken {
    let marked: String
    let folded: String

    static func all(in text: String) -> [ReferenceToken] {
        let composed = Vietnamese.composed(text).lowercased()
        return composed.split { !($0.isLetter || $0.isNumber || "/-.".contains($0)) }.compactMap { word in
            var word = word
            while let last = word.last, "/-.".contains(last) { word.removeLast() }
            while let first = word.first, "/-.".contains(first) { word.removeFirst() }
            return word.isEmpty ? nil : ReferenceToken(marked: String(word), folded: Vietnamese.folded(String(word)))
        }
    }
}

private struct ReferenceScan {
    private let tokens: [ReferenceToken]
    private var at = 0

    init(_ tokens: [ReferenceToken]) { self.tokens = tokens }

    mutating func references() -> [LegalReference] {
        var found: [LegalReference] = []
        while at < tokens.count {
            let start = at
            let before = steps()
            let document = pastJoiner(unless: before.isEmpty) { $0.document() }
            let after = document == nil || !before.isEmpty ? [] : pastJoiner(unless: false) { $0.someSteps() } ?? []
            let path = Self.path(before + after)
            if path != nil || document != nil {
                found.append(LegalReference(number: document?.number, kind: document?.kind, path: path))
            }
            if at == start { at += 1 }
        }
        return found
    }

    /// Reads on, also behind one word such as "của" ("Điều 5 của Nghị định …", "Nghị định … tại Điều 5").
    private mutating func pastJoiner<Found>(unless isFirst: Bool, _ read: (inout Self) -> Found?) -> Found? {
        if let found = read(&self) { return found }
        guard !isFirst, at < tokens.count, Self.joiners.contains(tokens[at].folded) else { return nil }
        at += 1
        if let found = read(&self) { return found }
        at -= 1
        return nil
    }

    private static let joiners: Set<String> = ["cua", "tai", "trong", "thuoc", "o"]

    private static func path(_ steps: [ProvisionPath.Step]) -> ProvisionPath? {
        guard !steps.isEmpty else { return nil }
        let order = ProvisionPath.Unit.allCases
        return ProvisionPath(steps.sorted { (order.firstIndex(of: $0.unit) ?? 0) < (order.firstIndex(of: $1.unit) ?? 0) })
    }

    private mutating func someSteps() -> [ProvisionPath.Step]? {
        let steps = steps()
        return steps.isEmpty ? nil : steps
    }

    private mutating func steps() -> [ProvisionPath.Step] {
        var steps: [ProvisionPath.Step] = []
        while let (step, length) = step() {
            if steps.contains(where: { $0.unit == step.unit }) { return steps }
            steps.append(step)
            at += length
        }
        return steps
    }

    /// "điểm đ", "khoản 2", "Điều 12a", "Phụ lục III.1" at this place, and how many words it takes.
    private func step() -> (ProvisionPath.Step, length: Int)? {
        guard at + 1 < tokens.count else { return nil }
        let next = tokens[at + 1]
        switch tokens[at].folded {
        case "dieu": return Self.isNumbered(next.folded) ? (.init(.article, next.marked), 2) : nil
        case "khoan": return Self.isNumbered(next.folded) ? (.init(.clause, next.marked), 2) : nil
        case "diem":
            let letters = next.marked.prefix { $0.isLetter }
            let digits = next.marked.dropFirst(letters.count)
            return letters.count == 1 && digits.allSatisfy(\.isNumber) ? (.init(.point, next.marked), 2) : nil
        case "phu":
            guard next.folded == "luc", at + 2 < tokens.count else { return nil }
            let number = tokens[at + 2].folded
            return Self.isRoman(number) || Self.isNumbered(number) ? (.init(.annex, number.uppercased()), 3) : nil
        case "muc": return Self.isRoman(next.folded) ? (.init(.section, next.folded.uppercased()), 2) : nil
        default: return nil
        }
    }

    /// "Nghị định (số) 133/2025/NĐ-CP", "nd 133", "133/2025" at this place.
    private mutating func document() -> (number: String, kind: String?)? {
        let start = at
        var kind: String?
        var isBareEnough = false
        if let named = Self.kinds.first(where: { matches($0.words) }) {
            kind = named.kind
            at += named.words.count
            // "quyết định 2 việc" decides two things.
            isBareEnough = named.words != ["quyet", "dinh"] && named.words != ["chi", "thi"]
            if at < tokens.count, tokens[at].folded == "so" {
                at += 1
                isBareEnough = true
            }
        }
        guard at < tokens.count, let number = Self.number(tokens[at].folded, isBareEnough: isBareEnough) else {
            at = start
            return nil
        }
        at += 1
        return (number, kind)
    }

    private func matches(_ words: [String]) -> Bool {
        guard at + words.count <= tokens.count else { return false }
        return zip(words, tokens[at...]).allSatisfy { $0 == $1.folded }
    }

    /// "133/2025/nd-cp", "so133/2025", "1442/qd-bkhcn"; a bare "133" only behind a kind.
    private static func number(_ word: String, isBareEnough: Bool) -> String? {
        let word = word.hasPrefix("so") && word.dropFirst(2).first?.isNumber == true ? String(word.dropFirst(2)) : word
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty, first.count <= 6, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if parts.count == 1 { return isBareEnough ? word : nil }
        guard parts.count <= 4, let second = parts.dropFirst().first else { return nil }
        let isYear = second.utf8.count == 4 && second.utf8.allSatisfy { (0x30...0x39).contains($0) }
        // 20/6 and 20/6/2025 are days.
        if isYear { return word }
        return second.contains { $0.isLetter } && second.count >= 2 ? word : nil
    }

    private static func isNumbered(_ word: String) -> Bool {
        let digits = word.prefix { ("0"..."9").contains($0) }
        return (1...4).contains(digits.count) && word.dropFirst(digits.count).count <= 1 && !word.contains("/")
    }

    private static func isRoman(_ word: String) -> Bool {
        !word.isEmpty && word.count <= 8 && word.allSatisfy { "ivxlc.0123456789".contains($0) } && "ivxlc".contains(word.first ?? "0")
    }

    /// Longest first, so that "nghi quyet lien tich" is not taken for "nghi quyet".
    private static let kinds: [(words: [String], kind: String)] = [
        (["thong", "tu", "lien", "tich"], "thong tu lien tich"), (["nghi", "quyet", "lien", "tich"], "nghi quyet lien tich"),
        (["nghi", "dinh"], "nghi dinh"), (["nghi", "quyet"], "nghi quyet"), (["thong", "tu"], "thong tu"),
        (["quyet", "dinh"], "quyet dinh"), (["phap", "lenh"], "phap lenh"), (["bo", "luat"], "bo luat"),
        (["luat"], "luat"), (["chi", "thi"], "chi thi"), (["nd"], "nghi dinh"), (["nq"], "nghi quyet"), (["tt"], "thong tu"),
        (["qd"], "quyet dinh"),
    ]
}
