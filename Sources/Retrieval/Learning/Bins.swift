// SPDX-License-Identifier: Apache-2.0

/// Every feature cut into at most 255 bins of about as many rows, column by column, so that a split is sought among bins, not values.
struct Bins {
    let rows: Int
    /// By feature, then by row.
    private(set) var columns: [[UInt8]] = []
    /// By feature: a value not above the threshold at a bin lies in that bin or an earlier one.
    private(set) var thresholds: [[Float]] = []

    private static let most = 255

    init(_ matrices: [FeatureMatrix]) {
        rows = matrices.reduce(0) { $0 + $1.rows }
        for feature in 0..<Feature.count {
            let values = matrices.flatMap { matrix in (0..<matrix.rows).map { matrix[$0, feature] } }
            let thresholds = Self.cuts(values.sorted())
            self.thresholds.append(thresholds)
            columns.append(values.map { Self.bin(of: $0, thresholds) })
        }
    }

    private static func cuts(_ sorted: [Float]) -> [Float] {
        guard let first = sorted.first else { return [] }
        var cuts: [Float] = []
        var last = first
        let least = max(1, sorted.count / most)
        var held = 0
        for value in sorted {
            if value != last, held >= least, cuts.count < most - 1 {
                cuts.append((last + value) / 2 < value ? (last + value) / 2 : last)
                held = 0
            }
            held += 1
            last = value
        }
        return cuts
    }

    private static func bin(of value: Float, _ thresholds: [Float]) -> UInt8 {
        var (low, high) = (0, thresholds.count)
        while low < high {
            let middle = (low + high) / 2
            if value <= thresholds[middle] { high = middle } else { low = middle + 1 }
        }
        return UInt8(clamping: low)
    }
}
