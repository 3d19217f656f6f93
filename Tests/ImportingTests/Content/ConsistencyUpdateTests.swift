// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The checker after a change: looking again only at what the change touches must tell what looking at everything tells.
@Suite struct ConsistencyUpdateTests {
    @Test func `a planted defect is told as by a whole check, and is gone as by one when it is mended`() throws {
        let garden = try Garden()
        let clean = try ContentFolder.registry().facts
        let known = ConsistencyCheck(clean).inconsistencies
        var dice = RegistryPropertyTests.Dice(state: 77)
        var planted = 0
        for defect in Defects.all {
            guard let (facts, _) = try defect.plant(garden, &dice) else { continue }
            planted += 1
            let whole = ConsistencyCheck(facts).inconsistencies
            #expect(ConsistencyCheck.updated(known, from: clean, to: facts) == whole, "\(defect.rule.rawValue)")
            #expect(ConsistencyCheck.updated(whole, from: facts, to: clean) == known, "\(defect.rule.rawValue), mended")
        }
        #expect(planted > 20)
    }

    /// Any change, however senseless, after any other; of a part of the content, so that a whole check is quick.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `after any change the list is that of a whole check`(_ seed: UInt64) throws {
        var dice = RegistryPropertyTests.Dice(state: seed)
        let clean = try ContentFolder.registry { ["BC", "VT", "NL", "SH"].contains(String($0.id.text.prefix(2))) }.facts
        var facts = clean
        var found = ConsistencyCheck(facts).inconsistencies
        for step in 0..<60 {
            let before = facts
            Vandal.change(&facts, clean, &dice)
            found = ConsistencyCheck.updated(found, from: before, to: facts)
            try #require(found == ConsistencyCheck(facts).inconsistencies, "seed \(seed), step \(step): \(Vandal.told(before, facts))")
        }
    }

    @Test func `what a change would contradict is told before it is made`() throws {
        let clean = try ContentFolder.registry().facts
        let duty = try #require(clean.duties.first { !$0.isDraft && !clean.competences.isEmpty })
        let effect = try #require(ConsistencyEffect(of: .fact("duty", duty.id.text), saying: nil, in: clean))
        let whole = Set(ConsistencyCheck(try #require(clean.applying(.fact("duty", duty.id.text), nil))).inconsistencies)
        #expect(!effect.introduced.isEmpty && Set(effect.introduced) == whole.subtracting(ConsistencyCheck(clean).inconsistencies))
    }
}

/// Somebody who changes facts without any sense.
enum Vandal {
    typealias Dice = RegistryPropertyTests.Dice

    static func change(_ facts: inout RegistryFacts, _ clean: RegistryFacts, _ dice: inout Dice) {
        switch Int.random(in: 0..<14, using: &dice) {
        case 0: retitle(&facts, &dice)
        case 1: overtake(&facts, &dice)
        case 2: remove(&facts.duties, &dice)
        case 3: remove(&facts.competences, &dice)
        case 4: rebase(&facts, &dice)
        case 5: redate(&facts, &dice)
        case 6: recode(&facts, &dice)
        case 7: remove(&facts.documents, &dice)
        case 8: merge(&facts, &dice)
        case 9: remove(&facts.authorities, &dice)
        case 10: remove(&facts.fields, &dice)
        case 11: remove(&facts.places, &dice)
        case 12: endOffice(&facts, &dice)
        // Something comes back.
        default: restore(&facts, clean, &dice)
        }
    }

    static func told(_ before: RegistryFacts, _ after: RegistryFacts) -> String {
        let keys = { (facts: RegistryFacts) in Set(facts.duties.map(\.id.text) + facts.competences.map(\.id.text) + facts.places.map(\.id.text)) }
        return "\(keys(before).symmetricDifference(keys(after)).sorted())"
    }

    private static func remove<Value>(_ list: inout [Value], _ dice: inout Dice) {
        guard !list.isEmpty else { return }
        list.remove(at: Int.random(in: list.indices, using: &dice))
    }

    private static func retitle(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.duties.indices.randomElement(using: &dice), let other = facts.duties.randomElement(using: &dice) else { return }
        let one = facts.duties[at]
        facts.duties[at] = Duty(
            id: one.id, field: other.field, title: other.title, timeLimit: other.timeLimit, fee: other.fee, overtakenBy: one.overtakenBy,
            sources: one.sources, confidence: one.confidence, isDraft: Bool.random(using: &dice))
    }

    private static func overtake(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.duties.indices.randomElement(using: &dice), let other = facts.duties.randomElement(using: &dice) else { return }
        let one = facts.duties[at]
        facts.duties[at] = Duty(
            id: one.id, field: one.field, title: one.title, overtakenBy: [other.id], sources: one.sources, confidence: one.confidence)
    }

    private static func rebase(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.competences.indices.randomElement(using: &dice), let document = facts.documents.randomElement(using: &dice),
            let other = facts.competences.randomElement(using: &dice)
        else { return }
        let row = facts.competences[at]
        facts.competences[at] = Competence(
            id: row.id, duty: row.duty, authority: other.authority, kind: row.kind, from: row.from, until: row.until,
            basis: .init(document: document.number, path: nil, isVerified: true, confidence: .high),
            place: facts.places.randomElement(using: &dice)?.id,
            covers: facts.fields.randomElement(using: &dice).map { [$0.id] } ?? [], coversDuties: [other.duty],
            coversHolders: [other.authority.name.vi],
            sources: row.sources, confidence: row.confidence)
    }

    private static func redate(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.competences.indices.randomElement(using: &dice), let other = facts.competences.randomElement(using: &dice) else {
            return
        }
        let row = facts.competences[at]
        facts.competences[at] = Competence(
            id: row.id, duty: other.duty, authority: row.authority, kind: other.kind, from: other.from, until: row.until, basis: row.basis,
            sources: row.sources, confidence: row.confidence)
    }

    private static func recode(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.procedures.indices.randomElement(using: &dice), let other = facts.procedures.randomElement(using: &dice),
            let duty = facts.duties.randomElement(using: &dice)
        else { return }
        let one = facts.procedures[at]
        facts.procedures[at] = Procedure(
            id: one.id, code: other.code, name: one.name, field: one.field, level: nil, duties: [duty.id], nationalTimeLimit: "99 ngày",
            localTimeLimits: [], fee: "Không", dossier: nil, output: nil, basis: nil, announcedBy: nil, notes: [], sources: one.sources,
            confidence: one.confidence)
    }

    private static func merge(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.places.indices.randomElement(using: &dice), let other = facts.places.randomElement(using: &dice) else { return }
        let one = facts.places[at]
        facts.places[at] = Place(
            id: one.id, name: one.name, type: one.type, existence: other.existence, mergedInto: other.id, communes: other.communes,
            specialZones: [], sources: one.sources)
    }

    private static func endOffice(_ facts: inout RegistryFacts, _ dice: inout Dice) {
        guard let at = facts.authorities.indices.randomElement(using: &dice), let other = facts.authorities.randomElement(using: &dice) else {
            return
        }
        let one = facts.authorities[at]
        facts.authorities[at] = KnownAuthority(
            id: one.id, authority: one.authority, aliases: [], ended: DoubtfulDay("2024-01-01"), successor: other.id, sources: ["bịa"])
    }

    private static func restore(_ facts: inout RegistryFacts, _ clean: RegistryFacts, _ dice: inout Dice) {
        func back<Value: Identifiable>(_ list: WritableKeyPath<RegistryFacts, [Value]>) {
            guard let one = clean[keyPath: list].randomElement(using: &dice) else { return }
            facts[keyPath: list].removeAll { $0.id == one.id }
            facts[keyPath: list].append(one)
        }
        for _ in 0..<3 {
            back(\.duties)
            back(\.competences)
            back(\.documents)
            back(\.places)
        }
        back(\.fields)
        back(\.authorities)
        back(\.procedures)
    }
}
