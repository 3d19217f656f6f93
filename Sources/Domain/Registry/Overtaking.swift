// SPDX-License-Identifier: Apache-2.0

extension RegistryFacts {
    /// The act that by this day may have taken the whole place of another. The corpus is as old as its edition, and a ground must be firm:
    /// what was only inferred counts too, and where no source tells the first day, the day of issue does.
    package func successor(of number: String, on day: Day) -> KnownDocument? {
        documents.first { document in
            guard let first = document.from.earliest ?? document.issued.earliest, first <= day else { return false }
            return document.relations.contains { ($0.kind == .replaces || $0.kind == .overtakes) && $0.document == number }
        }
    }

    /// What is recorded of an act, where exactly one of its name is.
    package func document(named reference: LegalReference) -> KnownDocument? {
        let bearers = documents.filter { reference.mayName(number: $0.number, kind: $0.kind) }
        return bearers.count == 1 ? bearers.first : nil
    }
}
