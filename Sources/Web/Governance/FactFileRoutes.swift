// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Files of facts in the form of the content files: read whole or not at all, kept as drafts, shown against what stands, and decided together by a
/// second person.
struct FactFileRoutes {
    let files: any FactFiles
    let changes: any Changes
    let people: any People
    let registries: any Registries
    let settings: SiteSettings

    private static let shownBatches = 20

    init(_ site: Site) {
        files = site.factFiles
        changes = site.changes
        people = site.people
        registries = site.registries
        settings = site.settings
    }

    func add(to routes: Routes) {
        routes.get("fact-files", .may(.draft), use: list)
        routes.post("fact-files", .may(.draft), use: take)
        routes.get("fact-files/:id", .may(.viewChange), use: show)
        routes.post("fact-files/:id/submit", .may(.draft)) { try await decide(.submit, $0, $1) }
        routes.post("fact-files/:id/approve", .may(.approve)) { try await decide(.approve, $0, $1) }
        routes.post("fact-files/:id/return", .may(.returnChange)) { try await decide(.giveBack, $0, $1) }
        routes.post("fact-files/:id/withdraw", .may(.withdraw)) { try await decide(.withdraw, $0, $1) }
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        Page("governance/fact-files", try await page(visit), headers: TicketRoutes.private)
    }

    /// One line that cannot be read, and nothing of the file is kept.
    @Sendable func take(_ request: Request, _ visit: Visit) async throws -> Response {
        var typed: Fields?
        var faults: [FactFileFault] = []
        do {
            let form = try await visit.staffFile(from: request)
            typed = form.fields
            guard let file = form.file, !file.bytes.isEmpty else { throw UploadError.noFile }
            let registry = try await registries.registry(known: nil)
            let reading = await files.reading(of: file.bytes, named: file.name, beside: registry.facts)
            faults = reading.faults
            guard faults.isEmpty else { throw FactFileError.faults(faults.count) }
            let batch = try await BatchDesk(changes: changes, settings: settings).keep(
                reading.facts, over: registry, named: file.name, form.fields, visit)
            return .redirect(to: visit.urls.address(["fact-files", batch.text]))
        } catch let refusal as any Refusal where [.invalid, .conflict, .forbidden].contains(refusal.kind) && typed != nil {
            return try Page(
                "governance/fact-files", try await page(visit, typed, faults, refusal), status: refusal.kind.status, headers: TicketRoutes.private
            ).response(from: request, context: visit)
        }
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(of: try await changes.batch(visit.id()), visit)
    }

    /// What may be done with all that came in a file and is ready for it.
    enum Decision: Sendable {
        case submit, approve, giveBack, withdraw

        func isReady(_ change: Change, _ rights: Rights, on day: Day) -> Bool {
            switch self {
            case .submit: [.draft, .returned].contains(change.state) && rights.may(.draft, Thing(change.draft.scope), on: day)
            case .approve: change.state == .submitted && change.mayBeApproved(by: rights, on: day)
            case .giveBack: change.state == .submitted && rights.may(.returnChange, change.thing, on: day)
            case .withdraw: change.isOpen && rights.may(.withdraw, change.thing, on: day)
            }
        }

        func take(_ change: inout Change, because reason: String, in here: Circumstances) throws {
            switch self {
            case .submit: try change.submit(in: here)
            case .approve: try change.approve(digest: change.draft.digest, in: here)
            case .giveBack: try change.return(because: reason, in: here)
            case .withdraw: try change.withdraw(in: here)
            }
        }
    }

    private func decide(_ decision: Decision, _ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let id: ChangeBatch.ID = try visit.id()
        let whole = try await changes.batch(id)
        guard whole.changes.contains(where: { decision.isReady($0, staff.rights, on: visit.today) }) else { throw RightsError.notAllowed }
        // Of the very drafts that were on the page, so that nobody approves what he has not seen.
        let (digest, reason) = (form["digest"] ?? "", form["reason"] ?? "")
        do {
            _ = try await changes.change(id, digest: digest, by: staff.person.id, at: settings.now()) { change, here in
                guard decision.isReady(change, here.rights, on: here.day) else { return }
                try decision.take(&change, because: reason, in: here)
            }
            return .redirect(to: visit.urls.address(["fact-files", id.text]))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(of: try await changes.batch(id), visit, refusal: refusal, reason: form["reason"])
                .response(from: request, context: visit)
        }
    }

    private func page(
        _ visit: Visit, _ typed: Fields? = nil, _ faults: [FactFileFault] = [], _ refusal: (any Refusal)? = nil
    ) async throws -> FactFilePage {
        let batches = try await changes.batches(limit: Self.shownBatches)
        let names = try await people.names(of: Set(batches.map(\.sender)))
        return FactFilePage(batches, names, typed, faults, refusal, visit)
    }

    /// - Throws: ``RightsError`` where whoever is signed in may look at none of it.
    private func page(of whole: ChangeBatch.Whole, _ visit: Visit, refusal: (any Refusal)? = nil, reason: String? = nil) async throws -> Page {
        let staff = try visit.someone()
        let seen = whole.changes.filter { staff.rights.may(.viewChange, $0.thing, on: visit.today) }
        guard !seen.isEmpty else { throw RightsError.notAllowed }
        let registry = try await registries.registry(known: nil)
        let open = whole.changes.filter(\.isOpen).map { ($0.subject, $0.draft.content?.json) }
        let effect = open.isEmpty ? nil : ConsistencyEffect(of: open, in: registry.facts)
        let names = try await people.names(of: [whole.batch.sender])
        let view = FactFileView(whole, seen, names, DutyTitles(registry, visit.language), effect, staff, visit, refusal: refusal, reason: reason)
        return Page("governance/fact-file", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

/// Why a file of facts proposes nothing.
enum FactFileError: Refusal, Equatable {
    case faults(Int)
    case nothingNew
    case tooMany(Int, most: Int)

    var kind: RefusalKind { .invalid }

    var key: String {
        switch self {
        case .faults: "fact-file.faults"
        case .nothingNew: "fact-file.nothing-new"
        case .tooMany: "fact-file.too-many"
        }
    }

    var details: [String] {
        switch self {
        case .faults(let count): [String(count)]
        case .nothingNew: []
        case .tooMany(let count, let most): [String(count), String(most)]
        }
    }
}
