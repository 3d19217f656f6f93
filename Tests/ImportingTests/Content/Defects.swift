// SPDX-License-Identifier: Apache-2.0
import Domain

/// Each rule broken in at least one way.
enum Defects {
    static let each = 8

    static var all: [Defect] { time + basis + succession + local + handling + references }

    private static func moved(_ row: Garden.Row) -> Bool {
        row["kind"] != nil && row["place"] == nil && row["condition"] == nil && Garden.exact(row["from"]) != nil && Garden.exact(row["until"]) != nil
            && !drafts.contains(row["duty"] as? String ?? "")
    }

    private static let drafts: Set = ["DL-10", "KH-91"]

    private static var time: [Defect] {
        [
            // The former holder goes on for a while after the move.
            .rewriting("competence", .twoHolders, where: { $0["kind"] == nil && Garden.exact($0["until"]) != nil && $0["place"] == nil && live($0) })
            {
                row in
                row["until"] = Garden.exact(row["until"]).map { Garden.when($0.advanced(by: 40)) }
            },
            .rewriting("competence", .gapInTime, where: { $0["kind"] == nil && Garden.exact($0["until"]) != nil && $0["place"] == nil && live($0) }) {
                row in
                row["until"] = Garden.exact(row["until"]).map { Garden.when($0.advanced(by: -70)) }
            },
            .rewriting("competence", .spanReversed, where: moved) { row in
                row["until"] = Garden.exact(row["from"]).map { Garden.when($0.advanced(by: -3)) }
            },
            .rewriting("document", .documentDays, where: { Garden.exact($0["from"]) != nil }) { row in
                row["until"] = Garden.exact(row["from"]).map { Garden.when($0.advanced(by: -5)) }
            },
            Defect(rule: .noHolder) { garden, dice in
                guard let duty = try garden.all("duty").filter({ $0.row["isDraft"] as? Bool == false }).randomElement(using: &dice) else {
                    return nil
                }
                let rows = try garden.all("competence").filter { $0.row["duty"] as? String == duty.key }
                return (try garden.facts(rows.map { ("competence", $0.key, nil) }), Set([duty.key] + rows.map(\.key)))
            },
        ]
    }

    /// The next row of its duty begins at once.
    private static func live(_ row: Garden.Row) -> Bool { continued.contains(row["id"] as? String ?? "") }

    private static let continued: Set<String> = {
        guard let facts = try? ContentFolder.registry().facts else { return [] }
        let rows = Dictionary(grouping: facts.competences, by: \.duty)
        return Set(
            facts.competences.filter { row in
                guard let end = row.until?.exact, row.kind == nil, let all = rows[row.duty], all.count == 2 else { return false }
                return all.contains { $0.id != row.id && $0.from.exact == end && $0.condition == nil } && !drafts.contains(row.duty.text)
            }.map(\.id.text))
    }()

    private static var basis: [Defect] {
        [
            .rewriting("competence", .basisMissing, where: { ["devolution", "decentralisation", "delineation"].contains($0["kind"] as? String) }) {
                $0["basis"] = nil
            },
            .rewriting("competence", .basisNotBegun, where: { moved($0) && document($0) == "133/2025/NĐ-CP" }) { row in
                row["from"] = Day(iso: "2025-05-02").map(Garden.when)
            },
            .rewriting(
                "competence", .basisEnded, where: { moved($0) && ["133/2025/NĐ-CP", "20/2026/NQ-CP", "132/2025/NĐ-CP"].contains(document($0)) }
            ) {
                row in
                row["until"] = Day(iso: "2028-05-02").map(Garden.when)
            },
            .rewriting(
                "competence", .basisEnded, where: { moved($0) && ["133/2025/NĐ-CP", "20/2026/NQ-CP", "132/2025/NĐ-CP"].contains(document($0)) }
            ) {
                $0["until"] = nil
            },
            .rewriting("competence", .basisTooLow, where: { moved($0) && $0["kind"] as? String == "decentralisation" }) { row in
                row["basis"] = ["document": "77/QĐ-UBND", "path": "Điều 1", "isVerified": false, "confidence": "low"]
            },
            .rewriting("competence", .basisTooLow, where: { moved($0) && $0["kind"] as? String == "decentralisation" }) { row in
                row["basis"] = ["document": "77/BKHCN-XX", "path": "mục 1", "isVerified": false, "confidence": "low"]
            },
            .rewriting("competence", .verifiedWithoutArticle, where: { ($0["basis"] as? Garden.Row)?["isVerified"] as? Bool == true }) { row in
                var basis = row["basis"] as? Garden.Row ?? [:]
                basis["path"] = nil
                row["basis"] = basis
            },
        ]
    }

    private static func document(_ row: Garden.Row) -> String { (row["basis"] as? Garden.Row)?["document"] as? String ?? "" }

    private static var succession: [Defect] {
        [
            Defect(rule: .circular) { garden, dice in
                let duties = try garden.all("duty").filter {
                    !($0.row["overtakenBy"] as? [String] ?? []).isEmpty && $0.row["isDraft"] as? Bool == false
                }
                guard let one = duties.randomElement(using: &dice), let next = (one.row["overtakenBy"] as? [String])?.randomElement(using: &dice),
                    var row = try garden.all("duty").first(where: { $0.key == next })?.row
                else { return nil }
                row["overtakenBy"] = (row["overtakenBy"] as? [String] ?? []) + [one.key]
                return (try garden.facts([("duty", next, row)]), [next, one.key])
            },
            Defect(rule: .overtakenStillLive) { garden, dice in
                let rows = try garden.all("competence")
                let open = rows.filter { row in
                    row.row["kind"] != nil && row.row["until"] == nil && row.row["place"] == nil && Garden.exact(row.row["from"]) != nil
                        && rows.last { $0.row["duty"] as? String == row.row["duty"] as? String }?.key == row.key
                }
                guard let row = open.randomElement(using: &dice), let duty = row.row["duty"] as? String, let start = Garden.exact(row.row["from"]),
                    let next = rows.filter({ other in moved(other.row) && Garden.exact(other.row["from"]).map { $0 > start } ?? false })
                        .randomElement(using: &dice)?.row["duty"] as? String,
                    next != duty, var body = try garden.all("duty").first(where: { $0.key == duty })?.row,
                    (body["overtakenBy"] as? [String] ?? []).isEmpty
                else { return nil }
                body["overtakenBy"] = [next]
                return (try garden.facts([("duty", duty, body)]), [duty, next])
            },
        ]
    }

    private static var local: [Defect] {
        [
            Defect(rule: .authorisationBeyondGiver) {
                try authorisation($0, &$1) { row, giver in
                    row["from"] = Garden.exact(giver["from"]).map { Garden.when($0.advanced(by: -30)) }
                    row["until"] = nil
                }
            },
            Defect(rule: .authorisationOutlivesGiver) {
                try authorisation($0, &$1) { row, giver in
                    row["from"] = giver["from"]
                    row["until"] = Garden.exact(giver["until"]).map { Garden.when($0.advanced(by: 90)) }
                }
            },
            .rewriting("competence", .authorityEnded, where: { moved($0) && (Garden.exact($0["from"]).map { $0.iso >= "2025-07-01" } ?? false) }) {
                row in
                row["authority"] = ended
            },
            .rewriting("competence", .placeNotThere, where: { moved($0) && (Garden.exact($0["from"]).map { $0.iso >= "2025-07-01" } ?? false) }) {
                row in
                row["place"] = "cu-quang-nam"
            },
            .rewriting("place", .placeNotThere, where: { $0["mergedInto"] != nil && (($0["existence"] as? Garden.Row)?["until"] != nil) }) { row in
                row["existence"] = ["until": "1990-01-01"]
                row["mergedInto"] = "33"
            },
        ]
    }

    /// An act of a locality that names one duty and the giver that holds it.
    private static func authorisation(
        _ garden: Garden, _ dice: inout RegistryPropertyTests.Dice, _ spoil: (inout Garden.Row, Garden.Row) -> Void
    ) throws -> (RegistryFacts, Set<String>)? {
        let rows = try garden.all("competence")
        let givers = rows.filter { row in moved(row.row) && rows.count { $0.row["duty"] as? String == row.row["duty"] as? String } == 2 }
        guard let giver = givers.randomElement(using: &dice)?.row, let duty = giver["duty"] as? String,
            let (key, old) = rows.filter({ $0.row["kind"] as? String == "authorisation" && $0.row["place"] as? String != "cu-quang-nam" })
                .randomElement(using: &dice),
            let name = ((giver["authority"] as? Garden.Row)?["name"] as? Garden.Row)?["vi"] as? String
        else { return nil }
        var row = old
        row["coversDuties"] = [duty]
        row["coversHolders"] = [name]
        spoil(&row, giver)
        return (try garden.facts([("competence", key, row)]), [key, duty, row["duty"] as? String ?? ""])
    }

    private static var ended: Garden.Row {
        let office = try? ContentFolder.registry().facts.authorities.first { $0.ended?.exact != nil }
        return ["name": ["vi": office?.authority.name.vi ?? ""], "level": "district"]
    }

    private static var handling: [Defect] {
        [
            Defect(rule: .timeLimitDiffers) { garden, dice in
                try paired(garden, &dice, where: { !TimeLimit.isEmpty($0["timeLimit"]) }) { $0["nationalTimeLimit"] = "777 ngày làm việc" }
            },
            Defect(rule: .feeDiffers) { garden, dice in
                try paired(garden, &dice, where: { ($0["fee"] as? String)?.contains(where: \.isNumber) ?? false }) { $0["fee"] = "không" }
            },
            Defect(rule: .codeReused) { garden, dice in
                let coded = try garden.all("procedure").filter { $0.row["code"] != nil }
                guard let one = coded.randomElement(using: &dice),
                    let (key, old) = try garden.all("procedure").filter({
                        $0.key != one.key && ($0.row["name"] as? Garden.Row)?["vi"] as? String != (one.row["name"] as? Garden.Row)?["vi"] as? String
                    })
                    .randomElement(using: &dice)
                else { return nil }
                var row = old
                row["code"] = one.row["code"]
                return (try garden.facts([("procedure", key, row)]), [key, one.key])
            },
            Defect(rule: .sameTitle) { garden, dice in
                guard let one = try garden.all("duty").filter({ $0.row["isDraft"] as? Bool == false }).randomElement(using: &dice),
                    let (key, old) = try garden.all("duty").filter({
                        $0.key != one.key && $0.row["field"] as? String == one.row["field"] as? String && $0.row["isDraft"] as? Bool == false
                    }).randomElement(using: &dice)
                else { return nil }
                var row = old
                row["title"] = one.row["title"]
                return (try garden.facts([("duty", key, row)]), [key, one.key])
            },
        ]
    }

    private enum TimeLimit {
        static func isEmpty(_ text: Any?) -> Bool { (text as? String)?.firstMatch(of: /\d+ (?:ngày|tháng)/) == nil }
    }

    /// A procedure that alone serves one duty.
    private static func paired(
        _ garden: Garden, _ dice: inout RegistryPropertyTests.Dice, where fits: (Garden.Row) -> Bool, _ spoil: (inout Garden.Row) -> Void
    ) throws -> (RegistryFacts, Set<String>)? {
        let procedures = try garden.all("procedure")
        let duties = Dictionary(uniqueKeysWithValues: try garden.all("duty").map { ($0.key, $0.row) })
        let alone = procedures.filter { one in
            guard let served = one.row["duties"] as? [String], served.count == 1, let duty = duties[served[0]], duty["isDraft"] as? Bool == false
            else { return false }
            return procedures.count { ($0.row["duties"] as? [String] ?? []).contains(served[0]) } == 1 && fits(duty)
        }
        guard let (key, old) = alone.randomElement(using: &dice), let duty = (old["duties"] as? [String])?.first else { return nil }
        var row = old
        spoil(&row)
        return (try garden.facts([("procedure", key, row)]), [key, duty])
    }

    private static var references: [Defect] {
        [
            .rewriting("procedure", .deadReference, where: { _ in true }) { $0["duties"] = ["ZZ-99"] },
            .rewriting("duty", .deadReference, where: { _ in true }) { $0["field"] = "linh-vuc-khong-co" },
            .rewriting("doubt", .deadReference, where: { _ in true }) { $0["holders"] = ["ZZ-99/a"] },
            .rewriting("competence", .deadReference, where: { $0["kind"] as? String == "authorisation" }) { $0["covers"] = ["linh-vuc-khong-co"] },
            .rewriting("duty", .draftReferred, where: { $0["isDraft"] as? Bool == false }) { $0["overtakenBy"] = ["DL-10"] },
            .rewriting("place", .countDoesNotReconcile, where: { $0["communes"] != nil }) { row in
                var communes = row["communes"] as? Garden.Row ?? [:]
                communes["total"] = (communes["total"] as? Int ?? 0) + 1
                row["communes"] = communes
            },
            .rewriting("place", .countDoesNotReconcile, where: { $0["communes"] != nil }) {
                $0["specialZones"] = ["Đảo Bịa", "Đảo Tưởng", "Đảo Không Có"]
            },
        ]
    }
}
