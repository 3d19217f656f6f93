// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// How a procedure was handled before an act changed it: what the provisions say that give way, as of the day before, where their acts are held.
struct FormerHandling: Sendable {
    let provisions: [Provision]

    struct Provision: Sendable {
        let cited: String
        /// Empty where the act, or that unit of it, is not held.
        let lines: [String]
        let limits: [String]
        let document: LegalDocument.ID
    }

    /// The limits that they state, as the registry keeps them; `nil` where none was found.
    var text: String? {
        let limits = provisions.flatMap(\.limits)
        return limits.isEmpty ? nil : limits.joined(separator: "; ")
    }

    init(of proposal: CompetenceProposal, in site: Site, today: Day) async throws {
        guard proposal.change != nil else {
            provisions = []
            return
        }
        let day = proposal.effect.from?.advanced(by: -1) ?? today
        var found: [Provision] = []
        for moved in (proposal.moved ?? []).prefix(Self.most) {
            let lines = try await Self.lines(of: moved, on: day, in: site)
            found.append(
                Provision(
                    cited: "\(moved.path.citation) \(moved.act)", lines: lines, limits: lines.flatMap { LimitMentions.found(in: $0) },
                    document: moved.document))
        }
        provisions = found
    }

    /// A page shows no more of them.
    private static let most = 6

    private static func lines(of moved: CompetenceProposal.MovedProvision, on day: Day, in site: Site) async throws -> [String] {
        do {
            let act = try await site.acts.text(of: moved.document)
            let known = try await site.amendments.known(of: moved.document)
            if let unit = ActOnDay(act, on: day, amendedBy: known.confirmed).act.unit(at: moved.path) { return unit.body.lined }
        } catch ActError.noSuchReading {}
        // The codification holds articles, and their clauses inside these.
        let id = Domain.Provision.ID("\(moved.document.text)/\(moved.path.article.eId)")
        guard let article = try await site.documents.provisions([id]).first?.provision else { return [] }
        guard moved.path != moved.path.article else { return article.text.lined }
        let text = Array(article.text.utf8)
        let part = ProvisionText(article.text, under: article.path).parts.first { $0.path == moved.path }
        return part.map { String(decoding: text[$0.range], as: UTF8.self).lined } ?? []
    }
}

extension String {
    fileprivate var lined: [String] { split(separator: "\n").map(String.init) }
}
