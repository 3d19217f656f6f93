// SPDX-License-Identifier: Apache-2.0
import Domain

struct SignInView: Sendable {
    var next: String?
    var email = ""
    var wantsCode = false
    var refusal: String?
}

/// An invitation, and the form by which somebody takes it up.
struct WelcomeView: Sendable {
    let secret: String
    let role: String
    let scope: String
    let isFirst: Bool
    let name: String
    let email: String
    let refusal: String?

    init(
        _ secret: String, _ invitation: Invitation, _ facts: RegistryFacts, offices: [Unit.ID: Office], _ language: Language,
        _ form: Fields? = nil, refusal: String? = nil
    ) {
        self.secret = secret
        role = invitation.role.words[language]
        scope = ScopeName.text(invitation.scope, facts, offices: offices, language)
        isFirst = invitation.invitedBy == nil
        name = form?["name"] ?? ""
        email = form?["email"] ?? ""
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
