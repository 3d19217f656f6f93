// SPDX-License-Identifier: Apache-2.0

/// What people have written for an entry of the handbook beside what the registry records: guidance, never a legal basis.
package struct Guidance: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = HandbookEntry.ID
    package static let factKind = "guidance"

    /// The entry's own: "VT-01".
    package let id: ID
    /// Paragraphs.
    package let text: [String]
    /// What is easily done wrong.
    package let pitfalls: [String]
    /// The unit that keeps it true.
    package let owner: Unit.ID
    /// Somebody must have looked at it again by that day.
    package let reviewOn: Day
    package let sources: [String]

    package init(id: ID, text: [String], pitfalls: [String], owner: Unit.ID, reviewOn: Day, sources: [String]) {
        self.id = id
        self.text = text
        self.pitfalls = pitfalls
        self.owner = owner
        self.reviewOn = reviewOn
        self.sources = sources
    }

    package func isDue(on day: Day) -> Bool { reviewOn <= day }
}

extension HandbookWriter {
    /// The paragraphs, then who keeps them and until when they were looked at.
    func guidance(_ id: HandbookEntry.ID) -> [HandbookLine] {
        guard let written = registry.facts.guidance.first(where: { $0.id == id }) else { return [] }
        let owner = registry.facts.units.first { $0.id == written.owner }?.name ?? Words(vi: written.owner.text)
        let isDue = written.isDue(on: day)
        let review = Words(
            vi: "\(owner.vi); \(isDue ? "đã quá ngày xem lại" : "xem lại trước ngày") \(written.reviewOn.words.vi)",
            en:
                "\(owner.text(in: .en)); \(isDue ? "should have been looked at again by" : "to be looked at again by") \(written.reviewOn.words.text(in: .en))"
        )
        return written.text.map { HandbookLine(Words(vi: $0), mark: .guidance) }
            + [HandbookLine(label: Self.keeper, review, mark: isDue ? .lapsing : nil, sources: written.sources)]
    }

    func writtenPitfalls(_ id: HandbookEntry.ID) -> [HandbookLine] {
        registry.facts.guidance.first { $0.id == id }.map { written in
            written.pitfalls.map { HandbookLine(Words(vi: $0), mark: .guidance, sources: written.sources) }
        } ?? []
    }

    private static let keeper = Words(vi: "Phụ trách", en: "Kept by")
}
