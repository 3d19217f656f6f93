// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Answering

/// Which of the texts that were found is ground for an answer.
@Suite struct GroundTests {
    static let question = "Sổ bay phải nộp trước khi hết hạn bao nhiêu ngày?"
    static let circular = act("3/1901/TT-XX", "Thông tư")

    static func act(_ number: String, _ kind: String) -> LegalDocument {
        LegalDocument(
            id: LegalDocument.ID(number), number: number, kind: kind, title: "Về khinh khí cầu", effect: DaySpan(from: Day(iso: "1901-01-01")))
    }

    static func evidence(_ act: LegalDocument, _ text: String, trust: Double, isNamed: Bool = false) -> Evidence {
        let provision = MadeUpLaw.article(act, 1, "Hạn nộp sổ bay", text)
        let hit = SearchHit(provision: provision.id, score: 1, isNamed: isNamed, trust: Trust(probability: trust, needed: 0.7))
        return Evidence(version: ProvisionVersion(provision: provision, digest: "d", known: KnownSpan(from: Desk.asked)), document: act, hit: hit)
    }

    func best(_ text: String, _ evidence: [Evidence]) throws -> LegalDocument? {
        let question = try Question(id: Question.ID("q"), text: text, on: Desk.today, asked: Desk.asked)
        var draft = Draft(question, registry: Desk.registry, newID: { "n" })
        _ = try ReadQuestion.read(&draft)
        draft.evidence = evidence
        return Ground(draft).best?.document
    }

    @Test(arguments: [
        // A later decree overtakes a circular of before, an earlier one or another circular does not.
        ("6/1902/NĐ-XX", "Nghị định", "Sổ bay phải nộp trước khi hết hạn ít nhất 45 ngày.", 0.8, true),
        ("6/1900/NĐ-XX", "Nghị định", "Sổ bay phải nộp trước khi hết hạn ít nhất 45 ngày.", 0.8, false),
        ("6/1902/TT-XX", "Thông tư", "Sổ bay phải nộp trước khi hết hạn ít nhất 45 ngày.", 0.8, false),
        // What tells no number of days differs in none, and what is not trusted is no ground.
        ("6/1902/NĐ-XX", "Nghị định", "Sổ bay nộp cho hội đèn lồng.", 0.8, false),
        ("6/1902/NĐ-XX", "Nghị định", "Sổ bay phải nộp trước khi hết hạn ít nhất 45 ngày.", 0.6, false),
    ])
    func `of two texts that tell the number asked for the later one of a higher act holds`(
        _ number: String, _ kind: String, _ text: String, _ trust: Double, _ prevails: Bool
    ) throws {
        let first = Self.evidence(Self.circular, "Sổ bay phải nộp trước khi hết hạn 60 ngày.", trust: 0.9)
        let other = Self.evidence(Self.act(number, kind), text, trust: trust)
        #expect(try best(Self.question, [first, other])?.number == (prevails ? number : Self.circular.number))
    }

    @Test func `where no number is asked for the text that fits best stands`() throws {
        let first = Self.evidence(Self.circular, "Sổ bay phải nộp trước khi hết hạn 60 ngày.", trust: 0.9)
        let other = Self.evidence(Self.act("6/1902/NĐ-XX", "Nghị định"), "Sổ bay phải nộp trước khi hết hạn ít nhất 45 ngày.", trust: 0.8)
        #expect(try best("Sổ bay phải nộp trước khi hết hạn cho hội nào?", [first, other])?.number == Self.circular.number)
    }

    @Test func `nothing prevails over the act that is named, over a text that tells no number, or by a text of something else`() throws {
        let decree = Self.act("6/1902/NĐ-XX", "Nghị định")
        let other = Self.evidence(decree, "Sổ bay phải nộp trước khi hết hạn ít nhất 45 ngày.", trust: 0.8)
        let named = Self.evidence(Self.circular, "Sổ bay phải nộp trước khi hết hạn 60 ngày.", trust: 0.9, isNamed: true)
        #expect(try best(Self.question, [named, other])?.number == Self.circular.number)
        let silent = Self.evidence(Self.circular, "Sổ bay phải nộp trước khi hết hạn cho hội đèn lồng.", trust: 0.9)
        #expect(try best(Self.question, [silent, other])?.number == Self.circular.number)
        let first = Self.evidence(Self.circular, "Sổ bay phải nộp trước khi hết hạn 60 ngày.", trust: 0.9)
        let elsewhere = MadeUpLaw.article(decree, 2, "Mèo", "Mèo được ngủ 45 ngày.")
        let hit = SearchHit(provision: elsewhere.id, score: 1, trust: Trust(probability: 0.8, needed: 0.7))
        let version = ProvisionVersion(provision: elsewhere, digest: "d", known: KnownSpan(from: Desk.asked))
        let cat = Evidence(version: version, document: decree, hit: hit)
        #expect(try best(Self.question, [first, cat])?.number == Self.circular.number)
    }

    // MARK: What the question says of itself

    @Test(arguments: [
        ("Nhãn của chất bức xạ được dán thế nào?", nil as Authority.Level?), ("Giấy chứng nhận được đánh số như thế nào?", nil),
        ("Mức bồi thường được tính ra sao?", nil), ("Công bố hợp chuẩn dựa trên kết quả nào?", nil), ("Hồ sơ được bổ sung thế nào?", nil),
        ("UBND xã có được thu tem không?", .commune), ("Xã có được cấp giấy bức xạ không?", .commune), ("Tỉnh có được cấp không?", .province),
        ("Sở có được cấp không?", .department), ("so co duoc cap khong", .department), ("xa co duoc cap khong", .commune),
        ("Cán bộ được nghỉ mấy ngày?", nil), ("Có cần Bộ cấp giấy không?", .central), ("Phường An Bịa có được cấp không?", .commune),
        ("Bộ có được cấp không?", .central),
    ])
    func `a word names a level only with the marks of one`(_ text: String, _ level: Authority.Level?) throws {
        let question = try Question(id: Question.ID("q"), text: text, on: Desk.today, asked: Desk.asked)
        var draft = Draft(question, registry: Desk.registry, newID: { "n" })
        _ = try ReadQuestion.read(&draft)
        #expect(draft.reading.level == level)
    }

    @Test(arguments: [
        ("Vì Nghị định cấm thả diều nên phải xin phép ai?", true), ("Vi Nghi dinh cam tha dieu nen phai xin phep ai?", true),
        ("Do pháp luật bắt buộc thắp đèn nên đèn màu gì?", true), ("Since the law forbids kites, what may be flown?", true),
        ("Vi phạm quy định về bình khí nén bị phạt bao nhiêu?", false), ("Vì thiết bị có cảm biến nên cần giấy gì theo luật?", false),
        ("Do cơ sở phải chuyển địa điểm nên cần thủ tục gì?", false), ("Vì tôi mất giấy nên phải làm gì theo nghị định?", false),
        ("Because I lost my licence, what does the law require?", false), ("Since when must kites be registered, by law?", false),
    ])
    func `a claim about the law is one that names a law and what it commands`(_ text: String, _ restsOnLaw: Bool) throws {
        let question = try Question(id: Question.ID("q"), text: text, on: Desk.today, asked: Desk.asked)
        var draft = Draft(question, registry: Desk.registry, newID: { "n" })
        _ = try ReadQuestion.read(&draft)
        #expect(draft.reading.restsOnLaw == restsOnLaw)
    }
}
