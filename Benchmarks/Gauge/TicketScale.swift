// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage

/// Years of a desk, kept by the doors that a site uses: of so many tickets all but the newest were taken and answered.
struct TicketScale {
    let url: String
    /// Questions, a line each; told again with a number of their own as often as is needed.
    let questions: [String]
    let count: Int
    /// How many still wait.
    let open: Int

    private static let (days, writers) = (730.0, 16)

    init(url: String, file: String, count: Int, open: Int) throws {
        self.url = url
        questions = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(Self.text)
        self.count = count
        self.open = min(open, count)
    }

    func measure() async throws {
        let database = try await Databases.open(url)
        let (answers, tickets) = (AnswerStore(database), TicketStore(database))
        let facts = try await RegistryCache(facts: FactStore(database)).registry(known: nil).facts
        let persons = try await database.read { try $0.rows("SELECT id FROM person ORDER BY id").map { try $0.get("id") as Person.ID } }
        guard let first = persons.first, !facts.units.isEmpty, !questions.isEmpty else {
            return print("Start a site over this database first, let somebody in, and name a file of questions.")
        }
        let legal = try Appointment(id: .init("gauge"), person: first, role: .legal, scope: .wholeCountry, span: .always)
        let rights = Rights(of: first, [legal], places: PlaceTree(facts.places))
        let (now, start) = (Date(), ContinuousClock.now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<Self.writers {
                group.addTask {
                    for number in stride(from: writer, to: count, by: Self.writers) {
                        let ticket = try self.ticket(number, facts, at: now)
                        let answer = Answer(question: ticket.question, action: .handoff, reason: ticket.reason)
                        try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: ticket.opened), ticket: ticket)
                        guard number < count - open else { continue }
                        _ = try await tickets.change(secretDigest: ticket.secretDigest) { handling in
                            try handling.take(revision: 0, by: rights, at: ticket.opened.addingTimeInterval(120))
                            let reply = try Reply(text: "Câu trả lời bịa, để đo.", citations: [])
                            try handling.answer(reply, revision: 1, by: rights, at: ticket.opened.addingTimeInterval(7_200))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        tell("tickets", count, ContinuousClock.now - start)
        try await database.close()
    }

    /// Each a little later than the one before, the last of them now.
    private func ticket(_ number: Int, _ facts: RegistryFacts, at now: Date) throws -> Ticket {
        let opened = now.addingTimeInterval(-Self.days * 86_400 * Double(count - number) / Double(count))
        let id = UUID().uuidString.lowercased()
        let question = try Question(
            id: .init("gauge-\(id)"), text: questions[number % questions.count] + " (\(number))", on: Day(opened), asked: opened, wantsPerson: true)
        let place = facts.places.isEmpty ? nil : facts.places[number * 7 % facts.places.count].id
        return Ticket(
            id: .init(id), question: question, reason: .askedForPerson, evidence: [], unit: facts.units[number % facts.units.count].id, place: place,
            opened: opened, due: DeskTimes.usual.answerDue(opened), secretDigest: UUID().uuidString + UUID().uuidString)
    }

    private static func text(_ line: Substring) -> String {
        let named = try? JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        return String((named?["text"] ?? String(line)).prefix(Question.longest - 20))
    }
}
