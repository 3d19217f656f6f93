// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// The entries of a handbook, made once and never changed, under which the law has changed since.
package struct OvertakenEntries: Hashable, Sendable {
    package let entries: [Entry]

    package struct Entry: Hashable, Sendable {
        package let entry: HandbookEntry
        /// The latest known first.
        package let changes: [LawChange]
    }

    /// - Parameters:
    ///   - registry: As it was known when the book was made.
    ///   - changes: All that are known by now. That a person has looked since does not count: the book says what it said.
    package init(of book: Handbook, made: Date, from registry: Registry, _ changes: [LawChange]) {
        let staleness = Staleness(registry.facts, changes: changes.filter { $0.known >= made }, answered: [:])
        var under: [HandbookEntry.ID: [LawChange]] = [:]
        for touch in staleness.touches where touch.reach != .around {
            for name in registry.entries(of: touch.subject) where under[name]?.contains(touch.change) != true {
                under[name, default: []].append(touch.change)
            }
        }
        entries = book.entries.compactMap { entry in under[entry.id].map { Entry(entry: entry, changes: $0) } }
    }
}

extension Registry {
    /// The duties that a fact speaks of.
    package func duties(of subject: Subject) -> [Duty.ID] {
        switch subject.factKind {
        case "competence": competence(.init(subject.key)).map { [$0.duty] } ?? []
        case "procedure": facts.procedures.first { $0.id.text == subject.key }?.duties ?? []
        case "change": facts.changes.first { $0.id.text == subject.key }?.duties ?? []
        case "doubt": facts.doubts.first { $0.id.text == subject.key }?.duties ?? []
        default: []
        }
    }

    /// Entries of the handbook are called as what they are about.
    fileprivate func entries(of subject: Subject) -> Set<HandbookEntry.ID> {
        let names = duties(of: subject).map(\.text) + (subject.factKind == "procedure" ? [subject.key] : [])
        return Set(names.map { HandbookEntry.ID($0) })
    }
}
