// SPDX-License-Identifier: Apache-2.0
import Domain

// What the log is told of people. Ids stay in the chain; names and addresses are details.
extension AuditEvent {
    static func profileChanged(_ person: Person) -> AuditEvent {
        AuditEvent(.profileChanged, by: .person(person.id), .person(person.id), details: ["name": person.name], about: person.id)
    }

    static func accountAdded(_ account: Account, to person: Person.ID) -> AuditEvent {
        AuditEvent(.accountAdded, by: .person(person), .person(person), details: ["account": account.name], about: person)
    }

    static func roleGiven(_ one: Appointment, by actor: Person.ID) -> AuditEvent {
        AuditEvent(.roleGiven, by: .person(actor), .person(one.person), facts: facts(of: one))
    }

    static func roleEnded(_ one: Appointment, on day: Day, by actor: Person.ID) -> AuditEvent {
        let facts = facts(of: one).values.merging(["ends": day.iso]) { $1 }
        return AuditEvent(.roleEnded, by: .person(actor), .person(one.person), facts: AuditFields(facts))
    }

    /// By the groups of an identity provider.
    static func roleGranted(_ one: Appointment) -> AuditEvent { AuditEvent(.roleGiven, by: .system, .person(one.person), facts: facts(of: one)) }

    static func roleWithdrawn(_ one: Appointment, on day: Day) -> AuditEvent {
        AuditEvent(.roleEnded, by: .system, .person(one.person), facts: AuditFields(facts(of: one).values.merging(["ends": day.iso]) { $1 }))
    }

    static func settingChanged(_ change: SettingChange) -> AuditEvent {
        let texts: AuditFields = ["from": change.from, "to": change.to]
        // A mail account may bear a name, and so may a contact.
        let isOfSomebody = [.mailUser, .mailSender, .placeContacts].contains(change.setting)
        return AuditEvent(
            .settingChanged, by: .person(change.by), AuditThing(.setting, change.setting.rawValue), facts: isOfSomebody ? [:] : texts,
            details: isOfSomebody ? texts : [:])
    }

    static func personsJoined(_ one: Person.ID, into other: Person.ID, by actor: Person.ID) -> AuditEvent {
        AuditEvent(.personsJoined, by: .person(actor), .person(one), facts: ["into": other.text])
    }

    static func invited(_ one: Invitation) -> AuditEvent {
        AuditEvent(
            one.invitedBy == nil ? .firstAdministratorInvited : .invited, by: one.invitedBy.map { .person($0) } ?? .system,
            AuditThing(.invitation, one.id.text),
            facts: ["role": one.role.rawValue, "unit": one.scope.unit?.text, "place": one.scope.place?.text, "until": one.until?.iso]
        )
    }

    static func accepted(_ invitation: Invitation, by person: Person, _ given: Appointment, isNew: Bool) -> AuditEvent {
        let more = ["invitation": invitation.id.text, "new": isNew ? "yes" : "no", "person": person.id.text]
        return AuditEvent(
            invitation.invitedBy == nil ? .firstAdministratorMade : .invitationAccepted, by: .person(person.id), .person(person.id),
            facts: AuditFields(facts(of: given).values.merging(more) { $1 }), details: ["name": person.name, "email": person.email.text],
            about: person.id
        )
    }

    static func added(_ office: Office, by actor: Person.ID) -> AuditEvent {
        AuditEvent(
            .officeAdded, by: .person(actor), AuditThing(.office, office.id.text),
            facts: ["name": office.name, "province": office.province.text, "commune": office.commune?.name]
        )
    }

    static func ended(_ office: Office, on day: Day, by actor: Person.ID) -> AuditEvent {
        AuditEvent(.officeEnded, by: .person(actor), AuditThing(.office, office.id.text), facts: ["ends": day.iso])
    }

    private static func facts(of one: Appointment) -> AuditFields {
        [
            "appointment": one.id.text, "role": one.role.rawValue, "unit": one.scope.unit?.text, "place": one.scope.place?.text,
            "from": one.span.from?.iso, "until": one.span.until?.iso, "on-behalf-of": one.onBehalfOf?.text,
        ]
    }
}

// What the log is told of signing in.
extension AuditEvent {
    static func signedIn(_ session: Session, by proof: String) -> AuditEvent {
        AuditEvent(
            .signedIn, by: .person(session.person), AuditThing(.session, mark(session.id)), facts: ["proof": proof],
            details: ["browser": session.browser], about: session.person
        )
    }

    static func ended(_ session: Session, _ act: AuditAct, by actor: Person.ID) -> AuditEvent {
        AuditEvent(act, by: .person(actor), AuditThing(.session, mark(session.id)), facts: ["person": session.person.text])
    }

    static func signInFailed(_ attempt: SignInAttempt, _ person: Person.ID?, isPassword: Bool) -> AuditEvent {
        failed(.signInFailed, attempt, person, facts: ["wrong": person == nil ? "account" : isPassword ? "password" : "code"])
    }

    static func signInLocked(_ attempt: SignInAttempt, _ person: Person.ID?) -> AuditEvent { failed(.signInLocked, attempt, person, facts: [:]) }

    private static func failed(_ act: AuditAct, _ attempt: SignInAttempt, _ person: Person.ID?, facts: AuditFields) -> AuditEvent {
        AuditEvent(
            act, by: .stranger, person.map { .person($0) } ?? AuditThing(.door), facts: facts,
            // A field of a form may hold anything, a whole book too.
            details: ["email": String(attempt.email.prefix(EmailAddress.longest)), "browser": String(attempt.browser.prefix(80))], about: person
        )
    }

    /// A session's own name is what the tokens of its forms are made from, so the log has another one.
    private static func mark(_ session: Session.ID) -> String { String(Digest.plain(session.text).prefix(16)) }
}
