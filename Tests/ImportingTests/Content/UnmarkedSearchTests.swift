// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What people type on a telephone, without marks, finds what the same words find with them.
@Suite struct UnmarkedSearchTests {
    /// Real questions, the names of duties and what else they are called, the names of procedures: all that the content files have in people's own words.
    private static func phrasings(_ facts: RegistryFacts) -> [String] {
        let duties = facts.duties.filter { !$0.isDraft }
        let all = facts.practice.map(\.question.vi) + duties.map(\.title.vi) + duties.flatMap(\.aliases) + facts.procedures.map(\.name.vi)
        var seen: Set<String> = []
        return all.filter { seen.insert(Vietnamese.folded($0)).inserted }
    }

    @Test func `two hundred real phrasings and more find the same duty first, with marks and without`() throws {
        let facts = try RegistryFacts(ContentFolder.reading.facts)
        let registry = Registry(facts)
        let phrasings = Self.phrasings(facts)
        #expect(phrasings.count >= 200, "\(phrasings.count)")
        for phrasing in phrasings {
            let marked = registry.duties(matching: phrasing, limit: 1).first
            let bare = registry.duties(matching: Vietnamese.folded(phrasing), limit: 1).first
            #expect(marked?.duty.id == bare?.duty.id, "\(phrasing)")
        }
    }

    @Test func `they find the same entry of the handbook first as well, and every one of them finds some`() throws {
        let registry = Registry(try RegistryFacts(ContentFolder.reading.facts))
        for phrasing in Self.phrasings(registry.facts) {
            let marked = registry.handbookEntries(matching: phrasing, limit: 1).first
            let bare = registry.handbookEntries(matching: Vietnamese.folded(phrasing), limit: 1).first
            #expect(marked?.id == bare?.id && marked != nil, "\(phrasing): \(marked?.id.text ?? "-"), \(bare?.id.text ?? "-")")
        }
    }

    @Test func `a procedure is found by its own name, at its entry or at that of its duty`() throws {
        let registry = Registry(try RegistryFacts(ContentFolder.reading.facts))
        for procedure in registry.facts.procedures {
            let places = procedure.duties.isEmpty ? [procedure.id.text] : procedure.duties.map(\.text)
            let found = registry.handbookEntries(matching: procedure.name.vi, limit: 5).map(\.id.text)
            #expect(!Set(found).isDisjoint(with: places), "\(procedure.id.text): \(found)")
        }
    }
}
