// SPDX-License-Identifier: Apache-2.0

/// What a person answers, with what it rests on.
package struct Reply: Hashable, Codable, Sendable {
    /// Paragraphs, a line each.
    package let text: String
    /// As the check has left them: a quote in here stood word for word in the text in force on the day asked about.
    package let citations: [Citation]

    package static let longest = 10_000
    package static let mostCitations = 8

    /// - Throws: ``TicketError`` where there is nothing in it, or too much.
    package init(text: String, citations: [Citation]) throws(TicketError) {
        self.text = try Handling.paragraphs(text, limit: Self.longest)
        guard citations.count <= Self.mostCitations else { throw .tooManyCitations(limit: Self.mostCitations) }
        self.citations = citations
    }
}
