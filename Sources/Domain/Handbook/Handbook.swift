// SPDX-License-Identifier: Apache-2.0

/// The professional handbook as the registry gives it for one day: made from what is recorded, silent about nothing that is missing.
package struct Handbook: Hashable, Codable, Sendable {
    /// Every entry tells what holds on this day.
    package let on: Day
    /// Where the entries name who signs; `nil` for the whole country.
    package let place: Words?
    package let sections: [HandbookSection]
    /// What was counted elsewhere, beside what stands here.
    package let figures: [HandbookFigure]
    /// What nobody has found out yet.
    package let gaps: [HandbookLine]
    /// As of when the facts were gathered.
    package let gathered: [HandbookLine]

    package init(
        on: Day, place: Words?, sections: [HandbookSection], figures: [HandbookFigure], gaps: [HandbookLine], gathered: [HandbookLine]
    ) {
        self.on = on
        self.place = place
        self.sections = sections
        self.figures = figures
        self.gaps = gaps
        self.gathered = gathered
    }

    /// All entries in the order of the book.
    package var entries: [HandbookEntry] { sections.flatMap(\.entries) }

    /// An entry with the section it stands in.
    package func entry(_ id: HandbookEntry.ID) -> (section: HandbookSection, entry: HandbookEntry)? {
        for section in sections {
            if let entry = section.entries.first(where: { $0.id == id }) { return (section, entry) }
        }
        return nil
    }

    package func section(_ id: HandbookSection.ID) -> HandbookSection? { sections.first { $0.id == id } }
}

/// The entries of one field of the Ministry's work.
package struct HandbookSection: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<HandbookSection>
    package let id: ID
    /// From 1, as printed.
    package let number: Int
    package let title: Words
    /// The unit of the Ministry that answers for it.
    package let unit: Words?
    package let entries: [HandbookEntry]

    package init(id: ID, number: Int, title: Words, unit: Words?, entries: [HandbookEntry]) {
        self.id = id
        self.number = number
        self.title = title
        self.unit = unit
        self.entries = entries
    }
}

/// A count of the book beside the counts that were published of the same thing; their bases differ and none is made to come out.
package struct HandbookFigure: Hashable, Codable, Sendable {
    package let ours: Int
    package let text: Words
    package let published: [PublishedCount]

    package init(ours: Int, text: Words, published: [PublishedCount]) {
        self.ours = ours
        self.text = text
        self.published = published
    }
}
