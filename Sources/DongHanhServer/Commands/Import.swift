// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Import: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Nhập văn bản pháp luật (take in the law).",
            discussion: """
                Each PATH is an edition of the official codification: a .tar.gz as published, or a folder of its HTML files.
                An import that was broken off goes on where it stopped; importing the same edition again changes nothing.
                Several editions: oldest first.
                """
        )

        @Argument(help: ArgumentHelp("Tệp .tar.gz hoặc thư mục HTML (file or folder).", valueName: "path"))
        var paths: [String]

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            // Held to the end, so that a running site waits for this index instead of making its own.
            let lock = try await IndexRefresh.lock(house, console)
            var imports: [ImportOutcome] = []
            for path in paths {
                imports.append(try await EditionImport(path: path, house: house, console: console).run())
            }
            let index = try await IndexRefresh(house, console).refresh(holding: lock)
            if console.isJSON {
                try console.write(json: ImportSummary(imports: imports, index: index))
            } else {
                console.write(ImportSheet(imports, console).text)
            }
        }
    }
}

struct ImportSummary: Encodable {
    let imports: [ImportOutcome]
    /// `null` where the index was current already.
    let index: IndexReport?

    private enum Key: String, CodingKey { case imports, index }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(imports, forKey: .imports)
        try container.encode(index, forKey: .index)
    }
}
