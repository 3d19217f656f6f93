// SPDX-License-Identifier: Apache-2.0

/// A term of the index by the 64-bit hash of its letters.
///
/// Two million terms share a hash with a chance of one in ten million; a clash would add a wrong word's count to a score, no more.
struct Term: Hashable, Comparable, Sendable {
    let hash: UInt64

    static func < (one: Self, other: Self) -> Bool { one.hash < other.hash }

    /// The term that two neighbouring syllables make.
    static func pair(_ first: Term, _ second: Term) -> Term {
        Term(hash: mixed((first.hash &* 0x9E37_79B9_7F4A_7C15) ^ (second.hash &+ 0x2545_F491_4F6C_DD1D)))
    }

    /// The same word where it stands in a field of its own.
    func within(_ field: Field) -> Term {
        field == .text ? self : Term(hash: Self.mixed(hash ^ (UInt64(field.rawValue) &* 0x9E37_79B9_7F4A_7C15)))
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash ^= hash >> 32
        hash &*= 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 29
        return hash
    }
}

/// Where in an article a word stands. Each is scored by its own length.
enum Field: UInt8, Sendable, CaseIterable {
    /// Heading and body together.
    case text = 0
    case heading = 1
    /// The titles the article stands under.
    case context = 2
}

/// FNV-1a with a last mix; the same on every machine, unlike `Hasher`.
struct TermHash {
    private var state: UInt64

    /// - Parameter form: Keeps the hashes of different forms of a word apart.
    init(form: UInt8) {
        state = 0xCBF2_9CE4_8422_2325
        add(UInt32(form))
    }

    mutating func add(_ unit: UInt32) {
        state = (state ^ UInt64(unit)) &* 0x100_0000_01B3
    }

    var term: Term {
        var hash = state
        hash ^= hash >> 33
        hash &*= 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return Term(hash: hash)
    }
}
