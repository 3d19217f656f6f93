// SPDX-License-Identifier: Apache-2.0

/// One article of a document, with the words around it: the unit that is imported, found and opened.
///
/// Clauses and points are parts of its text, found by `ProvisionText`.
package struct Provision: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Provision>

    /// The document's id, a slash and the path: "133-2025-nd-cp/art_5".
    package let id: ID
    package let document: LegalDocument.ID
    package let path: ProvisionPath
    /// Number in the official codification: "19.5.LQ.1".
    package let code: String?
    package let heading: String
    /// Titles it stands under, outermost first: topic, subject, part, chapter, section.
    package let context: [String]
    /// The body, a line a paragraph, exactly as published after NFC and the removal of markup.
    package let text: String
    package let effect: DaySpan
    /// Official address of the article.
    package let address: String?
    /// What the publisher says of its source, and which provisions it relates to, as published.
    package let note: String?
    package let relations: String?

    package init(
        id: ID, document: LegalDocument.ID, path: ProvisionPath, code: String? = nil, heading: String,
        context: [String] = [], text: String, effect: DaySpan = .always, address: String? = nil,
        note: String? = nil, relations: String? = nil
    ) {
        self.id = id
        self.document = document
        self.path = path
        self.code = code
        self.heading = heading
        self.context = context
        self.text = text
        self.effect = effect
        self.address = address
        self.note = note
        self.relations = relations
    }
}

/// A provision as the system knew it over a stretch of time.
package struct ProvisionVersion: Hashable, Sendable {
    package let provision: Provision
    /// SHA-256 of what was published, in hexadecimal; names the text that an answer rested on.
    package let digest: String
    package let known: KnownSpan

    package init(provision: Provision, digest: String, known: KnownSpan) {
        self.provision = provision
        self.digest = digest
        self.known = known
    }
}
