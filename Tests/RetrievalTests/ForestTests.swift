// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Retrieval

@Suite struct ForestTests {
    /// A tree as a textbook draws it.
    indirect enum Tree {
        case leaf(Float)
        case fork(feature: Int, threshold: Float, Tree, Tree)

        func value(_ row: [Float]) -> Float {
            switch self {
            case .leaf(let value): value
            case .fork(let feature, let threshold, let left, let right): (row[feature] <= threshold ? left : right).value(row)
            }
        }

        static func random(_ depth: Int, _ source: inout SplitMix) -> Tree {
            guard depth > 0, Int.random(in: 0..<4, using: &source) > 0 else { return .leaf(Float.random(in: -1...1, using: &source)) }
            return .fork(
                feature: Int.random(in: 0..<Feature.count, using: &source), threshold: Float.random(in: -1...1, using: &source),
                random(depth - 1, &source), random(depth - 1, &source)
            )
        }

        /// Its nodes, parents first, and its leaves.
        func flat() -> (nodes: [Forest.Node], leaves: [Float]) {
            var (nodes, leaves): ([Forest.Node], [Float]) = ([], [])
            func add(_ tree: Tree) -> Int32 {
                switch tree {
                case .leaf(let value):
                    leaves.append(value)
                    return ~Int32(leaves.count - 1)
                case .fork(let feature, let threshold, let left, let right):
                    let at = nodes.count
                    nodes.append(Forest.Node(feature: 0, threshold: 0, left: 0, right: 0))
                    let children = (add(left), add(right))
                    nodes[at] = Forest.Node(feature: Int32(feature), threshold: threshold, left: children.0, right: children.1)
                    return Int32(at)
                }
            }
            _ = add(self)
            return (nodes, leaves)
        }
    }

    static func forest(_ trees: [Tree]) -> Forest {
        var forest = Forest()
        for tree in trees {
            let (nodes, leaves) = tree.flat()
            forest.add(nodes, leaves: leaves)
        }
        return forest
    }

    @Test(arguments: 1...8)
    func `a forest scores as its trees do, walked one by one`(_ seed: UInt64) {
        var source = SplitMix(state: seed)
        let trees = (0..<6).map { _ in Tree.random(5, &source) }
        let forest = Self.forest(trees)
        var halves = Self.forest(Array(trees.prefix(3)))
        halves.add(Self.forest(Array(trees.dropFirst(3))))
        #expect(halves == forest)
        for _ in 0..<50 {
            let row = (0..<Feature.count).map { _ in Float.random(in: -1.2...1.2, using: &source) }
            #expect(forest.score(row[...]) == trees.reduce(0) { $0 + $1.value(row) })
        }
    }

    @Test(arguments: 1...8)
    func `masks of leaves give every row what a walk gives it`(_ seed: UInt64) throws {
        var source = SplitMix(state: seed)
        let forest = Self.forest((0..<9).map { _ in .random(5, &source) })
        let masks = try #require(LeafMasks(forest))
        for rows in [0, 1, 15, 16, 17, 40] {
            var matrix = FeatureMatrix(rows: rows)
            for row in 0..<rows {
                for feature in 0..<Feature.count { matrix[row, feature] = Float.random(in: -1.2...1.2, using: &source) }
                // On the threshold, and no number at all.
                if let node = forest.nodes.randomElement(using: &source) { matrix[row, Int(node.feature)] = node.threshold }
                if row % 5 == 4 { matrix[row, row % Feature.count] = .nan }
            }
            #expect(masks.scores(of: matrix) == (0..<rows).map { forest.score(matrix.row($0)) })
        }
    }

    @Test func `a tree of more leaves than a mask has bits is walked`() {
        func comb(_ leaves: Int) -> Tree {
            leaves == 1 ? .leaf(1) : .fork(feature: 0, threshold: Float(leaves), comb(leaves - 1), .leaf(Float(leaves)))
        }
        #expect(LeafMasks(Self.forest([comb(32)])) != nil)
        #expect(LeafMasks(Self.forest([comb(33)])) == nil)
    }

    @Test func `a forest comes back from its file as it was`() throws {
        var source = SplitMix(state: 9)
        let forest = Self.forest((0..<5).map { _ in .random(4, &source) })
        #expect(try JSONDecoder().decode(Forest.self, from: try JSONEncoder().encode(forest)) == forest)
    }

    @Test(arguments: [
        #"{"features":[0],"thresholds":[1],"left":[0],"right":[-1],"leaves":[1],"roots":[0]}"#,
        #"{"features":[0],"thresholds":[1],"left":[-1],"right":[-3],"leaves":[1],"roots":[0]}"#,
        #"{"features":[999],"thresholds":[1],"left":[-1],"right":[-1],"leaves":[1],"roots":[0]}"#,
        #"{"features":[0],"thresholds":[1],"left":[-1],"right":[-1],"leaves":[1],"roots":[1]}"#,
        #"{"features":[0,1],"thresholds":[1],"left":[-1],"right":[-1],"leaves":[1],"roots":[0]}"#,
    ])
    func `trees that do not end, or point outside, are refused`(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Forest.self, from: Data(json.utf8)) }
    }
}
