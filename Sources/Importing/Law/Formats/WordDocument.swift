// SPDX-License-Identifier: Apache-2.0
import Domain

/// A DOCX: the text of its body with tables, automatic numbers and footnotes; macros, pictures and everything else are not looked at.
final class WordDocument: HTMLVisitor {
    private let gatherer: BlockGatherer
    private let numbering: WordNumbering
    private var isText = false
    /// Inside what was deleted, or repeated for older programs.
    private var skipped = 0
    private var number: (list: String?, level: String?)?

    private let notes: WordNotes

    private init(_ numbering: WordNumbering, _ notes: WordNotes, _ font: OldFont?) {
        gatherer = BlockGatherer(into: SourceText(font: font))
        self.numbering = numbering
        self.notes = notes
    }

    static func read(_ bytes: [UInt8], name: String) throws -> SourceText {
        let wanted = ["word/document.xml", "word/numbering.xml"] + WordNotes.parts
        let parts = try ZipEntries.read(bytes, named: Set(wanted), of: name)
        guard let body = parts["word/document.xml"] else { throw ImportError.unknownFormat(name) }
        let text = try read(body, parts, name, font: nil)
        // In whose letters it is written only the whole of it tells.
        guard let font = try Encodings.letters(of: text.whole, name).font else { return text }
        return try read(body, parts, name, font: font)
    }

    private static func read(_ body: [UInt8], _ parts: [String: [UInt8]], _ name: String, font: OldFont?) throws -> SourceText {
        let numbering = WordNumbering()
        if let list = parts["word/numbering.xml"] { _ = XMLWalk.walk(list, numbering) }
        let document = WordDocument(numbering, try WordNotes(parts, name), font)
        guard XMLWalk.walk(body, document) else { throw ImportError.broken(name) }
        return document.gatherer.finish()
    }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        switch name {
        case "w:del", "mc:Fallback", "w:moveFrom": skipped += 1
        case "w:t": isText = true
        case "w:tab": gatherer.add(" ", line: line)
        case "w:br", "w:cr": gatherer.breakLine()
        // Of no width in Unicode, and dropped; in TCVN3 it is a letter.
        case "w:softHyphen": gatherer.add("\u{AD}", line: line)
        case "w:noBreakHyphen": gatherer.add("-", line: line)
        case "w:footnoteReference", "w:endnoteReference":
            if skipped == 0, let note = notes.next(name, attributes["w:id"]) { gatherer.addNote(note, line: line) }
        case "w:tbl": gatherer.openTable(line: line)
        case "w:tr": gatherer.openRow()
        case "w:tc": gatherer.openCell()
        case "w:numPr": number = (nil, nil)
        case "w:numId": number?.list = attributes["w:val"]
        case "w:ilvl": number?.level = attributes["w:val"]
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        switch name {
        case "w:del", "mc:Fallback", "w:moveFrom": skipped = max(0, skipped - 1)
        case "w:t": isText = false
        case "w:pPr":
            if let number, skipped == 0, let label = numbering.next(list: number.list, level: number.level) { gatherer.add(label + " ", line: line) }
            number = nil
        case "w:p": gatherer.endParagraph()
        case "w:tbl":
            gatherer.closeTable()
            gatherer.endParagraph()
        default: break
        }
    }

    func text(_ text: String, line: Int) {
        if isText, skipped == 0 { gatherer.add(text, line: line) }
    }
}

extension SourceText {
    /// All of its lines.
    var whole: String { lines.map { string($0) }.joined(separator: "\n") }
}
