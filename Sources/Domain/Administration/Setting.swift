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

    /// Settings that only make sense together, and are tried together.
    package enum Part: String, Sendable, CaseIterable {
        case site, places, calendar, mail, provider, sessions, paces
    }

    package var part: Part {
        switch self {
        case .address, .organisation: .site
        case .mailHost, .mailPort, .mailSecurity, .mailUser, .mailPassword, .mailSender: .mail
        case .providerName, .providerIssuer, .providerClient, .providerSecret, .providerScopes, .providerClaim, .providerGroups,
            .providerStrangers, .providerAdministrators, .providerHours:
            .provider
        case .sessionIdle, .sessionLongest: .sessions
        case .paceReading, .paceAsking, .paceEntering: .paces
        case .placeContacts: .places
        case .workDays: .calendar
        }
    }

    /// What holds where nobody has set anything.
    package var fallback: String? {
        switch self {
        case .mailPort: "587"
        case .mailSecurity: MailServer.Security.startTLS.rawValue
        case .providerScopes: "openid profile email"
        case .providerClaim: "groups"
        case .providerStrangers, .providerAdministrators: "no"
        case .providerHours: "24"
        case .sessionIdle: "12"
        case .sessionLongest: "7"
        case .paceReading: String(PaceLimits.usual.pagesPerSecond)
        case .paceAsking: String(PaceLimits.usual.questionsPerSecond)
        case .paceEntering: String(PaceLimits.usual.entriesPerMinute)
        default: nil
        }
    }

    /// The only texts that it may have; `nil` where it is written freely.
    package var choices: [String]? {
        switch self {
        case .mailSecurity: MailServer.Security.allCases.map(\.rawValue)
        case .providerStrangers, .providerAdministrators: ["no", "yes"]
        default: nil
        }
    }

    /// It names a secret that lies outside the database; the secret itself is never typed here.
    package var isSecretName: Bool { self == .mailPassword || self == .providerSecret }

    /// Several lines.
    package var isList: Bool { self == .providerGroups || self == .placeContacts || self == .workDays }

    /// Characters at most.
    package var longest: Int { isList ? 8_000 : 500 }
}
