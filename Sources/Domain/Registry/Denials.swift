// SPDX-License-Identifier: Apache-2.0

/// What a text says is not so: a network "không dùng băng tần" is another than one "có sử dụng băng tần", though all their words agree.
struct Denials: Sendable {
    private let denied: Set<String>
    private let affirmed: Set<String>

    /// - Parameter folded: Words without marks, with a single space between them.
    init(folded: String) {
        let words = folded.split(separator: " ").map(String.init)
        var denied: Set<String> = []
        var inside: Set<Int> = []
        for at in words.indices where words[at] == "khong" {
            var next = at + 1
            while next < words.count, Self.helping.contains(words[next]) { next += 1 }
            // "… được không?" denies nothing: it asks.
            guard next + 1 < words.count else { continue }
            denied.insert(words[next] + words[next + 1])
            inside.insert(next)
        }
        self.denied = denied
        affirmed = Set(words.indices.dropLast().filter { !inside.contains($0) }.map { words[$0] + words[$0 + 1] })
    }

    /// Whether one says of something that it is there, and the other that it is not.
    func contradicts(_ other: Denials) -> Bool {
        !denied.subtracting(other.denied).isDisjoint(with: other.affirmed) || !other.denied.subtracting(denied).isDisjoint(with: affirmed)
    }

    private static let helping: Set<String> = ["co", "su", "dung", "phai", "thuoc", "duoc"]
}
