// SPDX-License-Identifier: Apache-2.0
import Answering
import Channels
import Domain
import Foundation
import Importing
import Publishing
import Retrieval
import Storage
import Web

/// The rooms plugged together over one database and one data folder.
struct Assembly: Sendable {
    let settings: Settings
    private let database: any SQLDatabase
    let documents: any LegalDocuments
    let editions: any Editions
    let acts: any Acts
    let uploads: any Uploads
    let proposals: any CompetenceProposals
    let amendments: any Amendments
    let lawChanges: any LawChanges
    let facts: any Facts
    let answers: any Answers
    let tickets: any Tickets
    let registries: any Registries
    let people: any People
    let signIns: any SignIns
    let changes: any Changes
    let offices: any Offices
    let unsent: any UnsentForms
    let lapses: any Lapses
    let audit: any AuditLog
    let quality: any QualityReports
    let handbooks: any HandbookEditions
    let rotas: any Rotas
    let teams: any DeskTeams
    let absences: any Absences
    let presences: any DeskPresences
    let reviews: any AnswerReviews
    let deskCalls: any DeskCalls
    let savedReplies: any SavedReplies
    let attachments: any Attachments
    let phoneCalls: any PhoneCalls
    let deskEvents: any DeskEvents
    let index: any SearchIndex & References
    let meaning: MeaningEngine
    private let languageModel: GuardedModel
    let setups: any Setups
    let outside: Outside
    let carrier: any MailCarrier
    let received: any ReceivedMails
    let fetcher: any MailFetcher
    let publisher: any HandbookPublisher
    let outbox: any Outbox
    let watch: Watch
    /// `nil` where traces go nowhere.
    let collector: SpanCollector?
    let nodes: any SiteNodes
    let retention: any Retention
    let askings: any SecondAskings
    let trials: any KnowledgeTrials

    /// Opens the database, brings it, the content and the index up to date, and so makes a new data folder ready to use.
    ///
    /// - Parameters:
    ///   - refreshingIndex: `false` for a command that rebuilds the index itself.
    ///   - loadingContent: `false` for a command that brings the facts itself.
    static func open(_ settings: Settings, _ console: Console, refreshingIndex: Bool = true, loadingContent: Bool = true) async throws -> Assembly {
        try DataFolder(settings.data).prepare()
        let opened = try await Databases.open(settings.database)
        let database: any SQLDatabase =
            settings.traces == nil ? opened : TracedDatabase(opened, dialect: settings.databaseFile == nil ? .postgres : .sqlite)
        try await Schema.migrate(database)
        let house = Assembly(settings, over: database)
        if loadingContent { try await house.loadContent(console) }
        // A confirmed change may have begun since the program last ran.
        _ = try await house.amendments.publish(on: Day(Date()), at: Date())
        let registry = try await house.registries.registry(known: nil)
        _ = try await house.tickets.findPlaces { registry.place(of: $0) }
        _ = try await house.tickets.findWords()
        _ = try await house.reviews.adopt { AnswerReview.Matter(of: $0, in: registry) }
        if refreshingIndex { try await IndexRefresh(house, console).refresh() }
        return house
    }

    private init(_ settings: Settings, over database: any SQLDatabase) {
        self.settings = settings
        self.database = database
        documents = LegalDocumentStore(database)
        editions = EditionStore(database)
        acts = ActStore(database)
        uploads = UploadStore(database)
        proposals = CompetenceProposalStore(database)
        amendments = AmendmentStore(database)
        lawChanges = LawChangeStore(database)
        facts = FactStore(database)
        answers = AnswerStore(database)
        tickets = TicketStore(database, pinned: settings.pinned)
        registries = RegistryCache(facts: FactStore(database), changes: LawChangeStore(database))
        people = PeopleStore(database, pinned: settings.pinned)
        signIns = SignInStore(database, pinned: settings.pinned)
        changes = ChangeStore(database)
        offices = OfficeStore(database)
        unsent = UnsentFormStore(database)
        lapses = LapseStore(database, pinned: settings.pinned)
        meaning = MeaningEngine(settings, setups: SettingStore(database, pinned: settings.pinned), now: { Date() })
        index = MeaningIndex(
            FolderIndex(folder: settings.index, rankings: RankingFolder(settings.rankings)), sources: meaning, documents: LegalDocumentStore(database)
        )
        carrier = SMTPCarrier(secrets: settings.secrets, authorities: settings.authorities, now: { Date() })
        received = ReceivedMailStore(database, pinned: settings.pinned)
        fetcher = IMAPMailbox(secrets: settings.secrets, authorities: settings.authorities)
        publisher = HandbookFiles(typesetter: ConfinedTypesetter(folder: settings.typesetter))
        outbox = OutboxStore(database, letters: MailLetters(), pinned: settings.pinned)
        setups = SettingStore(database, pinned: settings.pinned)
        outside = Outside(
            setups: setups, secrets: settings.secrets, provider: OpenIDProvider(secrets: settings.secrets, authorities: settings.authorities),
            providerSignIns: ProviderSignInStore(database, pinned: settings.pinned), carrier: carrier, outbox: outbox,
            mailbox: fetcher, received: received, meaning: meaning, modelUses: ModelUseStore(database)
        )
        languageModel = GuardedModel(
            ChatServer(secrets: settings.secrets, authorities: settings.authorities), setups: setups, uses: ModelUseStore(database), now: { Date() })
        audit = AuditStore(database)
        quality = QualityReportStore(database)
        handbooks = HandbookEditionStore(database)
        rotas = RotaStore(database, pinned: settings.pinned)
        deskCalls = DeskCallStore(database, pinned: settings.pinned, rest: .milliseconds(400))
        savedReplies = SavedReplyStore(database)
        teams = TeamStore(database, pinned: settings.pinned)
        absences = AbsenceStore(database, pinned: settings.pinned)
        presences = DeskPresenceStore(database)
        reviews = AnswerReviewStore(database, pinned: settings.pinned)
        attachments = AttachmentStore(database, pinned: settings.pinned)
        phoneCalls = PhoneCallStore(database, pinned: settings.pinned)
        deskEvents = DeskEventStore(database)
        nodes = NodeStore(database)
        collector = settings.traces.flatMap { [secrets = settings.secrets] traces in
            SpanCollector(
                traces.address, token: { try traces.secret.map { try secrets.secret($0) } }, authorities: settings.authorities,
                version: Version.current, node: settings.node)
        }
        watch = Watch(
            conditions: NodeConditions(settings: settings, database: database, documents: documents, index: index, outbox: outbox, nodes: nodes),
            figures: OperationStore(database), retention: RetentionStore(database, pinned: settings.pinned),
            practice: PracticeStore(database), askings: SecondAskingStore(database),
            traces: collector.map { TraceKeeping(sink: $0, share: settings.traces?.share ?? 1) })
        askings = SecondAskingStore(database)
        trials = KnowledgeTrialStore(database)
        retention = RetentionStore(database, pinned: settings.pinned)
    }

    /// Waits for the work at hand and lets go of the database.
    func close() async throws { try await database.close() }

    func embedding(_ source: MeaningSource) -> Embedding {
        Embedding(source, documents: documents, registries: registries, notePath: settings.embeddingNote)
    }

    /// Answers questions and keeps what was answered.
    var assistant: any Assistant { pipeline(keeping: answers, model: languageModel) }

    /// The same, and nobody keeps what it answers; a trial spends nothing of a model's budget.
    var trialAssistant: any Assistant { trialAssistant(over: registries) }

    func trialAssistant(over registries: any Registries) -> any Assistant { pipeline(keeping: Unkept(), model: nil, over: registries) }

    /// Questions of the law whose article people have judged.
    func goldenQuestions() throws -> [GoldenQuestion] { try settings.content.map { try GoldenFile(folder: $0).questions } ?? [] }

    /// Answers what is asked by mail.
    var mailDesk: MailDesk {
        MailDesk(received: received, assistant: assistant, answers: answers, setups: setups, newID: { Chance.secret() })
    }

    private func pipeline(keeping answers: any Answers, model: GuardedModel?, over registries: (any Registries)? = nil) -> any Assistant {
        let (index, edition, setups) = (index, EditionName(documents), setups)
        return Pipeline(
            registries: registries ?? self.registries, documents: documents, index: index, answers: answers,
            newID: { Chance.secret() }, now: { Date() },
            versions: {
                let corpus = await index.generation ?? ""
                return [
                    "program": Version.current,
                    // What was searched; every text that is quoted is named by its own digest besides.
                    "corpus": corpus,
                    "edition": try await edition.label(of: corpus),
                ]
            },
            goals: { try await setups.sheet().setup.goals },
            model: model
        )
    }

    /// The files as they are now go over nothing that is held: only once they change are they loaded again.
    func passOverContent() throws { try contentLoading?.note() }

    private var contentLoading: ContentLoading? {
        settings.content.map { ContentLoading(folder: $0, stampPath: settings.contentStamp, database: settings.database, facts: facts) }
    }

    private func loadContent(_ console: Console) async throws {
        guard let loading = contentLoading else {
            if try await facts.generation().isEmpty { throw ContentError.missing }
            return
        }
        guard let report = try await loading.refresh(at: Date()) else { return }
        console.note(
            console(
                "Đã nạp nội dung: thêm \(report.added), đổi \(report.changed), bỏ \(report.dropped), giữ \(report.unchanged).",
                "Content loaded: \(report.added) added, \(report.changed) changed, \(report.dropped) dropped, \(report.unchanged) kept."
            )
        )
        for subject in report.conflicts {
            console.note(
                console(
                    "Tệp nội dung nay khác với điều đã duyệt: \(subject.key) (\(subject.kind)). Điều đã duyệt vẫn giữ nguyên; hãy xem và duyệt lại.",
                    "The content files now differ from what was approved: \(subject.key) (\(subject.kind)). What was approved stands; settle it by a change."
                )
            )
        }
    }
}
