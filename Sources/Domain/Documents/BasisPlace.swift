// SPDX-License-Identifier: Apache-2.0

/// A place in an act as the registry records it: "Điều 4 khoản 1; trình tự tại Phụ lục I", "điểm đ khoản 1 Điều 27".
package enum BasisPlace {
    /// The article, clause or point; `nil` where it names none, or a place in an annex.
    package static func path(_ text: String?) -> ProvisionPath? {
        guard let text, let first = text.split(whereSeparator: { ";:,(".contains($0) }).first else { return nil }
        let words = first.split(separator: " ").map(String.init)
        var found: [ProvisionPath.Unit: String] = [:]
        for (word, number) in zip(words, words.dropFirst()) {
            switch Vietnamese.folded(word) {
            case "dieu": found[.article] = found[.article] ?? number
            case "khoan": found[.clause] = found[.clause] ?? number
            case "diem": found[.point] = found[.point] ?? number
            case "phu", "muc": return nil
            default: break
            }
        }
        guard let article = found[.article], article.first?.isNumber ?? false, article.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
        var path = ProvisionPath([.init(.article, article)])
        for unit in [ProvisionPath.Unit.clause, .point] { if let number = found[unit] { path = path.appending(unit, number) } }
        return path
    }
}
