// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing
import Web

@Suite struct QualityTests {
    static func report(_ seconds: Double, _ outcome: QualityReport.Outcome) -> QualityReport {
        QualityReport(
            made: TestSite.now.addingTimeInterval(seconds), version: "0", ranking: "1901-01-01",
            sets: [
                .init(
                    name: "bo-bia", questions: 10, learntFrom: 4, nDCGAt10: 0.75, answered: 4, wrong: 1, clauses: 3, rightClauses: 2,
                    fields: [.init(name: "Khinh khí cầu", questions: 10, answered: 4, wrong: 1)])
            ],
            curve: RiskCurve([.init(trust: 0.9, isRight: true), .init(trust: 0.5, isRight: false)], wanted: 0.1),
            worst: [.init(set: "bo-bia", question: "<b>Diều?</b>", quoted: "1", expected: "2", trust: 0.9)], outcomes: ["bo-bia/7": outcome]
        )
    }

    @Test func `the Legal Department sees the newest report and what has changed since the one before`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.quality.keep(Self.report(0, .right))
        try await office.site.quality.keep(Self.report(60, .wrong))
        try await office.site.visit { visitor in
            let page = try await office.enter(visitor, "an").get("/quality")
            #expect(page.status == 200)
            for text in ["bo-bia", "Khinh khí cầu", "75,0 %", "bo-bia/7", "trích đúng → trích sai", "kém đi", "role=\"img\"", "&lt;b&gt;Diều?"] {
                #expect(page.text.contains(text), "\(text)")
            }
        }
    }

    @Test func `a report is there at once, and questions without an answer within a minute or the next look`() async throws {
        let clock = Clock()
        let office = try await StaffOffice { clock.now }
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let ask = { (text: String) in
                let question = try Question(id: .init(office.site.fresh()), text: text, on: Day(TestSite.now), asked: TestSite.now)
                let answer = Answer(question: question, action: .handoff, reason: .noGround)
                try await office.site.answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: TestSite.now), ticket: nil)
            }
            try await ask("Thả diều sáo ở đâu?")
            #expect(try await an.get("/quality").text.contains("diều sáo"))
            try await office.site.quality.keep(Self.report(0, .right))
            try await ask("Nuôi đom đóm ở đâu?")
            let page = try await an.get("/quality").text
            #expect(page.contains("bo-bia") && page.contains("diều sáo") && !page.contains("đom đóm"))
            clock.advance(by: 601)
            #expect(try await an.get("/quality").text.contains("đom đóm"))
        }
    }

    @Test func `what was read before anybody looked hides nothing that came since`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            _ = try await visitor.ask("phiếu thả đèn lồng ban đêm", [("person", "1")])
            await office.site.whole.prepare()
            _ = try await visitor.ask("phiếu nuôi đom đóm trên mái", [("person", "1")])
            let page = try await office.enter(visitor, "an").get("/practice").text
            #expect(page.contains("thả đèn lồng") && page.contains("đom đóm"))
        }
    }

    @Test func `without a report it says how to make one`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let page = try await office.enter(visitor, "an").get("/quality?lang=en")
            #expect(page.status == 200 && page.text.contains("donghanh evaluate --risk"))
        }
    }

    @Test func `questions handed on for want of ground are listed there, without what may tell of a person`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let asked = try await visitor.post("/api/v1/answers", json: #"{"question": "phiếu về diều sáo, gọi 0901234567"}"#)
            #expect(asked.status == 201 || asked.status == 200)
            let page = try await office.enter(visitor, "an").get("/quality")
            #expect(page.text.contains("phiếu về diều sáo, gọi …") && !page.text.contains("0901234567"))
        }
    }

    @Test(arguments: ["", "?lang=en"])
    func `the about page shows the curve of the running version, in words as well`(_ language: String) async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/about" + language)
            #expect(page.text.contains("<svg") && page.text.contains("aria-labelledby=\"risk-title risk-desc\""))
            #expect(page.text.contains("<figcaption>"))
            #expect(page.text.contains("bộ &lt;b&gt;diều sáo&lt;/b&gt;"))
            #expect(page.text.contains(language.isEmpty ? "4.321" : "4,321"))
            #expect(page.text.contains(language.isEmpty ? "50,0 %" : "50.0 %"))
        }
    }
}
