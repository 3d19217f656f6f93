// SPDX-License-Identifier: Apache-2.0

/// Looks for a question's terms in long texts: one pass over the bytes, where `SearchWords` would make a word of every syllable.
package struct TermScan: Sendable {
    private let terms: [String]
    /// Places in `terms`.
    private let numbers: [UInt64: Int]
    /// Whether any term's hash ends so; spares the look-up for nearly every syllable.
    private let endings: [Bool]

    package init(_ words: SearchWords) {
        terms = words.sorted
        numbers = Dictionary(terms.enumerated().map { (Self.hash($1.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        var endings = [Bool](repeating: false, count: Self.endingCount)
        for hash in numbers.keys { endings[Self.ending(hash)] = true }
        self.endings = endings
    }

    /// The terms that the text has too: just those in `SearchWords(text).terms`.
    package func present(in text: String) -> Set<String> {
        var text = text
        var found: Set<String> = []
        let isRead = text.withUTF8 { bytes in
            var reader = Reader(scan: self)
            let isRead = reader.read(bytes)
            found = Set(zip(terms, reader.found).filter(\.1).map(\.0))
            return isRead
        }
        // Marks that stand apart from their letters are rare; the slow way knows them.
        return isRead ? found : Set(terms).intersection(SearchWords(text).terms)
    }

    private func number(_ hash: UInt64) -> Int? { endings[Self.ending(hash)] ? numbers[hash] : nil }

    private static let endingCount = 4_096

    private static func ending(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (endingCount - 1) }

    // FNV-1a, 64 bits: a pair's hash goes on from its first syllable's.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(seed, step) }

    /// One walk: the hash of the syllable at hand, and of the pair that it makes with the one before.
    private struct Reader {
        let scan: TermScan
        var found: [Bool]
        var syllable = TermScan.seed
        var pair = TermScan.seed
        var isInside = false
        var hasEarlier = false

        init(scan: TermScan) {
            self.scan = scan
            found = Array(repeating: false, count: scan.terms.count)
        }

        /// - Returns: `false` when the text holds marks apart from their letters.
        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                if byte < 0x80 {
                    at += 1
                    let plain = TermScan.ascii[Int(byte)]
                    if plain != 0 { take(plain) } else if byte != UInt8(ascii: "&") { end() }
                    continue
                }
                let (scalar, length) = TermScan.scalar(bytes, at)
                at += length
                let plain = Int(scalar) < TermScan.letters.count ? TermScan.letters[Int(scalar)] : 0
                if plain != 0 { take(plain) } else if !takeStrange(scalar) { return false }
            }
            end()
            return true
        }

        @inline(__always) private mutating func take(_ byte: UInt8) {
            isInside = true
            syllable = TermScan.step(syllable, byte)
            pair = TermScan.step(pair, byte)
        }

        /// A sign that is no letter of Vietnamese.
        private mutating func takeStrange(_ value: UInt32) -> Bool {
            guard let scalar = Unicode.Scalar(value), !scalar.properties.isGraphemeExtend else { return false }
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                end()
                return true
            }
            for byte in Vietnamese.folded(String(scalar).lowercased()).utf8 { take(byte) }
            return true
        }

        private mutating func end() {
            guard isInside else { return }
            isInside = false
            if let long = TermScan.abbreviations[syllable] {
                pair = hasEarlier ? earlier : TermScan.seed
                for word in long { next(word) }
            } else {
                close()
            }
        }

        /// A syllable of what an abbreviation stands for.
        private mutating func next(_ word: [UInt8]) {
            syllable = TermScan.seed
            for byte in word { take(byte) }
            isInside = false
            close()
        }

        private var earlier = TermScan.seed

        private mutating func close() {
            if let number = scan.number(syllable) { found[number] = true }
            if hasEarlier, let number = scan.number(pair) { found[number] = true }
            hasEarlier = true
            earlier = syllable
            pair = syllable
            syllable = TermScan.seed
        }
    }
}

// What the bytes stand for.
extension TermScan {
    /// Letters and digits of ASCII in lower case; 0 for anything else.
    private static let ascii: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) + 32
        default: 0
        }
    }

    /// The plain letter of each letter of Vietnamese beyond ASCII, by its code point; 0 for anything else.
    private static let letters: [UInt8] = (0..<0x1F00).map { value in
        guard value >= 0x80, let scalar = Unicode.Scalar(value), Vietnamese.hasMarks(String(scalar)) else { return 0 }
        let plain = Array(Vietnamese.folded(String(scalar)).utf8)
        return plain.count == 1 ? plain[0] : 0
    }

    private static let abbreviations: [UInt64: [[UInt8]]] = Dictionary(
        SearchWords.abbreviations.map { short, long in
            (hash(short.utf8), long.split(separator: " ").map { Array(Vietnamese.folded(String($0)).utf8) })
        },
        uniquingKeysWith: { first, _ in first }
    )

    /// The scalar at an offset of valid UTF-8, and its length.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[at])
        func rest(_ offset: Int) -> UInt32 { UInt32(bytes[at + offset]) & 0x3F }
        if first < 0xE0 { return ((first & 0x1F) << 6 | rest(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
        return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }
}
