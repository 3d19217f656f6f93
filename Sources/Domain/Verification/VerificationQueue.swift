// SPDX-License-Identifier: Apache-2.0

/// Competences whose article nobody has read, heaviest first: what waits for somebody to look it up.
package struct VerificationQueue: Sendable {
    package let entries: [Entry]

    /// - Parameters:
    ///   - asked: How often each duty was asked about of late.
    ///   - outdated: Competences whose quote stands in the text no more.
    package init(_ registry: Registry, asked: [Duty.ID: Int], outdated: Set<Competence.ID> = [], on day: Day) {
        let waiting = registry.facts.competences.compactMap { row -> Entry? in
            guard let duty = registry.duty(row.duty), !duty.isDraft, row.isUnverified || outdated.contains(row.id) else { return nil }
            let count = Set([row.duty] + row.coversDuties).reduce(0) { $0 + asked[$1, default: 0] }
            return Entry(competence: row, duty: duty, asked: count, on: day, isOutdated: outdated.contains(row.id))
        }
        entries = waiting.sorted { $0.order < $1.order }
    }

    /// One competence that waits.
    package struct Entry: Hashable, Sendable {
        package let competence: Competence
        package let duty: Duty
        package let asked: Int
        /// Days until the first without it; `nil` where no end is known, negative where it is over.
        package let daysLeft: Int?
        /// It was verified, and the text has changed since.
        package let isOutdated: Bool

        init(competence: Competence, duty: Duty, asked: Int, on day: Day, isOutdated: Bool) {
            self.competence = competence
            self.duty = duty
            self.asked = asked
            self.isOutdated = isOutdated
            daysLeft = competence.until?.earliest.map { day.days(until: $0) }
        }

        package var isOver: Bool { daysLeft.map { $0 <= 0 } ?? false }

        /// Each question counts once, and once more is given to all; it counts double with each alert that has gone off. What is over weighs nothing.
        package var weight: Int { isOver ? 0 : (asked + 1) * nearness }

        /// 16 within a week of the end, 8 within 30 days, 4 within 90, 2 within 180, else 1.
        package var nearness: Int {
            switch daysLeft.flatMap({ SunsetRadar.Alert(daysLeft: $0) }) {
            case .week: 16
            case .month: 8
            case .quarter: 4
            case .halfYear: 2
            case nil: 1
            }
        }

        fileprivate var order: (Int, Int, String) { (-weight, daysLeft ?? Int.max, competence.id.text) }
    }
}

extension Competence {
    /// It says that the law moved the duty, and nobody has read where. Who held it before the move needs no article.
    package var isUnverified: Bool { kind != nil && kind != .abolished && !(basis?.isVerified ?? false) }

    /// The day on which its basis must read as quoted: today where it holds, else the nearest day on which it may.
    package func readingDay(today: Day) -> Day {
        if let end = until?.earliest, end <= today { return end.advanced(by: -1) }
        if let start = from.latest ?? from.earliest, start > today { return start }
        return today
    }

    /// The same competence with another basis.
    package func resting(on basis: Basis) -> Competence { changed(basis: basis) }
}

extension VerificationQueue {
    /// Competences whose quote does not stand any more where it was read.
    package static func outdated(_ facts: RegistryFacts, in documents: any LegalDocuments, today: Day) async throws -> Set<Competence.ID> {
        let proven = facts.competences.compactMap { row in row.basis?.proof.flatMap { proof in proof.provision.map { (row, proof, $0) } } }
        guard !proven.isEmpty else { return [] }
        let versions = Dictionary(
            try await documents.provisions(Array(Set(proven.map { $0.2 }))).map { ($0.provision.id, $0.provision) },
            uniquingKeysWith: { first, _ in first })
        return Set(
            proven.filter { row, proof, id in
                guard let text = versions[id], text.effect.contains(row.readingDay(today: today)) else { return true }
                return !CitationCheck.holds(Array(text.text.utf8), Array(proof.quote.utf8))
            }.map(\.0.id))
    }
}
