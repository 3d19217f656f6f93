// SPDX-License-Identifier: Apache-2.0

/// What is wrong with one setting, and so what to write instead.
package enum SettingFault: Refusal, Equatable {
    case tooLong(limit: Int)
    case notAChoice([String])
    case notInRange(Int, Int)
    case notOneLine
    case notASecretName
    /// Another setting of its part makes no sense without it.
    case needed
    case neededByMail
    case neededByProvider
    /// Whoever writes is answered by mail.
    case neededByMailbox
    case notAFolder
    /// No address up to `/v1`, to which an operation can be added.
    case notAnInterface
    case notASite
    case notAHost
    case notAnEmail
    /// Without a protected connection everybody on the way reads what is sent.
    case notPrivate
    case notAnIssuer
    case lacksOpenID
    case notARule(line: Int)
    case notAContact(line: Int)
    case administratorsNotAllowed(line: Int)
    case notACalendarLine(line: Int)
    /// The days of a year are facts of the registry, not a setting.
    case yearIsRecorded(line: Int)
    case bothWorkedAndOff(Day)
    case noSuchUnit(String)
    case noSuchPlace(String)

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .tooLong: "setting.too-long"
        case .notAChoice: "setting.not-a-choice"
        case .notInRange: "setting.not-in-range"
        case .notOneLine: "setting.not-one-line"
        case .notASecretName: "setting.not-a-secret-name"
        case .needed: "setting.needed"
        case .neededByMail: "setting.needed-by-mail"
        case .neededByProvider: "setting.needed-by-provider"
        case .neededByMailbox: "setting.needed-by-mailbox"
        case .notAFolder: "setting.not-a-folder"
        case .notAnInterface: "setting.not-an-interface"
        case .notASite: "setting.not-a-site"
        case .notAHost: "setting.not-a-host"
        case .notAnEmail: "setting.not-an-email"
        case .notPrivate: "setting.not-private"
        case .notAnIssuer: "setting.not-an-issuer"
        case .lacksOpenID: "setting.lacks-openid"
        case .notARule: "setting.not-a-rule"
        case .notAContact: "setting.not-a-contact"
        case .administratorsNotAllowed: "setting.administrators-not-allowed"
        case .notACalendarLine: "setting.not-a-calendar-line"
        case .yearIsRecorded: "setting.year-is-recorded"
        case .bothWorkedAndOff: "setting.both-worked-and-off"
        case .noSuchUnit: "setting.no-such-unit"
        case .noSuchPlace: "setting.no-such-place"
        }
    }

    package var details: [String] {
        switch self {
        case .tooLong(let limit): [String(limit)]
        case .notAChoice(let choices): [choices.joined(separator: ", ")]
        case .notInRange(let least, let most): [String(least), String(most)]
        case .notARule(let line), .notAContact(let line), .administratorsNotAllowed(let line), .notACalendarLine(let line),
            .yearIsRecorded(let line):
            [String(line)]
        case .bothWorkedAndOff(let day): [day.iso]
        case .noSuchUnit(let text), .noSuchPlace(let text): [text]
        default: []
        }
    }
}

/// Why a change of settings is not kept.
package enum SettingError: Refusal, Equatable {
    /// Some texts cannot be used.
    case faulty([Setting: SettingFault])
    /// It was set where the program is started, and only there can it be changed.
    case pinned(Setting)
    /// Somebody else has changed it since it was shown.
    case overtaken(Setting)

    package var kind: RefusalKind {
        switch self {
        case .faulty: .invalid
        case .pinned, .overtaken: .conflict
        }
    }

    package var key: String {
        switch self {
        case .faulty: "setting.faulty"
        case .pinned: "setting.pinned"
        case .overtaken: "setting.overtaken"
        }
    }
}
