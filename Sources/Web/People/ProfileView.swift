// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

struct ProfileView: Sendable {
    let name: String
    /// As it stands in the form.
    let nameTyped: String
    let email: String
    let isEnglish: Bool
    let notices: String
    let roles: [AppointmentView]
    let hasRoles: Bool
    let sessions: [SessionView]
    let hasOtherSessions: Bool
    let hasCodes: Bool
    /// An identity provider whose account can be linked.
    let provider: String?
    let codes: Codes?
    let recovery: [String]
    let isRecoveryShown: Bool
    let done: String?
    let refusal: String?

    /// What was just done, so that the page can say so.
    enum Done: String {
        case kept, password, codes, sessions, linked

        var words: Words {
            switch self {
            case .kept: Words(vi: "Đã lưu.", en: "Kept.")
            case .password: Words(vi: "Đã đổi mật khẩu; các phiên khác đã kết thúc.", en: "The password is changed; other sessions have ended.")
            case .codes: Words(vi: "Đã bật mã trên điện thoại.", en: "Codes from your telephone are on.")
            case .sessions: Words(vi: "Phiên đã kết thúc.", en: "The session has ended.")
            case .linked: Words(vi: "Đã liên kết tài khoản.", en: "The account is linked.")
            }
        }
    }

    struct Codes: Sendable {
        let secret: String
        let address: String
    }

    init(
        _ staff: Staff, sessions: [Session], hasCodes: Bool, provider: String?, facts: RegistryFacts, offices: [Unit.ID: Office], _ visit: Visit,
        done: Done?, codes: TimeCodeSecret?,
        recovery: [String], typed: Fields?, refusal: String?
    ) {
        let language = visit.language
        name = staff.person.name
        nameTyped = typed?["name"] ?? name
        email = staff.person.email.text
        isEnglish = (typed?["language"].flatMap(Language.init) ?? staff.person.language) == .en
        notices = typed?["notices"] ?? staff.person.notices.text
        roles = staff.rights.appointments.map { AppointmentView($0, facts, offices: offices, visit) }
        hasRoles = !roles.isEmpty
        self.sessions = sessions.map { SessionView($0, isThis: $0.id == staff.session.id, language) }
        hasOtherSessions = sessions.count > 1
        self.hasCodes = hasCodes
        self.provider = provider
        self.codes = codes.map { Codes(secret: Self.inFours($0.text), address: $0.address) }
        self.recovery = recovery
        isRecoveryShown = !recovery.isEmpty
        self.done = done?.words[language]
        self.refusal = refusal
    }

    /// Thirty letters in a row nobody copies without a slip.
    private static func inFours(_ text: String) -> String {
        text.enumerated().map { ($0.offset > 0 && $0.offset.isMultiple(of: 4) ? " " : "") + String($0.element) }.joined()
    }
}

struct SessionView: Sendable {
    let id: String
    let browser: String
    let begun: String
    let seen: String
    let isThis: Bool

    init(_ session: Session, isThis: Bool, _ language: Language) {
        id = session.id.text
        browser = session.browser.isEmpty ? Words(vi: "trình duyệt không rõ", en: "unknown browser")[language] : session.browser
        begun = session.begun.text(in: language)
        seen = session.seen.text(in: language)
        self.isThis = isThis
    }
}

/// A role of somebody, with its days.
struct AppointmentView: Sendable {
    let id: String
    let role: String
    let scope: String
    let period: String
    let isOver: Bool
    let isDelegated: Bool

    init(_ appointment: Appointment, _ facts: RegistryFacts, offices: [Unit.ID: Office], _ visit: Visit) {
        id = appointment.id.text
        role = appointment.role.words[visit.language]
        scope = ScopeName.text(appointment.scope, facts, offices: offices, visit.language)
        period = Period.text(
            from: appointment.span.from.map { DoubtfulDay($0) } ?? .unknown, until: appointment.span.until.map { DoubtfulDay($0) }, in: visit.language
        )
        isOver = appointment.span.until.map { $0 <= visit.today } ?? false
        isDelegated = appointment.onBehalfOf != nil
    }
}
