// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Acts read as a whole, each from one source or several.
package protocol Acts: Sendable {
    /// Takes a reading in: the first of an act is in use at once; another that reads differently waits until a person chooses.
    ///
    /// The changes of other acts that a new one orders become proposals in the same transaction.
    ///
    /// - Throws: ``ActError/withoutIdentity(source:)`` for an act of which nobody could say which one it is.
    func take(_ reading: ActReading, proposing: @escaping Proposing, by actor: AuditActor, at now: Date) async throws -> ActTaking

    /// Every reading of an act, the one in use first.
    func readings(of document: LegalDocument.ID) async throws -> [KeptReading]

    /// The act as issued, in the reading that is in use.
    ///
    /// - Throws: ``ActError/noSuchReading(_:)`` where the act was never read as a whole.
    func text(of document: LegalDocument.ID) async throws -> Act

    /// Acts of which readings differ and nobody has chosen yet.
    func unsettled(limit: Int) async throws -> Listing<LegalDocument>

    /// Settles which reading is used: the one in use, or another in its place. What other acts the new one changes is proposed anew; decisions
    /// stand.
    ///
    /// - Parameter seen: The reading that was in use when whoever chooses looked.
    func choose(
        _ digest: String, over seen: String, of document: LegalDocument.ID, proposing: @escaping Proposing, by person: Person.ID, at now: Date
    ) async throws
}

extension Acts {
    /// Takes in what orders no changes of other acts.
    package func take(_ reading: ActReading, at now: Date) async throws -> ActTaking {
        try await take(reading, proposing: { _ in ActProposals() }, by: .program("import"), at: now)
    }
}

/// A reading as it is kept.
package struct KeptReading: Hashable, Sendable {
    package let act: Act
    package let report: ReadingReport
    package let taken: Date
    package let isInUse: Bool
    /// It differs from the one in use, and nobody has chosen yet.
    package let waits: Bool

    package init(act: Act, report: ReadingReport, taken: Date, isInUse: Bool, waits: Bool = false) {
        self.act = act
        self.report = report
        self.taken = taken
        self.isInUse = isInUse
        self.waits = waits
    }
}

/// What became of a reading.
package struct ActTaking: Hashable, Codable, Sendable {
    package enum Outcome: String, Codable, Sendable {
        case added
        /// The very same file has been read before.
        case already
        /// Another source, word for word the same act.
        case same
        /// Another source that reads differently; it waits for a person.
        case differs
    }

    package let document: LegalDocument.ID
    package let outcome: Outcome
    /// Provisions that became current.
    package let provisions: Int
    /// Paths of units that the two readings word differently, or that one of them lacks.
    package let differences: [String]
    /// Changes of other acts that now wait for a person's decision.
    package let proposed: Int
    /// Rows of the registry that do.
    package let proposedCompetences: Int

    package init(
        document: LegalDocument.ID, outcome: Outcome, provisions: Int, differences: [String] = [], proposed: Int = 0,
        proposedCompetences: Int = 0
    ) {
        self.document = document
        self.outcome = outcome
        self.provisions = provisions
        self.differences = differences
        self.proposed = proposed
        self.proposedCompetences = proposedCompetences
    }
}

package enum ActError: Refusal, Equatable {
    /// Neither number nor day was found.
    case withoutIdentity(source: String)
    case noSuchReading(LegalDocument.ID)
    /// Another reading has come into use since whoever chooses looked.
    case chosenSince

    package var kind: RefusalKind {
        switch self {
        case .withoutIdentity: .invalid
        case .noSuchReading: .notFound
        case .chosenSince: .conflict
        }
    }

    package var key: String {
        switch self {
        case .withoutIdentity: "act.without-identity"
        case .noSuchReading: "act.no-such-reading"
        case .chosenSince: "act.chosen-since"
        }
    }

    package var details: [String] {
        switch self {
        case .withoutIdentity(let source): [source]
        case .noSuchReading(let id): [id.text]
        case .chosenSince: []
        }
    }
}

extension Act {
    /// Letters and digits of every unit and block, so that two formats of one act compare equal: spaces and line breaks are theirs.
    package var wording: [String: String] {
        var wording: [String: String] = ["": ""]
        Self.gather(elements, [], "", &wording)
        return wording
    }

    /// Paths at which two readings differ, in the order of their names.
    package func differences(from other: Act) -> [String] {
        let (own, others) = (wording, other.wording)
        return Set(own.keys).union(others.keys).filter { own[$0] != others[$0] }.sorted()
    }

    private static func gather(_ elements: [ActElement], _ steps: [ProvisionPath.Step], _ owner: String, _ wording: inout [String: String]) {
        for element in elements {
            switch element {
            case .block(let block): wording[owner, default: ""] += solid(block.lines.joined())
            case .unit(let unit):
                let path = ProvisionPath(steps).entering(unit.step)
                wording[path.eId, default: ""] += solid(unit.heading)
                gather(unit.elements, path.steps, path.eId, &wording)
            }
        }
    }

    private static func solid(_ text: String) -> String { String(text.unicodeScalars.filter { $0 != " " && $0 != "\t" && $0 != "\n" }) }
}
