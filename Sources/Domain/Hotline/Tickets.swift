// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every ticket the hotline has kept. Tickets are opened together with an answer, by `Answers`.
package protocol Tickets: Sendable {
    func handling(_ id: Ticket.ID) async throws -> Handling
    func handling(secretDigest: String) async throws -> Handling

    /// Whatever has no answer yet, wherever it lies; oldest first.
    func waiting(limit: Int, offset: Int) async throws -> Listing<Handling>

    /// What somebody may see on a day, narrowed: what waits before what is in hand, the urgent first, then whoever asked first.
    func queue(_ narrowing: DeskNarrowing, for person: Person.ID, on day: Day, limit: Int, offset: Int) async throws -> Listing<Handling>

    /// Gives tickets that were opened before tickets had one the place that their question names.
    ///
    /// - Returns: How many have one now.
    func findPlaces(_ place: @escaping @Sendable (Question) -> Place.ID?) async throws -> Int

    /// Gives somebody the ticket whose turn it is of those that he may answer; `nil` where none waits.
    func takeNext(by person: Person.ID, at now: Date) async throws -> Handling?

    /// Reads, changes and keeps a ticket in one transaction.
    ///
    /// `step` runs again when another node got there first, so it must touch nothing but the ticket.
    func change(
        _ id: Ticket.ID, by person: Person.ID, _ step: @escaping @Sendable (inout Handling, Rights) throws -> Void
    ) async throws -> Handling

    /// The same for two tickets at once: both are changed, or neither.
    func change(
        _ id: Ticket.ID, and other: Ticket.ID, by person: Person.ID,
        _ step: @escaping @Sendable (inout Handling, inout Handling, Rights) throws -> Void
    ) async throws -> Handling

    /// Changes a ticket and opens the one that the step makes of it.
    func split(
        _ id: Ticket.ID, by person: Person.ID, _ step: @escaping @Sendable (inout Handling, Rights) throws -> Ticket
    ) async throws -> Handling

    /// Those tickets that there are, in that order.
    func handlings(_ ids: [Ticket.ID]) async throws -> [Handling]

    /// Tickets by what is read out of their name on the telephone, as far as somebody may see them.
    func handlings(number: String, for person: Person.ID, on day: Day) async throws -> [Handling]

    /// Whoever may see a ticket, by name.
    func readers(of thing: Thing, on day: Day) async throws -> [Person]

    /// What the first of them are called, without some: a page shows a few of five hundred.
    func readerNames(of thing: Thing, on day: Day, without others: Set<Person.ID>, limit: Int) async throws -> [String]

    /// Notes that somebody looks at a ticket.
    ///
    /// - Returns: Who else has looked lately, the latest first.
    func look(at id: Ticket.ID, by person: Person.ID, at now: Date) async throws -> [DeskLook]

    /// Tickets that ask something alike, as far as somebody may see them; the likest first.
    func alike(_ text: String, for person: Person.ID, on day: Day, limit: Int) async throws -> [Handling]

    /// Takes the words of tickets that were opened before tickets were found by them.
    ///
    /// - Returns: How many have them now.
    func findWords() async throws -> Int

    /// The same for whoever asked, who has no rights but the secret.
    func change(secretDigest: String, _ step: @escaping @Sendable (inout Handling) throws -> Void) async throws -> Handling
}

/// That somebody has a ticket before him.
package struct DeskLook: Hashable, Sendable {
    package let person: Person.ID
    package let at: Date

    package init(person: Person.ID, at: Date) {
        self.person = person
        self.at = at
    }

    /// Whoever looked longer ago has gone on to something else.
    package static let seconds = 600.0
}

/// What the queue is narrowed by.
package struct DeskNarrowing: Hashable, Sendable {
    package var list: List
    /// `nil` for all units.
    package var unit: Unit.ID?
    /// `nil` for all kinds.
    package var kind: TicketKind?

    package init(_ list: List = .open, unit: Unit.ID? = nil, kind: TicketKind? = nil) {
        self.list = list
        self.unit = unit
        self.kind = kind
    }

    /// Which tickets: without an answer, in one's own hands, such as one was called to, or done with.
    package enum List: String, CaseIterable, Sendable {
        case open, mine
        /// Without an answer, with a team that one is of.
        case team
        case called, done
        /// Whose askers wait for a call.
        case call
        /// Of whose letters to the asker one was lost, and he was not told otherwise yet.
        case lost
    }
}

/// Why something cannot be done with a ticket.
package enum TicketError: Refusal, Equatable {
    case notFound
    /// Somebody else has done something with it meanwhile.
    case changedSince
    case wrongState(Handling.State)
    /// It is in somebody else's hands.
    case heldByAnother
    /// It is as urgent as it is to be.
    case urgentAlready(Bool)
    case sameKind
    case noSuchKind(String)
    /// No team of its unit is open under that name.
    case noSuchTeam(String)
    /// Nobody of that team is appointed to its unit any more.
    case nobodyInTeam(String)
    case sameTeam
    /// It is with no team.
    case noTeam
    case noReason
    case noText
    case textTooLong(limit: Int)
    case sameUnit
    case noSuchUnit(String)
    /// No unit has handed it on, so there is none to give it back to.
    case cameFromNowhere
    case tooManyAdditions(limit: Int)
    case tooManyCitations(limit: Int)
    /// It cannot be merged into itself, nor linked with itself.
    case sameTicket
    /// The other is done with, or merged itself.
    case notMergedInto
    /// It was asked before the one that it should wait for.
    case askedBefore
    case linkedAlready
    case notLinked
    case tooManyParts(limit: Int)
    case tooManyTies(limit: Int)
    case tooManyFiles(limit: Int)
    /// Its asker left no number and no letter to him was lost, or he has been told.
    case nobodyToCall
    /// Nobody has said that its asker was told, or something has come of it since.
    case notTold
    case noSuchTicket(String)
    /// A note calls somebody who may not see the ticket, or is not there.
    case noSuchPerson(String)
    /// Several are called so; their addresses tell them apart.
    case severalPersons(String)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .changedSince, .wrongState, .heldByAnother, .cameFromNowhere, .urgentAlready, .notMergedInto, .askedBefore, .linkedAlready,
            .notLinked, .nobodyToCall, .notTold, .sameKind, .sameTeam, .noTeam:
            .conflict
        case .noReason, .noText, .textTooLong, .sameUnit, .noSuchUnit, .tooManyAdditions, .tooManyCitations, .sameTicket, .tooManyParts,
            .tooManyTies, .tooManyFiles, .noSuchTicket, .noSuchPerson, .severalPersons, .noSuchKind, .noSuchTeam, .nobodyInTeam:
            .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "ticket.not-found"
        case .changedSince: "ticket.changed-since"
        case .wrongState(.waiting): "ticket.not-taken"
        case .wrongState(.taken): "ticket.taken-already"
        case .wrongState(.asking): "ticket.waits-for-asker"
        case .wrongState(.merged): "ticket.merged-already"
        case .wrongState(.answered), .wrongState(.closed): "ticket.done-already"
        case .heldByAnother: "ticket.held-by-another"
        case .urgentAlready(true): "ticket.urgent-already"
        case .urgentAlready(false): "ticket.usual-already"
        case .sameKind: "ticket.same-kind"
        case .noSuchKind: "ticket.no-such-kind"
        case .noSuchTeam: "ticket.no-such-team"
        case .nobodyInTeam: "ticket.nobody-in-team"
        case .sameTeam: "ticket.same-team"
        case .noTeam: "ticket.no-team"
        case .noReason: "ticket.no-reason"
        case .noText: "ticket.no-text"
        case .textTooLong: "ticket.text-too-long"
        case .sameUnit: "ticket.same-unit"
        case .noSuchUnit: "ticket.no-such-unit"
        case .cameFromNowhere: "ticket.came-from-nowhere"
        case .tooManyAdditions: "ticket.too-many-additions"
        case .tooManyCitations: "ticket.too-many-citations"
        case .sameTicket: "ticket.same-ticket"
        case .notMergedInto: "ticket.not-merged-into"
        case .askedBefore: "ticket.asked-before"
        case .linkedAlready: "ticket.linked-already"
        case .notLinked: "ticket.not-linked"
        case .tooManyParts: "ticket.too-many-parts"
        case .tooManyTies: "ticket.too-many-ties"
        case .tooManyFiles: "ticket.too-many-files"
        case .nobodyToCall: "ticket.nobody-to-call"
        case .notTold: "ticket.not-told"
        case .noSuchTicket: "ticket.no-such-ticket"
        case .noSuchPerson: "ticket.no-such-person"
        case .severalPersons: "ticket.several-persons"
        }
    }

    package var details: [String] {
        switch self {
        case .textTooLong(let limit), .tooManyAdditions(let limit), .tooManyCitations(let limit), .tooManyParts(let limit),
            .tooManyTies(let limit), .tooManyFiles(let limit):
            [String(limit)]
        case .noSuchUnit(let name), .noSuchKind(let name), .noSuchTeam(let name), .nobodyInTeam(let name), .noSuchTicket(let name),
            .noSuchPerson(let name), .severalPersons(let name):
            [name]
        default: []
        }
    }
}
