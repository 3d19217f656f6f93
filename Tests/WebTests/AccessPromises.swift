// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

// What people were promised, of every address of staff.
extension AccessTests {
    /// Where a person's role lies, as seen from the things below: all of the Legal Department and of Hưng Yên.
    enum Standing: CaseIterable {
        case own, otherUnit, otherPlace, everywhere

        var scope: Scope {
            switch self {
            case .own: Scope(unit: Unit.legalDepartment, place: .init("90"))
            case .otherUnit: Scope(unit: .init("don-vi-khac"), place: .init("90"))
            case .otherPlace: Scope(unit: Unit.legalDepartment, place: .init("91"))
            case .everywhere: .wholeCountry
            }
        }
    }

    /// What people were promised, written down apart from the code; `nil` for an address that nobody has thought of.
    static func isPromised(_ route: Routes.Route, _ role: Role, _ standing: Standing) -> Bool? {
        let isIn = standing == .own || standing == .everywhere
        // Whoever works for the Legal Department reads across units.
        let legalIsIn = standing != .otherPlace
        switch route.name {
        case "GET /me", "POST /me", "POST /me/password", "POST /me/codes", "POST /me/codes/confirm", "POST /me/codes/remove", "GET /inbox",
            "GET /find", "GET /keys", "POST /keys", "POST /unsent", "POST /unsent/forget", "GET /unsent/form", "POST /me/sessions/{id}/end",
            "POST /me/sessions/end",
            "POST /me/accounts", "POST /sign-out":
            return true
        // The list shows each what is his.
        case "GET /desk", "GET /desk/events": return role != .administrator && role != .asker
        // Whoever may answer anything has a turn.
        case "POST /desk/next": return [.operator, .expert, .legal].contains(role)
        case "GET /calls", "POST /calls", "POST /calls/look": return [.operator, .expert, .legal].contains(role)
        // Everybody at the desk sees the teams; a unit's are the whole country's, so whoever is bound to a place keeps none.
        case "GET /teams": return role != .administrator && role != .asker
        case _ where route.path.hasPrefix("/teams"): return role == .approver && standing == .everywhere
        // Everybody at the desk sees who is away; each says it of himself, and a head of those of his unit and place.
        case "GET /away": return role != .administrator && role != .asker
        case "POST /away": return role != .administrator && role != .asker
        case "POST /away/{id}/end": return role == .approver && isIn
        case "POST /presence": return [.operator, .expert, .legal].contains(role)
        // The list shows each what is his unit's; a review is of no place, so whoever is bound to one only sees the list.
        case "GET /reviews": return [.expert, .legal, .approver].contains(role)
        case _ where route.path.hasPrefix("/reviews"): return [.expert, .legal, .approver].contains(role) && standing == .everywhere
        // The rota is the whole desk's.
        case "GET /rota", "GET /rota/{id}": return role != .administrator && role != .asker
        case "POST /rota/shifts", "POST /rota/{id}/cancel", "POST /rota/{id}/assign":
            return (role == .approver || role == .legal) && standing == .everywhere
        case _ where route.path.hasPrefix("/rota/"): return [.operator, .expert, .legal].contains(role)
        case "GET /saved-replies": return [.operator, .expert, .legal].contains(role)
        // A unit's words are the whole country's, so they are out of reach of whoever is bound to a place.
        case _ where route.path.hasPrefix("/saved-replies"): return [.operator, .expert, .legal].contains(role) && standing == .everywhere
        case "GET /knowledge": return [.expert, .legal, .approver].contains(role)
        case "GET /desk/{id}/knowledge", "POST /desk/{id}/knowledge":
            return ([.expert, .approver].contains(role) && isIn) || (role == .legal && legalIsIn)
        case "GET /desk/{id}/erasure", "POST /desk/{id}/erasure": return role == .legal && legalIsIn
        case "GET /desk/{id}", "GET /desk/{id}/attachments/{file}":
            return ([.expert, .approver].contains(role) && isIn) || ([.operator, .legal].contains(role) && legalIsIn)
        case _ where route.path.hasPrefix("/desk/{id}/"): return (role == .expert && isIn) || ([.operator, .legal].contains(role) && legalIsIn)
        case "GET /changes", "GET /changes/{id}", "GET /checks": return [.expert, .legal, .approver].contains(role)
        case "GET /competences/{duty}/{letter}/edit", "POST /competences/{duty}/{letter}/edit", "POST /changes/{id}/submit",
            "POST /changes/{id}/undo", "POST /changes/{id}/again", "POST /changes/{id}/trial":
            return ([.expert, .approver].contains(role) && isIn) || (role == .legal && legalIsIn)
        // A duty is of no place, so it is out of reach of whoever is bound to one.
        case "GET /duties/{id}/edit", "POST /duties/{id}/edit": return [.expert, .approver, .legal].contains(role) && standing == .everywhere
        case "POST /changes/{id}/approve", "POST /changes/{id}/return": return (role == .approver && isIn) || (role == .legal && legalIsIn)
        // None of these people had a hand in it, and none has returned it.
        case "POST /changes/{id}/withdraw", "POST /changes/{id}/resume": return false
        case "GET /settings", "POST /settings/{part}": return role == .administrator && standing == .everywhere
        case "GET /amendments": return role == .legal || role == .approver
        // The law is the whole country's.
        case "GET /amendments/{basis}/{ordinal}", "POST /amendments/{basis}/{ordinal}/confirm", "POST /amendments/{basis}/{ordinal}/correct",
            "POST /amendments/{basis}/{ordinal}/reject", "POST /amendments/{basis}/{ordinal}/reopen":
            return (role == .legal || role == .approver) && standing == .everywhere
        case "GET /imports", "POST /imports", "GET /imports/{id}", "POST /imports/{id}/take", "POST /imports/{id}/doubts", "POST /imports/{id}/leave",
            "GET /readings/{id}",
            "POST /readings/{id}/choose":
            return (role == .legal || role == .administrator) && standing == .everywhere
        case "GET /proposals", "GET /proposals/{basis}/{ordinal}", "GET /impact", "GET /impact/changes",
            "GET /impact/kept":
            return [.expert, .legal, .approver].contains(role)
        // The made-up row belongs to a unit and to no place; what an act does not propose is everybody's.
        case "POST /proposals/{basis}/{ordinal}/draft", "POST /proposals/{basis}/{ordinal}/reject":
            return [.expert, .legal, .approver].contains(role) && standing == .everywhere
        // Nothing waits there, which everybody is told who may confirm anything.
        case "POST /impact/look": return [.legal, .approver].contains(role)
        // What happened anywhere is for who answers for everything.
        case "GET /quality", "GET /practice", "GET /practice/{group}", "POST /practice/{group}/{kind}", "GET /progress",
            "GET /progress/csv":
            return role == .legal
        // The handbook is the whole country's.
        case "POST /handbook/editions": return [.expert, .approver, .legal].contains(role) && standing == .everywhere
        case "POST /handbook/editions/{id}/release": return (role == .legal || role == .approver) && standing == .everywhere
        case "GET /audit", "GET /operation", "POST /audit/export", "POST /audit/heads": return role == .administrator && standing == .everywhere
        // The list shows each administrator those of his own.
        case "GET /people", "GET /offices": return role == .administrator
        // An office belongs to no unit of the Ministry, so whoever administers one unit keeps none.
        case "POST /offices", "POST /offices/end": return role == .administrator && standing == .everywhere
        case "POST /people/invitations", "GET /people/{id}", "POST /people/{id}/appointments",
            "POST /people/{id}/appointments/{appointment}/end", "POST /people/{id}/sessions/end", "POST /people/{id}/password-link":
            return role == .administrator && isIn
        default: return isPromisedOfRegistry(route, role, standing)
        }
    }
}
