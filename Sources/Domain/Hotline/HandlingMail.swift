// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

// What whoever asked says by mail, and what he is told by mail.
extension Handling {
    /// His own words, and apart from them what stood under them.
    package struct Said: Hashable, Sendable {
        package let text: String
        package let quoted: String?

        package init(_ text: String, quoted: String? = nil) {
            self.text = text
            self.quoted = quoted
        }

        /// The system's note of files for which a ticket has no room.
        package static func leftOut(_ names: [String], _ language: Language) -> Said {
            let list = names.prefix(10).map { String($0.prefix(80)) }.joined(separator: ", ")
            let words = Words(
                vi: "(Hệ thống ghi: phiếu không còn chỗ cho tệp \(list).)", en: "(The system notes: the ticket has no room for \(list).)")
            return Said(words.text(in: language))
        }
    }

    /// The asker adds something by mail; as on his page, what had been answered waits once more.
    package mutating func add(_ said: Said, at now: Date) throws(TicketError) {
        guard history.count(where: { $0.action == .added }) < Self.mostAdditions else { throw .tooManyAdditions(limit: Self.mostAdditions) }
        let quoted = said.quoted.flatMap { try? Self.paragraphs(String($0.prefix(MailText.longestQuoted)), limit: MailText.longestQuoted) }
        apply(Step(.added, by: nil, at: now, text: try Self.paragraphs(said.text, limit: Self.longestText), quoted: quoted, channel: .mail))
    }

    /// The asker has answered by mail without a word of his own: nothing is opened again by it and no clock runs on, but the desk sees it.
    ///
    /// - Returns: `false` where that is what was last seen of him already.
    @discardableResult package mutating func hearNothing(at now: Date) -> Bool {
        guard history.last?.action != .unspoken else { return false }
        apply(Step(.unspoken, by: nil, at: now, channel: .mail))
        return true
    }

    /// Notes that a letter to its asker was lost, unless he has been told since it was written, or it is noted already.
    ///
    /// - Parameter queued: When it was written.
    @discardableResult package mutating func lose(letterOf queued: Date, at now: Date) -> Bool {
        // When it was written is kept in whole seconds.
        let written = queued.addingTimeInterval(1)
        guard !isUnreached, !contacts.contains(where: { $0.at >= written }) else { return false }
        apply(Step(.lost, by: nil, at: now, channel: .mail))
        return true
    }
}

extension Handling.Step {
    /// Whether a letter tells the asker of it. What he has done himself he knows.
    package var isWrittenToAsker: Bool {
        guard by != nil else { return false }
        return switch action {
        case .answered, .closed, .forwarded, .returned, .reopened, .askedBack, .split, .attached: true
        default: false
        }
    }
}
