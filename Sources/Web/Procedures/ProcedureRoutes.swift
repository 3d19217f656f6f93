// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Procedures as the nation and a place record them, side by side; the place is that of the page.
struct ProcedureRoutes {
    let registries: any Registries
    let changes: any Changes
    let workbooks: any Workbooks
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("procedures", .open, use: list)
        routes.get("procedures/:id", .open, use: show)
        routes.get("procedures/:id/records/:place/edit", .may(.draft), use: edit)
        routes.post("procedures/:id/records/:place/edit", .may(.draft), use: keep)
        routes.get("procedure-sheets", .may(.draft), use: sheets)
        routes.get("procedure-sheets/:place/:format", .may(.draft), use: file)
        routes.post("procedure-sheets", .may(.draft), use: take)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let fields = Fields(of: request)
        return Page("procedures/list", ProcedureList(registry, words: fields["q"].map { String($0.prefix(200)) }, page: fields["page"], visit))
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let procedure = try procedure(in: registry, visit)
        let received = Fields(of: request)["received"]
        if let received, Day(typed: received) == nil { throw QuestionError.noSuchDay(received) }
        return Page("procedures/show", ProcedurePage(procedure, registry, received: received.flatMap { Day(typed: $0) } ?? visit.day, visit))
    }

    @Sendable func edit(_ request: Request, _ visit: Visit) async throws -> Page {
        let editing = try await editing(visit)
        let written = editing.record.map { WrittenRecord($0, in: visit.language) } ?? WrittenRecord([:])
        return Page("procedures/edit", RecordForm(editing, written, visit), headers: TicketRoutes.private)
    }

    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let editing = try await editing(visit)
        let typed = WrittenRecord.Column.typed.map { ($0, form.raw($0.rawValue).map { Vietnamese.composed(Fields.keepable($0)) } ?? "") }
        let written = WrittenRecord(Dictionary(uniqueKeysWithValues: typed))
        let (record, faults) = written.record(of: editing.procedure.id, at: editing.place?.id)
        do {
            guard faults.isEmpty else { throw RecordError.faults(faults.count) }
            let made = try await propose([record], over: .some(form["base"]), reason: form["reason"] ?? "", visit)
            return .redirect(to: visit.urls.address(["changes", made[0].id.text], ChangeRoutes.done(made[0])))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            let view = RecordForm(editing, written, visit, form: form, faults: faults, refusal: refusal)
            return try Page("procedures/edit", view, status: refusal.kind.status, headers: TicketRoutes.private).response(
                from: request, context: visit)
        }
    }

    @Sendable func sheets(_ request: Request, _ visit: Visit) async throws -> Page {
        Page("procedures/sheets", try await sheetPage(visit), headers: TicketRoutes.private)
    }

    @Sendable func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let registry = try await registries.registry(known: nil)
        let place = try place(visit.parameter("place"), in: registry)
        _ = try visit.someone(who: .draft, Thing(Scope(place: place?.id)))
        guard let format = SheetFormat(rawValue: try visit.parameter("format")) else { throw Fault.noSuchPage(request.uri.path) }
        let sheet = RecordSheet(place: place?.id).sheet(of: registry.facts, in: visit.language)
        let bytes = format == .csv ? Array(sheet.csv.utf8) : workbooks.workbook(of: sheet)
        return Attachment.response(bytes, named: "thu-tuc-\(place?.id.text ?? "quoc-gia").\(format.rawValue)", type: format.mediaType)
    }

    /// Takes a sheet whole or not at all: one cell that cannot be read, and nothing of it is proposed.
    @Sendable func take(_ request: Request, _ visit: Visit) async throws -> Response {
        var typed: Fields?
        var faults: [RecordSheet.Fault] = []
        do {
            let form = try await visit.staffFile(from: request)
            typed = form.fields
            let registry = try await registries.registry(known: nil)
            let place = try place(form.fields["place"] ?? "", in: registry)
            _ = try visit.someone(who: .draft, Thing(Scope(place: place?.id)))
            guard let file = form.file, !file.bytes.isEmpty else { throw UploadError.noFile }
            let sheets = RecordSheet(place: place?.id)
            let reading = sheets.reading(of: try await workbooks.sheet(of: file.bytes, named: file.name), over: registry.facts)
            faults = reading.faults
            guard faults.isEmpty else { throw RecordError.faults(faults.count) }
            let changed = sheets.changed(reading.records, over: registry.facts)
            guard !changed.isEmpty else { throw RecordError.nothingNew }
            let reason = "\(form.fields["reason"] ?? "") (\(file.name))"
            _ = try await propose(changed, over: nil, reason: form.fields["reason"] == nil ? "" : reason, visit)
            return .redirect(to: visit.urls.address(["changes"], [("q", file.name), ("state", Change.State.submitted.rawValue)]))
        } catch let refusal as any Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            let page = try await sheetPage(visit, typed, faults, refusal)
            return try Page("procedures/sheets", page, status: refusal.kind.status, headers: TicketRoutes.private)
                .response(from: request, context: visit)
        }
    }

    /// One change a record, each waiting for a second person; all of them or none.
    ///
    /// - Parameter seen: Digest of what the form began from; `nil` for a sheet, whose approver sees what it replaces.
    private func propose(_ records: [ProcedureRecord], over seen: String??, reason: String, _ visit: Visit) async throws -> [Change] {
        let (staff, registry, today) = (try visit.someone(), try await registries.registry(known: nil), visit.today)
        var drafts: [Subject: (id: Change.ID, json: String, scope: Scope, source: String)] = [:]
        for record in records {
            let json = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
            drafts[record.subject] = (
                .init(settings.newID()), json, registry.scope(of: record.subject, content: json), record.sources.joined(separator: "; ")
            )
        }
        let kept = drafts
        return try await changes.keep(about: records.map(\.subject), by: staff.person.id, at: settings.now()) { subject, here in
            guard let (id, json, scope, source) = kept[subject] else { throw ChangeError.notFound }
            let base = if let seen { try here.base(digest: seen) } else { here.current }
            let draft = try Draft(of: subject, base: base, content: json, reason: reason, source: source, from: today, scope: scope, hash: here.hash)
            var change = try Change(id: id, draft, in: here)
            try change.submit(in: here)
            return change
        }
    }

    /// A record that is edited: of which procedure, whose, and what stands.
    struct Editing: Sendable {
        let procedure: Procedure
        let place: Place?
        let record: ProcedureRecord?
        let base: String?
    }

    /// - Throws: ``RightsError`` where whoever is signed in may not draft it.
    private func editing(_ visit: Visit) async throws -> Editing {
        let registry = try await registries.registry(known: nil)
        let procedure = try procedure(in: registry, visit)
        let place = try place(visit.parameter("place"), in: registry)
        let record = registry.facts.record(of: procedure.id, at: place?.id) ?? ProcedureRecord(procedure: procedure.id, place: place?.id)
        let json = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
        _ = try visit.someone(who: .draft, Thing(registry.scope(of: record.subject, content: json)))
        let base = try await changes.current(record.subject)
        return Editing(procedure: procedure, place: place, record: base == nil ? nil : record, base: base?.digest)
    }

    private func procedure(in registry: Registry, _ visit: Visit) throws -> Procedure {
        let id: Procedure.ID = try visit.id()
        guard let procedure = registry.facts.procedures.first(where: { $0.id == id }) else { throw Fault.noSuchPage(id.text) }
        return procedure
    }

    /// - Returns: `nil` for the nation.
    private func place(_ text: String, in registry: Registry) throws -> Place? {
        guard text != ProcedureRecord.national else { return nil }
        guard let place = registry.place(.init(text)), place.existence.contains(Day(settings.now())) else { throw Fault.noSuchPage(text) }
        return place
    }

    private func sheetPage(
        _ visit: Visit, _ typed: Fields? = nil, _ faults: [RecordSheet.Fault] = [], _ refusal: (any Refusal)? = nil
    ) async throws -> SheetPage {
        let registry = try await registries.registry(known: nil)
        let staff = try visit.someone()
        let places: [Place?] = [nil] + registry.provinces(on: visit.today)
        let own = places.filter { staff.rights.may(.draft, Thing(Scope(place: $0?.id)), on: visit.today) }
        return SheetPage(own, registry.facts, typed, faults, refusal, visit)
    }
}

enum SheetFormat: String, CaseIterable, Sendable {
    case csv, xlsx

    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// Bytes that a browser keeps as a file.
enum Attachment {
    static func response(_ bytes: [UInt8], named name: String, type: String) -> Response {
        let headers: HTTPFields = [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""]
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// Why a record is not proposed.
enum RecordError: Refusal, Equatable {
    case faults(Int)
    case nothingNew

    var kind: RefusalKind { .invalid }

    var key: String {
        switch self {
        case .faults: "record.faults"
        case .nothingNew: "record.nothing-new"
        }
    }

    var details: [String] {
        switch self {
        case .faults(let count): [String(count)]
        case .nothingNew: []
        }
    }
}
