// SPDX-License-Identifier: Apache-2.0
import Domain

/// One place in which two contents differ, as a person reads it.
struct DifferenceView: Sendable {
    let path: String
    let before: String?
    let after: String?

    /// Field by field also where something came or went as a whole, so that nobody has to read JSON.
    static func all(_ differences: [Difference], _ language: Language) -> [DifferenceView] {
        differences.flatMap(unfolded).map { one in
            DifferenceView(path: FieldName.text(one.path, language), before: one.before, after: one.after)
        }
    }

    private static func unfolded(_ one: Difference) -> [Difference] {
        guard one.before == nil || one.after == nil, let whole = one.before ?? one.after, let empty = Self.empty(whole) else { return [one] }
        let inner = one.before == nil ? Difference.between(empty, whole) : Difference.between(whole, empty)
        // A text that only looks like JSON is a text.
        guard inner.allSatisfy({ !$0.path.isEmpty }) else { return [one] }
        return inner.flatMap { part in
            let path = one.path.isEmpty || part.path.hasPrefix("[") ? one.path + part.path : "\(one.path).\(part.path)"
            return unfolded(Difference(path: path, before: part.before, after: part.after))
        }
    }

    private static func empty(_ whole: String) -> String? {
        switch whole.first {
        case "{": "{}"
        case "[": "[]"
        default: nil
        }
    }
}
