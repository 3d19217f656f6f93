// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// A format of law that can be taken in, part by part.
package protocol LawReader: Sendable {
    /// What people call the source.
    var label: String { get }

    /// Names the source's bytes; the same bytes are the same edition.
    func digest() throws -> String
    func partNames() async throws -> [String]

    /// Visits the parts in a fixed order; those in `skipping` are read for what they tell of others, and not visited.
    func read(skipping: Set<String>, _ visit: (EditionPart) async throws -> Void) async throws
}

/// The official codification as published: an HTML file a heading, in a folder or an archive.
package struct CodificationReader: LawReader {
    private let files: SourceFiles

    /// - Parameter path: A folder, a `.tar.gz` or a `.zip`.
    package init(path: String) { files = SourceFiles(path: path) }

    package var label: String {
        let name = (files.path as NSString).lastPathComponent
        return String(name.prefix { $0 != "." })
    }

    package func digest() throws -> String { try files.digest() }

    package func partNames() async throws -> [String] {
        var names: [String] = []
        try await files.forEach { name, _ in names.append(Self.part(name)) }
        guard !names.isEmpty else { throw ImportError.notCodification(files.path) }
        return names
    }

    package func read(skipping: Set<String>, _ visit: (EditionPart) async throws -> Void) async throws {
        var ids = ProvisionNames()
        var isKnown = false
        try await files.forEach { name, bytes in
            let part = try Heading(name: Self.part(name), file: name, bytes: bytes).part(naming: &ids)
            isKnown = isKnown || !part.provisions.isEmpty
            if !skipping.contains(part.name) { try await visit(part) }
        }
        guard isKnown else { throw ImportError.notCodification(files.path) }
    }

    private static func part(_ file: String) -> String { (file as NSString).deletingPathExtension }
}

/// Gives every article one name, also where an act counts its articles twice (a decision and the regulation attached to it).
struct ProvisionNames {
    private var taken: [Provision.ID: Int] = [:]

    /// - Returns: `nil` when this very text has been named before: an article that stands under two headings.
    mutating func path(of article: String, in document: LegalDocument.ID, text: String) -> ProvisionPath? {
        let plain = ProvisionPath([.init(.article, article)])
        let hash = text.hashValue
        for copy in 1...99 {
            let path = copy == 1 ? plain : ProvisionPath([.init(.annex, "\(copy - 1)"), .init(.article, article)])
            let id = Provision.ID("\(document.text)/\(path.eId)")
            guard let earlier = taken[id] else {
                taken[id] = hash
                return path
            }
            if earlier == hash { return nil }
        }
        return nil
    }
}
