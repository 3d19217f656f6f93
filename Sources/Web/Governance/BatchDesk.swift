// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Keeps drafts of facts that belong together, for their author to look at and submit, and for somebody else to approve.
struct BatchDesk {
    let changes: any Changes
    let settings: SiteSettings

    /// So that whoever approves them can have read them.
    static let mostChanges = 200

    /// All of the facts that differ from what is recorded, or none.
    ///
    /// - Parameter form: With `reason` and `source`.
    func keep(_ facts: [Fact], over registry: Registry, named name: String, _ form: Fields, _ visit: Visit) async throws -> ChangeBatch.ID {
        let proposed = try FactFileProposal(facts, over: registry).changed
        guard !proposed.isEmpty else { throw FactFileError.nothingNew }
        guard proposed.count <= Self.mostChanges else { throw FactFileError.tooMany(proposed.count, most: Self.mostChanges) }
        let (reason, source, today) = (form["reason"] ?? "", form["source"] ?? "", visit.today)
        let batch = ChangeBatch(id: .init(settings.newID()), name: name, sender: try visit.someone().person.id, sent: settings.now())
        let drafts = Dictionary(
            proposed.map { ($0.subject, (id: Change.ID(settings.newID()), fact: $0)) }, uniquingKeysWith: { first, _ in first })
        _ = try await changes.keep(batch, about: proposed.map(\.subject)) { subject, here in
            guard let (id, fact) = drafts[subject] else { throw ChangeError.notFound }
            let draft = try Draft(
                of: subject, base: here.current, content: fact.json, reason: reason, source: source, from: today, scope: fact.scope, hash: here.hash)
            return try Change(id: id, draft, in: here)
        }
        return batch.id
    }
}
