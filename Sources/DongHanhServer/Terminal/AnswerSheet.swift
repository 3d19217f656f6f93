// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

/// An answer for people: the sentences first, the proof under each.
struct AnswerSheet {
    private var sheet = Sheet()
    private let console: Console

    init(_ answer: Answer, _ console: Console) {
        self.console = console
        add(answer.question)
        sheet.heading("\(answer.action.words.text(in: console.language)) — \(answer.reason.words.text(in: console.language))")
        for sentence in answer.sentences { add(sentence) }
        if let clarification = answer.clarification { add(clarification) }
        if let ticket = answer.ticket { add(ticket) }
        if !answer.nearby.isEmpty { add(answer.nearby) }
        sheet.blank()
        sheet.paragraph(
            console("Hệ thống hỗ trợ; người có thẩm quyền quyết định.", "The system assists; the competent person decides."), indent: 0
        )
    }

    var text: String { sheet.text }

    private mutating func add(_ question: Question) {
        row("Câu hỏi", "Question", question.text)
        row("Ngày", "Day", question.on.text(in: console.language))
        if let place = question.place { row("Nơi", "Place", place) }
    }

    private mutating func add(_ sentence: Sentence) {
        sheet.paragraph(sentence.text)
        for citation in sentence.citations { add(citation, sentence.layer) }
    }

    private mutating func add(_ citation: Citation, _ layer: Layer) {
        let place = [citation.path, citation.document].compactMap { $0 }.joined(separator: " ")
        let isQuoted = citation.quote != nil && citation.isVerified
        let mark = isQuoted ? console("khớp nguyên văn", "word for word") : citation.isVerified ? nil : console("chưa xác minh", "not verified")
        sheet.paragraph("[\(layer.words.text(in: console.language))] \(place)" + (mark.map { " — \($0)" } ?? ""), indent: 4)
        if let quote = citation.quote { sheet.paragraph("“\(quote)”", indent: 6) }
        for source in citation.sources { sheet.paragraph(source, indent: 6) }
    }

    private mutating func add(_ clarification: Clarification) {
        sheet.paragraph(clarification.question)
        for option in clarification.options { sheet.paragraph("– \(option.label)", indent: 4) }
    }

    private mutating func add(_ ticket: Ticket.Promise) {
        row("Người trả lời", "Who answers", ticket.unit)
        row("Trước", "By", ticket.due.text(in: console.language))
        row("Theo dõi", "Follow", ticket.link)
    }

    private mutating func add(_ nearby: [Nearby]) {
        sheet.heading(console("Liên quan", "Nearby"))
        for found in nearby {
            let name = found.duty?.text ?? found.provision?.text
            sheet.paragraph("– \(found.title)" + (name.map { " (\($0))" } ?? ""))
        }
    }

    private mutating func row(_ vi: String, _ en: String, _ value: String) {
        sheet.row(console(vi, en), value, indent: 0, column: 15)
    }
}
