// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What holds of every duty on any day, whatever the facts are.
@Suite struct RegistryPropertyTests {
    /// Chance that is the same on every run.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static func days(_ count: Int, seed: UInt64) throws -> [Day] {
        let first = try #require(Day(iso: "2020-01-01")), last = try #require(Day(iso: "2030-12-31"))
        var dice = Dice(state: seed)
        return (0..<count).map { _ in Day(number: Int.random(in: first.number...last.number, using: &dice)) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `each result has the holders and the reasons that it needs`(_ seed: UInt64) throws {
        let registry = try ContentFolder.registry()
        for day in try Self.days(60, seed: seed) {
            for duty in registry.facts.duties {
                let finding = try registry.competence(of: duty.id, at: nil, on: day)
                let why: Testing.Comment = "\(duty.id.text) on \(day.iso): \(finding.result)"
                let levels = finding.holders.map(\.competence.authority.level)
                switch finding.result {
                case .one: #expect(levels.count == 1 && levels.allSatisfy { $0 != .nobody && $0 != .unknown }, why)
                case .split: #expect(levels.count > 1 && finding.holders.allSatisfy { $0.competence.condition != nil }, why)
                case .contested: #expect(levels.count > 1, why)
                case .none: #expect(levels.isEmpty, why)
                case .unsettled: break
                }
                if finding.result != .one { #expect(!finding.reasons.isEmpty, why) }
                if let expires = finding.expires { #expect(expires > day, why) }
                #expect(finding.reasons.allSatisfy { $0.text.en != nil }, why)
            }
        }
    }

    @Test func `past the end of the last basis nobody is competent`() throws {
        let registry = try ContentFolder.registry()
        var seen = 0
        for duty in registry.facts.duties {
            let rows = registry.timeline(of: duty.id)
            let ends = rows.compactMap { $0.until?.latest }
            guard ends.count == rows.count, let last = ends.max() else { continue }
            seen += 1
            for days in [0, 1, 365, 1_500] {
                let result = try registry.competence(of: duty.id, at: nil, on: last.advanced(by: days)).result
                #expect(result != .one && result != .split, "\(duty.id.text) \(days) days after \(last.iso)")
            }
        }
        #expect(seen > 100)
    }

    @Test func `a draft answers nobody on any day`() throws {
        let registry = try ContentFolder.registry()
        for duty in registry.facts.duties where duty.isDraft {
            for day in try Self.days(100, seed: 9) {
                let finding = try registry.competence(of: duty.id, at: nil, on: day)
                #expect(finding.result == .unsettled && finding.holders.isEmpty && finding.timeline.isEmpty)
            }
        }
    }

    @Test func `a doubtful row never gives an answer of its own on its doubtful days`() throws {
        let registry = try ContentFolder.registry()
        for row in registry.facts.competences where row.kind != nil && row.from.exact == nil {
            guard let first = row.from.earliest, let last = row.from.latest, first < last else { continue }
            for day in [first, Day(number: (first.number + last.number) / 2), last.advanced(by: -1)] {
                let result = try registry.competence(of: row.duty, at: nil, on: day).result
                #expect(result == .unsettled || result == .contested, "\(row.id.text) on \(day.iso): \(result)")
            }
        }
    }

    @Test func `every name of a place is found on every day, with marks or without`() throws {
        let registry = try ContentFolder.registry()
        for place in registry.facts.places {
            for day in try Self.days(5, seed: 4) {
                for name in [place.name.vi, Vietnamese.folded(place.name.vi), "\(place.type == "tỉnh" ? "tỉnh" : "TP.") \(place.name.vi)"] {
                    guard case .one(let found) = registry.place(named: name, on: day) else {
                        Issue.record("\(name) on \(day.iso)")
                        continue
                    }
                    #expect(found.existence.contains(day))
                }
            }
        }
    }
}
