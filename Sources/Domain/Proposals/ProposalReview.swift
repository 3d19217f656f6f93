// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A proposal on its way: it waits, becomes the draft of a row by a person, or is rejected by one with a reason.
package struct ProposalReview: Identifiable, Hashable, Codable, Sendable {
    package let proposal: CompetenceProposal
    package private(set) var state: State
    package private(set) var decision: Decision?

    package enum State: String, CaseIterable, Codable, Sendable {
        case waiting, drafted, rejected
    }

    package struct Decision: Hashable, Codable, Sendable {
        package let by: Person.ID
        package let at: Date
        /// The draft that was made of it, which somebody else must approve.
        package let change: Change.ID?
        package let reason: String?
    }

    package var id: CompetenceProposal.ID { proposal.id }

    package init(_ proposal: CompetenceProposal) {
        self.proposal = proposal
        state = .waiting
    }

    package mutating func draft(as change: Change.ID, by person: Person.ID, at now: Date) throws(ProposalError) {
        guard state == .waiting else { throw .decided }
        state = .drafted
        decision = Decision(by: person, at: now, change: change, reason: nil)
    }

    package mutating func reject(because reason: String, by person: Person.ID, at now: Date) throws(ProposalError) {
        guard state == .waiting else { throw .decided }
        let reason = reason.singleLine
        guard !reason.isEmpty else { throw .noReason }
        state = .rejected
        decision = Decision(by: person, at: now, change: nil, reason: reason)
    }
}

/// How a proposal stands to what the registry says already.
package enum ProposalStanding: Hashable, Sendable {
    /// Rows rest on this very place, and somebody has verified that.
    case held([Competence])
    /// Rows rest on this very place, and nobody has read one of them there yet.
    case unverified([Competence])
    /// No row rests on it; duties that the words may mean, best first.
    case new([Duty])
}

extension Registry {
    package func standing(of proposal: CompetenceProposal) -> ProposalStanding {
        let place = proposal.basis.path.sectionWords
        let resting = facts.competences.filter { row in
            row.basis?.document == proposal.basis.number && row.basis?.path.map { place.isNamed(in: $0) } == true
        }
        if resting.isEmpty { return .new(likelyDuties(of: proposal)) }
        return resting.allSatisfy { $0.basis?.isVerified == true } ? .held(resting) : .unverified(resting)
    }

    private func likelyDuties(of proposal: CompetenceProposal) -> [Duty] {
        let texts = [proposal.heading, proposal.matter].compactMap { $0 }
        var best: [Duty.ID: DutyMatch] = [:]
        for match in texts.flatMap({ duties(matching: String($0.prefix(Self.longestText)), limit: Self.mostLikely) })
        where match.coverage >= Self.leastCoverage && match.share >= Self.leastShare && match.score > best[match.duty.id]?.score ?? 0 {
            best[match.duty.id] = match
        }
        return best.values.sorted { ($1.score, $0.duty.id) < ($0.score, $1.duty.id) }.prefix(Self.mostLikely).map(\.duty)
    }

    private static let longestText = 600
    private static let mostLikely = 5
    /// Less of the words or of the duty's name, and another ministry's matter would be offered as one of this one's.
    private static let leastCoverage = 0.5
    private static let leastShare = 0.4
}

/// A section of an annex, or an article, as the registry records places: "Phụ lục I" and "B.VII".
private struct SectionWords {
    let outer: String
    let inner: String?

    /// "Điều 3; Phụ lục I B.VIII và B.IX" names "Phụ lục I", "B.IX", and not "B.I".
    func isNamed(in path: String) -> Bool { Self.names(path, outer) && inner.map { Self.names(path, $0) } ?? true }

    private static func names(_ path: String, _ words: String) -> Bool {
        var rest = path[...]
        while let found = rest.firstRange(of: words) {
            let before = found.lowerBound > path.startIndex ? path[path.index(before: found.lowerBound)] : " "
            let behind = found.upperBound < path.endIndex ? path[found.upperBound] : " "
            if !before.isLetter, before != ".", !behind.isLetter, !behind.isNumber, behind != "." { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

extension ProvisionPath {
    fileprivate var sectionWords: SectionWords {
        let upper = steps.filter { $0.unit != .clause && $0.unit != .point }
        let inner = upper.filter { $0.unit == .part || $0.unit == .section }
        let outer = ProvisionPath(upper.filter { $0.unit != .part && $0.unit != .section && $0.unit != .chapter })
        guard outer.steps.first?.unit == .annex else { return SectionWords(outer: registryWords, inner: nil) }
        return SectionWords(outer: outer.registryWords, inner: inner.isEmpty ? nil : inner.map(\.number).joined(separator: "."))
    }
}

package enum ProposalError: Refusal, Equatable {
    case notFound
    case decided
    case noReason
    case noSuchDuty(String)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .decided: .conflict
        case .noReason, .noSuchDuty: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "proposal.not-found"
        case .decided: "proposal.decided"
        case .noReason: "proposal.no-reason"
        case .noSuchDuty: "proposal.no-such-duty"
        }
    }

    package var details: [String] { if case .noSuchDuty(let text) = self { [text] } else { [] } }
}
