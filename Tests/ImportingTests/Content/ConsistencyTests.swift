// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The checker over the shipped content, as it is and with defects planted in it.
@Suite struct ConsistencyTests {
    /// Each was looked at: a row of before 2025 that rests on an act of 2026 (item 10 of the recorded doubts), the seven rows replaced in January 2026
    /// that name no end (item 5; the other two of that item name January 2026 as their end), and a portal's old limit.
    @Test func `of the content as it is, only what a person would call wrong is reported`() throws {
        let found = ConsistencyCheck(try ContentFolder.registry().facts).inconsistencies
        let told = found.map { "\($0.rule.rawValue) \($0.at.key)" }
        #expect(told == ["basis-not-begun DL-80/a"] + (1...7).map { "overtaken-still-live NL-0\($0)" } + ["time-limit-differs NL-07"])
        #expect(found.allSatisfy { $0.sentence.en != nil && $0.mend.en != nil && !$0.sentence.vi.isEmpty })
    }

    @Test func `equal facts in another order give the same list`() throws {
        var facts = try ContentFolder.registry().facts
        let found = ConsistencyCheck(facts).inconsistencies
        facts.duties.shuffle()
        facts.competences.shuffle()
        facts.procedures.shuffle()
        facts.documents.shuffle()
        #expect(ConsistencyCheck(facts).inconsistencies == found)
    }

    @Test func `every rule is planted`() {
        #expect(Set(Defects.all.map(\.rule)) == Set(ConsistencyRule.allCases))
    }

    /// Recall: the rule it breaks is reported of it. Precision: of all that is newly reported, how much concerns what was planted.
    @Test func `planted defects are found, and little else is called one`() throws {
        let garden = try Garden()
        var dice = RegistryPropertyTests.Dice(state: 2026)
        var (planted, found, reported, right) = (0, 0, 0, 0)
        var missed: [String: Int] = [:]
        for defect in Defects.all {
            for _ in 0..<Defects.each {
                guard let (facts, keys) = try defect.plant(garden, &dice) else { continue }
                planted += 1
                let news = ConsistencyCheck(facts).inconsistencies.filter { !garden.known.contains($0) }
                func concerns(_ one: Inconsistency) -> Bool { [one.at.key, one.against?.key].contains { $0.map(keys.contains) ?? false } }
                if news.contains(where: { $0.rule == defect.rule && concerns($0) }) {
                    found += 1
                } else {
                    missed[defect.rule.rawValue, default: 0] += 1
                }
                reported += news.count
                right += news.count(where: concerns)
            }
        }
        let (recall, precision) = (Double(found) / Double(planted), Double(right) / Double(reported))
        #expect(planted >= 150, "\(planted)")
        #expect(recall >= 0.95, "\(recall) of \(planted): \(missed)")
        #expect(precision >= 0.9, "\(precision) of \(reported)")
    }
}
