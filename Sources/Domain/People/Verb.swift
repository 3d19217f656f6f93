// SPDX-License-Identifier: Apache-2.0

/// Everything that staff may do that changes or reveals something; what is not here nobody may do.
package enum Verb: String, Codable, Sendable, CaseIterable {
    case viewTicket = "view-ticket"
    case answerTicket = "answer-ticket"
    case forwardTicket = "forward-ticket"
    case viewPersonalData = "view-personal-data"
    /// Erases what a ticket tells of its asker.
    case erasePersonalData = "erase-personal-data"

    /// Sees the desk: its queue, narrowed to the tickets that he may view, and its rota.
    case viewDesk = "view-desk"
    /// Puts people on the rota and takes them off it.
    case planRota = "plan-rota"
    /// Has shifts: gives them away, takes them over, leaves word.
    case takeShift = "take-shift"
    /// Says of himself, or of his people, that he is away.
    case recordAway = "record-away"
    /// Makes, changes and closes teams of a unit.
    case keepTeam = "keep-team"

    case viewChange = "view-change"
    /// Makes, edits and submits the draft of a governed thing.
    case draft
    case withdraw
    case approve
    /// Approves what the assistant will say of the law in a person's words.
    case approveLaw = "approve-law"
    case returnChange = "return-change"
    case importLaw = "import-law"
    /// Decides what an amending act does to the text of another.
    case confirmAmendment = "confirm-amendment"
    /// Says that it does something else than was read; somebody else must confirm that.
    case correctAmendment = "correct-amendment"

    case viewPeople = "view-people"
    case invite
    case giveRole = "give-role"
    case takeRole = "take-role"
    /// Says that two persons are one human.
    case joinPersons = "join-persons"
    /// Ends another person's sessions.
    case endSessions = "end-sessions"
    /// Adds and ends the offices of a province and its communes.
    case keepOffices = "keep-offices"
    case changeSettings = "change-settings"
    case viewAudit = "view-audit"
    case exportAudit = "export-audit"
    /// Sees how the machines and the desk fare, in figures that tell of nobody.
    case viewOperation = "view-operation"
    /// Looks at what readers say is wrong, and says what becomes of it.
    case reviewAnswer = "review-answer"
    /// Sees how well questions are answered, and which are not.
    case viewQuality = "view-quality"

    /// Nobody may do these to what is his own, by whatever account and on whose behalf.
    package var needsSecondPerson: Bool {
        switch self {
        case .approve, .approveLaw, .returnChange, .confirmAmendment, .giveRole, .joinPersons: true
        default: false
        }
    }
}
