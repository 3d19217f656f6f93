// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Compares quotes byte for byte with the text in force on a day: the assistant's and a person's alike.
package struct CitationCheck: Sendable {
    private let documents: any LegalDocuments

    package init(_ documents: any LegalDocuments) { self.documents = documents }

    /// The citation with the version that it was checked against; `nil` where its quote does not stand there.
    ///
    /// A citation without a quote comes back as it is: it proves nothing, and says so.
    package func checked(_ citation: Citation, on day: Day, known: Date? = nil) async throws -> Citation? {
        guard let quote = citation.quote else { return citation }
        guard let id = citation.provision, !quote.isEmpty else { return nil }
        let version: ProvisionVersion
        do { version = try await documents.provision(id, known: known) } catch is DocumentError { return nil }
        guard version.provision.effect.contains(day), Self.holds(Array(version.provision.text.utf8), Array(quote.utf8)) else { return nil }
        return Citation(
            document: citation.document, path: citation.path, provision: id, quote: quote, isVerified: true, version: version.digest,
            sources: citation.sources
        )
    }

    /// Whether the bytes of the quote stand in the text, one after another: no folding, no trimming, no canonical equality.
    package static func holds(_ text: [UInt8], _ quote: [UInt8]) -> Bool { place(of: quote, in: text) != nil }

    static func place(of quote: [UInt8], in text: [UInt8]) -> Int? {
        guard let first = quote.first, quote.count <= text.count else { return nil }
        var at = 0
        while let start = text[at...(text.count - quote.count)].firstIndex(of: first) {
            if text[start..<(start + quote.count)].elementsEqual(quote) { return start }
            at = start + 1
            if at > text.count - quote.count { return nil }
        }
        return nil
    }
}
