// SPDX-License-Identifier: Apache-2.0

/// The order of what was found, with nearness of meaning mixed in.
enum MeaningOrder {
    /// So many of the first by the ranking are looked at; beyond them meaning has nothing to say.
    static let depth = 20

    /// Both signs are brought to the range from nought to one among the candidates: neither means anything by itself.
    ///
    /// - Parameter share: Of the nearness, from 0 to 1.
    /// - Returns: Places, best first; of equal ones the one that stood before.
    static func mixed(_ merits: [Double], _ likeness: [Double], share: Double) -> [Int] {
        let (merits, likeness) = (spread(merits), spread(likeness))
        let scores = merits.indices.map { (1 - share) * merits[$0] + share * likeness[$0] }
        return scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    }

    private static func spread(_ values: [Double]) -> [Double] {
        guard let least = values.min(), let most = values.max(), most > least else { return values.map { _ in 0 } }
        return values.map { ($0 - least) / (most - least) }
    }
}
