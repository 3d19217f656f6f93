// SPDX-License-Identifier: Apache-2.0

/// One place in which two contents differ: what stood there, and what stands there instead.
package struct Difference: Hashable, Codable, Sendable {
    /// "authority.name.vi", "aliases[2]"; empty for the whole content.
    package let path: String
    /// `nil` for what is new. A text bare, anything else as JSON.
    package let before: String?
    /// `nil` for what is gone.
    package let after: String?

    package init(path: String, before: String?, after: String?) {
        self.path = path
        self.before = before
        self.after = after
    }

    /// Field by field, in the order of the names; nothing where both say the same.
    ///
    /// - Parameters:
    ///   - before: JSON, or `nil` where there was nothing.
    ///   - after: JSON, or `nil` where there is nothing any more.
    package static func between(_ before: String?, _ after: String?) -> [Difference] {
        compare(before.flatMap(JSONTree.init), after.flatMap(JSONTree.init), at: "")
    }

    private static func compare(_ before: JSONTree?, _ after: JSONTree?, at path: String) -> [Difference] {
        if before == after { return [] }
        switch (before, after) {
        case (.object(let old), .object(let new)):
            return Set(old.keys).union(new.keys).sorted().flatMap { key in
                compare(old[key], new[key], at: path.isEmpty ? key : "\(path).\(key)")
            }
        case (.list(let old), .list(let new)): return compareLists(old, new, at: path)
        default: return [Difference(path: path, before: before.map(shown), after: after.map(shown))]
        }
    }

    /// An element put in front must not make all the others look changed. One taken out where another was put in is one that was changed.
    private static func compareLists(_ old: [JSONTree], _ new: [JSONTree], at path: String) -> [Difference] {
        let steps = new.difference(from: old)
        let gone = steps.removals.compactMap { if case .remove(let at, let value, _) = $0 { (at: at, value: value) } else { nil } }
        let come = steps.insertions.compactMap { if case .insert(let at, let value, _) = $0 { (at: at, value: value) } else { nil } }
        let changed = Set(gone.map(\.at)).intersection(come.map(\.at))
        let pairs = gone.filter { changed.contains($0.at) }.flatMap { one in
            compare(one.value, come.first { $0.at == one.at }?.value, at: "\(path)[\(one.at)]")
        }
        return pairs
            + gone.filter { !changed.contains($0.at) }.map { Difference(path: "\(path)[\($0.at)]", before: shown($0.value), after: nil) }
            + come.filter { !changed.contains($0.at) }.map { Difference(path: "\(path)[\($0.at)]", before: nil, after: shown($0.value)) }
    }

    private static func shown(_ tree: JSONTree) -> String { if case .string(let text) = tree { text } else { tree.text } }
}
