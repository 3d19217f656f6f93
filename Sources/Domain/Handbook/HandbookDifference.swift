// SPDX-License-Identifier: Apache-2.0

/// What is other in one handbook than in another: entries that came and went, and of the rest the parts that say something else.
package struct HandbookDifference: Hashable, Sendable {
    package let added: [HandbookEntry]
    package let removed: [HandbookEntry]
    package let changed: [Changed]

    package struct Changed: Hashable, Sendable {
        package let entry: HandbookEntry
        package let parts: [Part]
    }

    /// The lines of one heading that are in one book only.
    package struct Part: Hashable, Sendable {
        package let kind: HandbookPart.Kind
        package let before: [HandbookLine]
        package let after: [HandbookLine]
    }

    package init(from old: Handbook, to new: Handbook) {
        let (before, after) = (Self.byID(old), Self.byID(new))
        added = new.entries.filter { before[$0.id] == nil }
        removed = old.entries.filter { after[$0.id] == nil }
        changed = new.entries.compactMap { entry in
            guard let earlier = before[entry.id] else { return nil }
            let parts = Self.parts(earlier, entry)
            return parts.isEmpty && earlier.title == entry.title ? nil : Changed(entry: entry, parts: parts)
        }
    }

    package var isNothing: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    private static func byID(_ book: Handbook) -> [HandbookEntry.ID: HandbookEntry] {
        Dictionary(book.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func parts(_ old: HandbookEntry, _ new: HandbookEntry) -> [Part] {
        HandbookPart.Kind.allCases.compactMap { kind in
            let (before, after) = (old.part(kind)?.lines ?? [], new.part(kind)?.lines ?? [])
            if before == after { return nil }
            let part = Part(kind: kind, before: before.filter { !after.contains($0) }, after: after.filter { !before.contains($0) })
            return part
        }
    }
}
