// SPDX-License-Identifier: Apache-2.0

/// What may become of a document, tried on a copy of the facts: nothing is changed by it.
package enum Supposition: Hashable, Sendable {
    /// It ends on that day, the first without.
    case ends(document: String, on: Day)
    /// It goes on until that day, or without an end.
    case extended(document: String, until: Day?)
    /// Another act takes its place from that day, and leaves every holder where he is.
    case replaced(document: String, by: String, from: Day)

    package var document: String {
        switch self {
        case .ends(let document, _), .extended(let document, _), .replaced(let document, _, _): document
        }
    }

    /// The facts as they would be.
    package func applied(to facts: RegistryFacts) -> RegistryFacts {
        var facts = facts
        let end = facts.documents.first { $0.number == document }?.until
        facts.competences = facts.competences.flatMap { row in row.basis?.document == document ? rows(of: row, end) : [row] }
        return facts
    }

    /// What stands for it in the registry, as facts that somebody may propose: rows with other days, new rows under the next letters of their
    /// duties, and the document's own end.
    package func facts(over registry: Registry) throws -> [Fact] {
        var after = applied(to: registry.facts)
        let before = Set(registry.facts.competences)
        after.competences = named(after.competences.filter { !before.contains($0) }, registry)
        after.documents = registry.facts.documents.filter { $0.number == document }.map { $0.ending(on: end) }
        var changed = RegistryFacts()
        (changed.competences, changed.documents) = (after.competences, after.documents)
        return try changed.encoded { _, _ in "" }
    }

    /// The first day without the document; `nil` where it has no end.
    private var end: Day? {
        switch self {
        case .ends(_, let day), .replaced(_, _, let day): day
        case .extended(_, let until): until
        }
    }

    private func named(_ rows: [Competence], _ registry: Registry) -> [Competence] {
        var last: [Duty.ID: UInt8] = [:]
        return rows.map { row in
            guard row.id.text.hasSuffix(Self.unnamed) else { return row }
            let letter = (last[row.duty] ?? registry.timeline(of: row.duty).compactMap { $0.id.text.utf8.last }.max() ?? UInt8(ascii: "a") - 1) + 1
            last[row.duty] = letter
            return row.changed(id: "\(row.duty.text)/\(String(UnicodeScalar(letter)))")
        }
    }

    /// Stands behind the name of a row for the one that would follow it.
    private static let unnamed = "+"

    private func rows(of row: Competence, _ end: DoubtfulDay?) -> [Competence] {
        switch self {
        case .ends(_, let day): return [row.ended(by: day)].compactMap { $0 }
        case .extended(_, let until):
            // What ends before its document does so for a reason of its own.
            return [row.until == end ? row.changed(until: .some(until.map { DoubtfulDay($0) })) : row]
        case .replaced(_, let successor, let day):
            guard row.until == end || row.until == nil || row.until == .unknown else { return [row] }
            let basis = Competence.Basis(document: successor, path: nil, isVerified: false, confidence: .low)
            let next = row.changed(id: row.id.text + Self.unnamed, from: DoubtfulDay(day), until: .some(nil), basis: basis)
            return [row.ended(by: day), next].compactMap { $0 }
        }
    }

    /// Every duty whose answer would be another, on the days on which anything of it changes.
    package func effects(on registry: Registry) -> [Effect] {
        // What is out of use for a change of the law is so in either case.
        let after = Registry(applied(to: registry.facts), staleness: registry.staleness, reusing: registry)
        let touched = Set(registry.facts.competences.filter { $0.basis?.document == document }.map(\.duty))
        return touched.sorted().flatMap { duty -> [Effect] in
            let days = Set((registry.timeline(of: duty) + after.timeline(of: duty)).flatMap { [$0.from.exact, $0.until?.exact].compactMap { $0 } })
            var last: Effect?
            return days.sorted().compactMap { day in
                guard let one = try? registry.competence(of: duty, at: nil, on: day), let other = try? after.competence(of: duty, at: nil, on: day)
                else { return nil }
                let effect = Effect(one, other)
                // Told once, until it is another.
                defer { last = effect }
                return effect.isChange && !(last?.isSame(as: effect) ?? false) ? effect : nil
            }
        }
    }

    /// One duty on one day, as it is and as it would be.
    package struct Effect: Hashable, Sendable {
        package let duty: Duty
        /// From this day on.
        package let on: Day
        package let now: Competence.Result
        package let would: Competence.Result
        package let holdersNow: [Authority]
        package let holdersWould: [Authority]

        init(_ one: Competence.Finding, _ other: Competence.Finding) {
            (duty, on, now, would) = (one.duty, one.on, one.result, other.result)
            holdersNow = one.holders.map(\.competence.authority)
            holdersWould = other.holders.map(\.competence.authority)
        }

        var isChange: Bool { now != would || holdersNow != holdersWould }

        func isSame(as other: Effect) -> Bool {
            (now, would) == (other.now, other.would) && (holdersNow, holdersWould) == (other.holdersNow, other.holdersWould)
        }
    }
}

extension Competence {
    /// The same row with other days or another basis.
    func changed(id: String? = nil, from: DoubtfulDay? = nil, until: DoubtfulDay?? = nil, basis: Basis? = nil) -> Competence {
        Competence(
            id: id.map { ID($0) } ?? self.id, duty: duty, authority: authority, kind: kind, kindAsPublished: kindAsPublished, from: from ?? self.from,
            until: until ?? self.until, basis: basis ?? self.basis, condition: condition, place: place, covers: covers, coversDuties: coversDuties,
            coversHolders: coversHolders, notes: notes, sources: sources, confidence: confidence)
    }

    /// Ended by a day at the latest; `nil` where it would not have begun by then.
    func ended(by day: Day) -> Competence? {
        if let start = from.earliest, start >= day { return nil }
        if let end = until?.latest, end <= day { return self }
        return changed(until: .some(DoubtfulDay(day)))
    }
}

extension KnownDocument {
    /// The same document with another end.
    func ending(on day: Day?) -> KnownDocument {
        KnownDocument(
            id: id, number: number, kind: kind, title: title, summary: summary, issuer: issuer, issued: issued, from: from,
            until: day.map { DoubtfulDay($0) }, status: status, relations: relations, notes: notes, sources: sources, confidence: confidence)
    }
}
