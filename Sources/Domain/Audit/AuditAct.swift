// SPDX-License-Identifier: Apache-2.0

/// Everything that the log remembers of. A name that has been written once is never given another meaning.
package enum AuditAct: String, Sendable, CaseIterable {
    case signedIn = "signed-in"
    case signInFailed = "sign-in-failed"
    /// Too many attempts: a door was closed for a while.
    case signInLocked = "sign-in-locked"
    case signedOut = "signed-out"
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case passwordSet = "password-set"
    case passwordLinkMade = "password-link-made"
    case codesTurnedOn = "codes-turned-on"
    case codesTurnedOff = "codes-turned-off"

    case firstAdministratorInvited = "first-administrator-invited"
    case firstAdministratorMade = "first-administrator-made"
    case invited
    case invitationAccepted = "invitation-accepted"
    case roleGiven = "role-given"
    case roleEnded = "role-ended"
    case personsJoined = "persons-joined"
    case accountAdded = "account-added"
    case profileChanged = "profile-changed"
    case officeAdded = "office-added"
    case officeEnded = "office-ended"

    /// Looked at what tells of people.
    case peopleViewed = "people-viewed"
    case personViewed = "person-viewed"
    case deskOpened = "desk-opened"
    case ticketsViewed = "tickets-viewed"
    case ticketViewed = "ticket-viewed"

    case changeDrafted = "change-drafted"
    case changeEdited = "change-edited"
    case changeSubmitted = "change-submitted"
    case changeApproved = "change-approved"
    case changeReturned = "change-returned"
    case changeResumed = "change-resumed"
    case changeWithdrawn = "change-withdrawn"
    /// The questions that must stay answered were asked as if a change of knowledge were approved.
    case knowledgeTried = "knowledge-tried"
    /// Somebody wants it tried once more.
    case knowledgeTriedAgain = "knowledge-tried-again"

    case amendmentCorrected = "amendment-corrected"
    case amendmentConfirmed = "amendment-confirmed"
    case amendmentRejected = "amendment-rejected"
    case amendmentReopened = "amendment-reopened"

    case fileSent = "file-sent"
    case fileLeft = "file-left"
    /// A person said of doubts of a file's reading whether they were read rightly.
    case doubtSettled = "doubt-settled"
    case actTaken = "act-taken"
    case readingChosen = "reading-chosen"
    case proposalRejected = "proposal-rejected"
    /// Somebody answers for it that a fact says what the law says since it changed.
    case lawLookedAt = "law-looked-at"

    case handbookProposed = "handbook-proposed"
    case handbookReleased = "handbook-released"

    case answered
    case ticketOpened = "ticket-opened"
    case ticketTaken = "ticket-taken"
    case ticketTakenOver = "ticket-taken-over"
    case ticketPutBack = "ticket-put-back"
    case ticketForwarded = "ticket-forwarded"
    case ticketReturned = "ticket-returned"
    case ticketAnswered = "ticket-answered"
    case ticketReopened = "ticket-reopened"
    case ticketClosed = "ticket-closed"
    case ticketNoted = "ticket-noted"
    case ticketAdded = "ticket-added"
    case ticketAskedBack = "ticket-asked-back"
    case ticketResumed = "ticket-resumed"
    case ticketMadeUrgent = "ticket-made-urgent"
    case ticketMadeUsual = "ticket-made-usual"
    case ticketClassified = "ticket-classified"
    /// Handed to a team of its unit.
    case ticketAssigned = "ticket-assigned"
    case ticketUnassigned = "ticket-unassigned"
    case ticketMerged = "ticket-merged"
    /// Another was merged into it.
    case ticketAbsorbed = "ticket-absorbed"
    case ticketSeparated = "ticket-separated"
    case ticketLinked = "ticket-linked"
    case ticketUnlinked = "ticket-unlinked"
    case ticketSplit = "ticket-split"
    case ticketAttached = "ticket-attached"
    /// A file was laid beside it among staff.
    case ticketFiled = "ticket-filed"
    case attachmentOpened = "attachment-opened"
    case ticketByPhone = "ticket-by-phone"
    case ticketTold = "ticket-told"
    /// It was said by mistake.
    case ticketUntold = "ticket-untold"
    /// A letter to its asker was lost.
    case ticketLost = "ticket-lost"
    /// Its asker wrote nothing but what he had read.
    case ticketUnspoken = "ticket-unspoken"
    case callKept = "call-kept"
    /// Who has a number was looked up.
    case callerViewed = "caller-viewed"
    case askerKept = "asker-kept"

    case reviewOpened = "review-opened"
    case reviewJoined = "review-joined"
    case reviewReopened = "review-reopened"
    case reviewTaken = "review-taken"
    case reviewTakenOver = "review-taken-over"
    case reviewPutBack = "review-put-back"
    case reviewEnded = "review-ended"

    case shiftPlanned = "shift-planned"
    case shiftCancelled = "shift-cancelled"
    case shiftOffered = "shift-offered"
    case shiftDeclined = "shift-declined"
    case shiftSwapped = "shift-swapped"
    case shiftAssigned = "shift-assigned"
    case shiftTakenOver = "shift-taken-over"
    case shiftNoted = "shift-noted"
    case feedMade = "feed-made"

    case awaySaid = "away-said"
    /// It was taken back, or somebody is back.
    case awayEnded = "away-ended"
    case teamMade = "team-made"
    case teamChanged = "team-changed"
    case teamClosed = "team-closed"

    /// What told of an asker was erased, by rule or on request.
    case personalDataErased = "personal-data-erased"
    case savedReplyProposed = "saved-reply-proposed"
    case savedReplyReleased = "saved-reply-released"
    case savedReplyDeclined = "saved-reply-declined"
    case savedReplyRetired = "saved-reply-retired"

    case contentLoaded = "content-loaded"
    case editionImported = "edition-imported"
    case settingChanged = "setting-changed"

    /// What was done with the log itself.
    case auditViewed = "audit-viewed"
    case auditExported = "audit-exported"
    case headTaken = "head-taken"
    case detailsErased = "details-erased"
}
