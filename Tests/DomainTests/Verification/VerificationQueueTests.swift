// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What waits for somebody to read its article, and in which order.
@Suite struct VerificationQueueTests {
    static let today = MadeUpRegistry.day("2001-01-01")

    static func row(_ duty: String, until: String? = nil, kind: Competence.Kind? = .devolution, isVerified: Bool = false) -> Competence {
        let basis = Competence.Basis(document: "1/1901/NĐ-XX", path: "chưa xác minh", isVerified: isVerified, confidence: .low)
        return MadeUpRegistry.row("b", MadeUpRegistry.new, kind, from: "2000-01-01", until: until, of: duty).resting(on: basis)
    }

    static func queue(_ rows: [Competence], asked: [String: Int] = [:], outdated: Set<Competence.ID> = []) -> VerificationQueue {
        let asked = Dictionary(uniqueKeysWithValues: asked.map { (Duty.ID($0.key), $0.value) })
        return VerificationQueue(MadeUpRegistry.registry(rows), asked: asked, outdated: outdated, on: today)
    }

    @Test func `only what the law is said to have moved waits, and only while nobody has read where`() {
        let rows = [
            Self.row("AA-01"), Self.row("AA-02", kind: nil), Self.row("AA-03", kind: .abolished), Self.row("AA-04", isVerified: true),
        ]
        #expect(Self.queue(rows).entries.map(\.duty.id.text) == ["AA-01"])
    }

    @Test func `a draft waits for nobody, and what was verified waits again once its quote is gone`() {
        #expect(VerificationQueue(MadeUpRegistry.registry([Self.row("AA-01")], isDraft: true), asked: [:], on: Self.today).entries.isEmpty)
        let entries = Self.queue([Self.row("AA-01", isVerified: true)], outdated: [.init("AA-01/b")]).entries
        #expect(entries.map(\.isOutdated) == [true])
    }

    @Test(
        arguments: [
            ("2001-01-08", 16), ("2001-01-09", 8), ("2001-01-31", 8), ("2001-02-01", 4), ("2001-04-01", 4), ("2001-04-02", 2), ("2001-06-30", 2),
            ("2001-07-01", 1), (nil, 1), ("2001-01-01", 0), ("2000-12-31", 0),
        ] as [(String?, Int)])
    func `the nearer the end the heavier, and what is over weighs nothing`(_ until: String?, _ weight: Int) {
        #expect(Self.queue([Self.row("AA-01", until: until)]).entries.map(\.weight) == [weight])
        #expect(Self.queue([Self.row("AA-01", until: until)], asked: ["AA-01": 4]).entries.map(\.weight) == [weight * 5])
    }

    /// A hundred queues by chance: no entry stands before one that is asked about at least as often and ends no later, unless both weigh the same.
    @Test(arguments: 1...5)
    func `whatever is asked more and ends sooner stands before`(_ seed: UInt64) {
        var chance = SplitMix(state: seed)
        for _ in 0..<20 {
            let names = (1...12).map { "AA-\($0 + 10)" }
            let rows = names.map {
                Self.row($0, until: Bool.random(using: &chance) ? Self.today.advanced(by: .random(in: 1...300, using: &chance)).iso : nil)
            }
            let asked = Dictionary(uniqueKeysWithValues: names.map { ($0, Int.random(in: 0...5, using: &chance)) })
            let entries = Self.queue(rows, asked: asked).entries
            #expect(entries.count == names.count)
            for (at, one) in entries.enumerated() {
                for other in entries[(at + 1)...] where other.asked >= one.asked && (other.daysLeft ?? .max) <= (one.daysLeft ?? .max) {
                    #expect(other.weight == one.weight, "\(one.competence.id.text) before \(other.competence.id.text)")
                }
            }
        }
    }

    @Test(
        arguments: [("2000-01-01", nil, "2001-01-01"), ("2002-05-05", nil, "2002-05-05"), ("1999-01-01", "2000-06-01", "2000-05-31")]
            as [(
                String, String?, String
            )])
    func `the basis must read so on a day on which it carries`(_ from: String, _ until: String?, _ day: String) {
        let row = MadeUpRegistry.row("b", MadeUpRegistry.new, .devolution, from: from, until: until)
        #expect(row.readingDay(today: Self.today).iso == day)
    }
}
