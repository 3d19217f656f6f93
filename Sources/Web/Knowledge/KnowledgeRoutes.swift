// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// From an answer by a person to what the assistant says: the draft, without what tells of a human being, and the list of what was approved.
struct KnowledgeRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("knowledge", .may(.viewChange), use: list)
        routes.get("desk/:id/knowledge", .may(.draft), use: show)
        routes.post("desk/:id/knowledge", .may(.draft), use: draft)
    }

    /// All of it, and which entries may not be said today, with what to do about them.
    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let facts = try await site.registries.registry(known: nil).facts
        var rows: [KnowledgeRow] = []
        for entry in facts.knowledge {
            let stands = try await entry.stands(on: visit.today, in: site.documents)
            rows.append(KnowledgeRow(entry, stands: stands, facts, visit))
        }
        return Page("knowledge/list", KnowledgeList(rows, visit), headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let (handling, reply) = try await answered(visit)
        let base = try await site.changes.current(subject(of: handling))
        let registry = try await site.registries.registry(known: nil)
        let likely = registry.handbookEntries(matching: handling.ticket.question.text, limit: 1).first
        let form = KnowledgeForm(handling, reply, base: base?.digest, today: visit.today, likely: likely?.isLikely == true ? likely?.id : nil)
        return try await page(of: handling, reply, form, visit)
    }

    @Sendable func draft(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = KnowledgeForm(try await visit.staffForm(from: request))
        let (handling, reply) = try await answered(visit)
        let staff = try visit.someone()
        do {
            // An answer that was given anew meanwhile is another one than was read.
            guard form.revision == handling.revision else { throw TicketError.changedSince }
            let entry = try form.entry(of: handling, reply, try await site.registries.registry(known: nil).facts)
            let json = try RegistryFacts.canonical(entry)
            let id = Change.ID(site.settings.newID())
            let (today, base, hash) = (visit.today, form.base, TicketView.short(handling.id))
            let source = entry.citations.map { [$0.path, $0.document].compactMap { $0 }.joined(separator: " ") }.joined(separator: "; ")
            let change = try await site.changes.keep(about: entry.subject, by: staff.person.id, at: site.settings.now()) { here in
                let draft = try Draft(
                    of: entry.subject, base: here.base(digest: base), content: json, reason: "Phiếu \(hash)", source: source, from: today,
                    scope: entry.scope, hash: here.hash)
                var change = try Change(id: id, draft, in: here)
                try change.submit(in: here)
                return change
            }
            return .redirect(to: visit.urls.address(["changes", change.id.text], ChangeRoutes.done(change)))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await page(of: handling, reply, form, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func subject(of handling: Handling) -> Subject { .fact(KnowledgeEntry.factKind, handling.id.text) }

    /// - Throws: ``RightsError``, or ``KnowledgeError/notAnswered``.
    private func answered(_ visit: Visit) async throws -> (Handling, Reply) {
        let handling = try await site.tickets.handling(visit.id())
        _ = try visit.someone(who: .viewTicket, handling.thing)
        _ = try visit.someone(who: .draft, handling.thing)
        guard let reply = handling.reply else { throw KnowledgeError.notAnswered }
        return (handling, reply)
    }

    private func page(
        of handling: Handling, _ reply: Reply, _ form: KnowledgeForm, _ visit: Visit, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        Page(
            "knowledge/draft", KnowledgeDraftView(handling, reply, form, visit, refusal: refusal), status: refusal?.kind.status ?? .ok,
            headers: TicketRoutes.private)
    }
}

/// The draft of an entry as it is typed.
struct KnowledgeForm: Sendable {
    let revision: Int
    let base: String?
    let question: String
    let paraphrases: String
    let answer: String
    let from: String
    let until: String
    /// Code of the entry of the handbook that it belongs to; empty for none.
    let handbookEntry: String
    let isPitfall: Bool
    /// Somebody has read it for what tells of a human being.
    let isRead: Bool
    /// What looks like it is none.
    let isKept: Bool

    /// What is proposed: the words of the ticket, with gaps for what may tell of somebody.
    init(_ handling: Handling, _ reply: Reply, base: String?, today: Day, likely: HandbookEntry.ID?) {
        revision = handling.revision
        self.base = base
        question = PersonalData.removed(from: handling.ticket.question.text)
        paraphrases = ""
        answer = PersonalData.removed(from: reply.text)
        from = handling.ticket.question.on.iso
        until = ""
        handbookEntry = likely?.text ?? ""
        (isPitfall, isRead, isKept) = (false, false, false)
    }

    init(_ form: Fields) {
        revision = form["revision"].flatMap { Int($0) } ?? -1
        base = form["base"]
        question = form["question"] ?? ""
        paraphrases = form["paraphrases"] ?? ""
        answer = form["text"] ?? ""
        from = form["from-day"] ?? ""
        until = form["until"] ?? ""
        handbookEntry = (form["handbook-entry"] ?? "").singleLine
        isPitfall = form["pitfall"] != nil
        isRead = form["read"] != nil
        isKept = form["keep"] != nil
    }

    var found: [PersonalData] { [question, paraphrases, answer].flatMap(PersonalData.found) }

    /// - Throws: ``KnowledgeError``, ``TicketError`` or ``QuestionError``.
    func entry(of handling: Handling, _ reply: Reply, _ facts: RegistryFacts) throws -> KnowledgeEntry {
        let entry = handbookEntry.isEmpty ? nil : HandbookEntry.ID(handbookEntry)
        if let entry, !facts.hasHandbookEntry(entry) { throw KnowledgeError.noSuchEntry(handbookEntry) }
        guard isRead else { throw KnowledgeError.notRead }
        let found = self.found.map(\.words)
        guard found.isEmpty || isKept else { throw KnowledgeError.personalData(found) }
        return try KnowledgeEntry(
            id: .init(handling.id.text), question: question, paraphrases: paraphrases.split(whereSeparator: \.isNewline).map(String.init),
            answer: answer, citations: reply.citations, span: DaySpan(from: try Self.day(from), until: try Self.day(until)), unit: handling.unit,
            place: handling.ticket.place, entry: entry, isPitfall: isPitfall)
    }

    private static func day(_ text: String) throws -> Day? {
        guard !text.isEmpty else { return nil }
        guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
        return day
    }
}
