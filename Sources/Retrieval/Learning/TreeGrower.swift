// SPDX-License-Identifier: Apache-2.0

/// Grows one regression tree, always at the leaf that gains most.
struct TreeGrower {
    let bins: Bins
    let lambdas: Lambdas
    let features: [Int]
    let parameters: Boosting.Parameters

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
        var gradients: [Double]
        var hessians: [Double]
        var counts: [Int32]

        static let width = 256

        init(features: Int) {
            gradients = Array(repeating: 0, count: features * Self.width)
            hessians = gradients
            counts = Array(repeating: 0, count: features * Self.width)
        }

        static func - (one: Histogram, other: Histogram) -> Histogram {
            var rest = one
            for at in rest.counts.indices {
                rest.gradients[at] -= other.gradients[at]
                rest.hessians[at] -= other.hessians[at]
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
            let (gradient, hessian) = sums(leaf.rows)
            grown.leaves.append(Float(-gradient / (hessian + parameters.smoothing) * parameters.rate))
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

    private func sums(_ rows: [Int32]) -> (Double, Double) {
        rows.reduce((0, 0)) { ($0.0 + lambdas.gradients[Int($1)], $0.1 + lambdas.hessians[Int($1)]) }
    }

    private func histogram(_ rows: [Int32]) -> Histogram {
        var histogram = Histogram(features: features.count)
        histogram.gradients.withUnsafeMutableBufferPointer { gradients in
            histogram.hessians.withUnsafeMutableBufferPointer { hessians in
                histogram.counts.withUnsafeMutableBufferPointer { counts in
                    for (at, feature) in features.enumerated() {
                        add(rows, bins.columns[feature], at * Histogram.width, gradients, hessians, counts)
                    }
                }
            }
        }
        return histogram
    }

    private func add(
        _ rows: [Int32], _ column: [UInt8], _ first: Int, _ gradients: UnsafeMutableBufferPointer<Double>,
        _ hessians: UnsafeMutableBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<Int32>
    ) {
        column.withUnsafeBufferPointer { column in
            lambdas.gradients.withUnsafeBufferPointer { pulls in
                lambdas.hessians.withUnsafeBufferPointer { bends in
                    for row in rows {
                        let bin = first + Int(column[Int(row)])
                        gradients[bin] += pulls[Int(row)]
                        hessians[bin] += bends[Int(row)]
                        counts[bin] += 1
                    }
                }
            }
        }
    }

    private func best(_ histogram: Histogram, _ rows: [Int32]) -> Split? {
        let (gradient, hessian) = sums(rows)
        func worth(_ gradient: Double, _ hessian: Double) -> Double { gradient * gradient / (hessian + parameters.smoothing) }
        let whole = worth(gradient, hessian)
        var best: Split?
        for (at, feature) in features.enumerated() {
            var (left, bend, count) = (0.0, 0.0, 0)
            for bin in 0..<bins.thresholds[feature].count {
                let place = at * Histogram.width + bin
                left += histogram.gradients[place]
                bend += histogram.hessians[place]
                count += Int(histogram.counts[place])
                guard count >= parameters.leastRows, rows.count - count >= parameters.leastRows, bend > 1e-3, hessian - bend > 1e-3 else { continue }
                let gain = worth(left, bend) + worth(gradient - left, hessian - bend) - whole
                if gain > max(best?.gain ?? 0, 1e-9) { best = Split(gain: gain, feature: feature, bin: bin) }
            }
        }
        return best
    }
}
