// SPDX-License-Identifier: Apache-2.0
import Answering
import Channels
import Domain
import Foundation
import Hummingbird
import Importing
import Logging
import Publishing
import Web

/// The site on a socket, until somebody ends it.
struct Serving: Sendable {
    private let house: Assembly
    private let console: Console
    private let logger: Logger
    /// How soon a node sees that another one has taken in an edition.
    private static let indexPause = Duration.seconds(5)
    private static let mailPause = Duration.seconds(3)
    /// How soon a mail is found; servers of mail bear with it for ever.
    private static let mailboxPause = Duration.seconds(20)
    /// How soon a node sees that other paces were set.
    private static let pacePause = Duration.seconds(5)
    /// How soon somebody is called after he should be.
    private static let deskPause = Duration.seconds(10)
    /// How soon a node sees that search by meaning was turned on.
    private static let meaningPause = Duration.seconds(5)
    private static let askingPause = Duration.seconds(600)
    private static let retentionPause = Duration.seconds(3_600)
    private static let lapsePause = Duration.seconds(600)

    /// How often the log's lanes vouch for each other.
    private static let headPause = Duration.seconds(3_600)

    init(_ house: Assembly, _ console: Console) {
        self.house = house
        self.console = console
        logger = Logger(label: "donghanh", factory: { _ in LogLine.handler(house.settings.log) })
    }

    func run() async throws {
        let settings = house.settings
        // Set where the program is started, or on the settings page before that.
        let kept = try await house.setups.sheet().setup.address?.origin
        let address = settings.address ?? kept
        guard Port(host: settings.host, number: settings.port).isFree else { throw ListeningError.taken(settings.port) }
        let runs = KnowledgeTrialRuns(house.trials, golden: house.goldenQuestions, assistant: house.trialAssistant) { [logger] error in
            logger.error("an entry of knowledge was not tried", metadata: ["error": "\(String(reflecting: error).singleLine)"])
        }
        let site = Site(
            assistant: house.assistant, drafts: ClauseDrafts(documents: house.documents), answers: house.answers, tickets: house.tickets,
            savedReplies: house.savedReplies, teams: house.teams, absences: house.absences, presences: house.presences, reviews: house.reviews,
            attachments: house.attachments, calls: house.phoneCalls, events: house.deskEvents,
            documents: house.documents, acts: house.acts,
            uploads: house.uploads, readings: ConfinedReadings(executable: Bundle.main.executablePath ?? CommandLine.arguments[0]),
            proposals: house.proposals,
            amendments: house.amendments, lawChanges: house.lawChanges,
            registries: house.registries, index: house.index, references: house.index, facts: house.facts, people: house.people,
            signIns: house.signIns, changes: house.changes, trials: runs, offices: house.offices, unsent: house.unsent, audit: house.audit,
            quality: house.quality, publisher: house.publisher, handbooks: house.handbooks,
            workbooks: ConfinedReadings(executable: Bundle.main.executablePath ?? CommandLine.arguments[0]),
            factFiles: FactFileReader(), rotas: house.rotas,
            rotaPublisher: RotaCalendar(), outside: house.outside, watch: house.watch,
            settings: SiteSettings(
                language: settings.language, deskSecret: Chance.secret(), version: Version.current,
                address: address, proxies: address == settings.address ? settings.proxies : settings.proxiesBehindAnAddress,
                paces: settings.isPaced ? .usual : .unlimited
            )
        )
        let first = try await firstAdministrator()
        // Where somebody has an account to answer tickets by, the link opens nothing.
        let deskLink = try await house.rotas.team(on: Day(Date())).isEmpty ? site.deskLink : nil
        let application = Application(
            router: try site.router(),
            server: ConnectionLimits().server,
            // No name of the program or its version goes out with every answer.
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1_024,
                availableConnectionsDelegate: .maximum(OpenFiles.raiseLimit() - Self.otherFiles, logger: logger)),
            onServerRunning: { channel in
                announce(address ?? "http://\(settings.host):\(channel.localAddress?.port ?? settings.port)", deskLink: deskLink, first)
            },
            logger: logger
        )
        let keeper = IndexKeeper(house: house, console: console, logger: logger, pause: Self.indexPause)
        let mail = MailKeeper(outbox: house.outbox, carrier: house.carrier, logger: logger, pause: Self.mailPause)
        let mailboxKeeper = MailboxKeeper(
            received: house.received, fetcher: house.fetcher, desk: house.mailDesk, logger: logger, pause: Self.mailboxPause)
        let auditKeeper = AuditKeeper(log: house.audit, logger: logger, pause: Self.headPause)
        let paceKeeper = PaceKeeper(setups: house.setups, site: site, logger: logger, pause: Self.pacePause)
        let deskKeeper = DeskKeeper(calls: house.deskCalls, logger: logger, pause: Self.deskPause)
        let lapseKeeper = LapseKeeper(lapses: house.lapses, logger: logger, pause: Self.lapsePause)
        let retentionKeeper = RetentionKeeper(retention: house.retention, logger: logger, pause: Self.retentionPause)
        let askingKeeper = SecondAskingKeeper(
            askings: house.askings, assistant: house.trialAssistant, registries: house.registries, logger: logger, pause: Self.askingPause)
        let meaningKeeper = MeaningKeeper(house: house, logger: logger, pause: Self.meaningPause)
        let nodeKeeper = NodeKeeper(nodes: house.nodes, name: settings.node, started: Date(), logger: logger)
        // Of a database in a file this program alone has the lock: whatever else is told there has ended without a word.
        if settings.databaseFile != nil { try await house.nodes.forgetOthers(than: settings.node) }
        try await nodeKeeper.beat(at: Date())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await nodeKeeper.run() }
            if let collector = house.collector { group.addTask { try await collector.run(telling: tell) } }
            group.addTask { try await meaningKeeper.run() }
            group.addTask { try await lapseKeeper.run() }
            group.addTask { try await retentionKeeper.run() }
            group.addTask { try await askingKeeper.run() }
            // Thousands of tickets may have run out of time: on the threads of the pages everybody would wait while they are looked at.
            group.addTask(priority: .background) { try await deskKeeper.run() }
            if settings.isPaced { group.addTask { try await paceKeeper.run() } }
            group.addTask { try await keeper.run() }
            group.addTask { try await mail.run() }
            group.addTask { try await mailboxKeeper.run() }
            group.addTask { try await auditKeeper.run() }
            group.addTask(priority: .background) { await site.prepare() }
            try await application.runService()
            group.cancelAll()
        }
        await runs.stop()
        await nodeKeeper.leave()
        try await house.close()
        await house.collector?.sendLast(telling: tell)
    }

    @Sendable private func tell(_ change: SpanCollector.Change) {
        switch change {
        case .failing(let why): logger.warning("traces are not taken", metadata: ["why": "\(why)"])
        case .mended: logger.notice("traces are taken again")
        }
    }

    /// The link that makes the first administrator; `nil` where there is one.
    private func firstAdministrator() async throws -> String? {
        let secret = Chance.secret()
        let now = Date()
        let invitation = Invitation.ofFirstAdministrator(
            id: Invitation.ID(Chance.secret()), secretDigest: Secret.digest(secret), expires: now.addingTimeInterval(Self.firstSeconds)
        )
        return try await house.people.inviteFirstAdministrator(invitation, at: now) ? "/welcome/" + secret : nil
    }

    private static let firstSeconds = 86_400.0
    /// The database, the index and the log are open besides the connections.
    private static let otherFiles = 128

    private func announce(_ address: String, deskLink: String?, _ first: String?) {
        console.note(console("Đồng Hành đã sẵn sàng: ", "Đồng Hành is ready: ") + address)
        if let deskLink {
            console.note(console("Phiếu đang chờ (mở được một lần): ", "Waiting tickets (opens once): ") + address + deskLink)
        }
        if let first {
            console.note(
                console("Mời quản trị viên đầu tiên (mở được một lần, trong 24 giờ): ", "First administrator (opens once, within 24 hours): ")
                    + address + first
            )
        }
    }
}

enum ListeningError: Refusal, Equatable {
    case taken(Int)

    var kind: RefusalKind { .conflict }
    var key: String { "port.taken" }
    var details: [String] { if case .taken(let port) = self { [String(port)] } else { [] } }
}
