// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A row of the log, chained to the row before it in its lane.
///
/// It holds texts, as they are kept, so that a row which somebody has spoilt can still be read and judged.
package struct AuditEntry: Hashable, Sendable {
    package let position: Position
    /// Milliseconds since 1970-01-01T00:00:00Z, by the clock of the node that wrote it.
    package let milliseconds: Int
    package let actorText: String
    package let actText: String
    package let thingText: String
    package let key: String
    /// ``AuditFields/text``.
    package let factsText: String
    /// ``AuditDetails/digest(hash:)``; empty where there are none.
    package let detailsDigest: String
    /// Hash of the row before in the same lane, or ``first(of:hash:)``.
    package let previous: String
    /// Of ``canonical``.
    package let hash: String

    /// Where a row stands: which lane, and as which one in it, from 1 on without a gap.
    package struct Position: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
        package let lane: Int
        package let sequence: Int

        package init(lane: Int, sequence: Int) {
            self.lane = lane
            self.sequence = sequence
        }

        package static func < (one: Position, other: Position) -> Bool { (one.lane, one.sequence) < (other.lane, other.sequence) }

        package var description: String { "\(lane)/\(sequence)" }
    }

    package init(
        position: Position, milliseconds: Int, actorText: String, actText: String, thingText: String, key: String, factsText: String,
        detailsDigest: String, previous: String, hash: String
    ) {
        self.position = position
        self.milliseconds = milliseconds
        self.actorText = actorText
        self.actText = actText
        self.thingText = thingText
        self.key = key
        self.factsText = factsText
        self.detailsDigest = detailsDigest
        self.previous = previous
        self.hash = hash
    }

    /// The next row of a lane.
    ///
    /// - Parameter details: As they are held apart; `nil` where there are none.
    package init(_ event: AuditEvent, at now: Date, as position: Position, after previous: String, details: AuditDetails?, hash: Hash) {
        let milliseconds = Int((now.timeIntervalSince1970 * 1_000).rounded(.down))
        let digest = details?.digest(hash: hash) ?? ""
        let facts = event.facts.text
        self.init(
            position: position, milliseconds: milliseconds, actorText: event.actor.text, actText: event.act.rawValue,
            thingText: event.thing.kind.rawValue, key: event.thing.key, factsText: facts, detailsDigest: digest, previous: previous,
            hash: hash(
                Self.canonical(
                    position, milliseconds, event.actor.text, event.act.rawValue, event.thing.kind.rawValue, event.thing.key, facts, digest, previous)
            )
        )
    }

    package var at: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }
    package var actor: AuditActor? { AuditActor(actorText) }
    package var act: AuditAct? { AuditAct(rawValue: actText) }
    package var facts: AuditFields? { AuditFields(factsText) }

    /// What the first row of a lane has in the place of a row before it.
    package static func first(of lane: Int, hash: Hash) -> String { hash(LengthPrefixed.text([format, String(lane)])) }

    /// Names the form of ``canonical``; another form gets another name.
    package static let format = "donghanh-audit/1"
}

extension AuditEntry {
    /// The text of which ``hash`` is made: eleven fields in this order, each behind its length in bytes.
    package var canonical: String { canonical(as: position, after: previous) }

    /// The same row as if it stood somewhere else.
    func canonical(as position: Position, after previous: String) -> String {
        Self.canonical(position, milliseconds, actorText, actText, thingText, key, factsText, detailsDigest, previous)
    }

    private static func canonical(
        _ position: Position, _ milliseconds: Int, _ actor: String, _ act: String, _ thing: String, _ key: String, _ facts: String,
        _ details: String, _ previous: String
    ) -> String {
        var text = ""
        text.reserveCapacity(320 + facts.utf8.count)
        LengthPrefixed.append(format, to: &text)
        LengthPrefixed.append(String(position.lane), to: &text)
        LengthPrefixed.append(String(position.sequence), to: &text)
        LengthPrefixed.append(String(milliseconds), to: &text)
        LengthPrefixed.append(actor, to: &text)
        LengthPrefixed.append(act, to: &text)
        LengthPrefixed.append(thing, to: &text)
        LengthPrefixed.append(key, to: &text)
        LengthPrefixed.append(facts, to: &text)
        LengthPrefixed.append(details, to: &text)
        LengthPrefixed.append(previous, to: &text)
        return text
    }
}
