// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

extension Handling {
    /// How far a ticket has come.
    package enum State: String, Codable, Sendable, CaseIterable {
        /// For somebody of its unit to take it.
        case waiting
        /// In somebody's hands.
        case taken
        /// In somebody's hands, and for its asker to say more.
        case asking
        /// Waits for the answer of another ticket that asks the same.
        case merged
        case answered
        /// Ended without an answer, for a reason that the asker reads.
        case closed

        package var isOpen: Bool { self != .answered && self != .closed }
    }

    /// What somebody did with a ticket.
    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        /// `nil` for whoever asked.
        package let by: Hand?
        package let at: Date
        /// Why it was done, or what was said.
        package let text: String?
        /// The unit that it went to.
        package let unit: Unit.ID?
        package let reply: Reply?
        /// Another ticket that it has to do with.
        package let ticket: Ticket.ID?
        /// Whom a note calls.
        package let persons: [Person.ID]?
        package let attachment: TicketFile.ID?
        /// What it is from then on.
        package let kind: TicketKind?
        /// The team that it went to, or that it came back from.
        package let team: DeskTeam.ID?
        /// What stood under the asker's words, such as the letter that he answers.
        package let quoted: String?
        /// How it came; `nil` for the site.
        package let channel: Channel?

        init(
            _ action: Action, by: Hand?, at: Date, text: String? = nil, unit: Unit.ID? = nil, reply: Reply? = nil, ticket: Ticket.ID? = nil,
            persons: [Person.ID]? = nil, attachment: TicketFile.ID? = nil, kind: TicketKind? = nil, team: DeskTeam.ID? = nil, quoted: String? = nil,
            channel: Channel? = nil
        ) {
            self.action = action
            self.by = by
            self.at = at
            self.text = text
            self.unit = unit
            self.reply = reply
            self.ticket = ticket
            self.persons = persons
            self.attachment = attachment
            self.kind = kind
            self.team = team
            self.quoted = quoted
            self.channel = channel
        }

        package enum Channel: String, Codable, Sendable {
            case mail
        }

        package enum Action: String, Codable, Sendable, CaseIterable {
            case taken
            /// Taken out of somebody else's hands.
            case takenOver = "taken-over"
            case putBack = "put-back"
            /// Handed on to another unit.
            case forwarded
            /// Given back to the unit that had handed it on.
            case returned
            /// The asker was asked for more.
            case askedBack = "asked-back"
            /// Nobody waits for the asker any longer.
            case resumed
            /// It is of another kind than was thought.
            case classified
            /// Handed to a team of its unit.
            case assigned
            /// For all of its unit again.
            case unassigned
            case madeUrgent = "made-urgent"
            case madeUsual = "made-usual"
            case answered, reopened, closed
            /// Answered together with another that asks the same.
            case merged
            /// Another was merged into it.
            case absorbed
            /// Waits for an answer of its own again.
            case separated
            /// Has to do with another.
            case linked, unlinked
            /// Part of what was asked is a ticket of its own now.
            case split
            /// Said among staff; the asker never sees it.
            case noted
            /// Its asker is reached by telephone.
            case byPhone = "by-phone"
            /// He was called and told the answer.
            case told
            /// Somebody said by mistake that he was.
            case untold
            /// A file that whoever asked may have as well, whoever sent it.
            case attached
            /// A file among staff.
            case filed
            /// The asker has added something.
            case added
            /// A letter to the asker came back, or could not be sent.
            case lost
            /// The asker has answered by mail without a word of his own.
            case unspoken

            /// Whether the asker is told of it.
            package var isForAsker: Bool {
                switch self {
                case .answered, .closed, .added, .forwarded, .returned, .reopened, .askedBack, .resumed, .split, .attached, .told, .untold,
                    .classified:
                    true
                case .taken, .takenOver, .putBack, .noted, .madeUrgent, .madeUsual, .merged, .absorbed, .separated, .linked, .unlinked, .filed,
                    .byPhone, .assigned, .unassigned, .lost, .unspoken:
                    false
                }
            }

            /// Whether nothing waits for the asker any more once it is done.
            var endsPause: Bool {
                switch self {
                case .noted, .madeUrgent, .madeUsual, .askedBack, .absorbed, .linked, .unlinked, .split, .attached, .filed, .byPhone,
                    .told, .untold, .classified, .unassigned, .lost, .unspoken:
                    false
                default: true
                }
            }
        }
    }
}
