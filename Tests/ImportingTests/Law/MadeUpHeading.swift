// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// Headings in the publisher's markup, about acts that nobody ever issued.
enum MadeUpHeading {
    static let act = "Nghị định số 1/1901/NĐ-XX Về chuyện bịa ngày 01/02/1901 của Hội đồng Bịa, có hiệu lực thi hành kể từ ngày 01/03/1901"

    static func page(_ body: String, title: String = "Chuyện bịa") -> String {
        """
        \u{FEFF}<link href='../lib/css/style.css' rel='stylesheet' type='text/css' />
        <h3 style='text-transform: uppercase'>
            Đề mục 99.1
            <br />
            \(title)
        </h3>
        <p style='display: none'>(Xem Danh mục: <a class='viewDSVB' href='#' onclick="View(this)"><img src='x.png' alt='' /></a>)</p><div class='_content'>\(body)</div>
        """
    }

    static func article(_ number: String, _ text: String, note: String = act, item: Int = 9, heading: String = "Bịa") -> String {
        """
        <p class='pDieu'><a name='99'></a>Điều 99.1.NĐ.1.\(number). \(heading)</p>\
        <p class='pGhiChu'><a href='http://vbpl.vn/x.aspx?ItemID=\(item)#Dieu_\(number)' target='_blank'>(Điều \(number) \(note))</a></p>\
        <p class='pNoiDung'>\(text)</p>
        """
    }
}

/// A folder of files that is gone afterwards.
struct SourceFolder {
    let path = NSTemporaryDirectory() + "donghanh-law-" + UUID().uuidString

    init(_ files: [String: Data] = [:]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: URL(filePath: "\(path)/\(name)")) }
    }

    init(_ files: [String: String]) throws { try self.init(files.mapValues { Data($0.utf8) }) }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Packs the files with the system's tar; `arguments` stand before them.
    func packed(_ arguments: [String] = ["*.html"]) throws -> String {
        let archive = path + ".tar.gz"
        try run("cd '\(path)' && tar czf '\(archive)' \(arguments.joined(separator: " "))")
        return archive
    }

    func run(_ script: String) throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
    }
}

extension CodificationReader {
    func allParts(skipping: Set<String> = []) async throws -> [EditionPart] {
        var parts: [EditionPart] = []
        try await read(skipping: skipping) { parts.append($0) }
        return parts
    }
}
