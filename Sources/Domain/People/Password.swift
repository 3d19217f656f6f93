// SPDX-License-Identifier: Apache-2.0

/// What a password must be before it is taken.
package enum Password {
    package static let least = 12
    package static let most = 128

    /// - Parameter typed: As typed; compared in composed form.
    /// - Throws: ``PasswordError`` where it is too short, too long, or made of what is tried first.
    package static func check(_ typed: String, for person: Person) throws(PasswordError) {
        let text = Vietnamese.composed(typed)
        guard text.count >= least else { throw .tooShort(least: least) }
        guard text.count <= most else { throw .tooLong(most: most) }
        guard !PasswordPieces(text, of: person).isGuessable else { throw .common }
    }
}

/// A password as those see it who guess: common words, the name of its person, runs of keys, and digits or signs around them.
struct PasswordPieces {
    private let letters: [UInt8]
    private let own: [[UInt8]]

    /// So many common words with nothing of one's own are tried before long; a phrase of more is a phrase.
    private static let mostWords = 2
    /// Two keys side by side come up in every language, and among digits three do.
    private static let (leastRun, leastRunOfDigits) = (3, 5)

    init(_ text: String, of person: Person) {
        // What separates words is no secret, and neither are marks.
        letters = Array(Vietnamese.folded(text).utf8.filter { !Self.separators.contains($0) })
        let names = [person.name, person.email.text].flatMap { Vietnamese.folded($0).split { !$0.isLetter && !$0.isNumber } }
        own = names.map { Array($0.utf8) }.filter { $0.count >= 2 }
    }

    /// Whether nothing is left when all of that is taken away.
    var isGuessable: Bool { Set(letters).count <= Self.fewSigns || isMade(of: Self.unit(of: letters)) }

    /// "aaabbbaaabbb" has no more to guess than its two letters.
    private static let fewSigns = 3

    /// The shortest text of which this is a repetition.
    private static func unit(of letters: [UInt8]) -> [UInt8] {
        for length in 1..<max(1, letters.count / 2 + 1) where letters.count.isMultiple(of: length) {
            if letters.indices.allSatisfy({ letters[$0] == letters[$0 % length] }) { return Array(letters[..<length]) }
        }
        return letters
    }

    private func isMade(of unit: [UInt8]) -> Bool {
        // Whatever is repeated, so few signs are soon found.
        if unit.count < letters.count, unit.count <= 4 { return true }
        // The fewest words that lead to each place; `nil` where nothing does.
        var fewest = [Int?](repeating: nil, count: unit.count + 1)
        fewest[0] = 0
        for place in unit.indices {
            guard let words = fewest[place] else { continue }
            let step = { (length: Int, cost: Int) in
                let next = words + cost
                if next <= Self.mostWords, next < fewest[place + length] ?? .max { fewest[place + length] = next }
            }
            if Self.isFiller(unit[place]) { step(1, 0) }
            for length in Self.runs(in: unit, at: place) { step(length, 0) }
            for name in own where Self.begins(unit, at: place, with: name) { step(name.count, 0) }
            for word in Self.words(at: place, in: unit) { step(word.count, 1) }
        }
        guard fewest[unit.count] != nil else { return false }
        return unit.contains { !Self.isFiller($0) } || unit.indices.contains { (Self.runs(in: unit, at: $0).last ?? 0) >= Self.leastRunOfDigits }
    }

    private static let separators = Set(" -_.,\t'".utf8)

    /// Digits and signs around a word are the first thing that is tried.
    private static func isFiller(_ sign: UInt8) -> Bool { !(0x61...0x7A).contains(sign) && sign < 0x80 }

    private static func words(at place: Int, in unit: [UInt8]) -> [[UInt8]] {
        Set([unit[place], looks[unit[place]]].compactMap { $0 }).flatMap { initial in
            (CommonWords.byInitial[initial] ?? []).filter { begins(unit, at: place, with: $0) }
        }
    }

    private static func begins(_ unit: [UInt8], at place: Int, with word: [UInt8]) -> Bool {
        guard place + word.count <= unit.count else { return false }
        return word.indices.allSatisfy { unit[place + $0] == word[$0] || looks[unit[place + $0]] == word[$0] }
    }

    /// Signs that look like letters: "P@ssw0rd".
    private static let looks = Dictionary(uniqueKeysWithValues: zip("@4310!$57+".utf8, "aaeioisstt".utf8))

    /// Lengths of the runs that begin here: one letter again and again, the alphabet, or keys side by side, forwards or backwards.
    private static func runs(in unit: [UInt8], at place: Int) -> [Int] {
        let rest = unit[place...]
        let same = rest.prefix { $0 == unit[place] }.count
        let longest =
            rows.map { row in
                [row, row.reversed()].map { row in
                    row.indices.map { start in zip(row[start...], rest).prefix { $0 == $1 }.count }.max() ?? 0
                }.max() ?? 0
            }.max() ?? 0
        let most = max(same, longest)
        return most >= leastRun ? Array(leastRun...most) : []
    }

    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "qawsedrftgyhujikolp", "zaqxswcdevfrbgtnhymjukilop",
    ].map { Array($0.utf8) }
}
