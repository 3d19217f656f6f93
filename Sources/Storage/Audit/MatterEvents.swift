// SPDX-License-Identifier: Apache-2.0
package import Domain

// What the log is told of changes, answers, tickets and content.
extension AuditEvent {
    static func step(_ step: Change.Step, of change: Change) -> AuditEvent {
        AuditEvent(
            step.action.act, by: .person(step.by.person), AuditThing(.change, change.id.text),
            facts: [
                "digest": step.digest, "kind": change.subject.kind, "subject": change.subject.key, "from": (step.draft ?? change.draft).from.iso,
                "undoes": change.undoes?.text,
            ]
        )
    }

    /// Each decision by the digest of the very operation that it was about.
    static func step(_ step: AmendmentReview.Step, of review: AmendmentReview, digest: String) -> AuditEvent {
        AuditEvent(
            step.action.act, by: .person(step.by.person), AuditThing(.amendment, review.id.text),
            facts: [
                "digest": digest, "target": review.amendment.target.text, "operation": review.amendment.operation.kind.rawValue,
                "from": review.amendment.effect.from?.iso,
            ]
        )
    }

    /// An answer opens to whoever knows its name, so the log has the name's digest. Of the question too there is a digest only, and as a detail:
    /// whoever guesses a question could try whether it was asked.
    static func answered(_ record: AnswerRecord, digest: String) -> AuditEvent {
        let answer = record.answer
        let versions = Dictionary(uniqueKeysWithValues: record.versions.map { ("version-" + $0.key, $0.value) })
        let provisions = Set(answer.sentences.flatMap(\.citations).compactMap(\.version)).sorted()
        return AuditEvent(
            .answered, by: .stranger, AuditThing(.answer, Digest.plain(answer.question.id.text)),
            facts: AuditFields(
                versions.merging([
                    "action": answer.action.rawValue, "reason": answer.reason.rawValue, "record": digest,
                    "provisions": provisions.joined(separator: " "),
                ]) { $1 }),
            details: ["question": Digest.plain(answer.question.text)]
        )
    }

    static func opened(_ ticket: Ticket) -> AuditEvent {
        AuditEvent(
            .ticketOpened, by: .stranger, AuditThing(.ticket, ticket.id.text),
            facts: [
                "unit": ticket.unit.text, "reason": ticket.reason.rawValue, "answer": Digest.plain(ticket.question.id.text),
                "parent": ticket.parent?.text,
            ]
        )
    }

    /// What was said stays with the ticket; the log has its digest.
    static func step(_ step: Handling.Step, of handling: Handling, digest: String) -> AuditEvent {
        AuditEvent(
            step.action.act, by: step.by.map { .person($0.person) } ?? (step.action == .lost ? .system : .stranger),
            AuditThing(.ticket, handling.id.text),
            facts: [
                "digest": digest, "unit": handling.unit.text, "state": handling.state.rawValue, "ticket": step.ticket?.text,
                "attachment": step.attachment?.text, "kind": step.kind?.rawValue, "team": step.team?.text,
                "called": step.persons.map { $0.map(\.text).joined(separator: " ") },
            ]
        )
    }

    /// Reasons and notes stay with the shift.
    static func step(_ step: Shift.Step, of shift: Shift, digest: String) -> AuditEvent {
        AuditEvent(
            step.action.act, by: .person(step.by.person), AuditThing(.shift, shift.id.text),
            facts: ["digest": digest, "from": shift.from.text(in: .vi), "until": shift.until.text(in: .vi), "person": step.person?.text])
    }

    static func contentLoaded(_ report: FactsReport, generation: String) -> AuditEvent {
        AuditEvent(
            .contentLoaded, by: .system, AuditThing(.content, generation),
            facts: [
                "added": String(report.added), "changed": String(report.changed), "dropped": String(report.dropped),
                "conflicts": String(report.conflicts.count),
            ]
        )
    }

    static func imported(_ edition: OpenEdition, _ report: EditionReport, digest: String) -> AuditEvent {
        AuditEvent(
            .editionImported, by: .program("import"), AuditThing(.edition, edition.label),
            facts: [
                "digest": digest, "documents": String(report.documents), "provisions": String(report.provisions), "added": String(report.added),
                "changed": String(report.changed), "dropped": String(report.dropped),
            ]
        )
    }

    /// A file's name may be somebody's.
    static func taken(_ taking: ActTaking, _ report: ReadingReport, by actor: AuditActor) -> AuditEvent {
        AuditEvent(
            .actTaken, by: actor, AuditThing(.act, taking.document.text),
            facts: [
                "digest": report.digest, "format": report.format.rawValue, "outcome": taking.outcome.rawValue,
                "provisions": String(taking.provisions),
                "proposed": String(taking.proposed), "competences": String(taking.proposedCompetences),
            ],
            details: ["file": report.source])
    }

    static func chosen(_ digest: String, over earlier: String, of document: LegalDocument.ID, by person: Person.ID) -> AuditEvent {
        AuditEvent(.readingChosen, by: .person(person), AuditThing(.act, document.text), facts: ["digest": digest, "over": earlier])
    }

    static func sent(_ upload: Upload) -> AuditEvent {
        AuditEvent(
            .fileSent, by: .person(upload.sender), AuditThing(.upload, upload.id.text),
            facts: ["digest": upload.digest, "document": upload.document.id.text], details: ["file": upload.source])
    }

    static func settled(
        _ numbers: [Int], of upload: Upload.ID, as finding: SettledDoubt.Finding, note: String, by person: Person.ID
    ) -> AuditEvent {
        let first = numbers.first.map { String($0 + 1) } ?? ""
        return AuditEvent(
            .doubtSettled, by: .person(person), AuditThing(.upload, upload.text),
            facts: ["finding": finding.rawValue, "doubt": first, "count": String(numbers.count)], details: note.isEmpty ? [:] : ["note": note])
    }

    static func left(_ upload: Upload, by actor: AuditActor) -> AuditEvent {
        AuditEvent(.fileLeft, by: actor, AuditThing(.upload, upload.id.text), facts: ["digest": upload.digest])
    }

    /// What a store of settings says of each that it changes.
    ///
    /// - Parameters:
    ///   - before: `nil` for what was not set, and for what must never be shown again, such as a password.
    ///   - after: As `before`.
    package static func settingChanged(_ name: String, by actor: AuditActor, before: String?, after: String?) -> AuditEvent {
        AuditEvent(.settingChanged, by: actor, AuditThing(.setting, name), details: ["before": before, "after": after])
    }
}

extension AmendmentReview.Step.Action {
    var act: AuditAct {
        switch self {
        case .corrected: .amendmentCorrected
        case .confirmed: .amendmentConfirmed
        case .rejected: .amendmentRejected
        case .reopened: .amendmentReopened
        }
    }
}

extension Handling.Step.Action {
    var act: AuditAct {
        switch self {
        case .taken: .ticketTaken
        case .takenOver: .ticketTakenOver
        case .putBack: .ticketPutBack
        case .forwarded: .ticketForwarded
        case .returned: .ticketReturned
        case .answered: .ticketAnswered
        case .reopened: .ticketReopened
        case .closed: .ticketClosed
        case .noted: .ticketNoted
        case .added: .ticketAdded
        case .askedBack: .ticketAskedBack
        case .resumed: .ticketResumed
        case .madeUrgent: .ticketMadeUrgent
        case .madeUsual: .ticketMadeUsual
        case .classified: .ticketClassified
        case .assigned: .ticketAssigned
        case .unassigned: .ticketUnassigned
        case .merged: .ticketMerged
        case .absorbed: .ticketAbsorbed
        case .separated: .ticketSeparated
        case .linked: .ticketLinked
        case .unlinked: .ticketUnlinked
        case .split: .ticketSplit
        case .attached: .ticketAttached
        case .filed: .ticketFiled
        case .byPhone: .ticketByPhone
        case .told: .ticketTold
        case .untold: .ticketUntold
        case .lost: .ticketLost
        case .unspoken: .ticketUnspoken
        }
    }
}

extension Shift.Step.Action {
    var act: AuditAct {
        switch self {
        case .planned: .shiftPlanned
        case .cancelled: .shiftCancelled
        case .offered: .shiftOffered
        case .declined: .shiftDeclined
        case .swapped: .shiftSwapped
        case .assigned: .shiftAssigned
        case .takenOver: .shiftTakenOver
        case .noted: .shiftNoted
        }
    }
}

extension Change.Step.Action {
    var act: AuditAct {
        switch self {
        case .drafted: .changeDrafted
        case .edited: .changeEdited
        case .submitted: .changeSubmitted
        case .approved: .changeApproved
        case .returned: .changeReturned
        case .resumed: .changeResumed
        case .withdrawn: .changeWithdrawn
        }
    }
}
