// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Questions for whoever learns from practice, in SQL that SQLite and PostgreSQL both read.
package struct PracticeStore: Practice {
    let database: any SQLDatabase

    /// Records that are read at once, so that a reader holds up nobody for long.
    private static let page = 200

    package init(_ database: any SQLDatabase) { self.database = database }

    package func asked(since: Date, limit: Int) async throws -> [AskedQuestion] {
        var all: [AskedQuestion] = []
        var (kept, id) = (Date.distantFuture, Question.ID(""))
        while all.count < limit {
            let size = min(Self.page, limit - all.count)
            let (before, after) = (kept, id)
            let found = try await database.read { session in
                try session.rows(
                    """
                    SELECT answer.id, answer.record, answer.kept_at, ticket.id AS ticket, ticket.state FROM answer
                    LEFT JOIN ticket ON ticket.answer = answer.id
                    WHERE answer.erased_at IS NULL AND answer.kept_at >= \(since)
                        AND (answer.kept_at < \(before) OR (answer.kept_at = \(before) AND answer.id > \(after)))
                    ORDER BY answer.kept_at DESC, answer.id LIMIT \(size)
                    """
                ).map { (try AskedQuestion($0), try $0.get("kept_at") as Date, try $0.get("id") as Question.ID) }
            }
            all += found.map(\.0)
            guard found.count == size, let last = found.last else { break }
            (kept, id) = (last.1, last.2)
        }
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
        let state: String? = try row.optional("state")
        self.init(
            id: try row.get("id"), text: question.text, asked: question.asked, on: question.on, place: question.place, action: record.answer.action,
            duty: record.answer.competence?.duty.id ?? record.answer.nearby.lazy.compactMap(\.duty).first, ticket: try row.optional("ticket"),
            isAnsweredByPerson: state == Handling.State.answered.rawValue)
    }
}
