// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Questions that were once answered with another duty, a foreign clause or a false refusal. Asking back and handing on are right; guessing is not.
@Suite struct WrongAnswerTests {
    /// Words of another field do not make a duty the one that is asked about, nor does a lone word that its long name happens to hold.
    @Test(arguments: [
        ("Ai cấp giấy chứng nhận đăng ký nhãn hiệu?", Language.vi), ("ai cap giay chung nhan dang ky nhan hieu", .vi),
        ("Ai quản lý tên miền?", .vi), ("Who grants patents now?", .vi), ("Who grants patents now?", .en), ("Ai cấp bằng sáng chế?", .vi),
    ])
    func `a duty that only shares some words is not the answer`(_ text: String, _ language: Language) async throws {
        let answer = try await Desk().ask(text, language: language)
        #expect(answer.action != .answer, "\(answer.competence?.duty.id.text ?? answer.reason.rawValue)")
    }

    @Test(arguments: [
        ("Ai cấp giấy phép cung cấp dịch vụ viễn thông có sử dụng băng tần?", "VT-92", "VT-02"),
        (
            "Giấy phép cung cấp dịch vụ có hạ tầng mạng, mạng công cộng cố định mặt đất, không dùng băng tần, phạm vi một tỉnh ai cấp?", "VT-02",
            "VT-92"
        ),
    ])
    func `what is denied is another thing than what is affirmed`(_ text: String, _ right: String, _ wrong: String) async throws {
        let answer = try await Desk().ask(text)
        let found = Desk.registry.duties(matching: text, limit: 20).map(\.duty.id.text)
        #expect(answer.competence?.duty.id.text == right || answer.action == .clarify)
        #expect(try #require(found.firstIndex(of: right)) < found.firstIndex(of: wrong) ?? found.count)
    }

    @Test(arguments: [
        "Ai cấp giấy phép cung cấp dịch vụ tin cậy?", "UBND huyện có còn thẩm quyền không?", "Ai cấp giấy phép cho thuyền giấy?",
        "Hồ sơ cấp lại văn bằng nộp ngày 20/6/2025, nay ai giải quyết?",
    ])
    func `only what other ministries do is called foreign`(_ text: String) async throws {
        #expect(try await Desk().ask(text).reason != .outsideField)
    }

    @Test(arguments: Desk.facts.practice.map(\.id))
    func `a question that officials really asked is never refused, and never answered from a clause that only looks alike`(
        _ id: PracticeQuestion.ID
    ) async throws {
        let practice = try #require(Desk.facts.practice.first { $0.id == id })
        for (text, language) in [(practice.question.vi, Language.vi), (practice.question.en ?? practice.question.vi, .en)] {
            let answer = try await Desk().ask(text, language: language)
            #expect(answer.action != .refuse && answer.reason != .law, "\(text)")
        }
    }

    @Test func `what never moved has no start that an act gave it`() async throws {
        let answer = try await Desk().ask("Ghi nhận chuyển nhượng văn bằng bảo hộ do ai làm?")
        #expect(answer.reason == .notMoved && answer.competence?.duty.id == Duty.ID("SH-90"))
        #expect(!answer.sentences.contains { $0.text.contains("có từ 01/07/2025") })
    }

    @Test func `the duty is named in the sentence that tells who holds it`() async throws {
        let answer = try await Desk().ask("Ai cấp lại văn bằng bảo hộ?")
        let duty = try #require(Desk.registry.duty(Duty.ID("SH-06")))
        #expect(answer.sentences.first?.text.contains(duty.title.vi) == true)
    }

    @Test(arguments: ["Ai cấp lại văn bằng bảo hộ theo Nghị định 133/2025/NĐ-CP?", "Theo Nghị định 999/1901/NĐ-XX thì ai cấp lại văn bằng bảo hộ?"])
    func `an act that the question names does not hide the duty, and the basis is the registry's`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.competence?.duty.id == Duty.ID("SH-06"))
        #expect(answer.competence?.holders.first?.competence.basis?.document == "133/2025/NĐ-CP")
    }

    @Test func `a clause that does not hold the time asked for is no answer`() async throws {
        let answer = try await Desk().ask("Thời hạn thắp đèn lồng của khinh khí cầu khi bay qua sông là bao lâu?")
        #expect(answer.action == .handoff && answer.reason == .noGround)
    }

    @Test(arguments: [
        "Khoản 7 Điều 1 Nghị định 1/1901/NĐ-XX quy định gì?", "Điều 90 Nghị định 1/1901/NĐ-XX quy định gì?",
        "Điểm z khoản 2 Điều 1 Nghị định 1/1901/NĐ-XX nói gì về chuông đồng?",
        "Điều 1 Nghị định 1/1901/NĐ-XX cho trồng mấy luống khoai lang trên mái đình làng bên?",
        "Theo Nghị định 77/1901/NĐ-XX, khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?",
        "Theo Nghị định về khinh khí cầu năm 1950, khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?",
        "Theo Điều 2 của Nghị định ấy, khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?",
    ])
    func `where the question says the answer stands, and it does not, nothing is quoted from elsewhere`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.action == .handoff)
        #expect(answer.sentences.allSatisfy { $0.layer != .norm })
    }

    @Test(arguments: [
        "Vì Nghị định cấm mọi đèn lồng nên khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?",
        "Do pháp luật bắt buộc thắp đèn nên khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?",
    ])
    func `a question that rests on what it says the law commands is not answered as if that were so`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.action == .handoff && answer.reason == .noGround)
        #expect(answer.sentences.allSatisfy { $0.layer != .norm })
    }

    @Test func `what an act lays down is not told of a day before it was issued`() async throws {
        let (desk, text) = (try await Desk(), "Hồ sơ cấp Giấy phép tiến hành công việc bức xạ - chấm dứt hoạt động của cơ sở bức xạ gồm giấy tờ gì?")
        let now = try await desk.ask(text)
        #expect(now.reason == .procedure && now.sentences.contains { $0.text.contains("332/2025/NĐ-CP") && $0.layer == .procedure })
        let then = try await desk.ask(text, on: try #require(Day(iso: "2025-03-01")))
        #expect(then.reason != .procedure && then.sentences.allSatisfy { $0.layer != .procedure })
    }

    // MARK: Acts

    @Test(arguments: [
        "Nghị định 133/2025/NĐ-CP hết hiệu lực khi nào?", "nghi dinh 133/2025/nd-cp con hieu luc khong", "Nghị định 133/2025/NĐ-CP quy định gì?",
        "133/2025/NĐ-CP",
    ])
    func `what is recorded of an act is told, its last good day with it`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.action == .answer && answer.reason == .act)
        #expect(answer.sentences.first?.text.contains("28/02/2027") == true)
        #expect(answer.sentences.allSatisfy { $0.layer == .registry && $0.citations.allSatisfy { !$0.sources.isEmpty } })
    }

    @Test func `an act that may have been replaced is no ground, and the answer about it says so`() async throws {
        let desk = try await Desk()
        let (old, day) = ("142/2020/NĐ-CP", Desk.today)
        let next = try #require(Desk.facts.successor(of: old, on: day))
        #expect(Desk.facts.successor(of: old, on: try #require(Day(iso: "2025-06-01"))) == nil)
        let answer = try await desk.ask("Nghị định \(old) còn hiệu lực không?")
        #expect(answer.sentences.contains { $0.text.contains(next.number) })
    }

    @Test(arguments: ["Điều 1 Nghị định 133/2025/NĐ-CP quy định gì?", "Nghị định 133/2025/NĐ-CP quy định gì về cánh buồm của thuyền giấy?"])
    func `what an act says in its articles is not answered from what is recorded of the act`(_ text: String) async throws {
        #expect(try await Desk().ask(text).reason != .act)
    }
}
