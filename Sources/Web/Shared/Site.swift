// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials
package import Hummingbird
import Foundation

/// The site: every page and the interface for programs, over the ports of the domain.
package struct Site: Sendable {
    let assistant: any Assistant
    let drafts: any AnswerDrafts
    let answers: any Answers
    let tickets: any Tickets
    let savedReplies: any SavedReplies
    let teams: any DeskTeams
    let absences: any Absences
    let presences: any DeskPresences
    let pages = OpenPages()
    let beside = KeptBeside()
    let lessons = KeptLessons()
    let reviews: any AnswerReviews
    let attachments: any Attachments
    let calls: any PhoneCalls
    let events: any DeskEvents
    let documents: any LegalDocuments
    let acts: any Acts
    let uploads: any Uploads
    let readings: any ActReadings
    let proposals: any CompetenceProposals
    let amendments: any Amendments
    let lawChanges: any LawChanges
    let registries: any Registries
    let index: any SearchIndex
    let references: any References
    let facts: any Facts
    let people: any People
    let signIns: any SignIns
    let changes: any Changes
    let trials: any TrialRuns
    let offices: any Offices
    let unsent: any UnsentForms
    let outside: Outside
    let audit: any AuditLog
    let quality: any QualityReports
    let publisher: any HandbookPublisher
    let handbooks: any HandbookEditions
    let workbooks: any Workbooks
    let factFiles: any FactFiles
    let rotas: any Rotas
    let rotaPublisher: any RotaPublisher
    let watch: Watch
    let settings: SiteSettings
    let tally = Tally()
    private let turns: Turns

    package init(
        assistant: any Assistant, drafts: any AnswerDrafts, answers: any Answers, tickets: any Tickets, savedReplies: any SavedReplies,
        teams: any DeskTeams, absences: any Absences, presences: any DeskPresences, reviews: any AnswerReviews,
        attachments: any Attachments, calls: any PhoneCalls, events: any DeskEvents,
        documents: any LegalDocuments, acts: any Acts,
        uploads: any Uploads, readings: any ActReadings, proposals: any CompetenceProposals, amendments: any Amendments,
        lawChanges: any LawChanges, registries: any Registries,
        index: any SearchIndex, references: any References, facts: any Facts, people: any People,
        signIns: any SignIns, changes: any Changes, trials: any TrialRuns, offices: any Offices, unsent: any UnsentForms,
        audit: any AuditLog, quality: any QualityReports, publisher: any HandbookPublisher, handbooks: any HandbookEditions, workbooks: any Workbooks,
        factFiles: any FactFiles,
        rotas: any Rotas, rotaPublisher: any RotaPublisher, outside: Outside, watch: Watch, settings: SiteSettings
    ) {
        self.assistant = CountedAssistant(assistant: assistant, registries: registries, tally: tally)
        self.drafts = drafts
        self.answers = answers
        self.tickets = tickets
        self.savedReplies = savedReplies
        self.teams = teams
        self.absences = absences
        self.presences = presences
        self.reviews = reviews
        self.attachments = attachments
        self.calls = calls
        self.events = events
        self.documents = documents
        self.acts = acts
        self.uploads = uploads
        self.readings = readings
        self.proposals = proposals
        self.amendments = amendments
        self.lawChanges = lawChanges
        self.registries = registries
        self.index = index
        self.references = references
        self.facts = facts
        self.people = people
        self.signIns = signIns
        self.changes = changes
        self.trials = trials
        self.offices = offices
        self.unsent = unsent
        self.outside = outside
        self.audit = audit
        self.quality = quality
        self.publisher = publisher
        self.handbooks = handbooks
        self.workbooks = workbooks
        self.factFiles = factFiles
        self.rotas = rotas
        self.rotaPublisher = rotaPublisher
        self.watch = watch
        self.settings = settings
        turns = Turns(settings.paces)
    }

    /// How long the desk may take: by the calendar of the registry, and what the desk adds to it.
    func deskTimes() async throws -> DeskTimes {
        let common = try await registries.registry(known: nil).facts.workCalendar
        let setup = try await outside.setups.sheet().setup
        return DeskTimes(calendar: common.adding(setup.calendar), goals: setup.goals)
    }

    /// Holds callers to other paces from now on.
    package func hold(_ limits: PaceLimits) { turns.hold(Paces(limits)) }

    /// Path of the page that opens the list of waiting tickets, once.
    package var deskLink: String { "/hotline/open/\(settings.deskSecret)" }

    /// - Throws: when a template or a file of the package cannot be read.
    package func router() throws -> Router<Visit> { try routes().router }

    /// Every address, with who may come to it.
    package func routes() throws -> Routes {
        let furniture = try Furniture.ofPackage()
        let router = Router(context: Visit.self, options: [.autoGenerateHeadEndpoints])
        let pacing = Pacing(turns: turns, now: settings.now)
        router.add(middleware: Watching(tally: tally, traces: watch.traces, now: settings.now))
        router.add(middleware: SafetyHeaders(isSecure: settings.isSecure))
        router.add(middleware: Reception(registries: registries, setups: outside.setups, furniture: furniture, settings: settings))
        router.add(middleware: ErrorPages())
        router.add(middleware: Doorstep(pacing: pacing, settings: settings))
        router.add(middleware: OwnFormsOnly())
        router.add(middleware: FaultCheck())
        router.add(middleware: Deadline(limit: settings.deadline, setups: outside.setups))
        router.add(middleware: StaffDoor(signIns: signIns, changes: changes, settings: settings))
        router.add(middleware: LateForms(signIns: signIns, unsent: unsent, pacing: pacing, now: settings.now))
        let routes = Routes(router, pacing)
        furniture.assets.add(to: routes)
        AskRoutes(self).add(to: routes)
        TicketRoutes(self).add(to: routes)
        DeskRoutes(self).add(to: routes)
        SavedReplyRoutes(self).add(to: routes)
        TeamRoutes(self).add(to: routes)
        AwayRoutes(self).add(to: routes)
        ReviewRoutes(self).add(to: routes)
        AttachmentRoutes(self).add(to: routes)
        CallRoutes(self).add(to: routes)
        LiveRoutes(self).add(to: routes)
        RotaRoutes(self).add(to: routes)
        KnowledgeRoutes(self).add(to: routes)
        ProgramRoutes(self).add(to: routes)
        RegistryRoutes(self).add(to: routes)
        HandbookRoutes(registries: registries, documents: documents, publisher: publisher).add(to: routes)
        HandbookAppRoutes(registries: registries, documents: documents, publisher: publisher, assets: furniture.assets).add(to: routes)
        EditionRoutes(
            editions: handbooks, registries: registries, documents: documents, people: people, publisher: publisher, lawChanges: lawChanges,
            settings: settings
        ).add(to: routes)
        SunsetRoutes(registries: registries, changes: changes, settings: settings).add(to: routes)
        OverviewRoutes(registries: registries).add(to: routes)
        ProcedureRoutes(registries: registries, changes: changes, workbooks: workbooks, settings: settings).add(to: routes)
        CalendarRoutes(registries: registries, changes: changes, settings: settings).add(to: routes)
        ConsistencyRoutes(registries: registries).add(to: routes)
        VerificationRoutes(
            registries: registries, changes: changes, answers: answers, documents: documents, index: index, settings: settings
        ).add(to: routes)
        DocumentRoutes(self).add(to: routes)
        ReferenceRoutes(self).add(to: routes)
        TextRoutes(self).add(to: routes)
        AmendmentRoutes(amendments: amendments, acts: acts, people: people, settings: settings).add(to: routes)
        UploadRoutes(self).add(to: routes)
        ReadingRoutes(self).add(to: routes)
        ProposalRoutes(self).add(to: routes)
        ImpactRoutes(self).add(to: routes)
        AboutRoutes(self).add(to: routes)
        OperationRoutes(self).add(to: routes)
        ErasureRoutes(self).add(to: routes)
        PracticeRoutes(self).add(to: routes)
        ProgressRoutes(self).add(to: routes)
        QualityRoutes(self).add(to: routes)
        SignInRoutes(people: people, signIns: signIns, registries: registries, offices: offices, outside: outside, settings: settings)
            .add(to: routes)
        ProviderRoutes(outside: outside, settings: settings).add(to: routes)
        ForgottenRoutes(signIns: signIns, outside: outside, settings: settings).add(to: routes)
        SettingRoutes(
            outside: outside, letters: MailLetters(), people: people, registries: registries, offices: offices, settings: settings
        ).add(to: routes)
        ProfileRoutes(people: people, signIns: signIns, registries: registries, offices: offices, outside: outside, settings: settings)
            .add(to: routes)
        PeopleRoutes(people: people, signIns: signIns, registries: registries, offices: offices, audit: audit, settings: settings)
            .add(to: routes)
        OfficeRoutes(offices: offices, registries: registries, settings: settings).add(to: routes)
        FindRoutes(registries: registries, documents: documents, people: people, changes: changes, audit: audit, settings: settings)
            .add(to: routes)
        KeysRoutes().add(to: routes)
        UnsentRoutes(unsent: unsent, registries: registries, settings: settings).add(to: routes)
        ChangeListRoutes(changes: changes, people: people, registries: registries).add(to: routes)
        InboxRoutes(changes: changes, people: people, unsent: unsent, registries: registries, settings: settings).add(to: routes)
        ChangeRoutes(changes: changes, trials: trials, people: people, registries: registries, settings: settings).add(to: routes)
        AuditRoutes(audit: audit, people: people, settings: settings).add(to: routes)
        RegistryFileRoutes(registries: registries, facts: facts, settings: settings).add(to: routes)
        FactListRoutes(registries: registries).add(to: routes)
        FactFileRoutes(self).add(to: routes)
        NewFactRoutes(changes: changes, registries: registries, settings: settings).add(to: routes)
        FactHistoryRoutes(facts: facts, people: people, changes: changes, registries: registries, files: factFiles)
            .add(to: routes)
        EditRoutes(changes: changes, unsent: unsent, registries: registries, settings: settings).add(to: routes)
        refuseOtherMethods(than: routes)
        return routes
    }

    /// A known address with a method it does not take is not a missing page.
    private func refuseOtherMethods(than routes: Routes) {
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
        for (path, known) in Dictionary(grouping: routes.all, by: \.path) {
            let allowed = known.map(\.method).sorted()
            for method in methods where !allowed.contains(method.rawValue) {
                routes.router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Fault.wrongMethod(method.rawValue, allowed: allowed)
                }
            }
        }
    }
}

/// What the site is told from outside; it reads no environment and no clock of its own.
package struct SiteSettings: Sendable {
    package let language: Language
    /// Opens the list of waiting tickets once.
    package let deskSecret: String
    package let version: String
    package let deadline: Duration
    /// Where people reach the site, such as "https://hotro.example.org"; `nil` where it is reached as it happens.
    package let address: String?
    /// Servers in front of this one, believed when they say for whom they ask.
    package let proxies: Set<String>
    package let paces: Paces
    package let live: LivePace
    package let now: @Sendable () -> Date
    /// An unguessable name, for a question or a session.
    package let newID: @Sendable () -> String

    package init(
        language: Language = .vi, deskSecret: String, version: String, deadline: Duration = .seconds(20), address: String? = nil,
        proxies: Set<String> = [], paces: Paces = .usual, live: LivePace = .usual,
        now: @escaping @Sendable () -> Date = { Date() }, newID: @escaping @Sendable () -> String = { Self.chance() }
    ) {
        self.language = language
        self.deskSecret = deskSecret
        self.version = version
        self.deadline = deadline
        self.address = address
        self.proxies = Set(proxies.map(CallerAddress.plain))
        self.paces = paces
        self.live = live
        self.now = now
        self.newID = newID
    }

    /// The site is reached by https alone, so its cookies go no other way.
    package var isSecure: Bool { address?.hasPrefix("https://") ?? false }

    /// What a request for this site names; without the port that its scheme implies, as browsers send it.
    var host: String? {
        guard let address, let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return nil }
        let host = address.dropFirst(scheme.count).lowercased()
        let implied = scheme == "https://" ? ":443" : ":80"
        return host.hasSuffix(implied) ? String(host.dropLast(implied.count)) : host
    }

    /// 128 bits from the system's generator, in hexadecimal.
    package static func chance() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

extension Furniture {
    /// What lies in the package is the same as long as the process lives, and takes a while to read.
    private static let packaged = Result {
        guard let folder = Bundle.module.resourceURL else { throw TemplateError.missing("Templates") }
        return Furniture(
            templates: try Templates(folder: folder.appending(path: "Templates")), assets: try Assets(folder: folder.appending(path: "Assets"))
        )
    }

    static func ofPackage() throws -> Furniture { try packaged.get() }
}
