// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials
import Synchronization

/// Questions for whoever learns from practice, in SQL that SQLite and PostgreSQL both read.
package struct PracticeStore: Practice {
    let database: any SQLDatabase

    /// Records that are read at once, so that a reader holds up nobody for long.
    private static let page = 200
    private let known = KnownQuestions()

    package init(_ database: any SQLDatabase) { self.database = database }

    /// What an answer says does not change until it is erased: those that were read before are looked at no further than what became of their tickets.
    package func asked(since: Date, limit: Int) async throws -> [AskedQuestion] {
        let known = known.all
        var all: [AskedQuestion] = []
        var (kept, id) = (Date.distantFuture, Question.ID(""))
        while all.count < limit {
            let size = min(Self.page, limit - all.count)
            let (before, after) = (kept, id)
            let found = try await database.read { session in
                let rows = try session.rows(
                    """
                    SELECT answer.id, answer.kept_at, ticket.id AS ticket, ticket.state FROM answer
                    LEFT JOIN ticket ON ticket.answer = answer.id
                    WHERE answer.erased_at IS NULL AND answer.kept_at >= \(since)
                        AND (answer.kept_at < \(before) OR (answer.kept_at = \(before) AND answer.id > \(after)))
                    ORDER BY answer.kept_at DESC, answer.id LIMIT \(size)
                    """
                ).map { (id: try $0.get("id") as Question.ID, kept: try $0.get("kept_at") as Date, row: $0) }
                let new = rows.map(\.id).filter { known[$0] == nil }
                let read = new.isEmpty ? [] : try session.rows("SELECT id, record FROM answer WHERE id IN (\(list: new))").map(AskedQuestion.init)
                let byID = Dictionary(read.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
                return try rows.compactMap { id, kept, row in try (known[id] ?? byID[id]).map { (try $0.now(row), kept, id) } }
            }
            all += found.map(\.0)
            guard found.count == size, let last = found.last else { break }
            (kept, id) = (last.1, last.2)
        }
        self.known.hold(all)
        return all
    }
}

extension AskedQuestion {
    /// As much of an answer's record as is looked at here: the whole takes many times as long to read.
    private struct Record: Decodable {
        let answer: Part

        struct Part: Decodable {
            let question: Asked
            let action: Answer.Action
            let competence: Finding?
            let nearby: [Nearby]
        }

        struct Asked: Decodable {
            let text: String
            let on: Day
            let place: String?
            let asked: Date
        }

        struct Finding: Decodable {
            let duty: About

            struct About: Decodable { let id: Duty.ID }
        }
    }

    fileprivate init(_ row: SQLRow) throws {
        let record: Record = try JSON.value(try row.get("record"))
        let question = record.answer.question
        self.init(
            id: try row.get("id"), text: question.text, asked: question.asked, on: question.on, place: question.place, action: record.answer.action,
            duty: record.answer.competence?.duty.id ?? record.answer.nearby.lazy.compactMap(\.duty).first, ticket: nil, isAnsweredByPerson: false)
    }

    /// With what has become of it by now.
    fileprivate func now(_ row: SQLRow) throws -> AskedQuestion {
        let state: String? = try row.optional("state")
        return AskedQuestion(
            id: id, text: text, asked: asked, on: on, place: place, action: action, duty: duty, ticket: try row.optional("ticket"),
            isAnsweredByPerson: state == Handling.State.answered.rawValue)
    }
}

/// Questions that were read the last time, and no others: what is erased since goes with the next look.
private final class KnownQuestions: Sendable {
    private let kept = Mutex<[Question.ID: AskedQuestion]>([:])

    var all: [Question.ID: AskedQuestion] { kept.withLock { $0 } }

    func hold(_ questions: [AskedQuestion]) {
        let byID = Dictionary(questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        kept.withLock { $0 = byID }
    }
}
