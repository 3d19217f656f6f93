// SPDX-License-Identifier: Apache-2.0
import Domain

/// How much a text speaks of what is asked.
struct Likeness {
    private let asked: SearchWords
    private let scan: TermScan
    let least: Double

    /// - Parameter least: Without so much of what is asked no text is alike enough; a scan tells so sooner than the words do.
    init(_ asked: SearchWords, least: Double) {
        self.asked = asked
        scan = TermScan(asked)
        self.least = least
    }

    /// The share of terms that both have, of all that either has; 0 where it is less than enough.
    func share(of text: String) -> Double {
        guard Double(scan.present(in: text).count) >= least * Double(asked.terms.count) else { return 0 }
        let terms = SearchWords(question: text).terms
        let share = Double(terms.intersection(asked.terms).count) / Double(max(1, terms.union(asked.terms).count))
        return share >= least ? share : 0
    }
}
