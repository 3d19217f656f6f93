// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A citation as a person types it: a place in the law, and the words that stand there.
package struct TypedCitation: Hashable, Sendable {
    /// "khoản 2 Điều 5 Nghị định 133/2025/NĐ-CP", or the address of the article's page.
    package let place: String
    /// Copied from the text; empty where it is not held.
    package let quote: String

    package init(place: String, quote: String) {
        self.place = place.singleLine
        // As a browser sends what was copied: its line ends, and the blanks around it, are no part of the law.
        let lines = Vietnamese.composed(quote).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let start = lines.firstIndex { !$0.isWhitespace } ?? lines.endIndex
        let end = lines.lastIndex { !$0.isWhitespace }.map(lines.index(after:)) ?? start
        self.quote = String(lines[start..<end])
    }

    package var isEmpty: Bool { place.isEmpty && quote.isEmpty }

    /// The citation, checked as the assistant's are.
    ///
    /// - Throws: ``CitationError`` where the place cannot be found, or says something else on that day.
    package func citation(in documents: any LegalDocuments, on day: Day) async throws -> Citation {
        guard !place.isEmpty else { throw CitationError.noPlace(quote: quote) }
        guard let found = try await find(in: documents) else {
            guard quote.isEmpty else { throw CitationError.notHeld(place) }
            return Citation(document: place, path: nil, isVerified: false)
        }
        let (document, provision, path) = found
        guard !quote.isEmpty else {
            return Citation(document: document.cited, path: (path ?? provision.path).citation, provision: provision.id, isVerified: false)
        }
        let citation = Citation(
            document: document.cited, path: Self.path(of: quote, in: provision).citation, provision: provision.id, quote: quote, isVerified: false)
        guard let checked = try await CitationCheck(documents).checked(citation, on: day) else { throw CitationError.notThere(place) }
        return checked
    }

    private func find(in documents: any LegalDocuments) async throws -> (LegalDocument, Provision, ProvisionPath?)? {
        if let id = address { return try await held(id, nil, in: documents) }
        guard let reference = LegalReference.all(in: place).first(where: { $0.number != nil && $0.path != nil }), let number = reference.number,
            let path = reference.path
        else { return nil }
        let slug = LegalDocument.slug(number)
        let named = try await documents.documents(matching: slug, limit: 20, offset: 0).elements
            .filter { reference.mayName(number: $0.number, kind: $0.kind) }
        // A number that several acts bear names none of them.
        guard named.count == 1 else { return nil }
        return try await held(Provision.ID("\(named[0].id.text)/\(path.article.eId)"), path, in: documents)
    }

    private func held(
        _ id: Provision.ID, _ path: ProvisionPath?, in documents: any LegalDocuments
    ) async throws -> (LegalDocument, Provision, ProvisionPath?)? {
        guard let version = try await documents.provisions([id]).first,
            let document = try await documents.documents([version.provision.document]).first
        else { return nil }
        return (document, version.provision, path)
    }

    /// Of "https://…/documents/133-2025-nd-cp/art_5?on=…#…", or of "133-2025-nd-cp/art_5".
    private var address: Provision.ID? {
        guard !place.contains(" ") else { return nil }
        let path = place.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard path.count >= 2, path[path.count - 1].hasPrefix("art_") else { return nil }
        return Provision.ID("\(path[path.count - 2])/\(path[path.count - 1])")
    }

    /// The smallest part of the article that holds all of the quote.
    private static func path(of quote: String, in provision: Provision) -> ProvisionPath {
        let bytes = Array(quote.utf8)
        guard let start = CitationCheck.place(of: bytes, in: Array(provision.text.utf8)) else { return provision.path }
        let parts = ProvisionText(provision.text, under: provision.path).parts
        return parts.last { $0.range.lowerBound <= start && start + bytes.count <= $0.range.upperBound }?.path ?? provision.path
    }
}

extension LegalDocument {
    fileprivate var cited: String { number.isEmpty ? title : number }
}

/// Why a citation cannot be taken as it was typed.
package enum CitationError: Refusal, Equatable {
    case noPlace(quote: String)
    case notHeld(String)
    case notThere(String)

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .noPlace: "citation.no-place"
        case .notHeld: "citation.not-held"
        case .notThere: "citation.not-there"
        }
    }

    package var details: [String] {
        switch self {
        case .noPlace(let quote): [String(quote.prefix(60))]
        case .notHeld(let place), .notThere(let place): [place]
        }
    }
}
