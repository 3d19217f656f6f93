// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads what the question names: day, place, kind; and refuses what is no question.
struct ReadQuestion: Step {
    func advance(_ draft: inout Draft) async throws -> Answer? {
        if let answer = try Self.read(&draft), !draft.question.wantsPerson { return answer }
        draft.duties = draft.registry.duties(matching: Self.withoutBasis(draft.reading), limit: 12)
        if draft.question.wantsPerson || asksForPerson(draft.reading) { draft.handoff = .askedForPerson }
        return draft.question.wantsPerson || isQuestion(draft)
            ? nil : draft.answer(.refuse, .notAQuestion, [Sentence(text: draft.phrases.notAQuestion(), layer: .registry, citations: [])])
    }

    /// The day, the place and what is asked for: all that does not take a search.
    static func read(_ draft: inout Draft) throws -> Answer? {
        var words = draft.question.text.split(separator: " ").map(String.init)
        let today = draft.question.on
        let day = try NamedDay.find(in: words, today: today)
        if let day {
            words.replaceSubrange(day.words, with: [])
            if day.isReceipt { draft.reading.received = day.days.lowerBound } else { draft.reading.days = day.days }
        }
        // The last day of a stretch: what holds at its end, unless the registry finds that it changed within.
        let on = draft.reading.days?.upperBound ?? today
        if draft.reading.received.map({ $0 > on }) ?? false { draft.reading.received = nil }
        let named = NamedPlace.find(in: words, of: draft.registry)
        if let named { words.replaceSubrange(named.words, with: []) }
        draft.question = try draft.question.with(on: on, place: named?.name ?? draft.question.place)
        draft.reading.subject = words.joined(separator: " ")
        draft.reading.folded = SearchWords.plain(draft.reading.subject)
        draft.reading.readKind()
        return try readPlace(&draft)
    }

    /// Who is competent "theo Nghị định 133/2025/NĐ-CP" is asked of the duty; which act it rests on is for the registry to say.
    private static func withoutBasis(_ reading: Reading) -> String {
        guard reading.kind == .competence || reading.kind == .signer else { return reading.subject }
        var words = reading.subject.split(separator: " ").map(String.init)
        while let number = words.firstIndex(where: { $0.contains("/") && $0.contains { $0.isNumber } }) {
            var first = number
            while first > 0, naming.contains(Vietnamese.folded(words[first - 1]).trimmed) { first -= 1 }
            words.removeSubrange(first...number)
        }
        return words.joined(separator: " ")
    }

    private static let naming: Set<String> = [
        "theo", "nghi", "dinh", "quyet", "thong", "tu", "luat", "bo", "so", "tai", "cua", "under", "by", "decree", "law", "circular", "resolution",
    ]

    private static func readPlace(_ draft: inout Draft) throws -> Answer? {
        guard let name = draft.question.place else { return nil }
        let on = draft.question.on
        switch draft.registry.place(named: name, on: on) {
        case .one(let place):
            draft.reading.place = place
            draft.reading.formerPlace = draft.registry.formerPlace(named: name, on: on)
            return nil
        case .several(let places):
            let options = places.prefix(5).map { place in
                Clarification.Option(label: place.name.vi, text: draft.reading.subject + draft.phrases.atPlace(place.name.vi))
            }
            return draft.answer(
                .clarify, .whichPlace, clarification: Clarification(question: draft.phrases.whichPlace(name), options: Array(options)))
        case .none(let near): throw QuestionError.noSuchPlace(name, near: near)
        }
    }

    private func asksForPerson(_ reading: Reading) -> Bool { Self.persons.contains { reading.folded.has(words: $0) } }

    private static let persons = [
        "gap chuyen vien", "hoi chuyen vien", "noi chuyen voi chuyen vien", "chuyen cho chuyen vien", "gap can bo", "gap nguoi",
        "noi chuyen voi nguoi",
        "noi chuyen voi can bo", "chuyen vien tra loi", "chuyen vien ho tro", "tu van vien", "tong dai", "duong day nong", "ask a person",
        "talk to a person",
        "speak to a person", "speak to someone", "talk to someone", "human agent", "a real person", "hotline",
    ]

    /// A number or a clause is a question too: "133/2025", "Điều 5".
    private func isQuestion(_ draft: Draft) -> Bool {
        let text = draft.question.text
        let named = text.split(separator: " ").contains { word in word.contains("/") && word.contains { $0.isNumber } }
        if named || draft.reading.folded.contains(" dieu ") || draft.duties.first?.isNamed ?? false { return true }
        if Self.greetings.contains(draft.reading.folded) { return false }
        return Legibility.isReadable(text, knownWords: Self.english) || draft.registry.familiarity(of: text) >= 0.3
    }

    private static let greetings: Set<String> = [
        " xin chao ", " cam on ", " chao ban ", " chao anh chi ", " hello there ", " thank you ", " chao em ", " hi there ",
    ]

    private static let english: Set<String> = [
        "who", "what", "which", "where", "when", "how", "is", "are", "the", "of", "to", "for", "in", "on", "and", "or", "does", "do", "may", "can",
        "must",
        "law", "decree", "article", "licence", "license", "authority", "province", "ministry", "grant", "grants", "certificate", "permit", "since",
        "now",
        "not", "no", "have", "has", "with", "by", "from", "under", "about", "time", "limit", "fee", "required", "patent", "patents", "apply",
        "competent", "we", "our", "us", "my", "you", "your", "they", "it", "its", "but", "if", "there", "cannot", "would", "should", "will", "was",
        "were", "be", "been", "that", "this", "these", "all", "any", "some", "more", "after", "before", "still", "although", "because", "than", "at",
        "as", "an", "into", "only", "new", "need", "want", "please", "tell", "file", "files", "task", "system", "power", "rules", "procedure",
        "duty", "registration", "application", "permit", "allowed", "sign", "signs", "issue", "issues", "commune", "department", "director",
    ]
}

extension Question {
    /// The same question with the day and the place that its text names.
    func with(on day: Day, place: String?) throws(QuestionError) -> Question {
        try Question(id: id, text: text, on: day, known: known, place: place, language: language, asked: asked, wantsPerson: wantsPerson)
    }
}
