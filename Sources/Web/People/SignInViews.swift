// SPDX-License-Identifier: Apache-2.0
import Domain

struct SignInView: Sendable {
    var next: String?
    var email = ""
    var wantsCode = false
    var refusal: String?
    /// Whoever comes from here has just signed out.
    var isOut = false
    /// Whoever comes from here has sent a form too late; it waits for him.
    var isKept = false
    var hasMail = false
    var provider: Provider?

    struct Provider: Sendable {
        let name: String
        let link: String
        let signOut: String
    }

    /// With the ways in that are set now.
    func with(_ setup: Setup, _ visit: Visit) -> SignInView {
        var view = self
        view.hasMail = setup.mail != nil
        view.provider = setup.provider.map { provider in
            Provider(
                name: provider.name, link: visit.urls.address(["sign-in", "provider"], next.map { [("next", $0)] } ?? []),
                signOut: visit.urls.address(["sign-out", "provider"]))
        }
        return view
    }
}

/// An invitation, and the form by which somebody takes it up.
struct WelcomeView: Sendable {
    let secret: String
    let role: String
    let scope: String
    let isFirst: Bool
    let name: String
    let email: String
    /// It was sent to that address and is for nobody else.
    let isBound: Bool
    /// Somebody is signed in already: one press of a button takes the role.
    let taker: String?
    let wantsCode: Bool
    let refusal: String?

    init(
        _ secret: String, _ invitation: Invitation, _ facts: RegistryFacts, offices: [Unit.ID: Office], _ visit: Visit, _ form: Fields? = nil,
        wantsCode: Bool = false, refusal: String? = nil
    ) {
        let language = visit.language
        self.secret = secret
        role = invitation.role.words[language]
        scope = ScopeName.text(invitation.scope, facts, offices: offices, language)
        isFirst = invitation.invitedBy == nil
        name = form?["name"] ?? ""
        email = invitation.email?.text ?? form?["email"] ?? ""
        isBound = invitation.email != nil
        taker = visit.staff?.person.name
        self.wantsCode = wantsCode
        self.refusal = refusal
    }
}

struct NewPasswordView: Sendable {
    let secret: String
    let refusal: String?
}

extension Role {
    var words: Words {
        switch self {
        case .asker: Words(vi: "Người hỏi", en: "Asker")
        case .operator: Words(vi: "Trực đường dây nóng", en: "Hotline operator")
        case .expert: Words(vi: "Chuyên viên đơn vị", en: "Unit expert")
        case .legal: Words(vi: "Vụ Pháp chế", en: "Legal Department")
        case .approver: Words(vi: "Người duyệt", en: "Approver")
        case .administrator: Words(vi: "Quản trị viên", en: "Administrator")
        }
    }
}

/// For which unit and place, in words.
enum ScopeName {
    /// - Parameter offices: Those that the scope may name; see ``Offices/offices(_:)``.
    static func text(_ scope: Scope, _ facts: RegistryFacts, offices: [Unit.ID: Office], _ language: Language) -> String {
        let name = { (id: Place.ID) in facts.places.first { $0.id == id }?.name[language] ?? id.text }
        if let office = scope.unit.flatMap({ offices[$0] }) { return "\(office.fullName), \(name(office.province))" }
        let unit = scope.unit.map { id in facts.units.first { $0.id == id }?.name[language] ?? id.text }
        let parts = [unit, scope.place.map(name)].compactMap { $0 }
        return parts.isEmpty ? Words(vi: "cả nước", en: "the whole country")[language] : parts.joined(separator: ", ")
    }
}
