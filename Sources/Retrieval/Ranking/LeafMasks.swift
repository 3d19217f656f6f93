// SPDX-License-Identifier: Apache-2.0

/// A forest laid out for many rows at once. No tree is walked: each of its tests rules out leaves, and the first that is left is where a walk
/// would have ended (QuickScorer: Lucchese and others, SIGIR 2015), so that sixteen rows take the same steps.
struct LeafMasks: Equatable, Sendable {
    private struct Test: Equatable {
        let feature: Int32
        let threshold: Float
        /// The leaves that are left where the value is above the threshold: all but those to the left of the test.
        let left: UInt32
    }

    private struct Tree: Equatable {
        let tests: Range<Int>
        let firstLeaf: Int
    }

    private var tests: [Test] = []
    private var trees: [Tree] = []
    /// Of each tree, from left to right.
    private var leaves: [Float] = []

    /// - Returns: `nil` for trees of more leaves than a mask has bits.
    init?(_ forest: Forest) {
        for root in forest.roots {
            let (firstTest, firstLeaf) = (tests.count, leaves.count)
            _ = add(root, of: forest, firstLeaf)
            guard leaves.count - firstLeaf <= UInt32.bitWidth else { return nil }
            trees.append(Tree(tests: firstTest..<tests.count, firstLeaf: firstLeaf))
        }
    }

    /// The leaves under a node, of those of its tree.
    private mutating func add(_ at: Int32, of forest: Forest, _ firstLeaf: Int) -> UInt32 {
        guard at >= 0 else {
            leaves.append(forest.leaves[Int(~at)])
            return 1 << UInt32(leaves.count - 1 - firstLeaf)
        }
        let node = forest.nodes[Int(at)]
        let before = add(node.left, of: forest, firstLeaf)
        tests.append(Test(feature: node.feature, threshold: node.threshold, left: ~before))
        return before | add(node.right, of: forest, firstLeaf)
    }

    /// The sum of each row's leaves, as ``Forest/score(_:)`` adds it up.
    func scores(of matrix: FeatureMatrix) -> [Float] {
        var scores: [Float] = []
        scores.reserveCapacity(matrix.rows)
        for first in stride(from: 0, to: matrix.rows, by: Self.lanes) {
            let sums = sums(Self.columns(of: matrix, from: first))
            for lane in 0..<min(Self.lanes, matrix.rows - first) { scores.append(sums[lane]) }
        }
        return scores
    }

    private static let lanes = SIMD16<Float>.scalarCount

    private static func columns(of matrix: FeatureMatrix, from first: Int) -> [SIMD16<Float>] {
        (0..<Feature.count).map { feature in
            var column = SIMD16<Float>()
            for lane in 0..<min(lanes, matrix.rows - first) { column[lane] = matrix[first + lane, feature] }
            return column
        }
    }

    private func sums(_ columns: [SIMD16<Float>]) -> SIMD16<Float> {
        var sums = SIMD16<Float>()
        columns.withUnsafeBufferPointer { columns in
            tests.withUnsafeBufferPointer { tests in
                leaves.withUnsafeBufferPointer { leaves in
                    for tree in trees {
                        var left = SIMD16<UInt32>(repeating: .max)
                        for at in tree.tests {
                            let test = tests[at]
                            // Like a walk, which goes right unless the value is at most the threshold.
                            left.replace(with: left & test.left, where: .!(columns[Int(test.feature)] .<= test.threshold))
                        }
                        for lane in 0..<Self.lanes { sums[lane] += leaves[tree.firstLeaf + left[lane].trailingZeroBitCount] }
                    }
                }
            }
        }
        return sums
    }
}
