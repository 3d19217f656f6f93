// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh.Audit {
    struct Export: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Xuất nhật ký cho thanh tra (print the log for inspectors).",
            discussion: """
                A JSON object a line, the first one about the export itself; docs/audit.md tells how to check it without this program. An export is recorded in the log.
                donghanh audit export --from 2026-01-01 --until 2026-12-31 > audit.jsonl
                """
        )

        @Option(help: ArgumentHelp("Từ ngày (first day).", valueName: "day"))
        var from: String?

        @Option(help: ArgumentHelp("Đến hết ngày (last day).", valueName: "day"))
        var until: String?

        @Option(help: ArgumentHelp("jsonl", valueName: "format"))
        var format = "jsonl"

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            guard format == "jsonl" else { throw ValidationError("--format: jsonl.") }
        }

        func run(with settings: Settings, console: Console) async throws {
            let (from, until) = (try from.map(AskingOptions.day), try until.map(AskingOptions.day))
            if let from, let until, until < from { throw AuditError.noDays(from: from, until: until) }
            let open = try await OpenLog(settings)
            let now = Date()
            // Recorded before anything is shown, so that nothing is ever shown unrecorded.
            try await open.log.record(.exported(by: .program("audit export"), from: from, until: until), at: now)
            console.write(try PublishedAudit.line(PublishedAudit(exported: now, from: from, until: until)))
            for try await rows in try await open.log.walk(from: from, until: until) where !rows.isEmpty {
                console.write(try rows.map { try PublishedAudit.line(PublishedAuditRow($0)) }.joined(separator: "\n"))
            }
            try await open.close()
        }
    }
}
