// SPDX-License-Identifier: Apache-2.0

/// Something that an administrator may set while the site runs.
package enum Setting: String, Codable, Sendable, CaseIterable {
    case address
    case organisation

    case mailHost = "mail-host"
    case mailPort = "mail-port"
    case mailSecurity = "mail-security"
    case mailUser = "mail-user"
    case mailPassword = "mail-password"
    case mailSender = "mail-sender"

    case mailboxHost = "mailbox-host"
    case mailboxPort = "mailbox-port"
    case mailboxSecurity = "mailbox-security"
    case mailboxUser = "mailbox-user"
    case mailboxPassword = "mailbox-password"
    case mailboxFolder = "mailbox-folder"
    case mailboxAddress = "mailbox-address"

    case providerName = "provider-name"
    case providerIssuer = "provider-issuer"
    case providerClient = "provider-client"
    case providerSecret = "provider-secret"
    case providerScopes = "provider-scopes"
    case providerClaim = "provider-claim"
    case providerGroups = "provider-groups"
    case providerStrangers = "provider-strangers"
    case providerAdministrators = "provider-administrators"
    case providerHours = "provider-hours"

    case sessionIdle = "session-idle"
    case sessionLongest = "session-longest"

    case paceReading = "pace-reading"
    case paceAsking = "pace-asking"
    case paceEntering = "pace-entering"

    case placeContacts = "place-contacts"

    case workDays = "work-days"

    case meaningEngine = "meaning-engine"
    case meaningShare = "meaning-share"
    case meaningAddress = "meaning-address"
    case meaningModel = "meaning-model"
    case meaningForm = "meaning-form"
    case meaningSecret = "meaning-secret"

    case modelUse = "model-use"
    case modelAddress = "model-address"
    case modelName = "model-name"
    case modelSecret = "model-secret"
    case modelSeconds = "model-seconds"
    case modelTokens = "model-tokens"

    case goalGuidanceResponse = "goal-guidance-response"
    case goalGuidanceForward = "goal-guidance-forward"
    case goalGuidanceAnswer = "goal-guidance-answer"
    case goalReflectionResponse = "goal-reflection-response"
    case goalReflectionForward = "goal-reflection-forward"
    case goalReflectionAnswer = "goal-reflection-answer"
    case goalFaultResponse = "goal-fault-response"
    case goalFaultForward = "goal-fault-forward"
    case goalFaultAnswer = "goal-fault-answer"
    case goalReview = "goal-review"

    case metricsToken = "metrics-token"

    case retentionAnswers = "retention-answers"
    case retentionTickets = "retention-tickets"
    case retentionLog = "retention-log"

    /// Settings that only make sense together, and are tried together.
    package enum Part: String, Sendable, CaseIterable {
        case site, places, calendar, goals, mail, mailbox, provider, sessions, paces, meaning, model, operation, retention
    }

    package var part: Part {
        switch self {
        case .address, .organisation: .site
        case .mailHost, .mailPort, .mailSecurity, .mailUser, .mailPassword, .mailSender: .mail
        case .mailboxHost, .mailboxPort, .mailboxSecurity, .mailboxUser, .mailboxPassword, .mailboxFolder, .mailboxAddress: .mailbox
        case .providerName, .providerIssuer, .providerClient, .providerSecret, .providerScopes, .providerClaim, .providerGroups,
            .providerStrangers, .providerAdministrators, .providerHours:
            .provider
        case .sessionIdle, .sessionLongest: .sessions
        case .paceReading, .paceAsking, .paceEntering: .paces
        case .placeContacts: .places
        case .workDays: .calendar
        case .meaningEngine, .meaningShare, .meaningAddress, .meaningModel, .meaningForm, .meaningSecret: .meaning
        case .modelUse, .modelAddress, .modelName, .modelSecret, .modelSeconds, .modelTokens: .model
        case .goalGuidanceResponse, .goalGuidanceForward, .goalGuidanceAnswer, .goalReflectionResponse, .goalReflectionForward, .goalReflectionAnswer,
            .goalFaultResponse, .goalFaultForward, .goalFaultAnswer, .goalReview:
            .goals
        case .metricsToken: .operation
        case .retentionAnswers, .retentionTickets, .retentionLog: .retention
        }
    }

    /// What holds where nobody has set anything.
    package var fallback: String? {
        switch self {
        case .mailPort: "587"
        case .mailSecurity: MailServer.Security.startTLS.rawValue
        case .mailboxPort: "993"
        case .mailboxSecurity: MailServer.Security.tls.rawValue
        case .mailboxFolder: "INBOX"
        case .providerScopes: "openid profile email"
        case .providerClaim: "groups"
        case .providerStrangers, .providerAdministrators: "no"
        case .providerHours: "24"
        case .sessionIdle: "12"
        case .sessionLongest: "7"
        case .paceReading: String(PaceLimits.usual.pagesPerSecond)
        case .paceAsking: String(PaceLimits.usual.questionsPerSecond)
        case .paceEntering: String(PaceLimits.usual.entriesPerMinute)
        case .meaningEngine: "library"
        case .meaningShare: String(MeaningSetup.usualShare)
        case .meaningForm: EmbeddingServerSetup.Form.field.rawValue
        case .modelUse: "no"
        case .modelSeconds: "20"
        case .modelTokens: "200000"
        case .retentionAnswers: RetentionTerms.usual.answerDays.map(String.init)
        case .retentionTickets: RetentionTerms.usual.ticketDays.map(String.init)
        case .retentionLog: "0"
        case .goalReview: String(DeskGoals.usual.reviewDays)
        default: goal.map { String(DeskGoals.usual[$0.kind][$0.clock]) }
        }
    }

    /// The only texts that it may have; `nil` where it is written freely.
    package var choices: [String]? {
        switch self {
        case .mailSecurity, .mailboxSecurity: MailServer.Security.allCases.map(\.rawValue)
        case .providerStrangers, .providerAdministrators, .modelUse: ["no", "yes"]
        case .meaningEngine: ["none", "library", "server"]
        case .meaningForm: EmbeddingServerSetup.Form.allCases.map(\.rawValue)
        default: nil
        }
    }

    /// It names a secret that lies outside the database; the secret itself is never typed here.
    package var isSecretName: Bool { [.mailPassword, .mailboxPassword, .providerSecret, .meaningSecret, .modelSecret, .metricsToken].contains(self) }

    /// Several lines.
    package var isList: Bool { self == .providerGroups || self == .placeContacts || self == .workDays }

    /// Characters at most.
    package var longest: Int { isList ? 8_000 : 500 }
}
