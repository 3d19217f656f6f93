// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Storage

extension DongHanh {
    struct Retain: Errand {
        static let configuration = CommandConfiguration(
            commandName: "retention",
            abstract: "Xoá dữ liệu cá nhân của người hỏi đã quá hạn giữ (erase what tells of askers and is past its term).",
            discussion: """
                The terms are settings (retention-answers, retention-tickets, retention-log, in days). A running site does the same each hour; --check counts and changes nothing.
                Each round is a row of the audit log. Backups keep what they have: erase there by their own rule.
                """
        )

        @Flag(help: "Chỉ đếm, không xoá (count, and change nothing).")
        var check = false

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            try DataFolder(settings.data).prepare()
            let database = try await Databases.open(settings.database)
            try await Schema.migrate(database)
            let store = RetentionStore(database, pinned: settings.pinned)
            let counts = check ? try await store.due(at: Date()) : try await store.round(at: Date())
            try await database.close()
            if console.isJSON {
                let all = [
                    "answers": counts.answers, "tickets": counts.tickets, "calls": counts.calls, "votes": counts.votes, "details": counts.details,
                ]
                try console.write(json: all)
            } else {
                console.write(sheet(counts, console))
            }
        }

        private func sheet(_ counts: ErasureCounts, _ console: Console) -> String {
            let (answers, tickets) = (counts.answers, counts.tickets)
            let calls = counts.calls
            let (votes, details) = (counts.votes, counts.details)
            let what = console(
                "\(answers) câu hỏi, \(tickets) phiếu, \(calls) cuộc gọi, \(votes) ý kiến, \(details) chi tiết nhật ký",
                "\(answers) questions, \(tickets) tickets, \(calls) calls, \(votes) opinions, \(details) details of the log")
            return check ? console("Quá hạn giữ: ", "Past their term: ") + what : console("Đã xoá: ", "Erased: ") + what
        }
    }
}
