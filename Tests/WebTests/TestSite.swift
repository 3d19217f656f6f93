// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Importing
import Logging
import Publishing
import Storage
import Testing
import Web

/// The site over an empty database in memory, a registry of three made-up duties, and an assistant that answers by rote.
struct TestSite: Sendable {
    static let deskSecret = "mo-mot-lan"
    /// 10:00 on 22 November 2026 in Ha Noi.
    static let now = Date(timeIntervalSince1970: 1_795_316_400)

    // Made once, and only read from then on.
    private nonisolated(unsafe) let router: Router<Visit>
    let whole: Site
    /// Every address, with who may come to it.
    let routes: [Routes.Route]
    let database: any SQLDatabase
    let answers: AnswerStore
    let people: PeopleStore
    let signIns: SignInStore
    let changes: ChangeStore
    let trials: MadeUpTrials
    let amendments: AmendmentStore
    let lawChanges: LawChangeStore
    let unsent: UnsentFormStore
    let audit: AuditStore
    let quality: QualityReportStore
    let handbooks: HandbookEditionStore
    let rotas: RotaStore
    let savedReplies: SavedReplyStore
    let teams: TeamStore
    let absences: AbsenceStore
    let presences: DeskPresenceStore
    let reviews: AnswerReviewStore
    let attachments: AttachmentStore
    let calls: PhoneCallStore
    let events: DeskEventStore
    let registries: RegistryCache
    let offices: OfficeStore
    let setups: SettingStore
    let outbox: OutboxStore
    let acts: ActStore
    let uploads: UploadStore
    let proposals: CompetenceProposalStore
    let providerSignIns: ProviderSignInStore
    private let names = Serial()

    init(
        assistant: (any Assistant)? = nil, deadline: Duration = .seconds(86_400), content: RegistryFacts = MadeUp.facts, address: String? = nil,
        proxies: Set<String> = [], paces: Paces = .unlimited, provider: any IdentityProvider = MadeUpProvider(),
        carrier: any MailCarrier = MadeUpCarrier(),
        references: any References = NoReferences(), conditions: any Conditions = MadeUpConditions(), outlets: [any PracticeOutlet] = [],
        traces: TraceKeeping? = nil, index: any SearchIndex = EmptyIndex(), live: LivePace = LivePace(rounds: 1), practice: HeldPractice? = nil,
        now: @escaping @Sendable () -> Date = { Self.now }
    ) async throws {
        database = try await Databases.open("sqlite::memory:")
        try await Schema.migrate(database)
        let facts = FactStore(database)
        _ = try await facts.replace(with: try content.encoded { kind, key in "\(kind)/\(key)" }, at: Self.now)
        answers = AnswerStore(database)
        lawChanges = LawChangeStore(database)
        registries = RegistryCache(facts: facts, changes: lawChanges)
        people = PeopleStore(database)
        setups = SettingStore(database)
        outbox = OutboxStore(database, letters: MailLetters())
        providerSignIns = ProviderSignInStore(database)
        // A password is tried in a moment here; what it costs elsewhere is measured, not tested.
        signIns = SignInStore(database, cost: PasswordCost(rounds: 16, blockSize: 1, parallelism: 1))
        changes = ChangeStore(database)
        trials = MadeUpTrials(database)
        acts = ActStore(database)
        uploads = UploadStore(database)
        proposals = CompetenceProposalStore(database)
        amendments = AmendmentStore(database)
        offices = OfficeStore(database)
        unsent = UnsentFormStore(database)
        audit = AuditStore(database)
        quality = QualityReportStore(database)
        handbooks = HandbookEditionStore(database)
        rotas = RotaStore(database)
        savedReplies = SavedReplyStore(database)
        teams = TeamStore(database)
        absences = AbsenceStore(database)
        presences = DeskPresenceStore(database)
        reviews = AnswerReviewStore(database)
        attachments = AttachmentStore(database)
        calls = PhoneCallStore(database)
        events = DeskEventStore(database)
        let serial = Serial()
        whole = Site(
            assistant: assistant ?? Rote(registries: registries, answers: answers), drafts: WholeArticles(documents: LegalDocumentStore(database)),
            answers: answers, tickets: TicketStore(database), savedReplies: savedReplies, teams: teams, absences: absences,
            presences: presences, reviews: reviews, attachments: attachments, calls: calls,
            events: events,
            documents: LegalDocumentStore(database), acts: acts, uploads: uploads, readings: ReadingsInProcess(), proposals: proposals,
            amendments: amendments, lawChanges: lawChanges, registries: registries, index: index,
            references: references, facts: facts,
            people: people, signIns: signIns, changes: changes, trials: trials, offices: offices, unsent: unsent, audit: audit,
            quality: quality, publisher: HandbookFiles(), handbooks: handbooks, workbooks: WorkbooksInProcess(),
            factFiles: FactFileReader(), rotas: rotas,
            rotaPublisher: RotaCalendar(),
            outside: Outside(
                setups: setups, secrets: MadeUpSecrets(), provider: provider, providerSignIns: providerSignIns, carrier: carrier,
                outbox: outbox, mailbox: MadeUpMailbox(), received: ReceivedMailStore(database), meaning: MadeUpMeanings(), modelUses: MadeUpUses()),
            watch: Watch(
                conditions: conditions, figures: OperationStore(database), retention: RetentionStore(database),
                practice: practice?.over(PracticeStore(database)) ?? PracticeStore(database), askings: SecondAskingStore(database), outlets: outlets,
                traces: traces),
            settings: SiteSettings(
                deskSecret: Self.deskSecret, version: "0", deadline: deadline, address: address, proxies: proxies, paces: paces, live: live,
                now: now,
                newID: { serial.next() })
        )
        let plan = try whole.routes()
        (router, routes) = (plan.router, plan.all)
    }

    /// A name that nothing else bears.
    func fresh() -> String { "moi-" + names.next() }

    func visit<Value: Sendable>(
        logger: Logger = LogLines().logger, _ tour: @Sendable (Visitor) async throws -> Value
    ) async throws -> Value {
        try await Application(router: router, logger: logger).test(.router) { client in try await tour(Visitor(client: client)) }
    }

    /// On a real socket, for what only a connection can do wrong.
    func live(_ limits: ConnectionLimits, _ talk: @escaping @Sendable (Int) async throws -> Void) async throws {
        let logger = LogLines().logger
        let address = ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))
        try await Application(router: router, server: limits.server, configuration: address, logger: logger).test(.live) { client in
            try await talk(try #require(client.port))
        }
    }
}

/// A browser without scripts: keeps no cookies but those it is given.
struct Visitor: Sendable {
    let client: any TestClientProtocol

    func get(_ address: String, cookie: String? = nil) async throws -> Reply {
        try await send(.get, address, headers: cookie.map { [.cookie: $0] } ?? [:])
    }

    func post(_ address: String, _ fields: [(String, String)], cookie: String? = nil) async throws -> Reply {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let cookie { headers[.cookie] = cookie }
        let form = fields.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return try await send(.post, address, headers: headers, body: form)
    }

    func post(_ address: String, json: String) async throws -> Reply {
        try await send(.post, address, headers: [.contentType: "application/json"], body: json)
    }

    func send(_ method: HTTPRequest.Method, _ address: String, headers: HTTPFields = [:], body: String? = nil) async throws -> Reply {
        Reply(try await client.execute(uri: address, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }))
    }

    func send(_ method: HTTPRequest.Method, _ address: String, headers: HTTPFields, bytes: [UInt8]) async throws -> Reply {
        Reply(try await client.execute(uri: address, method: method, headers: headers, body: ByteBuffer(bytes: bytes)))
    }

    /// Asks, and follows to the answer.
    func ask(_ question: String, _ fields: [(String, String)] = [], language: Language = .vi) async throws -> Reply {
        let reply = try await post("/questions?lang=\(language)", [("question", question)] + fields)
        return try await get(reply.location)
    }
}

struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        text = String(buffer: response.body)
    }

    var location: String { headers[.location] ?? "" }
    /// Where it leads, without what it says there.
    var page: String { String(location.prefix { $0 != "?" }) }
    var cookies: [String] { headers[values: .setCookie] }

    func header(_ name: String) -> String? { HTTPFields.Element.Name(name).flatMap { headers[$0] } }

    /// The first text between two others.
    func text(between start: String, and end: String) -> String? {
        guard let from = text.range(of: start), let to = text[from.upperBound...].range(of: end) else { return nil }
        return String(text[from.upperBound..<to.lowerBound])
    }

    /// Every address the page leads to or loads.
    var links: [String] {
        text.matches(of: /(?:href|src|action)="([^"#]*)/).map { String($0.1).replacing("&amp;", with: "&") }.filter { $0.hasPrefix("/") }
    }
}

extension Reply {
    func json() throws -> [String: JSONPiece] { try JSONDecoder().decode([String: JSONPiece].self, from: Data(text.utf8)) }
}

/// As much of JSON as the tests look at.
enum JSONPiece: Decodable, Equatable {
    case null, number(Double), text(String), list([JSONPiece]), object([String: JSONPiece]), flag(Bool)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONPiece].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONPiece].self))
        }
    }
}
