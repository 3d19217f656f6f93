// SPDX-License-Identifier: Apache-2.0
import Domain

/// What an article refers to, and who refers to it.
struct ReferenceListView: Sendable {
    /// In the text, in order, none over another.
    let links: [(range: Range<Int>, address: String)]
    let unresolved: [Unresolved]
    let hasUnresolved: Bool
    let unresolvedCount: String
    let referring: [Referring]
    let hasReferring: Bool
    let referringCount: String
    /// The page that lists all of them.
    let all: String
    let hasMore: Bool
    /// The index is being made; nothing is known yet.
    let isWithoutIndex: Bool

    struct Unresolved: Sendable {
        let text: String
        let reason: String
        let anchor: String
        let place: String
    }

    struct Referring: Sendable {
        let document: String
        let place: String
        let heading: String
        let link: String
    }

    /// So many stand on the article's own page.
    static let shown = 10

    static func of(_ version: ProvisionVersion, in site: Site, _ visit: Visit, shown: Int = shown, offset: Int = 0) async throws -> Self {
        do {
            let own = try await site.documents.references(in: [version.provision], try await site.references.actNames(), on: visit.day)
            let listing = try await site.documents.referring(
                to: version.provision.id, site.references, on: visit.day, limit: shown, offset: offset
            )
            let acts = try await site.documents.documents(Array(Set(listing.elements.map(\.provision.document))))
            return Self(version.provision, own.flatMap(\.references), listing, acts, isAll: listing.total <= shown + offset, visit)
        } catch let refusal as any Refusal where refusal.kind == .unavailable {
            return Self(version.provision, [], Listing(elements: [], total: 0), [], isAll: true, isWithoutIndex: true, visit)
        }
    }

    private init(
        _ provision: Provision, _ references: [Reference], _ listing: Listing<ReferringProvision>, _ acts: [LegalDocument], isAll: Bool,
        isWithoutIndex: Bool = false, _ visit: Visit
    ) {
        let language = visit.language
        links = Self.links(references, in: provision, visit)
        let own = ReferringProvision(provision: provision, references: references)
        unresolved = references.compactMap { reference -> Unresolved? in
            guard let reason = reference.reason else { return nil }
            let place = own.place(of: reference)
            return Unresolved(
                text: String(decoding: Array(provision.text.utf8)[reference.mention.range], as: UTF8.self), reason: reason.words[language],
                anchor: place.eId, place: place.citation
            )
        }
        hasUnresolved = !unresolved.isEmpty
        unresolvedCount = unresolved.count.text(in: language)
        let names = Dictionary(acts.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        referring = listing.elements.map { source in
            let place = source.references.first.map(source.place) ?? source.provision.path
            return Referring(
                document: names[source.provision.document] ?? source.provision.document.text, place: place.citation,
                heading: source.provision.heading, link: visit.urls.provision(source.provision.id, at: place)
            )
        }
        hasReferring = !referring.isEmpty
        referringCount = listing.total.text(in: language)
        all = visit.urls.references(to: provision.id)
        hasMore = !isAll
        self.isWithoutIndex = isWithoutIndex
    }

    /// Where each resolved reference leads; the act or article at hand as a whole is no place to go to.
    private static func links(_ references: [Reference], in provision: Provision, _ visit: Visit) -> [(range: Range<Int>, address: String)] {
        var links: [(range: Range<Int>, address: String)] = []
        for reference in references {
            guard let target = reference.target, reference.mention.range.lowerBound >= links.last?.range.upperBound ?? 0 else { continue }
            if let id = target.provision {
                guard target.path != provision.path || id != provision.id else { continue }
                let anchor = target.path.steps.last.map { $0.unit == .clause || $0.unit == .point } ?? false
                links.append((reference.mention.range, visit.urls.provision(id, at: anchor ? target.path : nil)))
            } else if target.document != provision.document || !target.path.steps.isEmpty {
                links.append((reference.mention.range, visit.urls.document(target.document)))
            }
        }
        return links
    }
}
