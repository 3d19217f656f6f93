// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

// Who may come to what keeps and shows the registry.
extension AccessTests {
    static let openOfRegistry: Set<String> = [
        "GET /overview", "GET /reconciliation", "GET /movements", "GET /procedures", "GET /procedures/{id}", "GET /calendar",
        "GET /registry/files/{format}",
    ]

    static func isPromisedOfRegistry(_ route: Route, _ role: Role, _ standing: Standing) -> Bool? {
        let isIn = standing == .own || standing == .everywhere
        let legalIsIn = standing != .otherPlace
        switch route.name {
        case "GET /fact-files", "POST /fact-files", "GET /fact-files/{id}", "POST /sunset/drafts", "GET /facts/{kind}/new",
            "GET /facts/{kind}/{key}/history", "GET /facts/{kind}/{key}/{layer}/history", "GET /facts/{kind}/{key}/file",
            "GET /competences/{duty}/{letter}/history", "GET /duties/{id}/competences/new":
            return [.expert, .legal, .approver].contains(role)
        case "POST /fact-files/{id}/submit": return ([.expert, .approver].contains(role) && isIn) || (role == .legal && legalIsIn)
        case "POST /fact-files/{id}/approve", "POST /fact-files/{id}/return": return (role == .approver && isIn) || (role == .legal && legalIsIn)
        // None of these people had a hand in it.
        case "POST /fact-files/{id}/withdraw": return false
        case "GET /verification", "GET /facts", "GET /facts/dump": return [.expert, .legal, .approver].contains(role)
        case _ where route.path.hasPrefix("/verification/"): return ([.expert, .approver].contains(role) && isIn) || (role == .legal && legalIsIn)
        case _ where route.path.hasPrefix("/facts/{kind}"): return [.expert, .approver, .legal].contains(role) && standing == .everywhere
        // The list shows each the places that are his.
        case "GET /procedure-sheets": return [.expert, .approver, .legal].contains(role)
        // Of one province and no unit.
        case "GET /procedures/{id}/records/{place}/edit", "POST /procedures/{id}/records/{place}/edit", "GET /procedure-sheets/{place}/{format}":
            return ([.expert, .approver].contains(role) && standing == .everywhere) || (role == .legal && legalIsIn)
        // The nation's calendar and, where none is named, the nation's sheet.
        case "POST /calendar", "POST /procedure-sheets": return [.expert, .approver, .legal].contains(role) && standing == .everywhere
        default: return nil
        }
    }
}
