// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A proposed change of the law's text on its way to a decision: a person confirms, corrects or rejects it.
///
/// What the reader proposed, one person may confirm: the reader was the first pair of eyes. What a person has corrected, another must confirm.
package struct AmendmentReview: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Amendment.ID

    /// As it was read.
    package let proposal: ProposedAmendment
    /// As it stands: as it was read, or as somebody has corrected it.
    package private(set) var amendment: Amendment
    package private(set) var state: State
    /// Who did what and when, oldest first; nothing is ever taken out of it.
    package private(set) var history: [Step] = []

    package enum State: String, CaseIterable, Codable, Sendable {
        case waiting
        /// Waiting for somebody else than whoever corrected it.
        case corrected
        case confirmed, rejected
    }

    /// What somebody did to it.
    package struct Step: Hashable, Codable, Sendable {
        package enum Action: String, CaseIterable, Codable, Sendable { case corrected, confirmed, rejected, reopened }

        package let action: Action
        package let by: Hand
        package let at: Date
        package let note: String?
    }

    package init(_ proposal: ProposedAmendment) {
        self.proposal = proposal
        amendment = proposal.amendment
        state = .waiting
    }

    package var id: ID { amendment.id }

    /// Changes with every step; a decision names the one that was looked at.
    package var revision: Int { history.count }

    /// Everyone who has corrected it since it was last open as read, with all who counted as one with him.
    package var correctors: Set<Person.ID> {
        history.filter { $0.action == .corrected }.reduce(into: []) { $0.formUnion($1.by.circle) }
    }

    /// The review as rights look at it: the law is nobody's own, a correction is its author's.
    package var thing: Thing { Thing(Thing.common.scope, owners: correctors) }

    /// Lets the change hold from its day on.
    ///
    /// - Parameter revision: Of the very proposal that was looked at.
    /// - Throws: ``RightsError`` or ``AmendmentError``.
    package mutating func confirm(revision: Int, by rights: Rights, at now: Date) throws {
        try rights.require(.confirmAmendment, thing, on: Day(now))
        try check(revision, .waiting, .corrected)
        guard !amendment.target.text.isEmpty else { throw AmendmentError.unknownTarget }
        guard amendment.effect.from != nil || amendment.isCorrection else { throw AmendmentError.noDay }
        guard amendment.isComplete else { throw AmendmentError.nothingToPut }
        state = .confirmed
        note(.confirmed, rights, now)
    }

    /// Puts another operation, act or day in the place of what was read.
    package mutating func correct(_ next: Amendment, revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try rights.require(.correctAmendment, Thing.common, on: Day(now))
        try check(revision, .waiting, .corrected)
        let reason = reason.singleLine
        guard !reason.isEmpty else { throw AmendmentError.noReason }
        guard next != amendment else { throw AmendmentError.changesNothing }
        guard next.id == amendment.id, next.basis == amendment.basis else { throw AmendmentError.otherBasis }
        amendment = next
        state = .corrected
        note(.corrected, rights, now, reason)
    }

    /// Ends it without effect.
    package mutating func reject(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try rights.require(.confirmAmendment, Thing.common, on: Day(now))
        try check(revision, .waiting, .corrected)
        let reason = reason.singleLine
        guard !reason.isEmpty else { throw AmendmentError.noReason }
        state = .rejected
        note(.rejected, rights, now, reason)
    }

    /// Takes a decision back: the proposal waits again, as it stands.
    package mutating func reopen(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try rights.require(.confirmAmendment, Thing.common, on: Day(now))
        try check(revision, .confirmed, .rejected)
        let reason = reason.singleLine
        guard !reason.isEmpty else { throw AmendmentError.noReason }
        state = correctors.isEmpty ? .waiting : .corrected
        note(.reopened, rights, now, reason)
    }

    private func check(_ revision: Int, _ states: State...) throws(AmendmentError) {
        guard revision == self.revision else { throw .changedSince }
        guard states.contains(state) else { throw .wrongState(state) }
    }

    private mutating func note(_ action: Step.Action, _ rights: Rights, _ now: Date, _ note: String? = nil) {
        history.append(Step(action: action, by: rights.hand(on: Day(now)), at: now, note: note))
    }
}

extension Amendment {
    /// Whether all is there that the operation needs.
    fileprivate var isComplete: Bool {
        switch operation {
        case .replaceText(_, let elements), .appendText(_, let elements): !elements.isEmpty
        case .replaceLead(_, let lines): !lines.isEmpty
        case .replaceWords(let words, _, _): !words.isEmpty
        default: true
        }
    }
}

extension AmendmentOperation {
    /// The same operation on another unit.
    package func moved(to path: ProvisionPath) -> AmendmentOperation {
        switch self {
        case .replaceUnit(_, let unit): .replaceUnit(at: path, with: unit)
        case .replaceText(_, let elements): .replaceText(of: path, with: elements)
        case .replaceLead(_, let lines): .replaceLead(of: path, with: lines)
        case .changeHeading(_, let heading): .changeHeading(of: path, to: heading)
        case .insertUnit(let unit, _): .insertUnit(unit, at: .inside(ProvisionPath(path.steps.dropLast())))
        case .appendText(_, let elements): .appendText(to: path, elements)
        case .repealUnit: .repealUnit(at: path)
        case .replaceWords(let words, let others, _): .replaceWords(words, with: others, in: [AmendedPart(path)])
        case .suspend: .suspend(at: path)
        case .extendTerm(_, let until): .extendTerm(at: path, until: until)
        case .overlay(_, let says): .overlay(at: path, says: says)
        case .repealAct: .repealUnit(at: path)
        }
    }
}

/// Why a proposed change of the law cannot go on.
package enum AmendmentError: Refusal, Equatable {
    case notFound(Amendment.ID)
    /// Somebody else has done something to it meanwhile.
    case changedSince
    case wrongState(AmendmentReview.State)
    case noReason
    case changesNothing
    /// A correction changes what is done, not who does it.
    case otherBasis
    case unknownTarget
    case noDay
    case nothingToPut
    /// The operation cannot be read from what was sent.
    case unreadable

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .changedSince, .wrongState: .conflict
        case .noReason, .changesNothing, .otherBasis, .unknownTarget, .noDay, .nothingToPut, .unreadable: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "amendment.not-found"
        case .changedSince: "amendment.changed-since"
        case .wrongState: "amendment.wrong-state"
        case .noReason: "amendment.no-reason"
        case .changesNothing: "amendment.changes-nothing"
        case .otherBasis: "amendment.other-basis"
        case .unknownTarget: "amendment.unknown-target"
        case .noDay: "amendment.no-day"
        case .nothingToPut: "amendment.nothing-to-put"
        case .unreadable: "amendment.unreadable"
        }
    }

    package var details: [String] {
        if case .notFound(let id) = self { [id.text] } else { [] }
    }
}
