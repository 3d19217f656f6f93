// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Looks closely at the candidates of a question.
struct FeatureReader {
    private let segment: Segment
    private let asked: AskedWords
    private let candidates: [Candidate]
    private let acts: ActCounts
    private let lengths: MeanLengths
    private var matrix: FeatureMatrix
    // Used over and over, since a question has a hundred candidates.
    private var heading = FieldWords()
    private var context = FieldWords()
    private var body = FieldWords()
    private var pointers = FieldWords()
    private var inHeading: [Float] = []
    private var inBody: [Float] = []
    private var inContext: [Float] = []
    private var inPointers: [Float] = []
    private var runs = RunScratch()
    private var nearness = Nearness()
    private var clauses = Clauses.Scratch()

    /// The features of every candidate, best candidate first.
    static func matrix(_ asked: AskedWords, _ candidates: [Candidate], _ segment: Segment, _ acts: Acts) -> FeatureMatrix {
        var reader = FeatureReader(asked, candidates, segment, acts)
        for at in candidates.indices { reader.read(at) }
        reader.compare()
        return reader.matrix
    }

    private init(_ asked: AskedWords, _ candidates: [Candidate], _ segment: Segment, _ acts: Acts) {
        self.segment = segment
        self.asked = asked
        self.candidates = candidates
        self.acts = ActCounts(asked, candidates, segment, acts)
        lengths = segment.catalogue.lengths
        matrix = FeatureMatrix(rows: candidates.count)
    }

    private mutating func read(_ row: Int) {
        let passage = candidates[row].passage
        let entry = segment.entry(passage)
        var words = segment.words(of: passage)
        heading.read(&words, asked)
        context.read(&words, asked)
        body.read(&words, asked)
        var said = segment.pointers(to: passage)
        pointers.read(&said, asked)
        Self.count(heading, asked, &inHeading)
        Self.count(context, asked, &inContext)
        Self.count(body, asked, &inBody)
        Self.count(pointers, asked, &inPointers)
        readText(row, entry)
        readHeading(row, entry)
        readClauses(row)
        readPointers(row, entry)
        acts.write(passage, row, asked, into: &matrix)
        matrix[row, .bodyLength] = Float(log(1 + Double(Self.bodyLength(entry))))
        matrix[row, .article] = Float(entry.article)
        matrix[row, .rankOfAct] = Float(entry.rank)
        matrix[row, .year] = Float(entry.year)
    }

    private static func count(_ field: FieldWords, _ asked: AskedWords, _ counts: inout [Float]) {
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: asked.units.count))
        field.add(to: &counts, asked)
    }

    private static func bodyLength(_ entry: PassageEntry) -> Int { Int(entry.length) - Int(entry.heading) }

    private mutating func readText(_ row: Int, _ entry: PassageEntry) {
        let norm = BM25.usual.norm(length: Int(entry.length), mean: lengths.text)
        let bodyNorm = BM25.usual.norm(length: Self.bodyLength(entry), mean: lengths.text)
        var (textPairs, bodyPairs, pairs, withContext, pairsWithContext) = (0.0, 0.0, 0.0, 0.0, 0.0)
        var (hit, different, rarest, rarestPair) = (0, 0, 0.0, 0.0)
        for (at, unit) in asked.units.enumerated() {
            let times = Double(inHeading[at] + inBody[at])
            let isNear = times > 0 || inContext[at] > 0
            if unit.isPair {
                let weight = Double(unit.times) * unit.idf
                textPairs += weight * BM25.usual.weight(times: times, norm: norm)
                bodyPairs += weight * BM25.usual.weight(times: Double(inBody[at]), norm: bodyNorm)
                if times > 0 {
                    pairs += unit.share
                    rarestPair = max(rarestPair, unit.idf)
                }
                if isNear { pairsWithContext += unit.share }
            } else {
                different += 1
                if times > 0 {
                    hit += 1
                    rarest = max(rarest, unit.idf)
                }
                if isNear { withContext += unit.share }
            }
        }
        matrix[row, .textPairs] = Float(textPairs)
        matrix[row, .bodyPairs] = Float(bodyPairs)
        matrix[row, .shareOfPairs] = Float(pairs)
        matrix[row, .shareWithContext] = Float(withContext)
        matrix[row, .shareOfPairsWithContext] = Float(pairsWithContext)
        matrix[row, .countOfSyllables] = Float(hit) / Float(max(1, different))
        matrix[row, .rarestSyllable] = Float(rarest)
        matrix[row, .rarestPair] = Float(rarestPair)
        runs.forget(asked)
        let headingRun = heading.runs(asked, &runs)
        matrix[row, .headingRun] = heading.count == 0 ? -1 : Float(headingRun) / Float(heading.count)
        matrix[row, .longestRun] = Float(body.runs(asked, &runs)) / Float(max(1, asked.order.count))
        matrix[row, .shareOfTriples] = asked.triples.isEmpty ? 0 : Float(runs.triples) / Float(asked.triples.count)
        matrix[row, .nearness] = Float(nearness.of(asked, heading, body))
    }

    /// How much of the heading the question names. Nought would say that it names nothing of it; where there is none, less than that.
    private mutating func readHeading(_ row: Int, _ entry: PassageEntry) {
        var (named, namedPairs) = (0.0, 0.0)
        var before: FieldWords.Met?
        for word in heading.met {
            named += asked.units[Int(word.slot)].idf
            if let before, before.place + 1 == word.place, case let pair = asked.pair(before.slot, word.slot), pair >= 0 {
                namedPairs += asked.units[Int(pair)].idf
            }
            before = word
        }
        let rarity = entry.headingRarity[asked.form]
        matrix[row, .headingAsked] = rarity.syllables > 0 ? Float(named / rarity.syllables) : -1
        matrix[row, .headingPairsAsked] = rarity.pairs > 0 ? Float(namedPairs / rarity.pairs) : -1
        matrix[row, .headingLength] = Float(heading.count)
        readThing(row)
    }

    private mutating func readThing(_ row: Int) {
        guard heading.count > 0 else {
            for feature in [Feature.thingInHeading, .openingInHeading, .headingOpens] { matrix[row, feature] = -1 }
            return
        }
        // A question that does not say what kind of thing it wants tells less than one whose kind is not here.
        matrix[row, .thingInHeading] = asked.thing?.named?.share(in: inHeading) ?? -0.5
        matrix[row, .openingInHeading] = asked.thing?.opening?.share(in: inHeading) ?? -0.5
        guard heading.opening.count == 2 else {
            matrix[row, .headingOpens] = -1
            return
        }
        let (first, second) = (heading.opening[0], heading.opening[1])
        let pair = first >= 0 && second >= 0 ? asked.pair(first, second) : -1
        matrix[row, .headingOpens] = pair >= 0 ? 1 : AskedThing.loose * ((first >= 0 ? 1 : 0) + (second >= 0 ? 1 : 0))
        matrix[row, .headingIsThing] = pair >= 0 && (pair == asked.thing?.named?.pair || pair == asked.thing?.opening?.pair) ? 1 : 0
    }

    private mutating func readClauses(_ row: Int) {
        let clauses = Clauses(body, asked, inHeading: inHeading, &clauses)
        matrix[row, .clause] = Float(clauses.syllables)
        matrix[row, .clausePairs] = Float(clauses.pairs)
        matrix[row, .clauseWithHeading] = Float(clauses.withHeading)
        matrix[row, .clauseDensity] = Float(clauses.density)
        matrix[row, .clauseLength] = Float(clauses.length)
        matrix[row, .firstClause] = Float(clauses.first)
        matrix[row, .clauses] = Float(clauses.count)
    }

    private mutating func readPointers(_ row: Int, _ entry: PassageEntry) {
        let norm = BM25.usual.norm(length: Int(entry.pointers), mean: lengths.pointers)
        var scores = (0.0, 0.0)
        var shares = (0.0, 0.0)
        var withText = (0.0, 0.0)
        for (at, unit) in asked.units.enumerated() {
            let times = Double(inPointers[at])
            let isHere = times > 0
            let isAnywhere = isHere || inHeading[at] + inBody[at] > 0
            let score = isHere ? Double(unit.times) * unit.idf * BM25.usual.weight(times: times, norm: norm) : 0
            if unit.isPair {
                scores.1 += score
                if isHere { shares.1 += unit.share }
                if isAnywhere { withText.1 += unit.share }
            } else {
                scores.0 += score
                if isHere { shares.0 += unit.share }
                if isAnywhere { withText.0 += unit.share }
            }
        }
        matrix[row, .pointers] = Float(scores.0)
        matrix[row, .pointerPairs] = Float(scores.1)
        matrix[row, .shareInPointers] = Float(shares.0)
        matrix[row, .shareOfPairsInPointers] = Float(shares.1)
        matrix[row, .shareWithPointers] = Float(withText.0)
        matrix[row, .shareOfPairsWithPointers] = Float(withText.1)
    }

    /// What only shows beside the other candidates.
    private mutating func compare() {
        guard let first = candidates.first?.total, first > 0 else { return }
        let rows = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1.passage, $0) })
        for (row, candidate) in candidates.enumerated() {
            matrix[row, .score] = candidate.total
            matrix[row, .scoreOfFirst] = candidate.total / first
            matrix[row, .scoreOfEarlier] = row > 0 ? candidate.total / candidates[row - 1].total : 1
            matrix[row, .rank] = Float(row)
            let act = segment.act(of: candidate.passage)
            let near = [-2, -1, 1, 2].compactMap { rows[candidate.passage + $0] }.filter { segment.act(of: candidates[$0].passage) == act }
            matrix[row, .bestNeighbour] = (near.map { candidates[$0].total }.max() ?? 0) / first
        }
        let byAct = Dictionary(grouping: candidates.indices) { segment.act(of: candidates[$0].passage) }
        for rows in byAct.values {
            // In order of rows, since sums of floating-point numbers depend on theirs.
            let scores = rows.map { candidates[$0].total }
            let sum = scores.reduce(0, +)
            for row in rows {
                matrix[row, .actScores] = (sum - candidates[row].total) / first
                matrix[row, .actBest] = (scores.max() ?? 0) / first
                matrix[row, .actCandidates] = Float(rows.count)
            }
        }
    }
}

extension FeatureMatrix {
    subscript(row: Int, feature: Feature) -> Float {
        get { self[row, feature.at] }
        set { self[row, feature.at] = newValue }
    }
}
