// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Who may do what: the table of roles, asked as a whole.
@Suite struct RightsTests {
    typealias Made = MadeUpPeople

    /// What the people of the Ministry were promised, written down apart from the code: all that is not here is refused.
    static func isPromised(_ role: Role, _ verb: Verb, unitIsOwn: Bool, placeIsOwn: Bool, isHis: Bool) -> Bool {
        let inUnit = unitIsOwn && placeIsOwn
        switch role {
        case .asker:
            return isHis && ["view-ticket", "view-personal-data", "end-sessions"].contains(verb.rawValue)
        case .operator:
            if ["view-desk", "take-shift"].contains(verb.rawValue) { return true }
            if ["end-sessions", "record-away"].contains(verb.rawValue) { return isHis }
            return placeIsOwn && ["view-ticket", "answer-ticket", "forward-ticket", "view-personal-data"].contains(verb.rawValue)
        case .expert:
            if ["view-change", "view-desk", "take-shift"].contains(verb.rawValue) { return true }
            if ["withdraw", "end-sessions", "record-away"].contains(verb.rawValue) { return isHis }
            return inUnit
                && ["view-ticket", "answer-ticket", "forward-ticket", "view-personal-data", "draft", "review-answer"].contains(verb.rawValue)
        case .legal:
            if ["view-change", "view-quality", "view-desk", "take-shift"].contains(verb.rawValue) { return true }
            if ["withdraw", "end-sessions", "record-away"].contains(verb.rawValue) { return isHis }
            if ["approve", "approve-law", "return-change", "confirm-amendment"].contains(verb.rawValue) { return placeIsOwn && !isHis }
            let others = [
                "view-ticket", "answer-ticket", "forward-ticket", "view-personal-data", "draft", "import-law", "correct-amendment", "plan-rota",
                "erase-personal-data", "review-answer",
            ]
            return placeIsOwn && others.contains(verb.rawValue)
        case .approver:
            if ["view-change", "view-desk"].contains(verb.rawValue) { return true }
            if ["withdraw", "end-sessions"].contains(verb.rawValue) { return isHis }
            if ["approve", "return-change", "confirm-amendment"].contains(verb.rawValue) { return inUnit && !isHis }
            return inUnit
                && ["view-ticket", "draft", "correct-amendment", "plan-rota", "keep-team", "record-away", "review-answer"].contains(verb.rawValue)
        case .administrator:
            if ["give-role", "join-persons"].contains(verb.rawValue) { return inUnit && !isHis }
            let others = [
                "view-people", "invite", "take-role", "end-sessions", "change-settings", "view-audit", "export-audit", "import-law",
                "keep-offices", "view-operation",
            ]
            return inUnit && others.contains(verb.rawValue)
        }
    }

    static let ownUnits: [Unit.ID?] = [Made.cloud]
    static let otherUnits: [Unit.ID?] = [Made.rain, nil]
    static let ownPlaces: [Place.ID?] = [Made.north, Made.northVillage, Place.ID("former-north")]
    static let otherPlaces: [Place.ID?] = [Made.south, Place.ID("unheard-of"), nil]

    @Test(arguments: Role.allCases, Verb.allCases)
    func `a role may what it was promised, in its unit and place, and nothing else`(_ role: Role, _ verb: Verb) throws {
        let me = try Made.rights("me", [Made.appointment("me", role, Scope(unit: Made.cloud, place: Made.north))])
        for unit in Self.ownUnits + Self.otherUnits {
            for place in Self.ownPlaces + Self.otherPlaces {
                for owner in ["me", "somebody"] {
                    let thing = Thing(Scope(unit: unit, place: place), owners: [Person.ID(owner)])
                    let promised = Self.isPromised(
                        role, verb, unitIsOwn: Self.ownUnits.contains(unit), placeIsOwn: Self.ownPlaces.contains(place), isHis: owner == "me"
                    )
                    #expect(me.may(verb, thing, on: Made.day) == promised, "\(unit?.text ?? "-") \(place?.text ?? "-") \(owner)")
                }
            }
        }
    }

    @Test(arguments: Verb.allCases)
    func `whoever has no appointment may nothing, not even with what is his`(_ verb: Verb) throws {
        let thing = Thing(.wholeCountry, owners: [Person.ID("me")])
        #expect(!Made.rights("me", []).may(verb, thing, on: Made.day))
        let others = try Role.allCases.map { try Made.appointment("somebody", $0) }
        #expect(!Made.rights("me", others).may(verb, thing, on: Made.day))
    }

    @Test(arguments: Verb.allCases)
    func `every verb is somebody's, and an unbounded appointment reaches as far as its role`(_ verb: Verb) throws {
        let all = try Made.rights("me", Role.allCases.map { try Made.appointment("me", $0) })
        let owner = verb.rawValue == "withdraw" ? "me" : "somebody"
        #expect(all.may(verb, Thing(.wholeCountry, owners: [Person.ID(owner)]), on: Made.day))
        #expect(all.verbs(on: Made.day) == Set(Verb.allCases))
    }

    @Test(arguments: [(9, false), (10, true), (19, true), (20, false)])
    func `an appointment holds from its first day to the eve of its end`(_ day: Int, _ holds: Bool) throws {
        let rights = try Made.rights("me", [Made.appointment("me", .expert, from: 10, until: 20)])
        #expect(rights.may(.answerTicket, .common, on: Day(number: day)) == holds)
        #expect(rights.verbs(on: Day(number: day)).isEmpty != holds)
    }

    @Test func `an appointment begins and ends at midnight in Ha Noi`() throws {
        let first = try #require(Day(iso: "2026-12-01"))
        let last = try #require(Day(iso: "2027-01-01"))
        let rights = try Made.rights("me", [Made.appointment("me", .legal, from: first.number, until: last.number)])
        // 17:00 in Greenwich is midnight in Ha Noi.
        for (instant, holds) in [
            ("2026-11-30T16:59:59Z", false), ("2026-11-30T17:00:00Z", true), ("2026-12-31T16:59:59Z", true), ("2026-12-31T17:00:00Z", false),
        ] {
            let now = try Date(instant, strategy: .iso8601)
            #expect(rights.may(.approve, .common, on: Day(now)) == holds, "\(instant)")
        }
    }

    @Test func `what is one's own stays so under each of one's accounts`() throws {
        let ties = Ties(joined: [Person.ID("me-too"): Person.ID("me")])
        let rights = try Made.rights("me-too", [Made.appointment("me", .approver), Made.appointment("me-too", .asker)], ties: ties)
        #expect(rights.person == Person.ID("me"))
        #expect(!rights.may(.approve, Thing(.wholeCountry, owners: [Person.ID("me")]), on: Made.day))
        #expect(rights.may(.viewTicket, Thing(.wholeCountry, owners: [Person.ID("me-too")]), on: Made.day))
        #expect(throws: RightsError.needsSecondPerson) {
            try rights.require(.approve, Thing(.wholeCountry, owners: [Person.ID("me-too")]), on: Made.day)
        }
    }

    @Test(
        arguments: [("Đồng Mây", "new", true), ("Đồng Mây", "other", false), ("Làng Lạ", "new", false), (nil, "new", false)]
            as [(String?, String, Bool)])
    func `a ticket is its unit's, and the place's that it names`(_ named: String?, _ mine: String, _ isMine: Bool) throws {
        let question = try Question(id: .init("q"), text: "Ai có quyền?", on: MadeUpRegistry.day("2002-01-01"), place: named, asked: Made.day.start)
        let ticket = Ticket(
            id: .init("t"), question: question, reason: .noGround, evidence: [], unit: Made.cloud, opened: Made.day.start, due: Made.day.start,
            secretDigest: "s"
        )
        let thing = Thing(ticket, in: PlaceTests.registry)
        for (unit, isOwn) in [(Made.cloud, true), (Made.rain, false)] {
            let rights = try Made.rights("me", [Made.appointment("me", .expert, Scope(unit: unit, place: .init(mine)))])
            #expect(rights.may(.answerTicket, thing, on: Made.day) == (isMine && isOwn))
        }
    }
}
