// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Random people, accounts, deputies and steps; whatever they try, two different humans stand behind what is approved.
@Suite struct FourEyesPropertyTests {
    typealias Made = MadeUpChanges

    struct Edit {
        let human: Int
        let day: Int
        let json: String
    }

    /// Six humans with two accounts each; deputies with their days.
    struct World {
        let joinedFrom: [Int: Int]
        let delegations: [(deputy: Int, principal: Int, from: Int, until: Int)]
        static let humans = 6
        static let accounts = 12

        init(_ source: inout SplitMix) {
            joinedFrom = Dictionary(uniqueKeysWithValues: (0..<Self.humans).map { ($0, Int.random(in: 0...30, using: &source)) })
            delegations = (0..<Int.random(in: 0...3, using: &source)).map { _ in
                let from = Int.random(in: 0...25, using: &source)
                let deputy = Int.random(in: 0..<Self.humans, using: &source)
                return (
                    deputy, (deputy + Int.random(in: 1..<Self.humans, using: &source)) % Self.humans, from,
                    from + Int.random(in: 1...10, using: &source)
                )
            }
        }

        func ties(_ day: Int) throws -> Ties {
            // Account n + 6 is a second one of human n, found out on a day.
            let joined = joinedFrom.filter { $0.value <= day }.map { (Person.ID("p\($0.key + Self.humans)"), Person.ID("p\($0.key)")) }
            return Ties(
                joined: Dictionary(uniqueKeysWithValues: joined),
                delegations: try delegations.map {
                    try MadeUpPeople.appointment("p\($0.deputy)", .approver, from: $0.from, until: $0.until, onBehalfOf: "p\($0.principal)")
                }
            )
        }

        /// Whether two humans act for one another on a day.
        func areTied(_ one: Int, _ other: Int, _ day: Int) -> Bool {
            delegations.contains { deal in
                deal.from <= day && day < deal.until && Set([deal.deputy, deal.principal]) == Set([one, other])
            }
        }

        /// An account that was not found out yet passes for a human of its own.
        func human(_ account: Int, _ day: Int) -> Int {
            let human = account % Self.humans
            return account >= Self.humans && (joinedFrom[human] ?? 0) > day ? account : human
        }
    }

    @Test func `no author ever approves, no edit is lost, and two different humans do come to an end`() throws {
        let approved = try (1...200).filter { try Self.isApproved(afterStepsFrom: $0) }
        #expect(approved.count > 40)
    }

    /// Walks forty days of random steps, judging each.
    private static func isApproved(afterStepsFrom seed: Int) throws -> Bool {
        var source = SplitMix(state: UInt64(seed))
        let world = World(&source)
        var edits: [Edit] = []
        var seen: [String] = []
        var change: Change?
        for day in 0..<40 {
            let account = Int.random(in: 0..<World.accounts, using: &source)
            let here = try Made.here("p\(account)", day: Day(number: day), ties: try world.ties(day))
            let json = String(Int.random(in: 1...5, using: &source))
            let digest = seen.randomElement(using: &source) ?? ""
            guard var next = change else {
                change = try Change(id: .init("c"), Made.draft(json, from: Day(number: 0)), in: here)
                edits.append(Edit(human: world.human(account, day), day: day, json: json))
                seen.append(change?.draft.digest ?? "")
                continue
            }
            let before = next
            do {
                switch Int.random(in: 0...5, using: &source) {
                case 0:
                    try next.edit(Made.draft(json, from: Day(number: 0)), over: digest, in: here)
                    #expect(digest == before.draft.digest, "an edit over something else than what stood")
                    edits.append(Edit(human: world.human(account, day), day: day, json: json))
                    seen.append(next.draft.digest)
                case 1...2: try next.submit(in: here)
                case 3: try next.return(because: "?", in: here)
                default:
                    try next.approve(digest: digest, in: here)
                    #expect(before.state == .submitted && digest == before.draft.digest)
                    for edit in edits {
                        // As both are known today: an account found out since is its human.
                        let (editor, approver) = (world.human(edit.human, day), world.human(account, day))
                        #expect(editor != approver, "seed \(seed): one human on both sides")
                        #expect(!world.areTied(editor, approver, day), "seed \(seed): tied on the day of approval")
                        #expect(!world.areTied(edit.human, approver, edit.day), "seed \(seed): tied on the day of the edit")
                    }
                }
            } catch is any Refusal {
                #expect(next == before, "a refused step leaves no trace")
            }
            change = next
            #expect(next.draft.content?.json == edits.last?.json)
            #expect(next.history.compactMap(\.draft?.content?.json) == edits.map(\.json))
            #expect(next.history.starts(with: before.history))
            if next.state == .approved { return true }
        }
        return false
    }
}

/// Random numbers that are the same on every run. After Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
