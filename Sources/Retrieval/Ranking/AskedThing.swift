// SPDX-License-Identifier: Apache-2.0

/// What kind of thing a question wants: "hình thức" in "… dưới những hình thức nào?", "hồ sơ" in "Hồ sơ … gồm những gì?".
///
/// Headings of law begin with it ("Hồ sơ đề nghị cấp …", "Điều kiện …"), so that of two articles about one matter it tells which answers.
struct AskedThing {
    /// Two neighbouring words of the question, of which the first may say nothing.
    struct Words {
        /// Slots of ``AskedWords``.
        let first: Int16?
        let second: Int16
        /// The unit they make.
        let pair: Int16

        /// How much of them stands in a field: all of it, or less than a third for each word on its own.
        func share(in counts: [Float]) -> Float {
            guard let first else { return counts[Int(second)] > 0 ? 1 : 0 }
            if pair >= 0, counts[Int(pair)] > 0 { return 1 }
            return AskedThing.loose * ((counts[Int(first)] > 0 ? 1 : 0) + (counts[Int(second)] > 0 ? 1 : 0))
        }
    }

    /// Before the first "nào" or "gì".
    let named: Words?
    /// The first words that say something.
    let opening: Words?

    /// What a word on its own counts.
    static let loose: Float = 0.3

    init(_ asked: AskedWords, _ terms: [Term]) {
        let little = LittleWords.all(asked.form)
        named = Self.named(asked, terms, little, LittleWords.asking(asked.form))
        let start = terms.firstIndex { !little.contains($0) }
        opening = start.flatMap { at in
            at + 1 < terms.count
                ? Words(first: asked.order[at], second: asked.order[at + 1], pair: asked.pair(asked.order[at], asked.order[at + 1])) : nil
        }
    }

    private static func named(_ asked: AskedWords, _ terms: [Term], _ little: Set<Term>, _ asking: Set<Term>) -> Words? {
        for at in terms.indices where asking.contains(terms[at]) {
            guard let last = terms[..<at].lastIndex(where: { !little.contains($0) }), last > 0 else { continue }
            let (first, second) = (asked.order[last - 1], asked.order[last])
            return little.contains(terms[last - 1])
                ? Words(first: nil, second: second, pair: -1) : Words(first: first, second: second, pair: asked.pair(first, second))
        }
        return nil
    }
}
