// SPDX-License-Identifier: Apache-2.0

/// How high an act stands, told from its number.
enum ActRank: UInt32 {
    case law = 0
    case decree, ordinance, resolution, decision, jointCircular, circular, other

    static func of(_ number: String) -> ActRank {
        let isOrdinance = number.contains("UBTVQH")
        if (number.contains("QH") && !isOrdinance) || number.hasPrefix("Luật") || number.hasPrefix("Bộ luật") || number.contains("VBHN") {
            return .law
        }
        if number.contains("NĐ") { return .decree }
        if isOrdinance { return .ordinance }
        if number.contains("NQ") { return .resolution }
        if number.contains("QĐ") { return .decision }
        if number.contains("TTLT") { return .jointCircular }
        return number.contains("TT") ? .circular : .other
    }

    /// The year in a number, or 0.
    static func year(in number: String) -> UInt32 {
        let digits = number.split { !("0"..."9").contains($0) }.filter { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
        return digits.first.flatMap { UInt32($0) } ?? 0
    }
}
