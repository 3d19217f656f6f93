// SPDX-License-Identifier: Apache-2.0

/// How a proposal stands to what the registry says already.
package enum ProposalStanding: Hashable, Sendable {
    /// Rows rest on this very place, and somebody has verified that.
    case held([Competence])
    /// Rows rest on this place, or on this act for what the words say, and nobody has read one of them there yet.
    case unverified([Competence])
    /// The registry has this change of a procedure; rows may rest on the same place besides.
    case known([ProcedureChange], [Competence])
    /// Neither row nor change rests on it; duties that the words may mean, best first.
    case new([Duty])
}

extension Registry {
    package func standing(of proposal: CompetenceProposal) -> ProposalStanding {
        let resting = rows(at: proposal.basis)
        if resting.contains(where: { $0.basis?.isVerified != true }) { return .unverified(resting) }
        let changes = proposal.change == nil ? [] : changes(at: proposal.basis)
        if !changes.isEmpty { return .known(changes, resting) }
        // A row that rests where a procedure is changed says who handles it, which is not the change.
        if !resting.isEmpty, proposal.change == nil { return .held(resting) }
        let likely = likelyDuties(of: proposal)
        let waiting = proposal.change == nil ? unread(of: likely, in: proposal.basis.number) : []
        return waiting.isEmpty ? .new(likely) : .unverified(waiting)
    }

    private func rows(at place: CompetenceProposal.Basis) -> [Competence] {
        let words = place.path.sectionWords
        return facts.competences.filter { row in
            row.basis?.document == place.number && row.basis?.path.map { words.isNamed(in: $0) } == true
        }
    }

    private func changes(at place: CompetenceProposal.Basis) -> [ProcedureChange] {
        let words = place.path.sectionWords
        return facts.changes.filter { $0.document == place.number && words.isNamed(in: $0.path) }
    }

    /// Rows of some duties that rest on an act in which nobody has found their place yet: "133/2025/NĐ-CP (suy ra)", "chưa xác minh". In the
    /// order of the duties, so that what fits best is offered first.
    private func unread(of duties: [Duty], in number: String) -> [Competence] {
        duties.flatMap { duty in
            timeline(of: duty.id).filter { row in
                guard let basis = row.basis, !basis.isVerified else { return false }
                return basis.document.names(number) && basis.path.map { !$0.contains { $0.isNumber } } ?? true
            }
        }
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

extension String {
    /// "133/2025/NĐ-CP (suy ra)" names "133/2025/NĐ-CP", and "1133/2025/NĐ-CP" does not.
    fileprivate func names(_ number: String) -> Bool {
        guard !number.isEmpty, let found = firstRange(of: number) else { return false }
        let before = found.lowerBound > startIndex ? self[index(before: found.lowerBound)] : " "
        let behind = found.upperBound < endIndex ? self[found.upperBound] : " "
        return !before.isNumber && !behind.isLetter && !behind.isNumber
    }
}

/// A section of an annex, or an article, as the registry records places: "Phụ lục I" and "B.VII".
private struct SectionWords {
    let outer: String
    let inner: String?

    /// "Điều 3; Phụ lục I B.VIII và B.IX; Phụ lục II C" names "B.IX" of "Phụ lục I", and of "Phụ lục II" no more than "C".
    func isNamed(in path: String) -> Bool {
        var isInside = false
        for part in path.split(separator: ";").map(String.init) {
            if Self.names(part, outer) { isInside = true } else if ["Phụ lục", "Điều"].contains(where: { Self.names(part, $0) }) { isInside = false }
            if isInside, inner.map({ Self.names(part, $0) }) ?? true { return true }
        }
        return false
    }

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
