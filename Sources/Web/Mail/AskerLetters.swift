// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// What whoever asked by mail is told: the same as his page tells him, in words that stand without it.
struct AskerLetters {
    private let content: AskerLetter
    private let language: Language
    private let site: WebAddress

    init(_ content: AskerLetter, _ language: Language, _ site: WebAddress) {
        self.content = content
        self.language = language
        self.site = site
    }

    var letter: Letter {
        let parts: [String?] = [isAnswerable ? MailText.line : nil, greeting, body, place, end]
        return Letter(subject: subject, text: parts.compactMap { $0 }.joined(separator: "\n\n") + "\n")
    }

    /// As he wrote it, so that his program lays both together.
    private var subject: HeaderText {
        let own = content.subject.text.isEmpty ? say("Câu hỏi của Ông/Bà", "Your question") : content.subject.text
        let isAnswer = ["re:", "tl:", "trả lời:"].contains { own.lowercased().hasPrefix($0) }
        return HeaderText(isAnswer ? own : "Re: " + own)
    }

    private var greeting: String { say("Kính gửi Ông/Bà,", "Dear Sir or Madam,") }

    private var body: String {
        switch content.content {
        case .answer(let answer): text(of: answer)
        case .step(let step): text(of: step)
        case .tooLarge(let megabytes):
            say(
                "Thư của Ông/Bà lớn hơn \(megabytes) MB nên hệ thống không nhận được. Hãy gửi lại, bớt tệp kèm theo, hoặc hỏi tại \(link("/"))",
                "Your mail is larger than \(megabytes) MB and could not be taken. Send it again with fewer files, or ask at \(link("/"))")
        }
    }

    private var place: String? { content.link.map { say("Xem đầy đủ và theo dõi tại: ", "All of it, and what becomes of it: ") + link($0) } }

    private var end: String {
        let number = content.ticket.map { say(" · Phiếu \(TicketView.short($0))", " · Ticket \(TicketView.short($0))") } ?? ""
        let sender = "-- \nĐồng Hành, \(site.origin)\(number)"
        guard isAnswerable else { return sender }
        return sender + "\n"
            + say("Hãy giữ nguyên thư này khi trả lời để hệ thống nhận ra.", "Answer to this very letter, so that it is recognised.")
    }

    /// Where nothing was taken, nothing can be added to.
    private var isAnswerable: Bool { if case .tooLarge = content.content { false } else { true } }

    private func link(_ path: String) -> String {
        site.origin + path + (language == .en ? (path.contains("?") ? "&" : "?") + "lang=en" : "")
    }

    private func say(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en)[language] }
}

// What was answered.
extension AskerLetters {
    private func text(of answer: Answer) -> String {
        let said = answer.sentences.map { ([$0.text] + $0.citations.map(text)).joined(separator: "\n") }
        return (said + [options(answer), promise(answer), next(answer)].compactMap { $0 }).joined(separator: "\n\n")
    }

    private func options(_ answer: Answer) -> String? {
        guard let clarification = answer.clarification else { return nil }
        return ([clarification.question] + clarification.options.map { "- " + $0.label }).joined(separator: "\n")
    }

    private func promise(_ answer: Answer) -> String? {
        guard let ticket = answer.ticket else { return nil }
        return say(
            "Câu hỏi đã được chuyển tới \(ticket.unit); nơi này trả lời Ông/Bà chậm nhất \(ticket.due.text(in: .vi)), bằng thư.",
            "Your question went to \(ticket.unit), which answers you by mail at the latest on \(ticket.due.text(in: .en)).")
    }

    private func next(_ answer: Answer) -> String {
        switch answer.action {
        case .clarify: say("Hãy trả lời thư này, cho biết điều còn thiếu.", "Answer this letter with what is missing.")
        case .handoff: say("Muốn nói thêm, hãy trả lời thư này.", "To add something, answer this letter.")
        case .answer, .refuse:
            say(
                "Trợ lý tự động đã trả lời. Nếu chưa giúp được, hãy trả lời thư này: một người sẽ xem và trả lời.",
                "The assistant, a machine, has answered. If that did not help, answer this letter: a person will look at it and answer.")
        }
    }

    private func text(of citation: Citation) -> String {
        let name =
            citation.document.first?.isNumber == true || citation.provision != nil
            ? [citation.path, DocumentName.full(citation.document, of: citation.provision)] : [citation.document, citation.path]
        let place = name.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        let quote = citation.quote.map { "  “\($0)”\n" } ?? ""
        let doubt = citation.isVerified ? "" : say(" (chưa đối chiếu nguyên văn)", " (not compared word for word)")
        return quote + "  – " + place + doubt
    }
}

// What was done with his ticket.
extension AskerLetters {
    private func text(of step: Handling.Step) -> String {
        let said = step.text ?? ""
        switch step.action {
        case .answered: return text(of: step.reply)
        case .closed:
            return say("Phiếu đã đóng mà không trả lời. Lý do:", "The ticket was closed without an answer. Why:") + "\n" + said + "\n\n" + objection
        case .askedBack:
            return say(
                "Để trả lời được, chúng tôi cần biết thêm:\n\(said)\n\nHãy trả lời thư này. Thời hạn tạm dừng cho đến khi có thư của Ông/Bà.",
                "To answer we must know more:\n\(said)\n\nAnswer this letter. The time does not run until your mail is here.")
        case .forwarded:
            return say("Câu hỏi đã được chuyển tới đơn vị có thẩm quyền. Lý do:", "Your question went on to the unit that is competent. Why:") + "\n"
                + said
        case .returned:
            return say("Câu hỏi đã được chuyển lại đơn vị trước. Lý do:", "Your question went back to the unit before. Why:") + "\n" + said
        case .reopened: return say("Câu trả lời đang được xem lại. Lý do:", "The answer is looked at once more. Why:") + "\n" + said
        case .split: return say("Một phần câu hỏi được trả lời riêng:", "Part of your question is answered by itself:") + "\n" + said
        case .attached:
            return say(
                "Có một tệp gửi Ông/Bà: \(said). Mở liên kết dưới đây để tải.", "There is a file for you: \(said). Open the link below to fetch it.")
        default: return said
        }
    }

    private func text(of reply: Reply?) -> String {
        let lines = reply?.text.split(separator: "\n").map(String.init) ?? []
        let citations = reply?.citations.map(text) ?? []
        let proof = citations.isEmpty ? [] : [say("Căn cứ:", "Grounds:") + "\n" + citations.joined(separator: "\n")]
        return (lines + proof + [objection]).joined(separator: "\n\n")
    }

    private var objection: String {
        say("Nếu chưa rõ hoặc còn điều cần hỏi, hãy trả lời thư này.", "If something is not clear, or there is more to ask, answer this letter.")
    }
}
