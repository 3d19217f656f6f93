// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    /// The whole registry as one file.
    struct WriteRegistry: Errand {
        static let configuration = CommandConfiguration(
            commandName: "registry", abstract: "Xuất cả sổ thẩm quyền (write out the whole registry).",
            discussion: "donghanh registry --format json --out so.json"
        )

        enum Format: String, ExpressibleByArgument, CaseIterable { case json, csv, jsonld }

        @Option(help: ArgumentHelp("json (đọc lại được), csv, jsonld (CPSV-AP 3.2).", valueName: "format"))
        var format = Format.json

        @Option(help: ArgumentHelp("Tệp để ghi (file to write).", valueName: "file"))
        var out: String

        @OptionGroup var asking: AskingOptions
        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let known = try asking.instant()
            let facts = try await house.facts.facts(known: known)
            // As the site has it: with what rests on changed words.
            let registry = try await house.registries.registry(known: known)
            let text: String
            switch format {
            case .json: text = RegistryDump(facts, known: known ?? Date()).text
            case .csv: text = RegistryTable.competences(registry.facts).csv
            case .jsonld: text = ServiceCatalogue(registry, on: try asking.day(today: Date()), base: "urn:donghanh:").text
            }
            try Data(text.utf8).write(to: URL(filePath: out), options: .atomic)
            if console.isJSON {
                try console.write(json: Written(file: out, format: format.rawValue, facts: facts.count))
            } else {
                console.write(console("Đã ghi \(facts.count) dữ kiện vào \(out).", "\(facts.count) facts written to \(out)."))
            }
        }
    }

    /// Reads a dump back.
    struct Restore: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Nạp sổ thẩm quyền từ tệp JSON đã xuất (read a dumped registry back).", discussion: "donghanh restore so.json --data FOLDER"
        )

        @Argument(help: ArgumentHelp("Tệp do “donghanh registry” ghi (file written by “donghanh registry”).", valueName: "file"))
        var file: String

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            guard let data = try? Data(contentsOf: URL(filePath: file)), let text = String(validating: data, as: UTF8.self) else {
                throw DumpError.notADump
            }
            let dump = try RegistryDump(text)
            let house = try await Assembly.open(settings, console, refreshingIndex: false, loadingContent: false)
            let report = try await house.facts.restore(dump, at: Date())
            try house.passOverContent()
            if console.isJSON {
                try console.write(json: report)
            } else {
                console.write(
                    console(
                        "Đã nạp: thêm \(report.added), đổi \(report.changed), bỏ \(report.dropped), giữ \(report.unchanged).",
                        "Read back: \(report.added) added, \(report.changed) changed, \(report.dropped) dropped, \(report.unchanged) kept."))
            }
        }
    }
}

private struct Written: Encodable {
    let file: String
    let format: String
    let facts: Int
}
