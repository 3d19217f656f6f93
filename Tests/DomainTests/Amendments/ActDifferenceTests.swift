// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What differs between two days.
@Suite struct ActDifferenceTests {
    typealias Made = MadeUpAmendments

    static func difference(_ operations: AmendmentOperation...) -> ActDifference {
        let amendments = operations.enumerated().map { Made.amendment($1, ordinal: $0) }
        return ActDifference(from: Made.base, to: ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: amendments).act)
    }

    @Test func `changed, new and gone units are told, each in its place`() {
        let found = Self.difference(
            .replaceUnit(at: Made.path("art_2__cl_1"), with: Made.clause("1", "Người bịa gồm người kể.")),
            .insertUnit(Made.article("2a", "Thêm", Made.text("Bịa.")), at: .after(Made.path("art_2"))))
        #expect(found.units.map(\.path.eId) == ["art_2__cl_1", "art_2__cl_1__pt_a", "art_2__cl_1__pt_b", "art_2a"])
        #expect(found.units.map { $0.before == nil } == [false, false, false, true])
        #expect(found.units.map { $0.after == nil } == [false, true, true, false])
        #expect(found.same == Made.base.unitTexts.count - 3)
    }

    @Test func `the same text has no difference`() {
        #expect(ActDifference(from: Made.base, to: Made.base).units.isEmpty)
    }

    @Test func `words that stay stand once, others on their side`() {
        let runs = WordDifference.between("Người bịa không trồng khế.", "Người bịa trồng mít.")
        #expect(runs.map(\.side) == [.both, .before, .both, .before, .after])
        #expect(runs.map(\.text) == ["Người bịa ", "không ", "trồng ", "khế.", "mít."])
    }

    /// Whatever the texts, the runs of each side give that side's text.
    @Test(arguments: 0..<200)
    func `both texts can be put together again`(_ seed: UInt64) {
        var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func words() -> String {
            (0..<12).map { _ in
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return ["khế", "mít", "ổi", "na\n", ""][Int(random >> 33) % 5]
            }.joined(separator: " ")
        }
        let (one, other) = (words(), words())
        let runs = WordDifference.between(one, other)
        #expect(runs.filter { $0.side != .after }.map(\.text).joined() == one)
        #expect(runs.filter { $0.side != .before }.map(\.text).joined() == other)
    }
}
