// SPDX-License-Identifier: Apache-2.0
import Crypto
package import Domain
import Foundation

/// A file that holds one act in any of the formats that acts come in. The kind is told from the content; names lie.
package struct ActFile: Sendable {
    private let path: String
    private var name: String { (path as NSString).lastPathComponent }

    static let largest = 64 * 1_048_576

    package init(path: String) { self.path = path }

    /// `false` for a folder, for an archive that is no document, and for what is no file at all: these are editions of the codification.
    package static func isAct(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { throw ImportError.missing(path) }
        // A pipe can be read but once, and not here.
        let real = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        guard try FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType == .typeRegular,
            let handle = FileHandle(forReadingAtPath: path)
        else { return false }
        defer { try? handle.close() }
        let head = Array((try? handle.read(upToCount: 8)) ?? Data())
        if head.starts(with: [0x50, 0x4B]) { return try ActFile(path: path).holdsWord() }
        // gzip, xz, zstd; a plain tar is told by its name.
        let packed: [[UInt8]] = [[0x1F, 0x8B], [0xFD, 0x37, 0x7A], [0x28, 0xB5, 0x2F, 0xFD]]
        return !packed.contains { head.starts(with: $0) } && !path.lowercased().hasSuffix(".tar")
    }

    private func holdsWord() throws -> Bool {
        !(try ZipEntries.read(try bytes(), named: ["word/document.xml"], of: name)).isEmpty
    }

    /// Reads the act, or says why nothing of it can be taken.
    package func read() throws -> ActReading { try Self.read(try bytes(), name: name) }

    private func bytes() throws -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { throw ImportError.missing(path) }
        guard attributes?[.size] as? Int ?? 0 <= Self.largest else { throw ImportError.tooLarge(name: name, limit: Self.largest) }
        guard let data = FileManager.default.contents(atPath: path) else { throw ImportError.missing(path) }
        return Array(data)
    }

    /// Reads an act from the bytes of a file, such as one that was uploaded.
    package static func read(_ bytes: [UInt8], name: String) throws -> ActReading {
        guard bytes.count <= largest else { throw ImportError.tooLarge(name: name, limit: largest) }
        guard let format = ActFormat(of: bytes) else { throw ImportError.unknownFormat(name) }
        var (text, chrome) = (SourceText(), [LeftOut]())
        switch format {
        case .text: text = try PlainText.read(bytes, name: name)
        case .html: (text, chrome) = try HTMLPage.read(bytes, name: name)
        case .docx: text = try WordDocument.read(bytes, name: name)
        case .doc:
            text = try PlainText.read(try Converter.doc.convert(bytes, name: name), name: name)
            text.place(DocTables.read(bytes, name: name, font: text.font))
        case .pdf:
            text = try PlainText.read(try pages(of: bytes, name: name), name: name)
            text.place(PDFTables.read(bytes, name: name, font: text.font))
        case .akomaNtoso:
            var reading = try AkomaNtosoDocument.read(bytes, name: name)
            reading.report.digest = digest(of: bytes)
            return reading
        }
        guard text.characters >= fewestCharacters else { throw format == .pdf ? ImportError.scan(name) : ImportError.notAnAct(name) }
        var reading = ActReader.read(text, from: name, format, chrome: chrome)
        reading.report.digest = digest(of: bytes)
        reading.report.doubts.insert(contentsOf: doubts(about: text) + (hasMacros(bytes, format) ? [ReadingDoubt(.macros, line: 1)] : []), at: 0)
        // A scan carries the gazette's header on every page, and nothing else.
        guard reading.report.placed >= fewestCharacters else { throw ImportError.scan(name) }
        return reading
    }

    private static func pages(of bytes: [UInt8], name: String) throws -> [UInt8] {
        let text = try Converter.pdf.convert(bytes, name: name)
        let pages = text.reduce(0) { $0 + ($1 == 0x0C ? 1 : 0) }
        guard pages <= Converter.mostPages else { throw ImportError.tooManyPages(name: name, limit: Converter.mostPages) }
        return text
    }

    /// Programs that come with a file are neither run nor read, and whoever sent it may not know of them.
    private static func hasMacros(_ bytes: [UInt8], _ format: ActFormat) -> Bool {
        switch format {
        case .docx: ZipEntries.hold(bytes, "word/vbaProject.bin")
        // The name of the stream that holds them, as the directory of the file spells it.
        case .doc: bytes.firstRange(of: "_VBA_PROJECT".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) != nil
        default: false
        }
    }

    /// What its letters alone leave in doubt.
    private static func doubts(about text: SourceText) -> [ReadingDoubt] {
        let font = text.font.map { [ReadingDoubt(.convertedFont, line: 1, text: $0.rawValue)] } ?? []
        let lost = text.lines.map { ($0.number, text.string($0)) }.filter { $0.1.unicodeScalars.contains("\u{FFFD}") }
        return font + lost.prefix(mostLost).map { ReadingDoubt(.unreadable, line: $0.0, text: String($0.1.prefix(80))) }
    }

    private static let mostLost = 50

    private static func digest(of bytes: [UInt8]) -> String { SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined() }

    /// The shortest act has a number, a title, a sentence and a name.
    private static let fewestCharacters = 120
}

extension ActFormat {
    /// What the first bytes say; text is whatever else can be read as text.
    init?(of bytes: [UInt8]) {
        let head = bytes.prefix(4_096)
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .docx
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .doc
        } else if head.prefix(1_024).firstRange(of: Array("%PDF-".utf8)) != nil {
            self = .pdf
        } else {
            let text = String(decoding: head, as: UTF8.self).lowercased()
            if text.contains("akomantoso") {
                self = .akomaNtoso
            } else if ["<html", "<!doctype html", "<body", "<div", "<p>", "<p ", "<table"].contains(where: { text.contains($0) }) {
                self = .html
            } else if !Encodings.isText(bytes.prefix(65_536)), !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF]) {
                return nil
            } else {
                self = .text
            }
        }
    }
}
