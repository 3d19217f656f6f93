// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Words that a unit answers with again and again, kept by its team: one proposes, a second releases.
///
/// They are put into an answer with what the ticket says in the place of placeholders, and never sent unseen.
package struct SavedReply: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<SavedReply>

    package let id: ID
    package let unit: Unit.ID
    /// Oldest first.
    package private(set) var history: [Step] = []
    /// What may be put into answers; `nil` before it is released and once it is retired.
    package private(set) var released: Wording?
    /// What waits for a second person.
    package private(set) var proposed: Wording?

    package static let longestTitle = 120
    package static let mostOfUnit = 200

    package struct Wording: Hashable, Codable, Sendable {
        package let title: String
        /// Paragraphs, a line each.
        package let text: String
    }

    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        package let by: Hand
        package let at: Date
        package let wording: Wording?
        package let reason: String?

        package enum Action: String, Codable, CaseIterable, Sendable { case proposed, released, declined, retired }
    }

    package init(id: ID, unit: Unit.ID, history: [Step] = []) {
        self.id = id
        self.unit = unit
        for step in history { apply(step) }
    }

    package var revision: Int { history.count }

    package var thing: Thing { Thing(Scope(unit: unit)) }

    /// Puts words forward, new or in the place of those in use, which stay until a second person has decided.
    package mutating func propose(title: String, text: String, revision: Int, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now)
        let title = title.singleLine
        guard !title.isEmpty else { throw SavedReplyError.noTitle }
        guard title.count <= Self.longestTitle else { throw TicketError.textTooLong(limit: Self.longestTitle) }
        let text = try Handling.paragraphs(text, limit: Reply.longest)
        if let unknown = Placeholder.unknown(in: text) { throw SavedReplyError.unknownPlaceholder(unknown) }
        let wording = Wording(title: title, text: text)
        guard wording != released, wording != proposed else { throw SavedReplyError.changesNothing }
        apply(Step(action: .proposed, by: rights.hand(on: Day(now)), at: now, wording: wording, reason: nil))
    }

    package mutating func release(revision: Int, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now)
        guard proposed != nil, let proposer = history.last(where: { $0.action == .proposed })?.by else { throw SavedReplyError.nothingWaits }
        let hand = rights.hand(on: Day(now))
        guard hand.circle.isDisjoint(with: proposer.circle) else { throw RightsError.needsSecondPerson }
        apply(Step(action: .released, by: hand, at: now, wording: nil, reason: nil))
    }

    /// Leaves what was proposed aside; its proposer may take it back so as well.
    package mutating func decline(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now)
        guard proposed != nil else { throw SavedReplyError.nothingWaits }
        apply(Step(action: .declined, by: rights.hand(on: Day(now)), at: now, wording: nil, reason: try Handling.reason(reason)))
    }

    /// Takes it out of use. No second person is asked: what may be wrong is said no more, at once.
    package mutating func retire(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now)
        guard released != nil else { throw SavedReplyError.notInUse }
        apply(Step(action: .retired, by: rights.hand(on: Day(now)), at: now, wording: nil, reason: try Handling.reason(reason)))
    }

    private func check(_ revision: Int, _ rights: Rights, _ now: Date) throws {
        try rights.require(.answerTicket, thing, on: Day(now))
        guard revision == self.revision else { throw TicketError.changedSince }
    }

    /// The only place where what stands follows from what was done.
    private mutating func apply(_ step: Step) {
        history.append(step)
        switch step.action {
        case .proposed: proposed = step.wording
        case .released: (released, proposed) = (proposed, nil)
        case .declined: proposed = nil
        case .retired: released = nil
        }
    }
}

extension SavedReply {
    /// A word in braces that the ticket fills in.
    package enum Placeholder: String, CaseIterable, Sendable {
        case number = "số phiếu"
        case question = "câu hỏi"
        case unit = "đơn vị"
        case due = "hạn"

        /// The first word in braces that is none of these.
        static func unknown(in text: String) -> String? {
            names(in: text).first { name in !allCases.contains { $0.rawValue == name } }
        }

        private static func names(in text: String) -> [String] {
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
                String(part.prefix { $0 != "}" })
            }
        }
    }

    /// The words in use with the ticket's own in the place of each placeholder.
    package func filled(_ values: [Placeholder: String]) throws -> String {
        guard let released else { throw SavedReplyError.notInUse }
        var (text, rest) = ("", released.text[...])
        // What is put in is not looked at again: an asker's braces stay braces.
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: start)..<end])
            text += rest[..<start]
            text += Placeholder(rawValue: name).flatMap { values[$0] } ?? String(rest[start...end])
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }
}

/// Every unit's saved replies.
package protocol SavedReplies: Sendable {
    /// Those of a unit, or of all; by title.
    func replies(of unit: Unit.ID?) async throws -> [SavedReply]

    func reply(_ id: SavedReply.ID) async throws -> SavedReply

    /// Reads, changes and keeps one in one transaction, with its rows of the log; begins one where there is none of that name.
    ///
    /// - Parameter unit: Whose it is, where it begins; `nil` where it must be there.
    @discardableResult
    func change(
        _ id: SavedReply.ID, of unit: Unit.ID?, by person: Person.ID, _ step: @escaping @Sendable (inout SavedReply, Rights) throws -> Void
    ) async throws -> SavedReply
}

/// Why something cannot be done with a saved reply.
package enum SavedReplyError: Refusal, Equatable {
    case notFound
    case noTitle
    case unknownPlaceholder(String)
    case changesNothing
    case nothingWaits
    case notInUse
    case tooMany(limit: Int)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noTitle, .unknownPlaceholder, .changesNothing: .invalid
        case .nothingWaits, .notInUse, .tooMany: .conflict
        }
    }

    package var key: String {
        switch self {
        case .notFound: "saved-reply.not-found"
        case .noTitle: "saved-reply.no-title"
        case .unknownPlaceholder: "saved-reply.unknown-placeholder"
        case .changesNothing: "saved-reply.changes-nothing"
        case .nothingWaits: "saved-reply.nothing-waits"
        case .notInUse: "saved-reply.not-in-use"
        case .tooMany: "saved-reply.too-many"
        }
    }

    package var details: [String] {
        switch self {
        case .unknownPlaceholder(let name): ["{\(name)}"]
        case .tooMany(let limit): [String(limit)]
        default: []
        }
    }
}
