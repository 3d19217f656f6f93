// SPDX-License-Identifier: Apache-2.0
import Domain

/// The province that a question names, by an old name or a new one.
struct NamedPlace: Sendable {
    let name: String
    let words: Range<Int>

    /// - Parameter words: The text at its spaces, as typed.
    static func find(in words: [String], of registry: Registry) -> NamedPlace? {
        let plain = words.map { Vietnamese.folded($0).filter { $0.isLetter || $0.isNumber } }
        for at in words.indices {
            for length in stride(from: min(longest, words.count - at), through: 1, by: -1) {
                let range = at..<(at + length)
                guard let name = registry.placeName(spelled: plain[range].joined()), isName(words[range], at: at, plain, name) else { continue }
                return NamedPlace(name: name, words: lead(plain, at)..<range.upperBound)
            }
        }
        return nil
    }

    private static let longest = 5

    /// "vì mục đích hòa bình" names no province: a name has capitals, or a word before it that says what it is.
    private static func isName(_ words: ArraySlice<String>, at: Int, _ plain: [String], _ name: String) -> Bool {
        let typed = words.joined(separator: " ")
        if Vietnamese.hasMarks(typed),
            !Vietnamese.composed(typed).lowercased().filter({ $0.isLetter }).contains(name.lowercased().filter { $0.isLetter }),
            words.count > 1, Vietnamese.folded(typed).filter({ $0.isLetter }) == Vietnamese.folded(name).filter({ $0.isLetter })
        {
            return false
        }
        let isCapital = words.allSatisfy { $0.first { $0.isLetter }?.isUppercase ?? true }
        return isCapital || (at > 0 && leading.contains(plain[at - 1]))
    }

    private static let leading: Set<String> = ["tinh", "pho", "tp", "o", "tai", "ubnd", "in", "at", "province"]

    /// The words before the name that belong to it.
    private static func lead(_ plain: [String], _ at: Int) -> Int {
        var start = at
        if start > 0, ["tinh", "tp"].contains(plain[start - 1]) { start -= 1 }
        if start > 1, plain[start - 1] == "pho", plain[start - 2] == "thanh" { start -= 2 }
        if start > 0, ["o", "tai", "in", "at"].contains(plain[start - 1]) { start -= 1 }
        return start
    }
}
