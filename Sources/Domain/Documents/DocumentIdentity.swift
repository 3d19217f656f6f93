// SPDX-License-Identifier: Apache-2.0

extension LegalDocument {
    /// The id of an act: number, kind, and what else tells it from another with the same number.
    ///
    /// 133/2025/NĐ-CP and 133/2025/QH15 differ by what follows the year. A law and a resolution of the Assembly do not, so the
    /// kind goes in front of them. A number without a year comes again every year, so something else must follow it.
    ///
    /// - Parameters:
    ///   - number: As published: "133/2025/NĐ-CP".
    ///   - kind: "Nghị định".
    ///   - otherwise: For numbers without a year: the day of issue, or the publisher's own number for the act.
    ///   - issuer: Told where every province counts for itself: 1/1901/QĐ-UBND may be the act of any of them.
    package static func identity(number: String, kind: String, otherwise: String, issuer: String? = nil) -> ID {
        let slug = slug(number)
        let parts = slug.split(separator: "-")
        let hasYear = parts.dropFirst().contains { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) && $0.allSatisfy(\.isNumber) }
        let isOfAssembly = parts.last.map { last in
            ["qh", "ubtvqh"].contains { last.hasPrefix($0) && last.dropFirst($0.count).allSatisfy(\.isNumber) }
        }
        var pieces = [slug]
        if isOfAssembly == true || parts.count < 2 { pieces.insert(Self.slug(kind), at: 0) }
        if let issuer, let sign = parts.last, sign == "ubnd" || sign == "hdnd" { pieces.append(Self.slug(issuer)) }
        if !hasYear { pieces.append(Self.slug(otherwise)) }
        return ID(pieces.filter { !$0.isEmpty }.joined(separator: "-"))
    }

    /// Letters and digits of ASCII, with hyphens between.
    package static func slug(_ text: String) -> String {
        Vietnamese.folded(Vietnamese.composed(text)).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}
