// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Retrieval

@Suite struct EmbeddingPiecesTests {
    private static func words(_ count: Int, from first: Int = 0) -> String { (first..<first + count).map { "bịa\($0)" }.joined(separator: " ") }

    @Test func `a short article is one piece with its heading before it`() {
        #expect(EmbeddingPieces.of(heading: "Chuyện bịa", body: "1. Một.\n2. Hai.") == ["Chuyện bịa 1. Một. 2. Hai."])
    }

    @Test func `a long one is cut where lines end`() {
        let body = [Self.words(60), Self.words(60, from: 60), Self.words(20, from: 120)].joined(separator: "\n")
        let pieces = EmbeddingPieces.of(heading: "Bịa", body: body)
        #expect(pieces == ["Bịa " + Self.words(60), "Bịa " + Self.words(80, from: 60)])
    }

    @Test(arguments: [1, 98, 99, 100, 101, 500, 5_000])
    func `no piece is longer than the engine likes, and nothing at the beginning is left out`(_ count: Int) {
        let pieces = EmbeddingPieces.of(heading: "", body: Self.words(count))
        #expect(pieces.allSatisfy { $0.split(separator: " ").count <= 100 })
        #expect(pieces.joined(separator: " ") == Self.words(min(count, 300)))
    }

    @Test func `an article of a heading alone, or of nothing`() {
        #expect(EmbeddingPieces.of(heading: "Bãi bỏ", body: "") == ["Bãi bỏ"])
        #expect(EmbeddingPieces.of(heading: "", body: " \n ") == [])
    }

    @Test func `letters with their marks put apart are the same text`() {
        let apart = EmbeddingPieces.of(heading: "Thu\u{31B}\u{301}", body: "a\u{302}\u{301}")
        #expect(apart.map(ContentKey.init) == EmbeddingPieces.of(heading: "Thứ", body: "ấ").map(ContentKey.init))
    }

    @Test func `other words have another key`() {
        let texts = (0..<20_000).map { "điều bịa \($0)" }
        #expect(Set(texts.map(ContentKey.init)).count == texts.count)
    }
}
