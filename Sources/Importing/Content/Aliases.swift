// SPDX-License-Identifier: Apache-2.0
import Yams

/// The names that a file of YAML gives to its values (`&name`), and where it repeats them by name (`*name`).
///
/// A few lines can name each other into billions of values, and already telling two keys apart would then take for ever. So the file is read with a
/// word in place of every alias, and what is repeated is counted, not written out.
struct Aliases {
    /// Stands in place of the asterisk: a letter that no language has, so that what follows is a plain word.
    private static let sign = "\u{E000}"

    /// The file with a word for every alias, each where the alias was.
    let text: String
    /// The number of its values with every alias written out, at most the limit.
    let count: Int
    /// The line of a key that is an alias.
    let keyLine: Int?

    /// - Throws: `YamlError` where the file cannot be read as YAML.
    init(of file: String, limit: Int) throws {
        text = file.replacing(/\*(?=[A-Za-z0-9_-])/, with: Self.sign)
        let parser = try Yams.Parser(yaml: text)
        // Names are known while their parser lives.
        (count, keyLine) = try withExtendedLifetime(parser) {
            var scan = Scan(limit: limit)
            return (try parser.singleRoot().map { scan.count($0) } ?? 0, scan.keyLine)
        }
    }

    private struct Scan {
        let limit: Int
        var keyLine: Int?
        /// By name, as far as the file has been read.
        private var counts: [String: Int] = [:]

        init(limit: Int) { self.limit = limit }

        mutating func count(_ node: Node) -> Int {
            let count = min(limit, written(node))
            if let name = node.anchor { counts[name.rawValue] = count }
            return count
        }

        private mutating func written(_ node: Node) -> Int {
            switch node {
            case .scalar(let scalar): return repeated(scalar) ?? 1
            case .sequence(let sequence): return sequence.reduce(1) { min(limit, $0 + count($1)) }
            case .mapping(let mapping):
                return mapping.reduce(1) { sum, entry in
                    if let key = entry.key.scalar, repeated(key) != nil { keyLine = keyLine ?? key.mark?.line }
                    return min(limit, sum + count(entry.key) + count(entry.value))
                }
            case .alias: return 1
            }
        }

        private func repeated(_ scalar: Node.Scalar) -> Int? {
            scalar.string.hasPrefix(Aliases.sign) ? counts[String(scalar.string.dropFirst())] : nil
        }
    }
}
