// SPDX-License-Identifier: Apache-2.0
import Domain
import Synchronization

/// A segment with what is worked out of it once.
final class OpenIndex: Sendable {
    let segment: Segment
    private let scorer: Scorer
    private let lexicon: Lexicon
    private let actsOfPassages: Acts
    private let acts: [String: [ActNames.Act]]
    private let knownNames = Mutex<ActNames?>(nil)

    /// So many of the best by score are looked at closely: nine answers in ten that are found at all are among them.
    static let candidates = 100

    init(_ segment: Segment) {
        self.segment = segment
        scorer = Scorer(segment)
        lexicon = Lexicon(segment)
        actsOfPassages = Acts(segment)
        acts = Dictionary(grouping: segment.catalogue.documents) { act in
            LegalReference.serial(of: act.number)
        }
    }

    /// Made when first asked for: a search needs none.
    var names: ActNames {
        knownNames.withLock { known in
            let names = known ?? ActNames(segment.catalogue.documents)
            known = names
            return names
        }
    }

    /// Provisions that name this one.
    func referring(to provision: Provision.ID) -> [Provision.ID] {
        guard let passage = segment.passage(named: provision.text) else { return [] }
        return segment.referring(to: passage).map { Provision.ID(segment.name(of: $0)) }
    }

    /// - Parameter ranking: `nil` for the order of scores.
    func search(_ request: SearchRequest, by ranking: Ranking?) throws -> SearchOutcome {
        let day = request.on.map { Int32(clamping: $0.number) }
        var named: [SearchHit] = []
        // Named clauses before the articles of a named act, which may be many.
        let references = LegalReference.all(in: request.text)
        for reference in references.filter({ $0.path != nil }) + references.filter({ $0.path == nil }) {
            let bearers = acts(named: reference)
            if bearers.count > 1, let number = reference.number { return .ambiguous(number: number, bearers.map(\.id)) }
            if let act = bearers.first { named += hits(in: act, reference.path, references, request, day, ranking) }
        }
        if references.isEmpty, ActNames.mayName(request.text), let act = names.law(called: request.text, on: request.on) {
            named += hits(in: act, nil, references, request, day, ranking)
        }
        let found = found(request, references, Scorer.Filter(day: day), ranking)
        var seen = Set<Provision.ID>()
        return .found(Array((named + found).filter { seen.insert($0.provision).inserted }.prefix(max(0, request.limit))))
    }

    private func found(_ request: SearchRequest, _ references: [LegalReference], _ filter: Scorer.Filter, _ ranking: Ranking?) -> [SearchHit] {
        let numbers = LegalNumbers.terms(named: references)
        guard let ranking else {
            return scorer.best(words(request.text) + numbers, limit: request.limit, filter).map { hit($0.passage, $0.score) }
        }
        // A long list is chosen out of a longer one: what stands just behind its end by score is often worth a place.
        let closely = request.limit < Self.candidates ? Self.candidates : Self.candidates * 6 / 5
        let candidates = scorer.candidates(words(request.text), and: numbers, limit: max(request.limit, closely), filter)
        let close = Array(candidates.prefix(closely))
        let (matrix, syllables) = matrix(request.text, close)
        let scores = ranking.scores(of: matrix)
        let order = Ranking.order(by: scores)
        let trusted = order.prefix(Self.trusted).indices.map { place in
            ranking.confidence?.trust(Assurance.signs(at: place, of: order, scores: scores, matrix, syllables: syllables))
        }
        let first = zip(order, trusted).map { hit(close[$0].passage, Double(close[$0].text), trust: $1, merit: Double(scores[$0])) }
        let others = order.dropFirst(Self.trusted).map { hit(close[$0].passage, Double(close[$0].text), merit: Double(scores[$0])) }
        return first + others + candidates.dropFirst(closely).map { hit($0.passage, Double($0.text)) }
    }

    /// An act may have been replaced, and the text after it then answers.
    private static let trusted = 3

    private func hit(_ passage: Int, _ score: Double, trust: Trust? = nil, merit: Double? = nil) -> SearchHit {
        SearchHit(provision: Provision.ID(segment.name(of: passage)), score: score, trust: trust, merit: merit)
    }

    /// What is typed without a mark is looked for without marks.
    private func form(of text: String) -> Analyzer.Form { Vietnamese.hasMarks(text) ? .marked : .folded }

    private func words(_ text: String) -> [Term] { Analyzer(form: form(of: text)).terms(text) }

    private func matrix(_ text: String, _ candidates: [Candidate]) -> (matrix: FeatureMatrix, syllables: Int) {
        let asked = AskedWords(text, form(of: text), segment, lexicon)
        return (FeatureReader.matrix(asked, candidates, segment, actsOfPassages), asked.order.count)
    }

    /// What a ranking is learnt from: the candidates for a question, and their features.
    ///
    /// - Parameter absent: Texts that are left out, as if they were not held.
    func examples(_ text: String, without absent: Set<String> = []) -> (candidates: [String], matrix: FeatureMatrix, syllables: Int) {
        let numbers = LegalNumbers.terms(named: LegalReference.all(in: text))
        let found = scorer.candidates(words(text), and: numbers, limit: Self.candidates + absent.count)
        let candidates = Array(found.filter { !absent.contains(segment.name(of: $0.passage)) }.prefix(Self.candidates))
        let (matrix, syllables) = matrix(text, candidates)
        return (candidates.map { segment.name(of: $0.passage) }, matrix, syllables)
    }

    private func acts(named reference: LegalReference) -> [ActNames.Act] {
        guard let number = reference.number else { return [] }
        return acts[LegalReference.serial(of: number), default: []].filter { reference.mayName(number: $0.number, kind: $0.kind) }
    }

    /// The article that was named, or those of the named act that fit the question best.
    private func hits(
        in act: ActNames.Act, _ path: ProvisionPath?, _ references: [LegalReference], _ request: SearchRequest, _ day: Int32?,
        _ ranking: Ranking?
    ) -> [SearchHit] {
        if let path {
            let name = "\(act.id.text)/\(path.article.eId)"
            guard let passage = segment.passage(named: name), day.map({ segment.isInForce(passage, on: $0) }) ?? true else { return [] }
            return [SearchHit(provision: Provision.ID(name), score: .greatestFiniteMagnitude, isNamed: true, path: path)]
        }
        let first = segment.firstPassage(from: act.id.text + "/")
        let end = segment.firstPassage(from: act.id.text + "0")
        let best = found(request, references, Scorer.Filter(day: day, range: first..<end), ranking)
        // None of its articles has a word of the question: the act begins with what it is about.
        let opening = best.isEmpty && first < end && day.map({ segment.isInForce(first, on: $0) }) ?? true ? [hit(first, 0)] : []
        return (best + opening).map { SearchHit(provision: $0.provision, score: $0.score, isNamed: true, trust: $0.trust) }
    }
}
