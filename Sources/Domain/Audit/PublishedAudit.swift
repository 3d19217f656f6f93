// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// The first line of an export: which form the others have, and which part of the log they are.
package struct PublishedAudit: Encodable, Sendable {
    package let format = AuditEntry.format
    package let exported: Date
    package let from: Day?
    package let until: Day?

    package init(exported: Date, from: Day?, until: Day?) {
        self.exported = exported
        self.from = from
        self.until = until
    }

    private enum Key: String, CodingKey { case format, exported, from, until }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(format, forKey: .format)
        try container.encode(exported, forKey: .exported)
        try container.encode(from, forKey: .from)
        try container.encode(until, forKey: .until)
    }

    /// A line of an export, without its end.
    package static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// A row as an inspector gets it, with all that it takes to check it without this program.
package struct PublishedAuditRow: Encodable, Sendable {
    private let row: AuditRow

    package init(_ row: AuditRow) { self.row = row }

    private enum Key: String, CodingKey {
        case lane, sequence, at, actor, act, thing, key, facts, details, detailsDigest, erasedBy, previous, hash
    }

    private enum DetailKey: String, CodingKey { case salt, fields }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        let entry = row.entry
        try container.encode(entry.position.lane, forKey: .lane)
        try container.encode(entry.position.sequence, forKey: .sequence)
        try container.encode(entry.milliseconds, forKey: .at)
        try container.encode(entry.actorText, forKey: .actor)
        try container.encode(entry.actText, forKey: .act)
        try container.encode(entry.thingText, forKey: .thing)
        try container.encode(entry.key, forKey: .key)
        try encode(entry.factsText, forKey: .facts, in: &container)
        try container.encode(entry.detailsDigest, forKey: .detailsDigest)
        try container.encode(entry.previous, forKey: .previous)
        try container.encode(entry.hash, forKey: .hash)
        switch row.held {
        case .nothing: try container.encodeNil(forKey: .details)
        case .details(let details):
            var apart = container.nestedContainer(keyedBy: DetailKey.self, forKey: .details)
            try apart.encode(details.salt, forKey: .salt)
            try encode(details.text, forKey: .fields, in: &apart)
        case .erased(let by):
            try container.encodeNil(forKey: .details)
            try container.encode([by.lane, by.sequence], forKey: .erasedBy)
        }
    }

    /// As an object; a text that is no fields any more, since somebody has been at it, as it is.
    private func encode<Name: CodingKey>(_ text: String, forKey key: Name, in container: inout KeyedEncodingContainer<Name>) throws {
        if let fields = AuditFields(text) {
            try container.encode(fields.values, forKey: key)
        } else {
            try container.encode(text, forKey: key)
        }
    }
}
