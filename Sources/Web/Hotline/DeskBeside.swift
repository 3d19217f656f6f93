// SPDX-License-Identifier: Apache-2.0
import Domain

/// What stands beside a ticket while it is answered: clauses, earlier answers and tickets that speak of the same; and what each proposes to say.
struct DeskBeside: Sendable {
    private let site: Site

    init(_ site: Site) { self.site = site }

    private static let (mostClauses, mostEntries, mostTickets) = (5, 3, 5)
    private static let leastLikeness = 0.2

    struct Found: Sendable {
        let words: String
        let clauses: [(title: String, id: Provision.ID)]
        let entries: [KnowledgeEntry]
        let tickets: [Handling]
        /// Those in use of its unit.
        let saved: [SavedReply]
    }

    /// - Parameter words: What to look for; `nil` for the ticket's question.
    func found(for handling: Handling, _ words: String?, _ staff: Staff, _ visit: Visit) async throws -> Found {
        let text = String((words ?? handling.ticket.question.text).prefix(Question.longest))
        let tickets = try await site.tickets.alike(text, for: staff.person.id, on: visit.today, limit: Self.mostTickets + 1)
            .filter { $0.id != handling.id }.prefix(Self.mostTickets)
        return Found(
            words: words ?? "", clauses: try await clauses(text, on: handling.ticket.question.on),
            entries: try await entries(text, on: handling.ticket.question.on), tickets: Array(tickets),
            saved: try await site.savedReplies.replies(of: handling.unit).filter { $0.released != nil })
    }

    /// The same while somebody is on the telephone, who has no ticket yet.
    func found(_ text: String, on day: Day, _ staff: Staff, _ visit: Visit) async throws -> Found {
        let text = String(text.prefix(Question.longest))
        return Found(
            words: text, clauses: try await clauses(text, on: day), entries: try await entries(text, on: day),
            tickets: try await site.tickets.alike(text, for: staff.person.id, on: visit.today, limit: Self.mostTickets), saved: [])
    }

    private func clauses(_ text: String, on day: Day) async throws -> [(title: String, id: Provision.ID)] {
        let request = SearchRequest(text: text, on: day, limit: Self.mostClauses)
        let hits = try await site.beside.hits(request, on: day, in: site.index, at: site.settings.now())
        guard !hits.isEmpty else { return [] }
        let versions = try await site.documents.provisions(hits.map(\.provision))
        let acts = try await site.documents.documents(Array(Set(versions.map(\.provision.document))).sorted())
        let byID = Dictionary(versions.map { ($0.provision.id, $0.provision) }, uniquingKeysWith: { first, _ in first })
        return hits.compactMap { hit in
            guard let provision = byID[hit.provision], let act = acts.first(where: { $0.id == provision.document }) else { return nil }
            let name = act.number.isEmpty ? act.title : act.number
            return ([(hit.path ?? provision.path).citation, name, provision.heading].filter { !$0.isEmpty }.joined(separator: " · "), provision.id)
        }
    }

    private func entries(_ text: String, on day: Day) async throws -> [KnowledgeEntry] {
        let asked = SearchWords(question: text).terms
        guard !asked.isEmpty else { return [] }
        let like = site.beside.terms(of: try await site.registries.registry(known: nil)).map { known in
            (known.entry, known.asking.map { Self.share(asked, $0) }.max() ?? 0)
        }.filter { $0.1 >= Self.leastLikeness }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
        var standing: [KnowledgeEntry] = []
        for (entry, _) in like where standing.count < Self.mostEntries {
            if try await entry.stands(on: day, in: site.documents) { standing.append(entry) }
        }
        return standing
    }

    private static func share(_ asked: Set<String>, _ terms: Set<String>) -> Double {
        let common = terms.intersection(asked).count
        return Double(common) / Double(max(1, terms.count + asked.count - common))
    }
}

/// Words for an answer with their grounds, which somebody must read before they are sent; each quote is checked once more then.
struct DeskProposal: Sendable {
    let text: String
    let citations: [TypedCitation]
}

extension DeskBeside {
    /// - Parameter source: "clause:…", "entry:…", "ticket:…" or "saved:…", with its name.
    /// - Throws: ``DeskProposalError`` where that says nothing that could be used.
    func proposal(_ source: String, for handling: Handling, _ staff: Staff, _ visit: Visit) async throws -> DeskProposal {
        let parts = source.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw DeskProposalError.nothing }
        switch parts[0] {
        case "clause": return try await proposal(of: Provision.ID(parts[1]), for: handling.ticket.question)
        case "entry": return try await proposal(of: KnowledgeEntry.ID(parts[1]))
        case "saved": return try await proposal(of: SavedReply.ID(parts[1]), for: handling, visit)
        case "ticket": return try await proposal(of: Ticket.ID(parts[1]), staff, visit)
        default: throw DeskProposalError.nothing
        }
    }

    private func proposal(of id: Provision.ID, for question: Question) async throws -> DeskProposal {
        let quotes = try await site.drafts.quotes(for: question, from: id)
        guard !quotes.isEmpty else { throw DeskProposalError.nothing }
        let lines = quotes.map { quote in
            let place = [quote.path, DocumentName.full(quote.document, of: quote.provision)].compactMap { $0 }.joined(separator: " ")
            return Words(vi: "Theo \(place): \(quote.quote ?? "")", en: "Under \(place): \(quote.quote ?? "")")[question.language]
        }
        return DeskProposal(text: lines.joined(separator: "\n"), citations: Self.typed(quotes))
    }

    private func proposal(of id: KnowledgeEntry.ID) async throws -> DeskProposal {
        let facts = try await site.registries.registry(known: nil).facts
        guard let entry = facts.knowledge.first(where: { $0.id == id }) else { throw DeskProposalError.nothing }
        return DeskProposal(text: entry.answer, citations: Self.typed(entry.citations))
    }

    /// What told of its asker is left out: this one's asker is somebody else.
    private func proposal(of id: Ticket.ID, _ staff: Staff, _ visit: Visit) async throws -> DeskProposal {
        guard let other = try await site.tickets.handlings([id]).first else { throw DeskProposalError.nothing }
        try staff.rights.require(.viewTicket, other.thing, on: visit.today)
        guard let reply = other.reply else { throw DeskProposalError.nothing }
        return DeskProposal(text: PersonalData.removed(from: reply.text), citations: Self.typed(reply.citations))
    }

    /// A unit's words are for its own tickets.
    private func proposal(of id: SavedReply.ID, for handling: Handling, _ visit: Visit) async throws -> DeskProposal {
        guard let saved = try await site.savedReplies.replies(of: handling.unit).first(where: { $0.id == id }), saved.released != nil else {
            throw DeskProposalError.nothing
        }
        let (facts, times) = (try await site.registries.registry(known: nil).facts, try await site.deskTimes())
        let language = handling.ticket.question.language
        let text = try saved.filled([
            .number: TicketView.short(handling.id), .question: handling.ticket.question.text, .unit: facts.name(of: handling.unit, in: language),
            .due: handling.answerDue(times).text(in: language),
        ])
        return DeskProposal(text: text, citations: [])
    }

    private static func typed(_ citations: [Citation]) -> [TypedCitation] {
        citations.map { citation in
            let named = [citation.path, citation.document].compactMap { $0 }.joined(separator: " ")
            return TypedCitation(place: citation.provision?.text ?? named, quote: citation.quote ?? "")
        }
    }
}

/// Why nothing can be put into an answer.
enum DeskProposalError: Refusal, Equatable {
    case nothing

    var kind: RefusalKind { .invalid }
    var key: String { "desk.nothing-to-propose" }
    var details: [String] { [] }
}
