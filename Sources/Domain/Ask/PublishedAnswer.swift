// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// An answer as the outside world gets it: `donghanh ask --json` and `/api/v1`. What is absent is `null`, never left out.
package struct PublishedAnswer: Encodable, Sendable {
    let record: AnswerRecord
    /// What has changed since in the words that it rests on.
    let changed: [LawChange]

    package init(_ record: AnswerRecord, changed: [LawChange] = []) {
        self.record = record
        self.changed = changed
    }

    private enum Key: String, CodingKey {
        case id, question, on, place, action, reason, sentences, competence, clarify, ticket, asOf, changed
    }

    package func encode(to encoder: any Encoder) throws {
        let answer = record.answer
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(answer.question.id, forKey: .id)
        try object.encode(answer.question.text, forKey: .question)
        try object.encode(answer.question.on, forKey: .on)
        try object.encode(answer.competence?.place?.name.vi ?? answer.question.place, forKey: .place)
        try object.encode(answer.action, forKey: .action)
        try object.encode(answer.reason, forKey: .reason)
        // A remark of our own ("a specialist takes this") states nothing and has no proof; to a program the reason says the same.
        try object.encode(answer.sentences.filter { !$0.citations.isEmpty }.map(PublishedSentence.init), forKey: .sentences)
        try object.encode(answer.competence.map(PublishedCompetence.init), forKey: .competence)
        try object.encode(answer.clarification.map(PublishedClarification.init), forKey: .clarify)
        try object.encode(answer.ticket.map(PublishedTicket.init), forKey: .ticket)
        try object.encode(PublishedInstant.text(answer.question.known ?? record.kept), forKey: .asOf)
        try object.encode(changed.map(PublishedLawChange.init), forKey: .changed)
    }
}

private struct PublishedLawChange: Encodable {
    let change: LawChange

    private enum Key: String, CodingKey { case document, number, path, manner, from, known }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(change.document, forKey: .document)
        try object.encode(change.number, forKey: .number)
        try object.encode(change.path.eId, forKey: .path)
        try object.encode(change.manner, forKey: .manner)
        try object.encode(change.from?.iso, forKey: .from)
        try object.encode(PublishedInstant.text(change.known), forKey: .known)
    }
}

private struct PublishedSentence: Encodable {
    let sentence: Sentence

    private enum Key: String, CodingKey { case text, layer, citations, marked }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(sentence.text, forKey: .text)
        try object.encode(sentence.layer, forKey: .layer)
        try object.encode(sentence.citations.map(PublishedCitation.init), forKey: .citations)
        // From and until, in UTF-8 bytes of the text: the words that answer who, when, how long or how much.
        try object.encode(sentence.marked.map { [$0.lowerBound, $0.upperBound] }, forKey: .marked)
    }
}

private struct PublishedCitation: Encodable {
    let citation: Citation

    private enum Key: String, CodingKey { case document, path, provision, quote, verified, sources }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(citation.document, forKey: .document)
        try object.encode(citation.path, forKey: .path)
        try object.encode(citation.provision, forKey: .provision)
        try object.encode(citation.quote, forKey: .quote)
        try object.encode(citation.isVerified, forKey: .verified)
        try object.encode(citation.sources, forKey: .sources)
    }
}

private struct PublishedClarification: Encodable {
    let question: String
    let options: [Clarification.Option]

    init(_ clarification: Clarification) {
        question = clarification.question
        options = clarification.options
    }
}

private struct PublishedTicket: Encodable {
    let id: Ticket.ID
    let unit: String
    let due: String
    let link: String

    init(_ promise: Ticket.Promise) {
        id = promise.id
        unit = promise.unit
        due = PublishedInstant.text(promise.due)
        link = promise.link
    }
}

/// An instant as a clock in Ha Noi shows it: "2026-12-09T17:00:00+07:00".
package enum PublishedInstant {
    package static func text(_ instant: Date) -> String {
        let day = Day(instant)
        let seconds = Int(instant.timeIntervalSince(day.start).rounded(.down))
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { Day.padded($0, to: 2) }.joined(separator: ":")
        return "\(day.iso)T\(clock)+07:00"
    }
}
