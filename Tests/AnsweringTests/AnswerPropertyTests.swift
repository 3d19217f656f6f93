// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct AnswerPropertyTests {
    /// The registry decides: words only find the duty, and what is said of it is what the registry finds.
    @Test(arguments: [true, false])
    func `questions made from the titles find their duty, with marks and without`(_ hasMarks: Bool) async throws {
        let desk = try await Desk()
        let duties = Desk.facts.duties.filter { !$0.isDraft && $0.field.text != "uy-quyen-tai-dia-phuong" }
        var right = 0
        var wrong: [String] = []
        for duty in duties {
            let text = "Ai có thẩm quyền \(duty.title.vi)?"
            let answer = try await desk.ask(hasMarks ? text : Vietnamese.folded(text))
            if let finding = answer.competence {
                #expect(finding == (try desk.registry.competence(of: finding.duty.id, at: finding.place, on: answer.question.on)))
            }
            let options = answer.clarification?.options.map(\.label) ?? []
            let isFound = answer.competence?.duty.id == duty.id || options.contains(duty.title.vi)
            let isOvertaken = duty.overtakenBy.contains { id in
                answer.competence?.duty.id == id || answer.clarification != nil && desk.registry.duty(id) != nil
            }
            if isFound || isOvertaken {
                right += 1
            } else {
                wrong.append("\(duty.id.text) → \(answer.competence?.duty.id.text ?? answer.reason.rawValue)")
            }
        }
        #expect(Double(right) >= 0.97 * Double(duties.count), "\(wrong)")
    }

    @Test func `the same question five times gives the same answer`() async throws {
        let desk = try await Desk()
        for text in [
            "Ai cấp lại văn bằng bảo hộ tại Khánh Hòa?", "Khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?", "Ai cấp giấy phép viễn thông?",
        ] {
            var seen: Set<String> = []
            for _ in 1...5 {
                let answer = try await desk.ask(text)
                let data = try JSONEncoder.sorted.encode([answer.sentences])
                seen.insert(
                    answer.action.rawValue + answer.reason.rawValue + String(decoding: data, as: UTF8.self) + "\(answer.clarification?.options ?? [])"
                )
            }
            #expect(seen.count == 1)
        }
    }

    @Test func `any text at all gets an outcome, and no quote that was not checked`() async throws {
        let desk = try await Desk()
        var random = Steady(state: 20_261_122)
        let words = [
            "ai", "cấp", "Điều", "1", "1/1901/NĐ-XX", "khoản", "ngày", "1/1/2026", "tỉnh", "<b>", "'; --", "khinh", "khí", "cầu", "e\u{301}", "🙂",
            "x", "-",
        ]
        for _ in 1...300 {
            let count = Int.random(in: 1...12, using: &random)
            let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined(separator: " ")
            let answer: Answer
            do { answer = try await desk.ask(text) } catch is QuestionError { continue }
            for citation in answer.sentences.flatMap(\.citations) where citation.quote != nil {
                #expect(citation.isVerified)
                let id = try #require(citation.provision)
                let held = try await desk.documents.provision(id, known: nil).provision.text
                #expect(held.contains(citation.quote ?? "?"))
            }
            #expect((answer.action == .handoff) == (answer.ticket != nil))
            #expect((answer.action == .clarify) == (answer.clarification != nil))
            #expect(answer.action != .answer || !answer.sentences.isEmpty)
        }
    }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return encoder
    }
}

/// The same numbers in every run (SplitMix64).
private struct Steady: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
