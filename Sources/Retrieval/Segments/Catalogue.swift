// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a segment says of itself, and the acts whose passages it holds.
struct Catalogue: Codable, Sendable {
    let generation: String
    let documents: [ActNames.Act]
    var lengths = MeanLengths()
}

/// How many terms a passage's fields have on average; never less than one.
struct MeanLengths: Codable, Sendable {
    var text = 1.0
    var heading = 1.0
    var context = 1.0
    var pointers = 1.0

    init() {}

    init(_ passages: [PassageEntry]) {
        func mean(_ length: (PassageEntry) -> UInt32) -> Double {
            passages.isEmpty ? 1 : max(1, Double(passages.reduce(0) { $0 + Int(length($1)) }) / Double(passages.count))
        }
        text = mean(\.length)
        heading = mean(\.heading)
        context = mean(\.context)
        pointers = mean(\.pointers)
    }
}
