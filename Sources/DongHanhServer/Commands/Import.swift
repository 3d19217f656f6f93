// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Importing

extension DongHanh {
    struct Import: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Nhập văn bản pháp luật (take in the law).",
            discussion: """
                Each PATH is an act as published (HTML, DOCX, DOC, PDF with text, plain text, Akoma Ntoso; the kind is told from
                the content), or an edition of the official codification: a .tar.gz as published, or a folder of its HTML files.
                An import that was broken off goes on where it stopped; importing the same source again changes nothing.
                Several editions: oldest first. A file that does not say which act it is takes --number, --kind and --issued.
                """
        )

        @Argument(help: ArgumentHelp("Tệp .tar.gz hoặc thư mục HTML (file or folder).", valueName: "path"))
        var paths: [String]

        @Option(help: ArgumentHelp("Số, ký hiệu, nếu tệp không ghi (the number, where the file does not say it)."))
        var number: String?

        @Option(help: ArgumentHelp("Loại văn bản, nếu tệp không ghi (the kind of act)."))
        var kind: String?

        @Option(help: ArgumentHelp("Ngày ban hành, nếu tệp không ghi (the day of issue).", valueName: "yyyy-mm-dd"))
        var issued: String?

        @Flag(help: ArgumentHelp("Chỉ đọc văn bản và báo lại, không nhập (only read the act and report; take nothing in)."))
        var check = false

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            if let issued, Day(iso: issued) == nil { throw ValidationError("--issued yyyy-mm-dd") }
            if paths.count > 1, number != nil || kind != nil || issued != nil {
                throw ValidationError("--number, --kind, --issued: một tệp mỗi lần (one file at a time).")
            }
        }

        func run(with settings: Settings, console: Console) async throws {
            if check { return try checkOnly(console) }
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            // Held to the end, so that a running site waits for this index instead of making its own.
            let lock = try await IndexRefresh.lock(house, console)
            var imports: [ImportOutcome] = []
            var acts: [ActOutcome] = []
            let given = GivenIdentity(number: number, kind: kind, issued: issued.flatMap { Day(iso: $0) })
            for path in paths {
                if try ActFile.isAct(path) {
                    acts.append(try await ActImport(path: path, house: house).run(given))
                    continue
                }
                imports.append(try await EditionImport(path: path, house: house, console: console).run())
            }
            let index = try await IndexRefresh(house, console).refresh(holding: lock)
            if console.isJSON {
                try console.write(json: ImportSummary(imports: imports, acts: acts, index: index))
            } else {
                if !imports.isEmpty { console.write(ImportSheet(imports, console).text) }
                for act in acts { console.write(ActSheet(act, console).text) }
            }
        }
    }
}

extension DongHanh.Import {
    /// Reads without a database: what would be taken in, and every doubt.
    private func checkOnly(_ console: Console) throws {
        let outcomes = try paths.map { ActOutcome(try ActFile(path: $0).read()) }
        if console.isJSON {
            try console.write(json: ImportSummary(imports: [], acts: outcomes, index: nil))
        } else {
            for outcome in outcomes { console.write(ActSheet(outcome, console).text) }
        }
    }
}

struct ImportSummary: Encodable {
    let imports: [ImportOutcome]
    let acts: [ActOutcome]
    /// `null` where the index was current already.
    let index: IndexReport?

    private enum Key: String, CodingKey { case imports, acts, index }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(imports, forKey: .imports)
        try container.encode(acts, forKey: .acts)
        try container.encode(index, forKey: .index)
    }
}
