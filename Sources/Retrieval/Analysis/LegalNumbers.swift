// SPDX-License-Identifier: Apache-2.0
import Domain

/// Numbers of legal documents as terms of their own: "133/2025/NĐ-CP" is more than the words 133, 2025, NĐ and CP.
///
/// A number in a text makes three terms: whole, with its year alone, and as people shorten it: "133/2025/nd-cp", "133/2025", "nd 133".
enum LegalNumbers {
    /// Apart from those of `Analyzer.Form`.
    private static let form: UInt8 = 3

    /// The terms of every number that stands in a text of the law.
    static func terms(in text: String) -> [Term] {
        var text = text
        return text.withUTF8 { bytes in
            var terms: [Term] = []
            var at = 0
            while at < bytes.count {
                guard isDigit(bytes[at]) else {
                    at += 1
                    continue
                }
                let start = at
                while at < bytes.count, isPart(bytes[at]) { at += 1 }
                // Most numbers of a text are those of clauses and years.
                guard bytes[start..<at].contains(UInt8(ascii: "/")) else { continue }
                terms += self.terms(of: String(decoding: bytes[start..<at], as: UTF8.self))
            }
            return terms
        }
    }

    /// The terms of the numbers that a question names.
    static func terms(named references: [LegalReference]) -> [Term] {
        references.compactMap { reference in
            guard let number = reference.number else { return nil }
            if number.contains("/") { return term(LegalReference.plain(number)) }
            return reference.kind.flatMap { shortKinds[$0] }.map { term("\($0) \(LegalReference.serial(of: number))") }
        }
    }

    private static func terms(of text: String) -> [Term] {
        let number = LegalReference.plain(Vietnamese.folded(Vietnamese.composed(text)))
        let parts = number.split(separator: "/")
        guard parts.count >= 2, let kind = parts.last?.prefix(while: { $0.isLetter }), parts[0].utf8.allSatisfy(isDigit) else { return [] }
        var terms = kind.isEmpty ? [] : [term(number), term("\(kind) \(parts[0])")]
        if parts[1].count == 4, parts[1].utf8.allSatisfy(isDigit) { terms.append(term("\(parts[0])/\(parts[1])")) }
        return terms
    }

    private static func term(_ text: String) -> Term {
        var hash = TermHash(form: form)
        for scalar in text.unicodeScalars { hash.add(scalar.value) }
        return hash.term
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Digits, letters and strokes; of what lies beyond ASCII the bytes of Đ and of Vietnamese vowels.
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xBF, 0xC3...0xC7, 0xE1, UInt8(ascii: "/"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// By the names `LegalReference` gives to kinds.
    private static let shortKinds = [
        "nghi dinh": "nd", "nghi quyet": "nq", "thong tu": "tt", "quyet dinh": "qd", "chi thi": "ct", "luat": "qh", "bo luat": "qh",
        "thong tu lien tich": "ttlt", "nghi quyet lien tich": "nqlt", "phap lenh": "ubtvqh",
    ]
}
