// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct RiskCurveTests {
    static func outcomes(_ count: Int, seed: UInt64) -> [RiskCurve.Outcome] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let trust = Double((state >> 33) % 50) / 50
            return RiskCurve.Outcome(trust: trust, isRight: (state >> 20) % 4 != 0, isAnswerable: (state >> 10) % 5 != 0)
        }
    }

    @Test func `the threshold answers the most that keeps to the wanted risk`() {
        let outcomes = [(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.5, true), (0.4, false)].map {
            RiskCurve.Outcome(trust: $0.0, isRight: $0.1)
        }
        #expect(RiskCurve(outcomes, wanted: 0).chosen?.needed == 0.8)
        #expect(RiskCurve(outcomes, wanted: 0.2).chosen == RiskCurve.Point(needed: 0.5, coverage: 5.0 / 6, risk: 0.2))
        #expect(RiskCurve(outcomes, wanted: 0.5).chosen?.coverage == 1)
    }

    @Test func `an answer to what has none is wrong and covers nothing`() {
        let curve = RiskCurve(
            [.init(trust: 0.9, isRight: true), .init(trust: 0.8, isRight: true, isAnswerable: false)], wanted: 0.5)
        #expect(curve.answerable == 1 && curve.questions == 2)
        #expect(curve.points == [.init(needed: 0.9, coverage: 1, risk: 0), .init(needed: 0.8, coverage: 1, risk: 0.5)])
    }

    @Test func `nothing keeps to the wanted risk where even the most trusted is wrong`() {
        #expect(RiskCurve([.init(trust: 1, isRight: false)], wanted: 0.1).chosen == nil)
        #expect(RiskCurve([], wanted: 0.1).points.isEmpty)
    }

    /// Counted anew for each point.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `every point is what counting gives`(_ seed: UInt64) {
        let outcomes = Self.outcomes(80, seed: seed)
        let all = Double(outcomes.count(where: \.isAnswerable))
        for point in RiskCurve(outcomes, wanted: 0.1).points {
            let answered = outcomes.filter { $0.trust >= point.needed }
            let wrong = Double(answered.count { !$0.isRight })
            let reached = Double(answered.count(where: \.isAnswerable))
            let (risk, coverage) = (wrong / Double(answered.count), reached / all)
            #expect(abs(point.risk - risk) < 1e-9)
            #expect(abs(point.coverage - coverage) < 1e-9)
        }
    }

    @Test func `kinds are told apart at the threshold chosen for all of them`() throws {
        let easy = [(0.9, true), (0.8, true), (0.3, true)].map { RiskCurve.Outcome(trust: $0.0, isRight: $0.1) }
        let hard =
            [(0.85, false), (0.2, false)].map { RiskCurve.Outcome(trust: $0.0, isRight: $0.1) }
            + [
                RiskCurve.Outcome(trust: 0.95, isRight: false, isAnswerable: false),
                RiskCurve.Outcome(trust: 0.1, isRight: false, isAnswerable: false),
            ]
        var curve = RiskCurve(easy + hard, wanted: 0.45)
        #expect(curve.kinds == nil)
        curve.tellApart([("easy", 10, easy), ("hard", 20, hard)])
        let needed = try #require(curve.chosen?.needed)
        #expect(needed == 0.3)
        let kinds = try #require(curve.kinds)
        #expect(kinds.map(\.questions) == [3, 2] && kinds.map(\.answered) == [3, 1] && kinds.map(\.wrong) == [0, 1])
        #expect(kinds.map(\.without) == [0, 2] && kinds.map(\.withoutAnswered) == [0, 1])
        var silent = RiskCurve(hard, wanted: 0)
        silent.tellApart([("hard", 20, hard)])
        #expect(silent.kinds?.map(\.answered) == [0])
    }

    @Test func `a curve kept before kinds were told apart is still read`() throws {
        let curve = RiskCurve([.init(trust: 0.9, isRight: true)], wanted: 0.1)
        let text = String(decoding: try JSONEncoder().encode(curve), as: UTF8.self)
        #expect(!text.contains("kinds"))
        #expect(try JSONDecoder().decode(RiskCurve.self, from: Data(text.utf8)) == curve)
    }

    @Test func `a long curve is thinned and keeps its ends and the point chosen`() {
        let outcomes = (0..<5_000).map { RiskCurve.Outcome(trust: 1 - Double($0) / 5_000, isRight: $0 % 40 != 39) }
        let curve = RiskCurve(outcomes, wanted: 0.01)
        #expect(curve.points.count <= 121)
        #expect(curve.points.first?.needed == 1)
        #expect(curve.points.last?.coverage == 1)
        #expect(curve.chosen.map(curve.points.contains) == true)
    }

    @Test(arguments: Language.allCases)
    func `the drawing says in words what it shows`(_ language: Language) {
        let curve = RiskCurve([.init(trust: 0.9, isRight: true), .init(trust: 0.1, isRight: false)], wanted: 0.1)
        let drawing = RiskDrawing(curve, in: language)
        #expect(drawing.svg.contains("role=\"img\"") && drawing.svg.contains("<title id=\"risk-title\">"))
        #expect(drawing.svg.contains(drawing.description))
        #expect(drawing.description.contains("50 %"))
        #expect(!drawing.svg.contains("nan") && !drawing.svg.contains("inf"))
        #expect(RiskDrawing(RiskCurve([], wanted: 0.1), in: language).svg.contains("</svg>"))
    }
}
