// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

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
            Serve.self, Ask.self, Competence.self, Search.self, References.self, Import.self, Export.self, Index.self, Evaluate.self, Learn.self,
            Migrate.self, Doctor.self, Audit.self,
        ]
    )
}
