// SPDX-License-Identifier: Apache-2.0

/// The place of a unit among its like: 12 < 12a < 12b < 13, d < d1 < đ < e, IV < V.
package struct UnitRank: Comparable, Sendable {
    private let major: Int
    private let minor: Int

    package init(_ step: ProvisionPath.Step) {
        let scalars = Array(step.number.lowercased().unicodeScalars)
        var at = 0
        if step.unit == .point {
            major = scalars.first.map(Self.letter) ?? 0
            at = min(1, scalars.count)
            minor = Self.integer(scalars, &at) ?? 0
            return
        }
        if let number = Self.integer(scalars, &at) ?? Self.roman(scalars, &at) {
            major = number
        } else {
            major = scalars.first.map(Self.letter) ?? 0
            at = min(1, scalars.count)
        }
        while at < scalars.count, !scalars[at].properties.isAlphabetic { at += 1 }
        minor = at < scalars.count ? Self.letter(scalars[at]) : 0
    }

    package static func < (one: Self, other: Self) -> Bool { (one.major, one.minor) < (other.major, other.minor) }

    private static func integer(_ scalars: [Unicode.Scalar], _ at: inout Int) -> Int? {
        let start = at
        var value = 0
        while at < scalars.count, let digit = scalars[at].properties.numericType == .decimal ? Int(scalars[at].value) - 0x30 : nil, value < 1_000_000
        {
            value = value * 10 + digit
            at += 1
        }
        return at > start ? value : nil
    }

    private static func roman(_ scalars: [Unicode.Scalar], _ at: inout Int) -> Int? {
        let values: [Unicode.Scalar: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100]
        let numeral = scalars.prefix { values[$0] != nil }.compactMap { values[$0] }
        guard !numeral.isEmpty,
            numeral.count == scalars.count || !scalars[numeral.count].properties.isAlphabetic || scalars.count == numeral.count + 1
        else { return nil }
        at = numeral.count
        return numeral.indices.reduce(0) { total, index in
            let goesDown = index + 1 < numeral.count && numeral[index] < numeral[index + 1]
            return total + (goesDown ? -numeral[index] : numeral[index])
        }
    }

    /// The alphabet of points, in which đ follows d.
    private static func letter(_ scalar: Unicode.Scalar) -> Int {
        if scalar == "đ" { return 5 }
        guard ("a"..."z").contains(scalar) else { return 0 }
        let place = Int(scalar.value) - 0x60
        return place > 4 ? place + 1 : place
    }
}

extension ProvisionPath.Step {
    /// The same unit, also where the number is printed otherwise: "Mẫu số 1" and "Mẫu số 01", "12a" and "12A".
    package func isSame(as other: Self) -> Bool {
        guard unit == other.unit else { return false }
        return number == other.number || Self.plain(number) == Self.plain(other.number)
    }

    private static func plain(_ number: String) -> String {
        let low = number.lowercased()
        let cut = low.drop { $0 == "0" }
        return cut.isEmpty ? low : String(cut)
    }
}
