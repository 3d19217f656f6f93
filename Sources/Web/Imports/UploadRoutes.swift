// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Files of acts: sent, read apart, looked at, and taken in or not.
struct UploadRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("imports", .mayEverywhere(.importLaw), use: list)
        routes.post("imports", .mayEverywhere(.importLaw), use: send)
        routes.get("imports/:id", .mayEverywhere(.importLaw), use: show)
        routes.post("imports/:id/take", .mayEverywhere(.importLaw), use: take)
        routes.post("imports/:id/doubts", .mayEverywhere(.importLaw), use: settle)
        routes.post("imports/:id/leave", .mayEverywhere(.importLaw), use: leave)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        try await list(request, visit, refusal: nil)
    }

    @Sendable func send(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try visit.someone(who: .importLaw, .common)
        do {
            guard let file = try await visit.staffFile(from: request).file, !file.bytes.isEmpty else { throw UploadError.noFile }
            let reading = try await site.readings.reading(of: file.bytes, named: file.name)
            let upload = Upload(
                id: Upload.ID(site.settings.newID()), source: file.name, digest: reading.report.digest, document: reading.act.document,
                sender: staff.person.id, sent: site.settings.now())
            try await site.uploads.keep(upload, reading)
            return .redirect(to: visit.urls.address(["imports", upload.id.text]))
        } catch let refusal as any Refusal where refusal.kind != .forbidden {
            return try await list(request, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(try await site.uploads.upload(try visit.id()), visit, Fields(of: request))
    }

    @Sendable func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let (staff, id): (Staff, Upload.ID) = (try visit.someone(who: .importLaw, .common), try visit.id())
        do {
            let taking = try await site.uploads.take(
                id, as: try GivenIdentity(form), proposing: site.readings.proposing, by: staff.person.id, at: site.settings.now())
            guard taking.outcome == .differs else { return .redirect(to: visit.urls.address(["imports", id.text])) }
            return .redirect(to: visit.urls.address(["readings", taking.document.text]))
        } catch let refusal as any Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await page(try await site.uploads.upload(id), visit, form, refusal).response(from: request, context: visit)
        }
    }

    /// A person says of a doubt whether the source says it as it was read; the next one that nobody has settled is shown.
    @Sendable func settle(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let (staff, id): (Staff, Upload.ID) = (try visit.someone(who: .importLaw, .common), try visit.id())
        let finding = form["finding"] ?? ""
        guard let found = SettledDoubt.Finding(rawValue: finding) else { throw Fault.wrongField("finding", finding) }
        do {
            try await site.uploads.settle(
                try DoubtChoice(form), of: id, as: found, because: form["note"] ?? "", by: staff.person.id, at: site.settings.now())
            return .redirect(to: visit.urls.address(["imports", id.text], [("settled", "1")]) + "#can-xem")
        } catch let refusal as any Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await page(try await site.uploads.upload(id), visit, form, refusal).response(from: request, context: visit)
        }
    }

    @Sendable func leave(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let staff = try visit.someone(who: .importLaw, .common)
        let id: Upload.ID = try visit.id()
        do {
            try await site.uploads.leave(id, by: staff.person.id, at: site.settings.now())
            return .redirect(to: visit.urls.address(["imports"]))
        } catch let refusal as any Refusal where refusal.kind == .conflict {
            return try await page(try await site.uploads.upload(id), visit, nil, refusal).response(from: request, context: visit)
        }
    }

    private func list(_ request: Request, _ visit: Visit, refusal: (any Refusal)?) async throws -> Page {
        let number = try PageNumber(request)
        let found = try await site.uploads.uploads(limit: PageNumber.size, offset: number.offset)
        let names = try await site.people.names(of: Set(found.elements.map(\.sender)))
        let unsettled = try await site.acts.unsettled(limit: PageNumber.size)
        let view = UploadListView(found, unsettled, names, number, refusal, visit)
        return Page("imports/list", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    private func page(_ upload: Upload, _ visit: Visit, _ form: Fields? = nil, _ refusal: (any Refusal)? = nil) async throws -> Page {
        let reading = try await site.uploads.reading(of: upload.id)
        let settled = try await site.uploads.settled(of: upload.id)
        let names = try await site.people.names(of: Set([upload.sender, upload.decision?.by].compactMap { $0 } + settled.map(\.by)))
        var held: [KeptReading] = []
        if let reading { held = try await site.acts.readings(of: reading.act.document.id) }
        let proposals = reading.map { site.readings.proposing($0.act) } ?? ActProposals()
        let doubts = DoubtsView(upload, reading, settled, names, form, visit)
        let view = UploadView(upload, reading, held, doubts, proposals: proposals, names, form, refusal, visit)
        return Page("imports/upload", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

extension DoubtChoice {
    init(_ form: Fields) throws {
        let text = form["doubt"] ?? ""
        if text == "rest" {
            self = .rest
        } else {
            guard let number = Int(text), number > 0 else { throw Fault.wrongField("doubt", text) }
            self = .one(number - 1)
        }
    }
}

extension GivenIdentity {
    init(_ form: Fields) throws {
        let typed = form["issued"]
        let issued = typed.flatMap(Day.init(typed:))
        if let typed, issued == nil { throw UploadError.notADay(String(typed.prefix(40))) }
        let line = { (name: String) in form[name].map { String($0.singleLine.prefix(200)) } }
        self.init(number: line("number"), kind: line("kind"), issuer: line("issuer"), issued: issued)
    }
}
