// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// What waits for me, how long, and what I sent that waits for others.
struct InboxRoutes {
    let changes: any Changes
    let people: any People
    let unsent: any UnsentForms
    let registries: any Registries
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("inbox", .someone, use: show)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let staff = try visit.someone()
        let waiting = try await changes.waiting(for: staff.person.id, at: settings.now())
        let mine = try await changes.drafts(of: staff.person.id)
        let conflicts = staff.rights.verbs(on: visit.today).contains(.viewChange) ? try await changes.conflicts() : []
        let names = try await Names(of: waiting + mine, people)
        let begun = try await unsent.forms(of: staff.person.id, at: settings.now())
        let registry = try await registries.registry(known: nil)
        let stale = registry.staleness.subjects { staff.rights.may($0.approval, Thing(registry.scope(of: $0)), on: visit.today) }
        var near = NearLapses(registry, on: visit.today)
        let view = InboxView(
            waiting, mine, begun, conflicts, names, DutyTitles(registry, visit.language), visit, stale: stale.count,
            lapsing: LapseDigest(near.answered(by: staff.rights)), now: settings.now())
        return Page("governance/inbox", view, headers: TicketRoutes.private)
    }
}

/// The names of those who had to do with some changes.
struct Names: Sendable {
    private let byID: [Person.ID: String]

    init(of changes: [Change], _ people: any People) async throws {
        byID = try await people.names(of: Set(changes.flatMap { $0.history.map(\.by.person) }))
    }

    subscript(_ id: Person.ID) -> String { byID[id] ?? id.text }
}
