// SPDX-License-Identifier: Apache-2.0

/// What the articles of an act say where they point to one another: "theo quy định tại Điều 5 của Luật này" tells what Article 5 is about,
/// which its own text may not, least of all where it has no heading.
struct Pointing {
    private(set) var bytes = ByteWriter()
    private var passages: [PassageEntry]
    private let words: [UInt8]
    private let numbers: [Int?]
    private let article: UInt32?
    private let this: UInt32?
    private var said: [[UInt32]]

    /// What is said of an article is kept up to so many words; the most pointed to are pointed to by hundreds.
    private static let mostWords = 600
    private static let before = 25
    private static let after = 12

    init(_ passages: [PassageEntry], words: [UInt8], _ vocabulary: Vocabulary) {
        self.passages = passages
        self.words = words
        numbers = vocabulary.syllables.map(\.number)
        article = vocabulary.number(of: "điều").map { $0 + WordCode.first }
        this = vocabulary.number(of: "này").map { $0 + WordCode.first }
        said = Array(repeating: [], count: passages.count)
    }

    /// The passages with what points to them; afterwards ``bytes`` holds the words.
    mutating func entries() -> [PassageEntry] {
        if article != nil, this != nil { read() }
        for at in passages.indices {
            passages[at].pointersAt = UInt64(bytes.bytes.count)
            let count = said[at].count { $0 >= WordCode.first }
            passages[at].pointers = UInt32(max(0, count * 2 - 1))
            for word in said[at] { bytes.word(word) }
        }
        return passages
    }

    private mutating func read() {
        var targets: [UInt64: Int] = [:]
        for (at, passage) in passages.enumerated() {
            let key = UInt64(passage.act) << 32 | UInt64(passage.article)
            if targets[key] == nil { targets[key] = at }
        }
        words.withUnsafeBytes { words in
            for at in passages.indices {
                let end = at + 1 < passages.count ? Int(passages[at + 1].wordsAt) : words.count
                var reader = WordReader(UnsafeRawBufferPointer(rebasing: words[Int(passages[at].wordsAt)..<end]))
                for _ in 0..<2 { reader.skipField() }
                var body: [UInt32] = []
                while let word = reader.next(), word != WordCode.fieldEnd { body.append(word) }
                note(body, of: at, targets)
            }
        }
    }

    private mutating func note(_ body: [UInt32], of passage: Int, _ targets: [UInt64: Int]) {
        for at in body.indices.dropLast() where body[at] == article && body[at + 1] != this {
            guard let (number, end) = pointer(in: body, from: at),
                let target = targets[UInt64(passages[passage].act) << 32 | UInt64(number)], target != passage
            else { continue }
            guard said[target].count < Self.mostWords else { continue }
            var start = at
            while start > 0, body[start - 1] >= WordCode.first, at - start < Self.before { start -= 1 }
            said[target] += [WordCode.lineEnd] + body[start..<at]
            said[target] += body[end...].prefix { $0 >= WordCode.first }.prefix(Self.after)
        }
    }

    /// "Điều 5, Điều 6 … này": the first article named, and where the words after "này" begin.
    private func pointer(in body: [UInt32], from start: Int) -> (number: Int, end: Int)? {
        var first: Int?
        var last = start
        var at = start
        while at < body.count, body[at] >= WordCode.first, at < start + 12 {
            if body[at] == this {
                guard let first, at - last <= 5 else { return nil }
                return (first, at + 1)
            }
            if at > start, body[at - 1] == article, let number = numbers[Int(body[at] - WordCode.first)] {
                first = first ?? number
                last = at
            }
            at += 1
        }
        return nil
    }
}
