// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The same values for programs, as JSON under `/api/v1`.
struct ProgramRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.post("api/v1/ask", .open, use: ask)
        routes.get("api/v1/ask", .open, for: .asking, use: askByAddress)
        routes.post("api/v1/answers", .open, use: keep)
        routes.get("api/v1/answers/:id", .open, use: answer)
        routes.get("api/v1/competence", .open, use: competence)
        routes.get("api/v1/search", .open, use: search)
        routes.get("api/v1/documents/:id/:eid/references", .open, use: references)
        routes.get("api/v1/health", .open, use: health)
    }

    @Sendable func ask(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedAnswer> {
        try await answered(try await Asked(request, visit), visit)
    }

    @Sendable func askByAddress(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedAnswer> {
        try await answered(Asked(Fields(of: request)), visit)
    }

    /// An answer is a thing that is made: here with its own address, 201 and `Location`.
    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedAnswer> {
        let record = try await record(try await Asked(request, visit), visit)
        return JSONValue(
            PublishedAnswer(record), status: .created,
            headers: [HeaderField(.location, "/api/v1/answers/\(record.answer.question.id.text.percentEncoded)")]
        )
    }

    @Sendable func answer(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedAnswer> {
        let record = try await site.answers.record(try visit.id())
        return JSONValue(PublishedAnswer(record, changed: try await site.changes(since: record)))
    }

    @Sendable func competence(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedCompetence> {
        let fields = Fields(of: request)
        guard let duty = fields["duty"] else { throw Fault.wrongField("duty", "") }
        let received = try fields["received"].map { text in
            guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
            return day
        }
        let registry = try await site.registries.registry(known: visit.known)
        return JSONValue(
            PublishedCompetence(try registry.competence(of: Identifier(duty), at: visit.place, on: visit.day, received: received))
        )
    }

    @Sendable func search(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedSearch> {
        let fields = Fields(of: request)
        let limit = try fields["limit"].map { text in
            guard let limit = Int(text), (1...100).contains(limit) else { throw Fault.wrongField("limit", text) }
            return limit
        }
        // A search obeys the limits of a question: not empty, not endless, one line.
        let words = try Question(id: Identifier(""), text: fields.raw("q") ?? "", on: visit.day, asked: site.settings.now()).text
        let outcome = try await site.index.search(SearchRequest(text: words, on: fields["on"] == nil ? nil : visit.day, limit: limit ?? 10))
        switch outcome {
        case .found(let hits): return JSONValue(try await PublishedSearch(hits, for: words, in: site.documents))
        case .ambiguous(let number, let bearers):
            throw Fault(status: .unprocessableContent, key: "search.ambiguous", details: [number, bearers.map(\.text).joined(separator: ", ")])
        }
    }

    @Sendable func references(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedReferences> {
        let id = Provision.ID("\(try visit.parameter("id"))/\(try visit.parameter("eid"))")
        let provision = try await site.documents.provision(id, known: visit.known).provision
        return JSONValue(
            try await PublishedReferences(of: provision, on: visit.day, in: site.documents, site.references, limit: ReferenceRoutes.longestList)
        )
    }

    @Sendable func health(_ request: Request, _ visit: Visit) async throws -> JSONValue<Health> {
        let holdings = try await site.documents.holdings()
        let index = await site.index.generation
        return JSONValue(
            Health(
                status: "ok", version: site.settings.version, edition: holdings.edition, documents: holdings.documents,
                provisions: holdings.provisions, registry: try await site.facts.generation(), indexIsCurrent: index == holdings.generation
            )
        )
    }

    private func answered(_ asked: Asked, _ visit: Visit) async throws -> JSONValue<PublishedAnswer> {
        JSONValue(PublishedAnswer(try await record(asked, visit)))
    }

    private func record(_ asked: Asked, _ visit: Visit) async throws -> AnswerRecord {
        do {
            return try await site.assistant.answer(try asked.question(id: site.settings.newID(), at: site.settings.now(), visit))
        } catch {
            throw Spoken(error: error, language: asked.language ?? visit.language)
        }
    }
}

struct Health: Encodable {
    let status: String
    let version: String
    let edition: String?
    let documents: Int
    let provisions: Int
    let registry: String
    let indexIsCurrent: Bool
}
