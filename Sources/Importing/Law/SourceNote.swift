// SPDX-License-Identifier: Apache-2.0
import Domain

/// What the codification says of an article's source: "(Điều 2 Nghị định số 1/1901/NĐ-XX Về … ngày 01/02/1901 của …, có hiệu lực
/// thi hành kể từ ngày 01/03/1901)".
struct SourceNote {
    let article: String
    let kind: String
    let number: String
    /// Title, day of issue and issuer stand only where a heading names the act for the first time.
    let title: String?
    let issued: Day?
    let issuer: String?
    let from: Day?

    init?(_ note: String) {
        var text = Substring(note)
        while let first = text.first, first == "(" || first.isWhitespace { text.removeFirst() }
        while let last = text.last, last == ")" || last.isWhitespace { text.removeLast() }
        guard text.hasPrefix("Điều ") else { return nil }
        text = text.dropFirst("Điều ".count)
        let article = text.prefix { !$0.isWhitespace }
        text = text.dropFirst(article.count)
        text = text.drop { $0.isWhitespace }
        guard !article.isEmpty, article.count <= 12, let kind = Self.kinds.first(where: { text.hasPrefix($0) }) else { return nil }
        text = text.dropFirst(kind.count)
        self.article = article.filter { $0.isLetter || $0.isNumber }.lowercased()
        self.kind = kind
        self.number = Self.number(&text)
        let effect = text.firstRange(of: "có hiệu lực")
        self.from = effect.flatMap { Self.day(in: text[$0.upperBound...]) }
        (title, issued, issuer) = Self.name(text[..<(effect?.lowerBound ?? text.endIndex)])
    }

    /// " số 1/1901/NĐ-XX …"; empty where the act has none.
    private static func number(_ text: inout Substring) -> String {
        var rest = text.drop { $0.isWhitespace }
        if rest.hasPrefix("số ") { rest = rest.dropFirst("số ".count).drop { $0.isWhitespace } }
        guard rest.first?.isNumber == true else {
            if rest.hasPrefix("Không số") { text = rest.dropFirst("Không số".count) }
            return ""
        }
        var number = String(rest.prefix { !$0.isWhitespace && $0 != "," })
        rest = rest.dropFirst(number.count)
        // "36/2017/TT- BGTVT": a space has slipped into some numbers.
        if number.hasSuffix("-"), rest.first == " " {
            let end = rest.dropFirst().prefix { !$0.isWhitespace && $0 != "," }
            number += end
            rest = rest.dropFirst(end.count + 1)
        }
        text = rest
        while let last = number.last, ".;)".contains(last) { number.removeLast() }
        return number
    }

    /// Longest first, so that "Thông tư liên tịch" is not taken for "Thông tư".
    private static let kinds = [
        "Thông tư liên tịch", "Nghị quyết liên tịch", "Pháp lệnh", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Hiến pháp",
        "Bộ luật", "Chỉ thị", "Luật", "Sắc lệnh", "Lệnh",
    ]

    /// "… ngày 01/02/1901 của Hội đồng Bịa, " → title, day, issuer.
    private static func name(_ text: Substring) -> (String?, Day?, String?) {
        var text = text
        while let last = text.last, last == "," || last.isWhitespace { text.removeLast() }
        guard let day = text.ranges(of: " ngày ").last(where: { Self.day(in: text[$0.lowerBound...].prefix(20)) != nil }) else {
            let title = text.drop { $0 == " " || $0 == "," }
            return (title.isEmpty ? nil : String(title), nil, nil)
        }
        let title = text[..<day.lowerBound].drop { $0 == " " || $0 == "," }
        let issuer = text[day.upperBound...].firstRange(of: " của ").map { String(text[$0.upperBound...]) }
        return (title.isEmpty ? nil : String(title), Self.day(in: text[day.lowerBound...]), issuer)
    }

    /// The first "dd/mm/yyyy" of a text.
    private static func day(in text: Substring) -> Day? {
        for word in text.split(whereSeparator: { !$0.isNumber && $0 != "/" }) {
            let parts = word.split(separator: "/").map { Int($0) }
            if parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] {
                return Day(year: year, month: month, day: day)
            }
        }
        return nil
    }
}
