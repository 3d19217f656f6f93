// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Crypto
import Domain
import Foundation

extension DongHanh {
    struct WriteHandbook: Errand {
        static let configuration = CommandConfiguration(
            commandName: "handbook",
            abstract: "Lập cẩm nang từ sổ thẩm quyền cho một ngày (make the handbook from the registry for a day).",
            discussion: "donghanh handbook --on 2026-11-22 --format epub --out cam-nang.epub"
        )

        @Option(help: ArgumentHelp("html | epub | docx | pdf", valueName: "format"))
        var format = HandbookFormat.html

        @Option(help: ArgumentHelp("Tệp ghi ra (file to write); cùng ngày, cùng dữ kiện thì cùng từng byte.", valueName: "file"))
        var out: String

        @OptionGroup var asking: AskingOptions
        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let day = try asking.day(today: Date())
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let registry = try await house.registries.registry(known: try asking.instant())
            let place = try asking.place.map { try registry.onlyPlace(named: $0, on: day) }
            let clauses = try await HandbookClauses(registry, on: day, from: house.documents)
            let book = Handbook(registry, on: day, at: place, quoting: clauses)
            let bytes = Data(try await house.publisher.file(book, as: format, in: console.language))
            do { try bytes.write(to: URL(filePath: out), options: .atomic) } catch { throw HandbookFileError.cannotWrite(out) }
            let written = Written(book, bytes, file: out, format: format)
            if console.isJSON { try console.write(json: written) } else { console.write(written.sentence(console)) }
        }
    }
}

extension HandbookFormat: ExpressibleByArgument {}

private struct Written: Encodable {
    let file: String
    let format: String
    let on: String
    let sections: Int
    let entries: Int
    let incomplete: Int
    let bytes: Int
    let sha256: String

    init(_ book: Handbook, _ data: Data, file: String, format: HandbookFormat) {
        self.file = file
        self.format = format.rawValue
        on = book.on.iso
        sections = book.sections.count
        entries = book.entries.count
        incomplete = book.entries.count { !$0.missing.isEmpty }
        bytes = data.count
        sha256 = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    }

    func sentence(_ console: Console) -> String {
        console(
            "\(file): \(sections) phần, \(entries) mục, trong đó \(incomplete) mục còn thiếu nội dung; \(bytes) byte, sha256 \(sha256)",
            "\(file): \(sections) sections, \(entries) entries, \(incomplete) of them lack something; \(bytes) bytes, sha256 \(sha256)")
    }
}

enum HandbookFileError: Refusal, Equatable {
    case cannotWrite(String)

    var kind: RefusalKind { .unavailable }

    var key: String { "handbook.cannot-write" }

    var details: [String] {
        switch self {
        case .cannotWrite(let path): [path]
        }
    }
}
