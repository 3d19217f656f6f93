// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import FoundationEssentials
import Hummingbird

/// How the site fares: for whatever keeps it running, for whatever counts, and as a page for administrators.
struct OperationRoutes {
    private let site: Site
    private let readiness = Kept<Readiness>(seconds: 2)
    private let desk = Kept<DeskFigures>(seconds: 15)
    private let lately = Kept<[DayOfAnswers]>(seconds: 15)

    init(_ site: Site) { self.site = site }

    static let live = "/health/live"
    static let ready = "/health/ready"

    func add(to routes: Routes) {
        routes.get("health/live", .open, use: isLive)
        routes.get("health/ready", .open, use: isReady)
        routes.get("metrics", .secret, use: metrics)
        routes.get("operation", .mayEverywhere(.viewOperation), use: show)
    }

    /// The process answers; it asks nothing else, so that a database that is away restarts nothing.
    @Sendable func isLive(_ request: Request, _ visit: Visit) async throws -> JSONValue<[String: String]> {
        JSONValue(["status": "live"], headers: Self.uncached)
    }

    @Sendable func isReady(_ request: Request, _ visit: Visit) async throws -> JSONValue<PublishedReadiness> {
        let found = await state()
        return JSONValue(
            PublishedReadiness(found, visit.language), status: found.isReady ? .ok : .serviceUnavailable, headers: Self.uncached)
    }

    /// For whoever bears the token that the settings name; without such a setting there is no such page.
    @Sendable func metrics(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let name = try await site.outside.setups.sheet().setup.metricsToken else { throw Fault.noSuchPage(request.uri.path) }
        guard let token = try? site.outside.secrets.secret(name), token.utf8.count >= Self.shortestToken else {
            throw OperationError.noToken(shortest: Self.shortestToken)
        }
        guard Self.bears(token, request) else { return try Self.unknown(request, visit) }
        let figures = try await figures()
        return Response(
            status: .ok, headers: [.contentType: Exposition.type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: MetricsText(figures).text)))
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .viewOperation, .common)
        let now = site.settings.now()
        let answers = try await lately.value(at: now) { try await site.watch.figures.answers(from: Day(now).advanced(by: 1 - Self.days)) }
        return Page("operation/show", OperationView(try await figures(), answers, visit), headers: TicketRoutes.private)
    }

    private func state() async -> Readiness {
        let now = site.settings.now()
        return await readiness.value(at: now) { await site.watch.conditions.readiness(at: now) }
    }

    private func figures() async throws -> Figures {
        let now = site.settings.now()
        let conditions = site.watch.conditions
        let times = try await site.deskTimes()
        let registry = try await site.registries.registry(known: nil)
        return Figures(
            at: now, version: site.settings.version, readiness: await state(), process: conditions.process(), database: conditions.databaseLoad(),
            outbox: try await conditions.outbox(at: now), mailbox: try await site.outside.received?.state(at: now),
            desk: try await desk.value(at: now) {
                try await site.watch.figures.desk(times, since: now.addingTimeInterval(-Self.waitSeconds), at: now)
            },
            unlooked: registry.staleness.subjects { _ in true }.count, counts: site.tally.now, nodes: try await conditions.nodes(),
            spans: site.watch.traces?.sink.figures())
    }

    private static func unknown(_ request: Request, _ visit: Visit) throws -> Response {
        let fault = Fault(status: .unauthorized, key: "metrics.token")
        let sentence = Catalogue.sentence(fault.key, [], in: visit.language) ?? fault.key
        var response = try Problem(fault, sentence, request, visit.language).response(from: request, context: visit)
        response.headers[.wwwAuthenticate] = "Bearer"
        return response
    }

    private static func bears(_ token: String, _ request: Request) -> Bool {
        let given = request.headers[values: .authorization]
        guard given.count == 1, given[0].lowercased().hasPrefix("bearer ") else { return false }
        // Digests compare in constant time.
        return SHA256.hash(data: Array(given[0].utf8.dropFirst(7))) == SHA256.hash(data: Array(token.utf8))
    }

    private static let uncached = [HeaderField(.cacheControl, "no-store")]
    /// What chance alone makes of that length nobody guesses.
    private static let shortestToken = 24
    private static let days = 14
    private static let waitSeconds = 86_400.0
}

/// Everything that is told of the site at one moment.
struct Figures: Sendable {
    let at: Date
    let version: String
    let readiness: Readiness
    let process: ProcessFigures?
    let database: DatabaseLoad
    let outbox: OutboxState
    /// `nil` where nobody can ask by mail.
    let mailbox: MailboxState?
    /// Waits are those of the last day.
    let desk: DeskFigures
    /// Facts whose ground has changed, and for which nobody has answered since.
    let unlooked: Int
    let counts: Tally.Counts
    /// Every node of the site, this one too.
    let nodes: [SiteNode]
    /// `nil` where nobody collects traces.
    let spans: SpanFigures?
}

enum OperationError: Refusal, Equatable {
    /// What the settings name is not there, or short enough to be guessed.
    case noToken(shortest: Int)

    var kind: RefusalKind { .unavailable }
    var key: String { "metrics.no-token" }
    var details: [String] { if case .noToken(let shortest) = self { [String(shortest)] } else { [] } }
}

struct PublishedReadiness: Encodable {
    let status: String
    let parts: [Part]

    struct Part: Encodable {
        let part: String
        let state: String
        let reason: String?
        let sentence: String?
    }

    init(_ readiness: Readiness, _ language: Language) {
        status = readiness.isReady ? "ready" : "not-ready"
        parts = readiness.parts.map { found in
            Part(
                part: found.part.rawValue, state: found.state.rawValue, reason: found.reason?.key,
                sentence: found.reason.flatMap { Catalogue.sentence($0.key, $0.details, in: language) })
        }
    }
}

extension Readiness.Reason {
    var key: String {
        switch self {
        case .noAnswer: "ready.no-answer"
        case .migrationsWait: "ready.migrations-wait"
        case .newerSchema: "ready.newer-schema"
        case .diskFills: "ready.disk-fills"
        case .diskIsFull: "ready.disk-is-full"
        case .notWritable: "ready.not-writable"
        case .noIndex: "ready.no-index"
        case .indexIsBehind: "ready.index-is-behind"
        case .mailWaits: "ready.mail-waits"
        case .nodesAreSilent: "ready.nodes-are-silent"
        }
    }

    var details: [String] {
        switch self {
        case .migrationsWait(let count): [String(count)]
        case .diskFills(let megabytes), .diskIsFull(let megabytes): [String(megabytes)]
        case .mailWaits(let count, let minutes), .nodesAreSilent(let count, let minutes): [String(count), String(minutes)]
        case .noAnswer, .newerSchema, .notWritable, .noIndex, .indexIsBehind: []
        }
    }
}
