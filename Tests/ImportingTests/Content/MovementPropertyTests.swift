// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Days on which things move, against asking about every duty on both sides of every day that any row names.
@Suite struct MovementPropertyTests {
    private struct State: Equatable {
        let result: Competence.Result
        let holders: [Authority]
        let signers: [String]

        init(_ finding: Competence.Finding) {
            result = finding.result
            holders = finding.holders.map(\.competence.authority)
            signers = finding.holders.compactMap { $0.signer?.name }
        }
    }

    @Test(arguments: [nil, "Hưng Yên", "Khánh Hòa"])
    func `every day that moves anything is a turn, with as many moves as there are, and no other day is`(_ name: String?) throws {
        let registry = try ContentFolder.registry()
        var place: Place?
        if let name, case .one(let found) = registry.place(named: name, on: try #require(Day(iso: "2026-11-22"))) { place = found }
        let facts = registry.facts
        let named =
            facts.competences.flatMap { [$0.from.earliest, $0.from.latest, $0.until?.earliest, $0.until?.latest] }
            + facts.doubts.flatMap { [$0.from, $0.until] }
        var expected: [Day: Int] = [:]
        for day in Set(named.compactMap { $0 }) {
            let moved = try facts.duties.filter { !$0.isDraft }.count { duty in
                let before = State(try registry.competence(of: duty.id, at: place, on: day.advanced(by: -1)))
                return before != State(try registry.competence(of: duty.id, at: place, on: day))
            }
            if moved > 0 { expected[day] = moved }
        }
        let turns = Movement.turns(registry, at: place)
        #expect(turns.map(\.day) == expected.keys.sorted() && turns.map(\.moved) == turns.map { expected[$0.day] ?? 0 })
        for turn in turns {
            let movement = Movement(registry, from: turn.day.advanced(by: -1), to: turn.day, at: place)
            #expect(movement.rows.count == turn.moved && movement.rows.count(where: \.isLoss) == turn.lost, "\(turn.day.iso)")
        }
    }
}
