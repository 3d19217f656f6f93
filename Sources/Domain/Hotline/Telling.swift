// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Whether whoever asked was told what he waits for, beside what his page and a letter tell him.
enum Telling: Hashable, Sendable {
    /// Nobody has said that he was.
    case due
    /// Somebody has told him, where a letter was lost or without that.
    case told(isInsteadOfLetter: Bool)
    /// A letter to him was lost.
    case lost

    /// What is taken back leaves it as it was before.
    mutating func follow(_ action: Handling.Step.Action) {
        switch action {
        case .told: self = .told(isInsteadOfLetter: self == .lost)
        case .untold: self = self == .told(isInsteadOfLetter: true) ? .lost : .due
        case .lost: self = .lost
        default: break
        }
    }
}

extension Handling {
    /// Whoever asked was told what was answered, or what the answer cannot do without: by telephone, or as he can be reached where a letter was lost.
    package mutating func tell(_ note: String, revision: Int, by rights: Rights, at now: Date) throws {
        if isUnreached {
            try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking, .merged, .answered, .closed)
        } else {
            try check(.answerTicket, revision, rights, now, .answered, .closed, .asking)
        }
        guard needsCall || isUnreached else { throw TicketError.nobodyToCall }
        apply(Step(.told, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(note)))
    }

    /// Takes back what was said by mistake: he waits to be told as before, and reads why.
    ///
    /// - Throws: ``TicketError/notTold`` where nobody has said it, or where he has been heard, answered or asked for more since.
    package mutating func takeBackTelling(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking, .merged, .answered, .closed)
        guard wasTold else { throw TicketError.notTold }
        apply(Step(.untold, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Steps by which he has been told something or was heard; what was taken back is none of them.
    var contacts: [Step] {
        history.reduce(into: []) { found, step in
            switch step.action {
            case .told, .added, .answered, .closed, .askedBack: found.append(step)
            // Nothing of the others lies between the two.
            case .untold: found.removeLast(min(1, found.count))
            default: break
            }
        }
    }
}
