// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@Suite struct ProgressReportTests {
    @Test func `months and fields are counted as they are, by another way of counting`() throws {
        var dice = SplitMix(state: 5)
        let start = try #require(Day(iso: "2026-01-01"))
        let all = (0..<300).map { number in
            let first = start.advanced(by: Int.random(in: 0..<120, using: &dice)).start.addingTimeInterval(
                Double(Int.random(in: 0..<86_400, using: &dice)))
            let field: Field.ID? = ["buu-chinh", "vien-thong", nil].randomElement(using: &dice).flatMap { $0 }.map { .init($0) }
            return SecondAsking(
                ticket: .init("t\(number)"), field: field, first: first, again: first.addingTimeInterval(86_400 * 30),
                action: Bool.random(using: &dice) ? .answer : .handoff, reason: .law)
        }
        let report = ProgressReport(all)
        #expect(report.byMonth.map { $0.key.text(in: .en) } == ["2026-01", "2026-02", "2026-03", "2026-04"])
        for row in report.byMonth {
            let these = all.filter { Day($0.first).iso.hasPrefix(row.key.text(in: .en)) }
            #expect(row.asked == these.count && row.answered == these.filter { $0.action == .answer }.count)
        }
        #expect(report.byField.reduce(0) { $0 + $1.asked } == 300 && report.byField.count == 3)
        #expect(zip(report.byField, report.byField.dropFirst()).allSatisfy { $0.asked >= $1.asked })
        #expect(ProgressReport([]).byMonth.isEmpty)
    }

    @Test func `what was asked of its own day is asked of the new day, and what was asked of another day is not moved`() throws {
        let asked = Date(timeIntervalSince1970: 1_795_316_400)
        let later = asked.addingTimeInterval(86_400 * 30)
        let today = try Question(id: .init("a"), text: "Ai giữ mây?", on: Day(asked), place: "Bịa", asked: asked, wantsPerson: true)
        let again = try SecondAsking.question(today, id: .init("b"), at: later)
        #expect(again.on == Day(later) && again.place == "Bịa" && !again.wantsPerson && again.id.text == "b")
        let other = try Question(id: .init("a"), text: "Ai giữ mây?", on: Day(asked).advanced(by: -400), asked: asked)
        #expect(try SecondAsking.question(other, id: .init("b"), at: later).on == other.on)
    }
}
