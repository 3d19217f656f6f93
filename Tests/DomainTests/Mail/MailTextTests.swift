// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What somebody wrote, and what his program put under it.
@Suite struct MailTextTests {
    @Test(arguments: [
        ("Xin hỏi.", "Xin hỏi.", ""),
        ("Xin hỏi.\n\n> cũ\n> cũ hơn", "Xin hỏi.", "> cũ\n> cũ hơn"),
        ("Đáp một.\n> câu một\nĐáp hai.\n> câu hai", "Đáp một.\nĐáp hai.", "> câu một\n> câu hai"),
        (
            "Trả lời.\n\nVào 10:00 thứ Hai, 22 thg 11, 2026\nĐồng Hành <a@b.vn> đã viết:\n\n> x", "Trả lời.",
            "Vào 10:00 thứ Hai, 22 thg 11, 2026\nĐồng Hành <a@b.vn> đã viết:\n> x"
        ),
        ("Reply.\nOn Mon, 22 Nov 2026, X wrote:\n> x", "Reply.", "On Mon, 22 Nov 2026, X wrote:\n> x"),
        ("Trả lời.\n-----Original Message-----\nFrom: x\nchữ", "Trả lời.", "-----Original Message-----\nFrom: x\nchữ"),
        ("Trả lời.\nTừ: Đồng Hành\nĐã gửi: thứ Hai\nĐến: tôi\nchữ", "Trả lời.", "Từ: Đồng Hành\nĐã gửi: thứ Hai\nĐến: tôi\nchữ"),
        ("Trả lời.\n\(MailText.line)\nchữ của thư", "Trả lời.", "\(MailText.line)\nchữ của thư"),
        ("Trả lời.\n-- \nTrần Bịa\n0912345678", "Trả lời.", "--\nTrần Bịa\n0912345678"),
        ("On the day we ask.\nNothing was written.", "On the day we ask.\nNothing was written.", ""),
        ("Từ: nay xin hỏi\nmột câu", "Từ: nay xin hỏi\nmột câu", ""),
        // Whoever forwards something without a word asks what stands there.
        ("> chỉ có phần cũ", "> chỉ có phần cũ", ""), ("", "", ""),
        ("Gửi từ iPhone\n-----Thư đã chuyển tiếp-----\nLan hỏi về diều.", "-----Thư đã chuyển tiếp-----\nLan hỏi về diều.", ""),
        ("…\n> cũ\n-----Original Message-----\nDiều sáo.", "…\n> cũ\n-----Original Message-----\nDiều sáo.", ""),
        ("Gửi từ iPhone", "Gửi từ iPhone", ""), ("😀", "😀", ""),
    ])
    func `one's own words are told apart from what is quoted`(_ text: String, _ own: String, _ quoted: String) {
        let read = MailText(text)
        #expect(read.own == own)
        #expect(read.quoted.split(separator: "\n").filter { !$0.isEmpty } == quoted.split(separator: "\n"))
    }

    private static let head = "Vào 10:00 thứ Hai, 22 thg 11, 2026\nĐồng Hành <a@b.vn> đã viết:\n\n"
    private static let ours = "> \(MailText.line)\n> \n> Đồng Hành trả lời bạn.\n> “Điều 1”"

    @Test(arguments: [
        ours, head + ours, "\n\n" + head + ours, "…\n" + head + ours, "-- \nTrần Bịa\n0912345678\n\n" + head + ours,
        "Sent from my iPhone\n\n" + head + ours, "Sent from my iPhone. \n" + head + ours, "Gửi từ iPhone của tôi\n\n" + head + ours,
        "Get Outlook for iOS<https://example.org/a,b>\n" + head + ours,
        head + ours + "\n\n-- \nTrần Bịa", "Từ: Đồng Hành\nĐã gửi: thứ Hai\nĐến: tôi\n\n\(MailText.line)",
    ])
    func `what sends our letter back without a word is nobody's word`(_ text: String) { #expect(MailText(text).voice == .echo) }

    @Test(arguments: ["> Đồng Hành trả lời bạn.", head + "> Đồng Hành trả lời bạn.", "\n" + head + "> Ai cấp phép?\n\n-- \nTrần Bịa"])
    func `of what is only quoted it is not known whose it is`(_ text: String) { #expect(MailText(text).voice == .quotes) }

    @Test(arguments: [
        "-----Original Message-----\nFrom: Đồng Hành\nSent: Monday\nTo: tôi\nSubject: Re: Hỏi\n\n\(MailText.line)\nĐồng Hành trả lời bạn.",
        "Từ: Đồng Hành\nĐã gửi: thứ Hai\n\n\(MailText.line)\nDiều loại nào?\nTrả lời của phường: diều giấy, 3 mét", "\(MailText.line)\nchữ",
        "Get Outlook for iOS<https://example.org/a,b>\n________________________________\nFrom: Đồng Hành\nSent: Monday\n\n\(MailText.line)\nDiều giấy, 3 mét",
    ])
    func `below our letter as it was somebody may have written`(_ text: String) throws {
        let read = MailText(text)
        // All of it is for a person to read, to its last line.
        #expect(read.voice == .unclear && read.quoted.isEmpty)
        #expect(read.own.hasSuffix(try #require(text.split(separator: "\n").last)))
    }

    @Test(arguments: [
        "", "Diều sáo.\n\n" + head + ours, head + ours + "\nDiều sáo, thưa ông.", "Ừ\n" + head + ours, "12\n" + head + ours,
        "---------- Thư đã chuyển tiếp ----------\nTừ: Lan\nNgày: thứ Hai\n\nLan hỏi về diều.",
        "Từ: Lan\nNgày: thứ Hai\nLan hỏi về diều.",
        // A form looks like the head of a letter.
        "Người gửi: UBND xã Bịa\nNgày: 22/11/2026\nNội dung: Ai cấp phép thả diều?",
        "Từ: Phòng Bịa\nNgày gửi: 22/11/2026\nCâu hỏi: Ai cấp phép thả diều?\n\n" + head + ours,
        // No telephone has put that there.
        "Gửi từ thư ký xã Bịa: diều giấy, 3 mét\n" + head + ours, "Gửi từ điện thoại thì có được thả diều ban đêm hay không\n" + head + ours,
        "Gửi từ iPhone. Đồng ý\n" + head + ours, "-----\n" + head + ours + "\nDiều sáo, thưa ông.",
        // Somebody else's words stand between.
        head + "> Lan nói là diều sáo.\n> \n> Vào thứ Hai, Đồng Hành đã viết:\n> > \(MailText.line)\n> > chữ",
    ])
    func `what anybody has written is`(_ text: String) { #expect(MailText(text).voice == .spoken) }

    @Test(arguments: ["Cảm ơn!", "Xin cảm ơn.", "cam on", "Thank you very much", "Xin cảm ơn quý cơ quan.", "Thanks,"])
    func `thanks open nothing`(_ text: String) { #expect(MailText(text).isThanks) }

    @Test(arguments: ["Cảm ơn, nhưng còn phí thì sao?", "", "Không", "Cảm ơn. Hạn là bao giờ?", "Thanks but no"])
    func `what asks is no thanks`(_ text: String) { #expect(!MailText(text).isThanks) }

    @Test(arguments: [1, 7, 100, 2_000])
    func `pieces hold every word and no more than is taken`(_ longest: Int) {
        let text = MailText((1...200).map { "dòng \($0) đơn" }.joined(separator: "\n") + "\n" + String(repeating: "x", count: 5_000))
        let (pieces, isAll) = text.pieces(longest: longest, most: .max)
        #expect(isAll && pieces.allSatisfy { (1...longest).contains($0.count) })
        #expect(pieces.joined().filter { !$0.isWhitespace } == text.own.filter { !$0.isWhitespace })
        #expect(!text.pieces(longest: longest, most: 1).isAll)
    }

    @Test(arguments: [("Who is competent for this?", Language.en), ("ai co tham quyen", .vi), ("Ai có thẩm quyền? What is the fee?", .vi), ("", .vi)])
    func `an answer is in the language of the question`(_ text: String, _ language: Language) { #expect(MailText(text).language == language) }
}
