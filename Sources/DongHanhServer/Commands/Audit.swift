// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Storage

extension DongHanh {
    struct Audit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Nhật ký: kiểm tra, xuất, công bố mốc, xoá chi tiết (the audit log).",
            discussion: "docs/audit.md tells the form of the log and how to check it without this program.",
            subcommands: [Verify.self, Export.self, Head.self, Erase.self]
        )
    }
}

/// The log of the settings' database, and nothing else of the house: neither content nor index is looked at.
struct OpenLog: Sendable {
    private let database: any SQLDatabase
    let log: any AuditLog

    init(_ settings: Settings) async throws {
        try DataFolder(settings.data).prepare()
        database = try await Databases.open(settings.database)
        try await Schema.migrate(database)
        log = AuditStore(database)
    }

    func close() async throws { try await database.close() }
}

extension DongHanh.Audit {
    struct Verify: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra toàn bộ nhật ký (check every row of the log).",
            discussion: """
                Finds rows that were changed, removed, put in or moved, details that are gone without a ground, and, against a head that was published, a tail that was
                cut or written anew. Ends with 1 where anything is found, and says where.
                """
        )

        @Option(help: ArgumentHelp("Tệp mốc đã công bố (a head as printed by audit head --json).", valueName: "file"))
        var head: String?

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let head = try head.map(HeadFile.read)
            let open = try await OpenLog(settings)
            let progress = ProgressLine(
                console("Kiểm tra nhật ký", "Audit log"), unit: console("dòng", "rows"), total: try await open.log.count(), on: console)
            let verdict = try await open.log.verify(against: head) { progress.advance(by: $0) }
            progress.finish()
            try await open.close()
            if console.isJSON {
                try console.write(json: PublishedVerdict(verdict))
            } else {
                console.write(VerdictSheet(verdict, against: head, console).text)
            }
            if !verdict.isWhole { throw ExitCode(1) }
        }
    }

    struct Head: Errand {
        static let configuration = CommandConfiguration(
            abstract: "In mốc của nhật ký để công bố (print the head of the log, to be published).",
            discussion: """
                Publish the digest where nobody can take it back, and keep what --json prints: audit verify --head FILE checks the log against it later.
                Taking a head is recorded in the log.
                """
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let open = try await OpenLog(settings)
            let head = try await open.log.takeHead(by: .program("audit head"), at: Date())
            try await open.close()
            if console.isJSON {
                try console.write(json: head)
            } else {
                console.write(head.digest)
                for tip in head.lanes { console.note("\(tip.lane)/\(tip.sequence) \(tip.hash)") }
            }
        }
    }

    struct Erase: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Xoá chi tiết cá nhân khỏi nhật ký (erase what tells of people).",
            discussion: """
                Erases addresses, names and browsers; the chain stays, and proves that nothing else is gone. The erasure is recorded with its ground.
                donghanh audit erase --person ID --ground "…"
                donghanh audit erase --before 2025-01-01 --ground "…"
                """
        )

        @Option(help: ArgumentHelp("Mã của người (id of the person).", valueName: "id"))
        var person: String?

        @Option(help: ArgumentHelp("Mọi chi tiết cũ hơn ngày này (all details older than that day).", valueName: "day"))
        var before: String?

        @Option(help: ArgumentHelp("Điều khoản hoặc quyết định làm căn cứ (provision or decision).", valueName: "text"))
        var ground: String

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let rule = try AuditErasureRule(person: person.map { Person.ID($0) }, before: try before.map(AskingOptions.day), ground: ground)
            let open = try await OpenLog(settings)
            let count = try await open.log.erase(rule, by: .program("audit erase"), at: Date())
            try await open.close()
            if console.isJSON {
                try console.write(json: ["erased": count])
            } else {
                console.write(console("Đã xoá chi tiết của \(count) dòng.", "The details of \(count) rows have been erased."))
            }
        }
    }
}
