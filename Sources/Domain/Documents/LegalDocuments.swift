// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every act whose text the system holds.
package protocol LegalDocuments: Sendable {
    func document(_ id: LegalDocument.ID) async throws -> LegalDocument
    func documents(_ ids: [LegalDocument.ID]) async throws -> [LegalDocument]

    /// Acts whose slug or title holds the text, by number; all of them where it is empty.
    func documents(matching text: String, limit: Int, offset: Int) async throws -> Listing<LegalDocument>

    /// The current version, or the one known at an instant.
    func provision(_ id: Provision.ID, known: Date?) async throws -> ProvisionVersion

    /// All versions that were ever known, the newest first.
    func history(of id: Provision.ID, limit: Int) async throws -> [ProvisionVersion]

    /// Current versions in the order asked; those that are gone are left out.
    func provisions(_ ids: [Provision.ID]) async throws -> [ProvisionVersion]

    /// Contents of one act in its own order, current versions.
    func contents(of document: LegalDocument.ID) async throws -> [Provision]

    /// Every act once, and every current provision, in order of the UTF-8 of their ids; what an index is made from.
    func allDocuments() async throws -> [LegalDocument]
    func walk(batch: Int, _ visit: @escaping @Sendable ([Provision]) async throws -> Void) async throws

    func holdings() async throws -> Holdings
}

extension LegalDocuments {
    /// Where no history is kept there is the current version alone.
    package func history(of id: Provision.ID, limit: Int) async throws -> [ProvisionVersion] { try await provisions([id]) }
}

/// A page of a list, and how long the whole list is.
package struct Listing<Element: Sendable>: Sendable {
    package let elements: [Element]
    package let total: Int
    /// There are more than were counted: of a list that goes back over years.
    package let isCut: Bool

    package init(elements: [Element], total: Int, isCut: Bool = false) {
        self.elements = elements
        self.total = total
        self.isCut = isCut
    }
}

/// What the corpus holds, as the about page states it.
package struct Holdings: Hashable, Codable, Sendable {
    package let documents: Int
    package let provisions: Int
    /// Label of the newest edition, such as "2026-01", and when its import ended.
    package let edition: String?
    package let imported: Date?
    /// Changes with every finished import; an index made from another one is out of date.
    package let generation: String

    package init(documents: Int, provisions: Int, edition: String?, imported: Date?, generation: String) {
        self.documents = documents
        self.provisions = provisions
        self.edition = edition
        self.imported = imported
        self.generation = generation
    }
}

package enum DocumentError: Refusal, Equatable {
    case noSuchDocument(LegalDocument.ID)
    case noSuchProvision(Provision.ID)

    package var kind: RefusalKind { .notFound }

    package var key: String {
        switch self {
        case .noSuchDocument: "document.not-found"
        case .noSuchProvision: "provision.not-found"
        }
    }

    package var details: [String] {
        switch self {
        case .noSuchDocument(let id): [id.text]
        case .noSuchProvision(let id): [id.text]
        }
    }
}
