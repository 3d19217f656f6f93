// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// What an act says of itself: number, kind, issuer, day, title, signer, and from when to when it has effect.
struct ActIdentity {
    private(set) var document = LegalDocument.unnamed
    private(set) var signer: String?
    private(set) var doubts: [ReadingDoubt] = []

    init(_ act: Act, kindLine: String) {
        let letterhead = Self.lines(act, .letterhead)
        let title = Self.lines(act, .title)
        let front = letterhead + title + Self.lines(act, .basis) + Self.lines(act, .enactment)
        // A title names other acts; a consolidated text bears its number where it is signed.
        let signed = Self.lines(act, .signature)
        let number =
            letterhead.lazy.compactMap(Self.number).first ?? signed.lazy.compactMap(Self.number).first { $0.contains("VBHN") } ?? ""
        let kind = ActKinds.kind(of: kindLine) ?? Self.kind(ofNumber: number) ?? ""
        let issued =
            letterhead.lazy.compactMap(ActDays.issue).first ?? Self.lines(act, .adoption).lazy.compactMap { ActDays.first(in: $0) }.first
            ?? signed.lazy.compactMap(ActDays.issue).first
        let isConsolidated = number.contains("VBHN")
        let issuer =
            Self.issuer(number: number, letterhead: letterhead, front: front)
            ?? (isConsolidated ? Self.issuer(number: number, letterhead: signed, front: front) : nil)
        let effect = EffectClause(act, issued: issued).span
        signer = Self.signer(signed)
        document = LegalDocument(
            id: LegalDocument.identity(
                number: number, kind: isConsolidated ? "Văn bản hợp nhất" : kind, otherwise: issued?.iso ?? "", issuer: issuer), number: number,
            kind: isConsolidated ? "Văn bản hợp nhất" : kind, title: Self.title(title, kindLine: kindLine), issuer: issuer, issued: issued,
            effect: effect
        )
        if number.isEmpty { doubts.append(ReadingDoubt(.noNumber, line: 1)) }
        if issued == nil { doubts.append(ReadingDoubt(.noDay, line: 1)) }
        if issuer == nil { doubts.append(ReadingDoubt(.noIssuer, line: 1)) }
    }

    private static func lines(_ act: Act, _ kind: ActBlock.Kind) -> [String] {
        act.elements.flatMap { element in
            if case .block(let block) = element, block.kind == kind { return block.lines }
            return []
        }
    }

    /// "Số: 01 /1901/TT-XX" → "01/1901/TT-XX".
    static func number(in line: String) -> String? {
        let folded = Vietnamese.folded(line)
        let words = Array(folded.unicodeScalars)
        let printed = Array(line.unicodeScalars)
        guard words.count == printed.count else { return nil }
        var at = 0
        while at + 2 < words.count {
            let begins = at == 0 || words[at - 1] == " "
            if begins, words[at] == "s", words[at + 1] == "o", words[at + 2] == ":" || words[at + 2] == " " {
                if let number = scan(printed, from: at + 2) { return number }
            }
            at += 1
        }
        return nil
    }

    private static func scan(_ line: [Unicode.Scalar], from start: Int) -> String? {
        var number = String.UnicodeScalarView()
        var at = start
        while at < line.count, line[at] == " " || line[at] == ":" { at += 1 }
        while at < line.count {
            let scalar = line[at]
            if scalar == " " {
                let next = line[at...].first { $0 != " " }
                // "01 /2025/TT- BKHCN": a space has slipped in beside a stroke.
                guard let last = number.last, "/-".unicodeScalars.contains(last) || next == "/" else { break }
                if next?.properties.isUppercase != true && next != "/" && next.map({ !("0"..."9").contains($0) }) ?? true { break }
            } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "/-.".unicodeScalars.contains(scalar) {
                number.append(scalar)
            } else {
                break
            }
            at += 1
        }
        while let last = number.last, "/-.".unicodeScalars.contains(last) { number.removeLast() }
        let text = String(number)
        guard text.first?.isNumber == true, text.contains("/") else { return nil }
        return text
    }

    private static let kinds: [(sign: String, kind: String)] = [
        ("TTLT", "Thông tư liên tịch"), ("NĐ", "Nghị định"), ("NQ", "Nghị quyết"), ("QĐ", "Quyết định"), ("TT", "Thông tư"), ("CT", "Chỉ thị"),
        ("VBHN", "Văn bản hợp nhất"), ("L-", "Lệnh"),
    ]

    private static func kind(ofNumber number: String) -> String? {
        let parts = number.split(separator: "/")
        guard let sign = parts.dropFirst().first(where: { $0.first?.isLetter == true }) else { return nil }
        return kinds.first { sign.hasPrefix($0.sign) }?.kind
    }

    // MARK: Issuer

    private static let issuers: [(sign: String, name: String)] = [
        ("-CP", "Chính phủ"), ("-TTg", "Thủ tướng Chính phủ"), ("-TTG", "Thủ tướng Chính phủ"), ("-CTN", "Chủ tịch nước"),
        ("-VPQH", "Văn phòng Quốc hội"),
        ("-HĐTP", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
    ]

    private static func issuer(number: String, letterhead: [String], front: [String]) -> String? {
        if let last = number.split(separator: "/").last {
            if last.hasPrefix("QH"), last.dropFirst(2).allSatisfy(\.isNumber) { return "Quốc hội" }
            if last.hasPrefix("UBTVQH") { return "Ủy ban Thường vụ Quốc hội" }
        }
        if let known = issuers.first(where: { number.hasSuffix($0.sign) }) { return known.name }
        let lines = Array(letterhead.prefix { Self.number(in: $0) == nil }.map(withoutMotto).filter { !isMotto($0) })
        // The gazette repeats the issuer above the letterhead; the last mention is the act's own.
        guard let start = lines.lastIndex(where: isIssuer) else { return nil }
        let printed = lines[start...].joined(separator: " ")
        guard printed.count < 200 else { return nil }
        return spelled(printed, in: front) ?? printed
    }

    private static let offices = [
        "BỘ ", "ỦY BAN", "UỶ BAN", "HỘI ĐỒNG", "NGÂN HÀNG NHÀ NƯỚC", "TÒA ÁN", "TOÀ ÁN", "VIỆN KIỂM SÁT", "KIỂM TOÁN", "THANH TRA", "CHÍNH PHỦ",
        "THỦ TƯỚNG", "CHỦ TỊCH", "QUỐC HỘI", "VĂN PHÒNG", "BẢO HIỂM XÃ HỘI", "ĐÀI ", "VIỆN HÀN LÂM", "THÔNG TẤN", "TỔNG CỤC", "CỤC ",
    ]

    private static func isIssuer(_ line: String) -> Bool { offices.contains { line.hasPrefix($0) } }

    /// Two columns of a letterhead may have been read as one line.
    private static func withoutMotto(_ line: String) -> String {
        for motto in ["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "Độc lập"] {
            if let range = line.firstRange(of: motto), range.lowerBound > line.startIndex { return String(line[..<range.lowerBound].trimmed) }
        }
        return line
    }

    private static func isMotto(_ line: String) -> Bool {
        let folded = Vietnamese.folded(line)
        return folded.contains("cong hoa xa hoi") || folded.contains("doc lap") || folded.contains(", ngay ") || line.allSatisfy { !$0.isLetter }
    }

    /// "BỘ BỊA ĐẶT" as the act itself writes it elsewhere: "Bộ Bịa đặt".
    private static func spelled(_ printed: String, in front: [String]) -> String? {
        let wanted = Array(printed.lowercased().unicodeScalars)
        for line in front {
            let low = Array(line.lowercased().unicodeScalars)
            let own = Array(line.unicodeScalars)
            guard low.count == own.count, low.count >= wanted.count, line != printed else { continue }
            for start in 0...(low.count - wanted.count) where low[start] == wanted[0] && low[start..<(start + wanted.count)].elementsEqual(wanted) {
                let found = own[start..<(start + wanted.count)]
                if found.contains(where: { $0.properties.isLowercase }) { return String(String.UnicodeScalarView(found)) }
            }
        }
        return nil
    }

    // MARK: Title and signer

    private static func title(_ lines: [String], kindLine: String) -> String {
        // "BỘ TRƯỞNG BỘ …" stands between the title and the legal bases of older acts.
        let own = lines.enumerated().prefix { $0.offset < 2 || !isAuthor($0.element) }.map(\.element)
        var text = own.joined(separator: " ")
        if let kind = ActKinds.all.first(where: { kindLine.hasPrefix($0.printed) }), text.hasPrefix(kind.printed) {
            text = String(text.dropFirst(kind.printed.count).drop { $0.isNumber || $0 == " " || $0 == ":" })
        }
        return text
    }

    private static func isAuthor(_ line: String) -> Bool {
        [
            "BỘ TRƯỞNG", "THỦ TƯỚNG CHÍNH PHỦ", "CHÍNH PHỦ", "QUỐC HỘI", "ỦY BAN ", "UỶ BAN ", "HỘI ĐỒNG ", "THỐNG ĐỐC", "CHỦ TỊCH ", "CHÁNH ÁN",
            "VIỆN TRƯỞNG",
        ]
        .contains { line.hasPrefix($0) } && line.uppercased() == line
    }

    /// The last line under the act that looks like a person's name.
    private static func signer(_ lines: [String]) -> String? {
        lines.last { line in
            let words = line.split(separator: " ")
            return (2...6).contains(words.count) && line.allSatisfy { $0.isLetter || $0 == " " }
                && words.allSatisfy { $0.first?.isUppercase == true && ($0.count < 2 || $0.dropFirst().allSatisfy(\.isLowercase)) }
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
