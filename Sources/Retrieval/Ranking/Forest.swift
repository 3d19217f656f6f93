// SPDX-License-Identifier: Apache-2.0

/// Regression trees whose leaves are added up.
struct Forest: Equatable, Sendable {
    struct Node: Equatable, Sendable {
        let feature: Int32
        /// Not above it goes left.
        let threshold: Float
        /// A later node, or a leaf's number with all bits turned.
        let left: Int32
        let right: Int32
    }

    private(set) var nodes: [Node] = []
    private(set) var leaves: [Float] = []
    private(set) var roots: [Int32] = []

    mutating func add(_ nodes: [Node], leaves: [Float]) {
        let (node, leaf) = (Int32(self.nodes.count), Int32(self.leaves.count))
        func moved(_ child: Int32) -> Int32 { child >= 0 ? child + node : ~(~child + leaf) }
        roots.append(nodes.isEmpty ? ~leaf : node)
        self.nodes += nodes.map { Node(feature: $0.feature, threshold: $0.threshold, left: moved($0.left), right: moved($0.right)) }
        self.leaves += leaves
    }

    mutating func add(_ other: Forest) {
        let (node, leaf) = (Int32(nodes.count), Int32(leaves.count))
        func moved(_ child: Int32) -> Int32 { child >= 0 ? child + node : ~(~child + leaf) }
        roots += other.roots.map(moved)
        nodes += other.nodes.map { Node(feature: $0.feature, threshold: $0.threshold, left: moved($0.left), right: moved($0.right)) }
        leaves += other.leaves
    }

    func score(_ row: ArraySlice<Float>) -> Float {
        row.withUnsafeBufferPointer { row in
            nodes.withUnsafeBufferPointer { nodes in
                var sum: Float = 0
                for root in roots {
                    var at = root
                    while at >= 0 {
                        let node = nodes[Int(at)]
                        at = row[Int(node.feature)] <= node.threshold ? node.left : node.right
                    }
                    sum += leaves[Int(~at)]
                }
                return sum
            }
        }
    }
}

extension Forest: Codable {
    private enum CodingKeys: String, CodingKey { case features, thresholds, left, right, leaves, roots }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let features = try values.decode([Int32].self, forKey: .features)
        let thresholds = try values.decode([Float].self, forKey: .thresholds)
        let left = try values.decode([Int32].self, forKey: .left)
        let right = try values.decode([Int32].self, forKey: .right)
        leaves = try values.decode([Float].self, forKey: .leaves)
        roots = try values.decode([Int32].self, forKey: .roots)
        guard [thresholds.count, left.count, right.count].allSatisfy({ $0 == features.count }) else { throw Self.unsound(decoder) }
        nodes = features.indices.map { Node(feature: features[$0], threshold: thresholds[$0], left: left[$0], right: right[$0]) }
        guard isSound else { throw Self.unsound(decoder) }
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(nodes.map(\.feature), forKey: .features)
        try values.encode(nodes.map(\.threshold), forKey: .thresholds)
        try values.encode(nodes.map(\.left), forKey: .left)
        try values.encode(nodes.map(\.right), forKey: .right)
        try values.encode(leaves, forKey: .leaves)
        try values.encode(roots, forKey: .roots)
    }

    /// Every walk ends at a leaf: children come after their parents, and nothing points outside.
    private var isSound: Bool {
        func isLeaf(_ child: Int32) -> Bool { child < 0 && Int(~child) < leaves.count }
        let isEnding = nodes.enumerated().allSatisfy { at, node in
            [node.left, node.right].allSatisfy { isLeaf($0) || (Int($0) > at && Int($0) < nodes.count) }
        }
        let isInside = nodes.allSatisfy { $0.feature >= 0 && $0.feature < Feature.count && $0.threshold.isFinite }
        return isEnding && isInside && leaves.allSatisfy(\.isFinite) && roots.allSatisfy { isLeaf($0) || ($0 >= 0 && Int($0) < nodes.count) }
    }

    private static func unsound(_ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "trees that do not end"))
    }
}
