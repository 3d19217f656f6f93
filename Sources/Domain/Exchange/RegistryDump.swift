// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every fact of the registry as it was known at an instant: read into an empty system, it gives the same answers.
package struct RegistryDump: Hashable, Sendable {
    package let known: Date
    package let facts: [Fact]

    package static let format = "donghanh-registry-1"
    /// How the origin of a fact begins that a dump brought and no file has said alike.
    package static let origin = "dump "

    package init(_ facts: [Fact], known: Date) {
        self.known = known
        self.facts = facts.sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }
    }

    /// Sorted keys, a line a fact, so that two dumps can be compared line by line; equal facts give equal lines.
    package var text: String {
        let lines = facts.map { fact in
            JSONTree.object(["kind": .string(fact.kind), "key": .string(fact.key), "body": JSONTree(fact.body) ?? .null]).text
        }
        let head = JSONTree.object(["format": .string(Self.format), "known": .string(PublishedInstant.text(known))]).text.dropLast()
        return "\(head),\"facts\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
    }

    /// - Throws: ``DumpError`` where the text is no dump, or a fact of it is none that this version knows.
    package init(_ text: String) throws(DumpError) {
        guard case .object(let root)? = JSONTree(text), case .string(let format)? = root["format"] else { throw .notADump }
        guard format == Self.format else { throw .otherFormat(format) }
        guard case .list(let rows)? = root["facts"], case .string(let known)? = root["known"], let instant = Self.instant(known) else {
            throw .notADump
        }
        var facts: [Fact] = []
        var seen: Set<Subject> = []
        for row in rows {
            guard case .object(let row) = row, case .string(let kind)? = row["kind"], case .string(let key)? = row["key"], let body = row["body"]
            else { throw .notADump }
            guard let fact = RegistryFacts.canonical(kind: kind, body.text), fact.key == key, seen.insert(.fact(kind, key)).inserted else {
                throw .faultyFact(kind: kind, key: key)
            }
            facts.append(Fact(kind: kind, key: key, body: fact.body, origin: Self.origin + known))
        }
        self.init(facts, known: instant)
    }

    /// Of "2026-12-09T17:00:00+07:00", as ``PublishedInstant`` writes it.
    private static func instant(_ text: String) -> Date? {
        guard text.utf8.count == 25, text.hasSuffix("+07:00"), let day = Day(iso: text.prefix(10)) else { return nil }
        let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3 else { return nil }
        return day.start.addingTimeInterval(Double(clock[0] * 3_600 + clock[1] * 60 + clock[2]))
    }
}

/// Why a file cannot be read back into the registry.
package enum DumpError: Refusal, Equatable {
    case notADump
    case otherFormat(String)
    case faultyFact(kind: String, key: String)

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .notADump: "dump.not-a-dump"
        case .otherFormat: "dump.other-format"
        case .faultyFact: "dump.faulty-fact"
        }
    }

    package var details: [String] {
        switch self {
        case .notADump: []
        case .otherFormat(let format): [format]
        case .faultyFact(let kind, let key): [kind, key]
        }
    }
}
