// SPDX-License-Identifier: Apache-2.0

extension RegistryFacts {
    /// The act that by this day may have taken the whole place of another. The corpus is as old as its edition, and a ground must be firm:
    /// what was only inferred counts too, and where no source tells the first day, the day of issue does.
    package func successor(of number: String, on day: Day) -> KnownDocument? {
        // By place, since every answer asks this of every text found, and few documents overtake any.
        let at = documents.indices.first { at in
            guard documents[at].relations.contains(where: { ($0.kind == .replaces || $0.kind == .overtakes) && $0.document == number }),
                let first = documents[at].from.earliest ?? documents[at].issued.earliest
            else { return false }
            return first <= day
        }
        return at.map { documents[$0] }
    }

    /// What is recorded of an act, where exactly one of its name is.
    package func document(named reference: LegalReference) -> KnownDocument? {
        let bearers = documents.filter { reference.mayName(number: $0.number, kind: $0.kind) }
        return bearers.count == 1 ? bearers.first : nil
    }
}
