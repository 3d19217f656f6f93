// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The log for administrators of the whole country: what happened, narrowed; the log as a file; heads to publish.
struct AuditRoutes {
    let audit: any AuditLog
    let people: any People
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("audit", .mayEverywhere(.viewAudit), use: list)
        routes.post("audit/export", .mayEverywhere(.exportAudit), use: export)
        routes.post("audit/heads", .mayEverywhere(.exportAudit), use: takeHead)
    }

    /// Looking at the log is looking at people, so it is recorded as well.
    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let staff = try visit.someone(who: .viewAudit, .common)
        let asked = Fields(of: request)
        let form = AuditForm(asked)
        let number = try PageNumber(request)
        do {
            let narrowing = try await form.narrowing(people)
            try await audit.record(.viewedAudit(by: .person(staff.person.id), asked), at: settings.now())
            let found = try await audit.rows(narrowing, limit: PageNumber.size, offset: number.offset)
            return try await page(found, form, number, visit)
        } catch let refusal as any Refusal where refusal.kind != .forbidden {
            return try await page(Listing(elements: [], total: 0), form, number, visit, refusal: refusal)
        }
    }

    @Sendable func export(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone(who: .exportAudit, .common)
        let narrowing = try await AuditForm(form).narrowing(people)
        let (now, from, until) = (settings.now(), narrowing.from, narrowing.until)
        // Recorded before anything is shown, so that nothing is ever shown unrecorded.
        try await audit.record(.exported(by: .person(staff.person.id), from: from, until: until), at: now)
        let head = try PublishedAudit.line(PublishedAudit(exported: now, from: from, until: until)) + "\n"
        let pages = try await audit.walk(from: from, until: until)
        let lines = pages.map { rows in
            ByteBuffer(string: try rows.map { try PublishedAudit.line(PublishedAuditRow($0)) + "\n" }.joined())
        }
        return Self.download(
            "audit-\(Day(now).iso).jsonl", "application/jsonl",
            ResponseBody { writer in
                try await writer.write(ByteBuffer(string: head))
                for try await buffer in lines { try await writer.write(buffer) }
                try await writer.finish(nil)
            }
        )
    }

    /// A head as a file to keep; its digest is what is published.
    @Sendable func takeHead(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let staff = try visit.someone(who: .exportAudit, .common)
        let head = try await audit.takeHead(by: .person(staff.person.id), at: settings.now())
        let text = try PublishedAudit.line(head) + "\n"
        return Self.download("audit-head-\(head.digest.prefix(12)).json", "application/json", ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func download(_ name: String, _ type: String, _ body: ResponseBody) -> Response {
        var headers: HTTPFields = [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""]
        for header in TicketRoutes.private { headers[header.name] = header.value }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func page(
        _ found: Listing<AuditRow>, _ form: AuditForm, _ number: PageNumber, _ visit: Visit, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let names = await AuditNames(of: found.elements, people)
        let view = AuditView(found, form, number, try await audit.heads(limit: 5), names, visit, refusal: refusal)
        return Page("audit/log", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

/// How the log is narrowed, as typed.
struct AuditForm: Sendable {
    let person: String?
    let act: String?
    let thing: String?
    let key: String?
    let from: String?
    let until: String?

    init(_ fields: Fields) {
        person = fields["person"]
        act = fields["act"]
        thing = fields["thing"]
        key = fields["key"]
        from = fields["from"]
        until = fields["until"]
    }

    /// - Throws: A refusal where something typed is no such thing.
    func narrowing(_ people: any People) async throws -> AuditNarrowing {
        var narrowing = AuditNarrowing(key: key)
        narrowing.act = try act.map { try AuditAct(rawValue: $0) ?? Self.wrong("act", $0) }
        narrowing.thing = try thing.map { try AuditThing.Kind(rawValue: $0) ?? Self.wrong("thing", $0) }
        narrowing.from = try from.map(Self.day)
        narrowing.until = try until.map(Self.day)
        if let from = narrowing.from, let until = narrowing.until, until < from { throw AuditError.noDays(from: from, until: until) }
        if let person { narrowing.person = try await Self.person(person, people) }
        return narrowing
    }

    /// By the address, as people know each other, or by the id, as the log does.
    private static func person(_ typed: String, _ people: any People) async throws -> Person.ID {
        guard let address = try? EmailAddress(typed) else { return Person.ID(typed) }
        guard let person = try await people.person(by: .email(address)) else { throw PersonError.notFound }
        return person.id
    }

    private static func wrong<Value>(_ name: String, _ text: String) throws -> Value { throw Fault.wrongField(name, text) }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
        return day
    }
}

/// Names of those who stand in some rows, where they are still known.
struct AuditNames: Sendable {
    private let byID: [Person.ID: String]

    init(of rows: [AuditRow], _ people: any People) async {
        var byID: [Person.ID: String] = [:]
        for id in Set(rows.flatMap { [$0.entry.person, $0.entry.concerned].compactMap { $0 } }) {
            byID[id] = try? await people.person(id).name
        }
        self.byID = byID
    }

    subscript(_ id: Person.ID) -> String { byID[id] ?? id.text }
}

extension AuditEntry {
    var person: Person.ID? { if case .person(let id) = actor { id } else { nil } }
    var concerned: Person.ID? { thingText == AuditThing.Kind.person.rawValue ? Person.ID(key) : nil }
}
