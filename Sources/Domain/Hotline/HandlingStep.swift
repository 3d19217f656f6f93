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
        case answered
        /// Ended without an answer, for a reason that the asker reads.
        case closed
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

        init(_ action: Action, by: Hand?, at: Date, text: String? = nil, unit: Unit.ID? = nil, reply: Reply? = nil) {
            self.action = action
            self.by = by
            self.at = at
            self.text = text
            self.unit = unit
            self.reply = reply
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
            case madeUrgent = "made-urgent"
            case madeUsual = "made-usual"
            case answered, reopened, closed
            /// Said among staff; the asker never sees it.
            case noted
            /// The asker has added something.
            case added

            /// Whether the asker is told of it.
            package var isForAsker: Bool {
                switch self {
                case .answered, .closed, .added, .forwarded, .returned, .reopened, .askedBack, .resumed: true
                case .taken, .takenOver, .putBack, .noted, .madeUrgent, .madeUsual: false
                }
            }

            /// Whether nothing waits for the asker any more once it is done.
            var endsPause: Bool {
                switch self {
                case .noted, .madeUrgent, .madeUsual, .askedBack: false
                default: true
                }
            }
        }
    }
}
