// SPDX-License-Identifier: Apache-2.0

/// Something that happened and must be remembered: who did what to which thing.
package struct AuditEvent: Hashable, Sendable {
    package let actor: AuditActor
    package let act: AuditAct
    package let thing: AuditThing
    /// What stays in the chain for ever: digests, roles, counts, versions; never anything that tells of a human being.
    package let facts: AuditFields
    /// What tells of a human being: an address that was typed, a name. Held apart, and erased by rule.
    package let details: AuditFields
    /// Whose details these are, so that they can be found when they must be erased.
    package let about: Person.ID?

    package init(
        _ act: AuditAct, by actor: AuditActor, _ thing: AuditThing, facts: AuditFields = [:], details: AuditFields = [:], about: Person.ID? = nil
    ) {
        self.actor = actor
        self.act = act
        self.thing = thing
        self.facts = facts
        self.details = details
        self.about = about
    }
}

extension AuditEvent {
    /// Somebody takes the log, or a part of it, out of the house.
    package static func exported(by actor: AuditActor, from: Day?, until: Day?) -> AuditEvent {
        AuditEvent(.auditExported, by: actor, AuditThing(.audit), facts: ["from": from?.iso, "until": until?.iso])
    }
}

/// Who did it.
package enum AuditActor: Hashable, Sendable {
    /// By the person's id, which means nothing to whoever does not have the list of people.
    case person(Person.ID)
    /// A command, by its name: "import".
    case program(String)
    /// The running site, of itself.
    case system
    /// Anybody who is not signed in.
    case stranger

    package var text: String {
        switch self {
        case .person(let id): "person:" + id.text
        case .program(let name): "program:" + name
        case .system: "system"
        case .stranger: "stranger"
        }
    }

    /// `nil` where the text names nobody.
    package init?(_ text: String) {
        switch text {
        case "system": self = .system
        case "stranger": self = .stranger
        default:
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "person": self = .person(Person.ID(parts[1]))
            case "program": self = .program(parts[1])
            default: return nil
            }
        }
    }
}

/// What it was done to, by its kind and its name.
package struct AuditThing: Hashable, Sendable {
    package let kind: Kind
    /// Of a thing that opens to whoever knows its name, such as an answer, the name's digest.
    package let key: String

    /// The kinds of thing that the log knows.
    package enum Kind: String, Sendable, CaseIterable {
        case person, people, session, invitation, appointment, office, door
        case change, fact, content, edition, amendment, act, upload, handbook
        case answer, ticket, tickets, shift, team, absence, review
        case savedReply = "saved-reply"
        case call
        case setting, audit
    }

    package init(_ kind: Kind, _ key: String = "") {
        self.kind = kind
        self.key = key
    }

    package static func person(_ id: Person.ID) -> AuditThing { AuditThing(.person, id.text) }
}
