// SPDX-License-Identifier: Apache-2.0

/// Words that ask, and words that only hold others together: neither says what a question or a heading is about.
enum LittleWords {
    /// What follows the thing asked for: "hình thức nào?", "giấy tờ gì?".
    static func asking(_ form: Analyzer.Form) -> Set<Term> { form == .marked ? asking.marked : asking.folded }

    /// All of them.
    static func all(_ form: Analyzer.Form) -> Set<Term> { form == .marked ? all.marked : all.folded }

    private typealias Terms = (marked: Set<Term>, folded: Set<Term>)

    private static let asking = terms("nào gì")
    private static let all = terms(
        """
        nào gì sao đâu ai mấy có những các là thì được phải bị ở trong theo về của và hoặc với cho khi nếu việc một cần muốn để đối đã sẽ đang
        như này đó quy định pháp luật nói
        """
    )

    private static func terms(_ words: String) -> Terms {
        let syllables = Analyzer.syllables(words)
        return (Set(syllables.map(\.marked)), Set(syllables.map(\.folded)))
    }
}
