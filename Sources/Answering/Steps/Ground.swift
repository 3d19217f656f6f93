// SPDX-License-Identifier: Apache-2.0
import Domain

/// Whether what was found is ground enough: the clause that was named, or the first text, where it is trusted as much as the ranking asks.
struct Ground {
    let best: Evidence?
    /// What fits best, where another prevails over it.
    let next: Evidence?
    let isGuidanceOnly: Bool

    init(_ draft: Draft) {
        let named = NamedAct(draft)
        if let first = draft.evidence.first, first.hit.isNamed, first.hit.path != nil, first.layer == .norm {
            (best, next, isGuidanceOnly) = (named.allows(first) && Self.speaks(first, of: draft) ? first : nil, nil, false)
            return
        }
        // Those before the first norm are guidance, which makes no law; a norm further down is not looked at, since the ranking puts others before it.
        let first = draft.evidence.first { $0.layer == .norm }
        let isAsked = SearchWords(question: draft.reading.subject).terms.count >= Self.leastTerms
        let fitting = first.flatMap { isAsked && Self.isFirm($0) && named.allows($0) ? $0 : nil }
        let prevailing = fitting.flatMap { Self.prevailing(over: $0, draft, named) }
        (best, next) = (prevailing ?? fitting, prevailing == nil ? nil : fitting)
        isGuidanceOnly = best == nil && draft.evidence.first.map { $0.layer == .guidance && Self.isFirm($0) } ?? false
    }

    private static func isFirm(_ evidence: Evidence) -> Bool { evidence.hit.trust?.isEnough ?? false }

    /// The text that holds before the one that fits best where both are trusted and tell the number asked for, and both speak of what is asked: that of the
    /// higher act, where it is the later one too. The older rule of a lower act is often overtaken and never repealed. Whoever names an act asks for that one.
    private static func prevailing(over first: Evidence, _ draft: Draft, _ named: NamedAct) -> Evidence? {
        guard !first.hit.isNamed, let amount = ClauseQuestion(draft.reading.subject).amount, let rank = first.document.standing,
            let year = first.document.year, amount.stands(in: SearchWords.plain(first.provision.text))
        else { return nil }
        let scan = TermScan(SearchWords(question: draft.reading.subject))
        let spoken = { (text: Evidence) in scan.present(in: text.provision.heading).union(scan.present(in: text.provision.text)).count }
        return draft.evidence.first { other in
            guard other.layer == .norm, isFirm(other), named.allows(other), let own = other.document.standing, let issued = other.document.year
            else { return false }
            return own < rank && issued > year && amount.stands(in: SearchWords.plain(other.provision.text)) && 3 * spoken(other) >= 2 * spoken(first)
        }
    }

    /// "What does Article 5 say?" takes whatever it says; a question about something takes a clause that speaks of it.
    private static func speaks(_ evidence: Evidence, of draft: Draft) -> Bool {
        // The number of an act says nothing of what is asked: "133/2025/NĐ-CP".
        let subject = draft.reading.subject.split(separator: " ").filter { !($0.contains("/") && $0.contains { $0.isNumber }) }.joined(separator: " ")
        let words = SearchWords(question: subject).terms.filter { term in !term.contains { $0.isNumber } && !naming.contains(term) }
        guard words.count >= leastTerms else { return true }
        let texts = [evidence.provision.text, evidence.provision.heading, evidence.document.title]
        let scan = TermScan(SearchWords(question: subject))
        let said = texts.reduce(into: Set<String>()) { $0.formUnion(scan.present(in: $1)) }
        return Double(words.count { said.contains($0) }) >= leastShare * Double(words.count)
    }

    private static let leastTerms = 3
    private static let leastShare = 0.3
    private static let naming: Set<String> = [
        "dieu", "khoan", "diem", "luat", "bo", "nghi", "dinh", "thong", "tu", "quyet", "phap", "lenh", "noi", "gi", "nghidinh", "thongtu",
        "quyetdinh",
        "nghiquyet", "boluat", "phaplenh", "noigi",
    ]
}

/// What the question says of where its answer stands. A text from elsewhere is no answer, however well its words fit.
struct NamedAct {
    private let articles: [String]
    /// Steps below an article that the question names: "khoản 9".
    private let deeper: [ProvisionPath.Step]
    private let isUnknown: Bool
    private let year: Int?

    init(_ draft: Draft) {
        let references = LegalReference.all(in: draft.question.text)
        articles = references.compactMap { $0.path?.steps.first { $0.unit == .article }?.number }
        deeper = references.count == 1 ? references[0].path?.steps.filter { $0.unit == .clause || $0.unit == .point } ?? [] : []
        isUnknown = references.contains { $0.number != nil } && !draft.evidence.contains(where: \.hit.isNamed)
        year = ActName(in: draft.question.text)?.year
    }

    func allows(_ evidence: Evidence) -> Bool {
        if isUnknown { return false }
        if let number = evidence.provision.path.steps.first(where: { $0.unit == .article })?.number, let only = articles.first, articles.count == 1,
            Vietnamese.folded(only) != Vietnamese.folded(number)
        {
            return false
        }
        // "Khoản 9" of an article of three clauses.
        if !deeper.isEmpty, !articles.isEmpty {
            let text = ProvisionText(evidence.provision.text, under: evidence.provision.path)
            guard text.part(at: deeper.reduce(evidence.provision.path) { $0.appending($1.unit, $1.number) }) != nil else { return false }
        }
        guard let year, let own = evidence.document.year else { return true }
        return year == own
    }
}

extension LegalDocument {
    /// How high an act stands by its kind, the highest least; `nil` where the kind does not tell.
    fileprivate var standing: Int? {
        let kind = Vietnamese.folded(kind)
        return [["hien phap"], ["luat", "bo luat"], ["phap lenh"], ["nghi dinh"], ["thong tu", "thong tu lien tich"]]
            .firstIndex { $0.contains(kind) }
    }
}
