// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How people prove who they are, and the sessions that come of it.
package protocol SignIns: Sendable {
    /// Sets a person's password and ends all sessions but one.
    ///
    /// - Throws: ``PasswordError`` where it is too short, too long or one that everybody tries first.
    func setPassword(_ password: String, of person: Person.ID, keeping session: Session.ID?, at now: Date) async throws

    /// Changes one's own password; whoever finds a screen unlocked does not get the account by it.
    ///
    /// - Throws: ``SignInError`` where the present password, or the code that goes with it, is not right.
    func changePassword(of person: Person.ID, with proof: PasswordProof, to password: String, keeping session: Session.ID, at now: Date) async throws

    /// Takes note that somebody asked for a new password for an address. What comes of it is decided when the mail is sent, so that the
    /// caller learns nothing by it, not even by the time it takes.
    ///
    /// - Throws: ``SignInError/tooManyAttempts(minutes:)``, for any address alike.
    func askForPasswordLink(for email: EmailAddress, at now: Date) async throws

    func hasPassword(_ person: Person.ID) async throws -> Bool

    /// Compares what was typed with what is kept, taking the same time whether or not the account exists.
    ///
    /// - Throws: ``SignInError``: one sentence for a wrong address and a wrong password.
    func signIn(_ attempt: SignInAttempt, at now: Date) async throws -> SignIn

    /// Opens a session without a password: for whoever has just used up an invitation.
    func begin(for person: Person.ID, browser: String, at now: Date) async throws -> SignIn

    /// Whoever a cookie's token speaks for, with his rights of this moment, in one look at the database: what every page of staff begins with. `nil` where
    /// the session has ended, lapsed or never was.
    ///
    /// A session whose person's rights were changed gets a new token, which the cookie must carry from then on.
    func presence(token: String, at now: Date) async throws -> Presence?

    /// Whose session a form comes from, whether or not the session still holds; `nil` where there was none such, or long ago.
    func owner(ofForm token: String) async throws -> Person.ID?

    /// Newest first.
    func sessions(of person: Person.ID, at now: Date) async throws -> [Session]

    /// Ends the very session from which that is asked for.
    func signOut(_ session: Session.ID, at now: Date) async throws

    /// Ends a session of one's own, or of somebody else where one has the right to.
    func end(_ session: Session.ID, by actor: Person.ID, at now: Date) async throws

    /// Ends all sessions of a person but one.
    func endAll(of person: Person.ID, but session: Session.ID?, by actor: Person.ID, at now: Date) async throws

    /// A new secret for time-based codes; it counts only when a code made from it has been confirmed.
    func beginTimeCodes(of person: Person.ID, at now: Date) async throws -> TimeCodeSecret

    /// The secret that was begun with and not yet confirmed, so that a slip of the finger need not begin anew.
    func begunTimeCodes(of person: Person.ID) async throws -> TimeCodeSecret?

    /// - Returns: Recovery codes, each good once; they are shown now and never again.
    func confirmTimeCodes(_ code: String, of person: Person.ID, at now: Date) async throws -> [String]

    func hasTimeCodes(_ person: Person.ID) async throws -> Bool

    /// Needs the password again.
    func removeTimeCodes(of person: Person.ID, password: String, at now: Date) async throws

    /// Makes the secret of a link that lets a person set a new password once; for an administrator to hand out.
    func makePasswordLink(for person: Person.ID, by actor: Person.ID, at now: Date) async throws -> String

    /// Uses such a link up: sets the password, and ends every session.
    func usePasswordLink(_ secret: String, password: String, at now: Date) async throws -> Person.ID
}

/// What was typed into the form, and where it came from.
package struct SignInAttempt: Sendable {
    package let email: String
    package let password: String
    /// A time-based or recovery code, where one was typed.
    package let code: String?
    /// The token of a browser that has signed in before: others' failures do not hold it up.
    package let device: String?
    package let browser: String

    package init(email: String, password: String, code: String?, device: String?, browser: String) {
        self.email = email
        self.password = password
        self.code = code
        self.device = device
        self.browser = browser
    }
}

/// A present password, and a code where codes are on.
package struct PasswordProof: Sendable {
    package let password: String
    package let code: String?

    package init(password: String, code: String?) {
        self.password = password
        self.code = code
    }
}

/// What a browser gets for a proof: tokens to keep in cookies. Only their digests are kept here.
package struct SignIn: Sendable {
    package let session: Session
    package let token: String
    /// Marks the browser as one that its owner has used.
    package let device: String
    /// In which whoever comes in wants to be spoken to.
    package let language: Language

    package init(session: Session, token: String, device: String, language: Language) {
        self.session = session
        self.token = token
        self.device = device
        self.language = language
    }
}

/// What an authenticator application is told once.
package struct TimeCodeSecret: Sendable {
    /// Base 32, for typing.
    package let text: String
    /// `otpauth://totp/…`, for a picture that a telephone reads.
    package let address: String

    package init(text: String, address: String) {
        self.text = text
        self.address = address
    }
}

/// Why somebody is not signed in.
package enum SignInError: Refusal, Equatable {
    /// The address, the password or the code is not right; which one is not told.
    case wrong
    /// The password was right, and a code is wanted too.
    case codeWanted
    case tooManyAttempts(minutes: Int)
    /// Codes are on already; new ones come when they have been turned off.
    case codesOn

    package var kind: RefusalKind {
        switch self {
        case .wrong, .codeWanted: .forbidden
        case .tooManyAttempts: .tooOften
        case .codesOn: .conflict
        }
    }

    package var key: String {
        switch self {
        case .wrong: "sign-in.wrong"
        case .codeWanted: "sign-in.code-wanted"
        case .tooManyAttempts: "sign-in.too-many-attempts"
        case .codesOn: "sign-in.codes-on"
        }
    }

    package var details: [String] { if case .tooManyAttempts(let minutes) = self { [String(minutes)] } else { [] } }
    package var waitSeconds: Int? { if case .tooManyAttempts(let minutes) = self { minutes * 60 } else { nil } }
}

/// Why a password is not taken.
package enum PasswordError: Refusal, Equatable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    /// One that everybody tries first, or the address itself.
    case common
    case linkGone

    package var kind: RefusalKind { self == .linkGone ? .conflict : .invalid }

    package var key: String {
        switch self {
        case .tooShort: "password.too-short"
        case .tooLong: "password.too-long"
        case .common: "password.common"
        case .linkGone: "password.link-gone"
        }
    }

    package var details: [String] {
        switch self {
        case .tooShort(let least): [String(least)]
        case .tooLong(let most): [String(most)]
        case .common, .linkGone: []
        }
    }
}
