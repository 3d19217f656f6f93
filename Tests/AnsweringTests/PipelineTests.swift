// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

@Suite struct PipelineTests {
    // MARK: From the registry

    @Test func `who is competent is said as the registry finds it`() async throws {
        let desk = try await Desk()
        let answer = try await desk.ask("Ai cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?")
        let duty = Duty.ID("BC-02")
        #expect(answer.action == .answer && answer.reason == .competence)
        #expect(answer.competence == (try desk.registry.competence(of: duty, at: nil, on: Desk.today)))
        #expect(answer.sentences.contains { $0.text.contains("UBND cấp tỉnh") && $0.layer == .registry })
        #expect(answer.sentences.allSatisfy { !$0.citations.isEmpty })
    }

    @Test func `a basis that ends within half a year is said with the days left`() async throws {
        let answer = try await Desk().ask("Ai cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?")
        #expect(answer.sentences.contains { $0.text.contains("01/03/2027") && $0.text.contains("còn 99 ngày") })
    }

    @Test(arguments: [
        ("2026-05-28", "Bộ Khoa học và Công nghệ"), ("2026-05-29", "UBND cấp tỉnh"), ("2027-02-28", "UBND cấp tỉnh"),
    ])
    func `the holder turns on the day of the turn`(_ day: String, _ holder: String) async throws {
        let answer = try await Desk().ask("Ai cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?", on: try #require(Day(iso: day)))
        #expect(answer.competence?.holders.map(\.competence.authority.name.vi) == [holder])
    }

    @Test(arguments: ["2027-03-01", "2027-03-02", "2030-01-01"])
    func `past the end of its basis nobody is called competent`(_ day: String) async throws {
        let answer = try await Desk().ask("Ai cấp lại văn bằng bảo hộ?", on: try #require(Day(iso: day)))
        #expect(answer.reason == .lapsed)
        #expect(answer.competence?.result == Competence.Result.none && answer.competence?.holders.isEmpty == true)
    }

    @Test func `a day and an old province in the text go before those of the form`() async throws {
        let answer = try await Desk().ask("Ai cấp lại văn bằng bảo hộ ngày 20/6/2025 tại Bạc Liêu?", place: "Hà Nội")
        #expect(answer.question.on == Day(iso: "2025-06-20") && answer.question.place == "Bạc Liêu")
        #expect(answer.competence?.place?.name.vi == "Bạc Liêu")
        #expect(answer.competence?.holders.first?.competence.kind == nil)
    }

    @Test(arguments: [
        ("ngày 20/6/2025", "2025-06-20"), ("trước 1/7/2025", "2025-06-30"), ("trước ngày 01/07/2025", "2025-06-30"), ("từ 01/03/2027", "2027-03-01"),
        ("sau ngày 28/2/2027", "2027-03-01"), ("hôm nay", "2026-11-22"), ("ngày 2026-05-29", "2026-05-29"),
        ("vào ngày 29 tháng 5 năm 2026", "2026-05-29"),
        ("tháng 8/2026", "2026-08-31"), ("on 20 June 2025", "2025-06-20"), ("theo Nghị định 1/1901/NĐ-XX ngày 1/1/1901", "2026-11-22"),
    ])
    func `the day is read off the text`(_ words: String, _ day: String) async throws {
        let answer = try await Desk().ask("Ai cấp lại văn bằng bảo hộ \(words)?")
        #expect(answer.question.on == Day(iso: day))
    }

    @Test(arguments: [
        ("tại tỉnh Bạc Liêu", "Bạc Liêu"), ("ở Hưng Yên", "Hưng Yên"), ("tại TP. Hồ Chí Minh", "Hồ Chí Minh"), ("o tinh hung yen", "Hưng Yên"),
        ("vì mục đích hòa bình", nil), ("tại sở", nil),
    ])
    func `the place is read off the text`(_ words: String, _ place: String?) async throws {
        let answer = try await Desk().ask("Ai cấp lại văn bằng bảo hộ \(words)?")
        #expect(answer.question.place.map { place.map($0.hasSuffix) ?? false } ?? (place == nil))
    }

    @Test func `an old province is said to be part of the new one`() async throws {
        let answer = try await Desk().ask("Ai cấp lại văn bằng bảo hộ tại Bạc Liêu?")
        #expect(answer.competence?.place?.name.vi == "Cà Mau")
        #expect(answer.sentences.contains { $0.text == "Bạc Liêu nay thuộc Cà Mau." })
    }

    @Test func `who signs in a province is of the local layer`() async throws {
        let answer = try await Desk().ask("Ai ký cấp lại văn bằng bảo hộ tại Hưng Yên?")
        #expect(answer.competence?.holders.first?.signer != nil)
        #expect(answer.sentences.contains { $0.layer == .local && $0.text.contains("Hưng Yên") })
    }

    @Test func `what stayed with the Ministry is an answer of its own`() async throws {
        let answer = try await Desk().ask("Ai cấp giấy phép lắp đặt cáp viễn thông trên biển?")
        #expect(answer.action == .answer && answer.reason == .notMoved)
        #expect(answer.competence?.duty.id == Duty.ID("VT-94"))
    }

    @Test(arguments: [("Cấp tỉnh", "Có."), ("Cấp xã", "Không.")])
    func `may a level do it gets yes or no first`(_ level: String, _ verdict: String) async throws {
        let answer = try await Desk().ask("\(level) có được cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế không?")
        #expect(answer.sentences.first?.text == verdict)
    }

    @Test(arguments: [
        ("Vì tỉnh đã được cấp bằng sáng chế, tôi nộp đơn ở sở nào?", Language.vi),
        ("Since provinces now grant patents, where do I file?", .en),
    ])
    func `a rejected claim in a question is corrected`(_ text: String, _ language: Language) async throws {
        let answer = try await Desk().ask(text, language: language)
        let claim = try #require(Desk.facts.rejectedClaims.first { $0.id.text == "RC-1" })
        #expect(answer.action == .answer && answer.reason == .falsePremise)
        #expect(answer.sentences.first?.text == claim.correction.text(in: language))
    }

    @Test func `a premise that the registry contradicts is corrected`() async throws {
        let answer = try await Desk().ask("Vì UBND xã cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế nên tôi nộp ở xã nào?")
        #expect(answer.reason == .falsePremise)
        #expect(answer.sentences.first?.text.contains("UBND cấp tỉnh") == true)
    }

    @Test func `a time limit is of the published layer and only said when asked for`() async throws {
        let desk = try await Desk()
        let asked = try await desk.ask("Thời hạn cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế là bao lâu?")
        #expect(asked.reason == .procedure && asked.sentences.first?.layer == .procedure)
        let other = try await desk.ask("Ai cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?")
        #expect(!other.sentences.contains { $0.layer == .procedure })
    }

    @Test func `a procedure that names a whole act is still said when an article of that act changes, with a warning, and not when its own does`()
        async throws
    {
        let question = "Thời hạn cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế là bao lâu?"
        let duty = try #require(try await Desk().ask(question).competence?.duty.id)
        var facts = Desk.facts
        facts.procedures = [
            Procedure(
                id: .init("BIA"), code: nil, name: Words(vi: "Thủ tục bịa"), field: "bịa", level: nil, duties: [duty],
                nationalTimeLimit: "9 ngày bịa",
                localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: "1/1901/NĐ-XX; 2/1901/NĐ-XX Điều 3", announcedBy: nil, notes: [],
                sources: ["bịa"], confidence: .high)
        ]
        func said(_ number: String, _ article: String) async throws -> [String] {
            let change = LawChange(
                id: .init("c"), cause: .edition(.init("e"), label: "bịa"), document: .init(LegalDocument.slug(number)), number: number, title: "",
                path: ProvisionPath([.init(.article, article)]), manner: .reworded, from: nil, known: Desk.asked)
            let registry = Registry(facts, staleness: Staleness(facts, changes: [change], answered: [:]))
            return try await Desk(registry: registry).ask(question).sentences.map(\.text)
        }
        let whole = try await said("1/1901/NĐ-XX", "3")
        let limit = try #require(whole.firstIndex { $0.contains("9 ngày bịa") })
        #expect(whole[limit + 1].contains("chưa ai xem lại") && whole[limit + 1].contains("Điều 3, 1/1901/NĐ-XX"))
        #expect(try await !said("2/1901/NĐ-XX", "3").contains { $0.contains("9 ngày bịa") })
        #expect(try await said("2/1901/NĐ-XX", "4").filter { $0.contains("9 ngày bịa") || $0.contains("chưa ai") }.count == 1)
    }

    @Test func `duties that fit alike are asked back, and each option settles it`() async throws {
        let desk = try await Desk()
        let answer = try await desk.ask("Ai cấp giấy phép cung cấp dịch vụ viễn thông không có hạ tầng mạng?")
        let options = try #require(answer.clarification?.options)
        #expect(answer.action == .clarify && answer.reason == .whichDuty && (2...5).contains(options.count))
        for option in options {
            let settled = try await desk.ask(option.text)
            #expect(settled.action != .clarify && settled.competence?.duty.title.vi == option.label)
        }
    }

    @Test func `a month in which the holder changes is asked back by day`() async throws {
        let answer = try await Desk().ask("Ai cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế trong tháng 5/2026?")
        #expect(answer.action == .clarify && answer.reason == .whichDay)
        #expect(answer.clarification?.options.map(\.label) == ["01/05/2026", "29/05/2026"])
    }

    @Test func `sources that disagree go to a person with both sides shown`() async throws {
        let answer = try await Desk().ask("Ai cấp giấy phép X-quang chẩn đoán y tế?")
        #expect(answer.action == .handoff && answer.reason == .contested)
        #expect(answer.competence?.result == .contested && answer.ticket?.unit == "Cục An toàn bức xạ và hạt nhân")
    }

    // MARK: From the law

    @Test func `the law answers in its own words with the clause they stand in`() async throws {
        let answer = try await Desk().ask("Điều 1 khoản 1 Nghị định 1/1901/NĐ-XX quy định gì?")
        let citation = try #require(answer.sentences.first?.citations.first)
        #expect(answer.reason == .law && answer.sentences.first?.layer == .norm)
        #expect(citation.quote == "1. \(MadeUpLaw.lighting)" && citation.path == "khoản 1 Điều 1" && citation.isVerified)
        #expect(citation.version?.isEmpty == false)
    }

    @Test func `words find the article that speaks of them`() async throws {
        let answer = try await Desk().ask("Khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?")
        #expect(answer.reason == .law)
        #expect(answer.sentences.flatMap(\.citations).contains { $0.quote?.contains(MadeUpLaw.lighting) == true })
    }

    @Test func `a number that several acts bear is asked back`() async throws {
        let answer = try await Desk().ask("1/1901 quy định gì?")
        #expect(answer.action == .clarify && answer.reason == .ambiguousNumber && answer.clarification?.options.count == 2)
    }

    @Test func `a number that two acts of the registry bear is asked back, and the whole name is not`() async throws {
        let options = try #require(try await Desk().ask("133/2025 quy định gì?").clarification).options
        #expect(options.map(\.text) == ["Nghị định 133/2025/NĐ-CP quy định gì?", "Luật 133/2025/QH15 quy định gì?"])
        for option in options { #expect(try await Desk().ask(option.text).reason != .ambiguousNumber) }
    }

    @Test func `an act that no longer holds is named as such`() async throws {
        let answer = try await Desk().ask("Điều 1 Nghị định 2/1901/NĐ-XX quy định gì?")
        #expect(answer.action == .handoff && answer.reason == .notInForce)
        #expect(answer.sentences.last?.text.contains("2/1901/NĐ-XX") == true)
    }

    @Test func `guidance alone never answers`() async throws {
        let answer = try await Desk().ask("Cách gấp thuyền giấy có mái chèo bằng giấy dó vàng?")
        #expect(answer.action == .handoff && answer.reason == .guidanceOnly)
    }

    @Test(arguments: Desk.facts.practice.map(\.id))
    func `a question that officials asked before gets an outcome, and its facts only as guidance`(_ id: PracticeQuestion.ID) async throws {
        let practice = try #require(Desk.facts.practice.first { $0.id == id })
        let answer = try await Desk().ask(practice.question.vi)
        let facts = Set(practice.facts.map(\.vi))
        for sentence in answer.sentences where facts.contains(sentence.text) { #expect(sentence.layer == .guidance) }
        if answer.sentences.contains(where: { $0.layer == .guidance }) { #expect(answer.action == .handoff && answer.ticket != nil) }
    }

    @Test func `a quote that is not in the text in force is dropped`() async throws {
        let desk = try await Desk { Shifted(real: $0) }
        let answer = try await desk.ask("Điều 1 khoản 1 Nghị định 1/1901/NĐ-XX quy định gì?")
        #expect(answer.action == .handoff && answer.reason == .quoteFailed)
        #expect(!answer.sentences.contains { $0.layer == .norm })
    }

    // MARK: No answer

    @Test(arguments: ["asdf qwer zxcv", "!!! ???", "12345", "xin chào", "qwrtp"])
    func `what is no question is refused`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.action == .refuse && answer.reason == .notAQuestion)
    }

    @Test(arguments: ["Ai đăng ký kết hôn?", "Cơ quan nào có thẩm quyền cấp hộ chiếu?", "Ai cấp giấy phép lái xe?"])
    func `competence outside the Ministry's field is refused as such`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.action == .refuse && answer.reason == .outsideField)
    }

    @Test(arguments: ["gặp chuyên viên", "Tôi muốn gặp chuyên viên về bức xạ", "I want to talk to a person"])
    func `whoever asks for a person gets one`(_ text: String) async throws {
        let answer = try await Desk().ask(text)
        #expect(answer.action == .handoff && answer.reason == .askedForPerson && answer.ticket != nil)
    }

    @Test func `a day that there is not and a place that there is not are refused`() async throws {
        let desk = try await Desk()
        await #expect(throws: QuestionError.noSuchDay("30/2/2026")) { try await desk.ask("ngày 30/2/2026 ai cấp giấy phép bưu chính?") }
        await #expect(throws: QuestionError.self) { try await desk.ask("Ai cấp giấy phép bưu chính?", place: "Atlantis") }
    }

    @Test func `a handed-on question is a ticket with unit, hour and a link that only the asker has`() async throws {
        let desk = try await Desk()
        let answer = try await desk.ask("Cánh buồm của tàu vũ trụ bức xạ may bằng vải nào là tốt?")
        let promise = try #require(answer.ticket)
        let ticket = try await desk.tickets.handling(promise.id).ticket
        #expect(answer.action == .handoff && ticket.reason == answer.reason && ticket.question == answer.question)
        #expect(PublishedInstant.text(promise.due) == "2026-12-07T17:00:00+07:00")
        #expect(promise.link.hasPrefix("/tickets/secret-") && !ticket.secretDigest.contains("secret"))
        #expect(ticket.secretDigest.count == 64)
    }

    @Test func `a question about an act of no known field is for the Legal Department`() async throws {
        let desk = try await Desk()
        let answer = try await desk.ask("Nghị định 133/2025/NĐ-CP quy định gì về cánh buồm của thuyền giấy?")
        #expect(answer.action == .handoff && answer.ticket?.unit == "Vụ Pháp chế")
    }

    @Test func `what was answered is kept with what it rested on and how long it took`() async throws {
        let desk = try await Desk()
        let record = try await desk.record("Điều 1 khoản 1 Nghị định 1/1901/NĐ-XX quy định gì?")
        #expect(try await desk.answers.record(record.answer.question.id) == record)
        #expect(record.versions["registry"] == "r1" && record.versions["corpus"] == "g1")
        #expect(record.versions["provision 1-1901-nd-xx/art_1"]?.isEmpty == false)
        #expect(record.timings.keys.contains("ReadQuestion") && record.timings.keys.contains("CheckCitations"))
    }
}

/// The corpus after somebody has put another text in place of what was found, between the search and the check.
private struct Shifted: LegalDocuments {
    let real: any LegalDocuments

    func provision(_ id: Provision.ID, known: Date?) async throws -> ProvisionVersion {
        let version = try await real.provision(id, known: known)
        let old = version.provision
        let other = Provision(
            id: old.id, document: old.document, path: old.path, heading: old.heading, text: old.text.replacing("xanh", with: "đỏ"), effect: old.effect
        )
        return ProvisionVersion(provision: other, digest: "other", known: version.known)
    }

    func document(_ id: LegalDocument.ID) async throws -> LegalDocument { try await real.document(id) }
    func documents(_ ids: [LegalDocument.ID]) async throws -> [LegalDocument] { try await real.documents(ids) }
    func documents(matching text: String, limit: Int, offset: Int) async throws -> Listing<LegalDocument> {
        try await real.documents(matching: text, limit: limit, offset: offset)
    }
    func provisions(_ ids: [Provision.ID]) async throws -> [ProvisionVersion] { try await real.provisions(ids) }
    func contents(of document: LegalDocument.ID) async throws -> [Provision] { try await real.contents(of: document) }
    func allDocuments() async throws -> [LegalDocument] { try await real.allDocuments() }
    func walk(batch: Int, _ visit: @escaping @Sendable ([Provision]) async throws -> Void) async throws { try await real.walk(batch: batch, visit) }
    func holdings() async throws -> Holdings { try await real.holdings() }
}
