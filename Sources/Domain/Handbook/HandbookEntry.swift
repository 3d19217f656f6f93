// SPDX-License-Identifier: Apache-2.0

/// Guidance for doing one duty, or for one published procedure that no duty claims.
package struct HandbookEntry: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<HandbookEntry>

    /// The duty's or the procedure's own: "VT-01", "P-39".
    package let id: ID
    package let title: Words
    /// What is found of the duty on the day; `nil` for a procedure.
    package let result: Competence.Result?
    /// Who holds it on that day.
    package let holders: [Words]
    /// The first day on which the present basis no longer carries.
    package let expires: Day?
    package let parts: [HandbookPart]

    package init(id: ID, title: Words, result: Competence.Result?, holders: [Words], expires: Day?, parts: [HandbookPart]) {
        self.id = id
        self.title = title
        self.result = result
        self.holders = holders
        self.expires = expires
        self.parts = parts
    }

    /// What a clerk needs and nobody has recorded.
    package var missing: [HandbookPart.Kind] { parts.filter { $0.lines.isEmpty && $0.kind.isNeeded }.map(\.kind) }

    package func part(_ kind: HandbookPart.Kind) -> HandbookPart? { parts.first { $0.kind == kind } }
}

/// One heading of an entry with what is recorded under it; no line where nothing is.
package struct HandbookPart: Hashable, Codable, Sendable {
    package let kind: Kind
    package let lines: [HandbookLine]

    package init(_ kind: Kind, _ lines: [HandbookLine]) {
        self.kind = kind
        self.lines = lines
    }

    /// The headings in the order of the page.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case competence, signing, central, dossier, filing, steps, timeLimit, fee, forms, result, procedures, changes, transition
        case guidance, pitfalls, questions, doubts, timeline, related, notes, sources

        /// Shown even where nothing is recorded, since a clerk looks for it.
        package var isNeeded: Bool {
            switch self {
            case .competence, .dossier, .steps, .timeLimit, .fee, .forms, .result, .procedures: true
            default: false
            }
        }

        /// Stands on the quick card.
        package var isOnCard: Bool {
            switch self {
            case .competence, .signing, .central, .dossier, .filing, .timeLimit, .fee, .result, .changes: true
            default: false
            }
        }
    }
}

/// A sentence or a value under a heading, with where it comes from.
package struct HandbookLine: Hashable, Codable, Sendable {
    /// What the value is: "Căn cứ", a procedure's name, a place.
    package let label: Words?
    package let text: Words
    package let mark: Mark?
    /// Number of the document that it rests on.
    package let document: String?
    package let sources: [String]

    package init(label: Words? = nil, _ text: Words, mark: Mark? = nil, document: String? = nil, sources: [String] = []) {
        self.label = label
        self.text = text
        self.mark = mark
        self.document = document
        self.sources = sources
    }

    /// What a reader must know of a line before trusting it.
    package enum Mark: String, Codable, Sendable, CaseIterable {
        /// The article is named, or nobody has read it there.
        case identified, unverified
        /// It ends, or has ended.
        case lapsing
        /// Guidance or practice: never the sole legal basis.
        case guidance
    }
}
