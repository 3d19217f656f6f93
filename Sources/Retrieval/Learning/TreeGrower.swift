// SPDX-License-Identifier: Apache-2.0

/// Grows one regression tree, always at the leaf that gains most.
struct TreeGrower {
    let bins: Bins
    let features: [Int]
    let parameters: Boosting.Parameters
    /// Gradient and hessian of each row, side by side in memory.
    private let pulls: [SIMD2<Double>]

    init(bins: Bins, lambdas: Lambdas, features: [Int], parameters: Boosting.Parameters) {
        self.bins = bins
        self.features = features
        self.parameters = parameters
        pulls = zip(lambdas.gradients, lambdas.hessians).map { SIMD2($0, $1) }
    }

    /// A tree, and which rows each of its leaves holds.
    struct Grown {
        var nodes: [Forest.Node] = []
        var leaves: [Float] = []
        var rows: [[Int32]] = []
    }

    private struct Split {
        let gain: Double
        let feature: Int
        let bin: Int
    }

    /// Sums over the rows of a leaf, by feature and bin.
    private struct Histogram {
        /// Of gradients and hessians.
        var sums: [SIMD2<Double>]
        var counts: [Int32]

        static let width = 256

        init(features: Int) {
            sums = Array(repeating: .zero, count: features * Self.width)
            counts = Array(repeating: 0, count: features * Self.width)
        }

        static func - (one: Histogram, other: Histogram) -> Histogram {
            var rest = one
            for at in rest.counts.indices {
                rest.sums[at] -= other.sums[at]
                rest.counts[at] -= other.counts[at]
            }
            return rest
        }
    }

    private struct Leaf {
        let rows: [Int32]
        let histogram: Histogram
        let split: Split?
        /// The node whose child it is, and on which side; `nil` for the root.
        let parent: (node: Int, isLeft: Bool)?
    }

    func grow() -> Grown {
        var nodes: [(feature: Int, bin: Int, left: Int32, right: Int32)] = []
        let all = (0..<Int32(bins.rows)).map { $0 }
        var leaves = [leaf(all, histogram(all), nil)]
        while leaves.count < parameters.leaves {
            let open = leaves.indices.filter { leaves[$0].split != nil }
            guard let at = open.max(by: { (leaves[$0].split?.gain ?? 0, $1) < (leaves[$1].split?.gain ?? 0, $0) }), let split = leaves[at].split
            else { break }
            let parting = leaves.remove(at: at)
            let node = nodes.count
            nodes.append((split.feature, split.bin, 0, 0))
            Self.join(Int32(node), to: parting.parent, in: &nodes)
            leaves += children(of: parting, split, node)
        }
        var grown = Grown()
        for leaf in leaves {
            Self.join(~Int32(grown.leaves.count), to: leaf.parent, in: &nodes)
            let sum = sum(leaf.rows)
            grown.leaves.append(Float(-sum[0] / (sum[1] + parameters.smoothing) * parameters.rate))
            grown.rows.append(leaf.rows)
        }
        grown.nodes = nodes.map { node in
            Forest.Node(
                feature: Int32(node.feature), threshold: bins.thresholds[node.feature][node.bin], left: node.left, right: node.right)
        }
        return grown
    }

    private static func join(
        _ child: Int32, to parent: (node: Int, isLeft: Bool)?, in nodes: inout [(feature: Int, bin: Int, left: Int32, right: Int32)]
    ) {
        guard let parent else { return }
        if parent.isLeft { nodes[parent.node].left = child } else { nodes[parent.node].right = child }
    }

    private func children(of leaf: Leaf, _ split: Split, _ node: Int) -> [Leaf] {
        let column = bins.columns[split.feature]
        var (left, right): ([Int32], [Int32]) = ([], [])
        left.reserveCapacity(leaf.rows.count)
        right.reserveCapacity(leaf.rows.count)
        for row in leaf.rows { if Int(column[Int(row)]) <= split.bin { left.append(row) } else { right.append(row) } }
        // The smaller side is added up, the other is what remains.
        let isLeftSmaller = left.count <= right.count
        let small = histogram(isLeftSmaller ? left : right)
        let large = leaf.histogram - small
        return [
            self.leaf(left, isLeftSmaller ? small : large, (node, true)), self.leaf(right, isLeftSmaller ? large : small, (node, false)),
        ]
    }

    private func leaf(_ rows: [Int32], _ histogram: Histogram, _ parent: (node: Int, isLeft: Bool)?) -> Leaf {
        Leaf(rows: rows, histogram: histogram, split: best(histogram, rows), parent: parent)
    }

    private func sum(_ rows: [Int32]) -> SIMD2<Double> {
        pulls.withUnsafeBufferPointer { pulls in rows.reduce(SIMD2<Double>.zero) { $0 + pulls[Int($1)] } }
    }

    private func histogram(_ rows: [Int32]) -> Histogram {
        var histogram = Histogram(features: features.count)
        histogram.sums.withUnsafeMutableBufferPointer { sums in
            histogram.counts.withUnsafeMutableBufferPointer { counts in
                for (at, feature) in features.enumerated() { add(rows, bins.columns[feature], at * Histogram.width, sums, counts) }
            }
        }
        return histogram
    }

    private func add(
        _ rows: [Int32], _ column: [UInt8], _ first: Int, _ sums: UnsafeMutableBufferPointer<SIMD2<Double>>,
        _ counts: UnsafeMutableBufferPointer<Int32>
    ) {
        column.withUnsafeBufferPointer { column in
            pulls.withUnsafeBufferPointer { pulls in
                for row in rows {
                    let bin = first + Int(column[Int(row)])
                    sums[bin] += pulls[Int(row)]
                    counts[bin] += 1
                }
            }
        }
    }

    private func best(_ histogram: Histogram, _ rows: [Int32]) -> Split? {
        let all = sum(rows)
        let (gradient, hessian) = (all[0], all[1])
        func worth(_ gradient: Double, _ hessian: Double) -> Double { gradient * gradient / (hessian + parameters.smoothing) }
        let whole = worth(gradient, hessian)
        var best: Split?
        for (at, feature) in features.enumerated() {
            var (left, bend, count) = (0.0, 0.0, 0)
            for bin in 0..<bins.thresholds[feature].count {
                let place = at * Histogram.width + bin
                left += histogram.sums[place][0]
                bend += histogram.sums[place][1]
                count += Int(histogram.counts[place])
                guard count >= parameters.leastRows, rows.count - count >= parameters.leastRows, bend > 1e-3, hessian - bend > 1e-3 else { continue }
                let gain = worth(left, bend) + worth(gradient - left, hessian - bend) - whole
                if gain > max(best?.gain ?? 0, 1e-9) { best = Split(gain: gain, feature: feature, bin: bin) }
            }
        }
        return best
    }
}
