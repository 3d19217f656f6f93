// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain

/// The one program: a site, and every job that keeps it, each a subcommand.
@main
struct DongHanh: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "donghanh",
        abstract: "Đồng Hành: hỏi về pháp luật và thẩm quyền, nhận câu trả lời kèm căn cứ.",
        discussion: """
            Ask about the law and who is competent; get an answer that carries its proof.
            Exit codes: 0 done, 1 refused with a reason, 64 wrong usage.
            """,
        version: Version.current,
        subcommands: [
            Serve.self, Ask.self, Competence.self, Search.self, References.self, Import.self, Export.self, WriteHandbook.self, Check.self,
            Sunset.self, Unverified.self, WriteRegistry.self, Restore.self, DraftFacts.self, Index.self,
            Evaluate.self, Learn.self, Model.self,
            Migrate.self, Doctor.self, Audit.self, Retain.self, Retest.self, Consolidate.self, Proposals.self, ReadFile.self, ReadSheet.self,
        ]
    )

    static func main() async {
        let command: any ParsableCommand
        do { command = try parseAsRoot() } catch {
            refuseUsage(error)
            exit(withError: error)
        }
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }

    /// With `--json` standard output carries one value whatever happens; words for people follow on standard error.
    private static func refuseUsage(_ error: any Error) {
        guard CommandLine.arguments.contains("--json"), exitCode(for: error) == .validationFailure else { return }
        let console = Console(language: .vi, isJSON: true)
        try? console.write(json: Refused(error: .init(kind: "usage", key: "usage", message: message(for: error))))
    }
}
