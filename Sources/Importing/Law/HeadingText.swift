// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// A piece of a heading as the file has it: a paragraph of one class with its lines.
struct HeadingBlock {
    enum Kind: String {
        case subject = "h3"
        case chapter = "pChuong"
        case article = "pDieu"
        case note = "pGhiChu"
        case body = "pNoiDung"
        case relations = "pChiDan"
        /// "(Xem Danh mục văn bản …)": a button of the site.
        case chrome
    }

    let kind: Kind
    let line: Int
    var lines: [String] = []
    var link: String?

    var text: String { lines.joined(separator: " ") }
}

/// Gathers a heading's text block by block.
///
/// The publisher opens a `p` of a class and puts more `p` inside; a parser closes the outer one there. So a class holds until the
/// next class comes, whatever is opened and closed in between.
final class HeadingText: HTMLVisitor {
    private(set) var blocks: [HeadingBlock] = []
    private(set) var faults: [(line: Int, message: Words)] = []
    /// Bytes of text that are neither space nor markup: all of them, and those that ended in no block.
    private(set) var textBytes = 0
    private(set) var lostBytes = 0
    private var current = ""
    private var skipping: String?
    /// Cells begun in the row at hand; `nil` outside a table.
    private var cells: Int?

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        if name == "script" || name == "style" { skipping = name }
        if name == "h3" && blocks.isEmpty { return begin(.subject, line) }
        if name == "p" || name == "a", let kind = attributes["class"].flatMap(Self.kind) { return begin(kind, line) }
        switch name {
        case "tr":
            endLine()
            cells = 0
        case "td", "th":
            if let cells, cells > 0 { current += " | " }
            cells = (cells ?? 0) + 1
        case "p", "div", "br", "li", "h1", "h2", "h3", "h4", "table", "dt", "dd": breakLine()
        case "a":
            if let link = attributes["href"], link.hasPrefix("http"), let at = blocks.indices.last, blocks[at].link == nil { blocks[at].link = link }
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        if name == skipping { skipping = nil }
        // What stands between the title and the first chapter is a button of the site.
        if name == "h3", blocks.last?.kind == .subject { return begin(.chrome, line) }
        if name == "tr" || name == "table" {
            cells = nil
            endLine()
        } else if ["p", "div", "li", "h1", "h2", "h3", "h4"].contains(name) {
            breakLine()
        }
    }

    /// A row of a table is one line, however many paragraphs its cells hold.
    private func breakLine() {
        if cells == nil { endLine() } else { current += " " }
    }

    func text(_ text: String, line: Int) {
        let bytes = text.utf8.count { $0 > 0x20 }
        if skipping != nil || blocks.isEmpty {
            guard bytes > 0 else { return }
            textBytes += bytes
            lostBytes += bytes
            let start = text.prefix(60).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            faults.append(
                (line, Words(vi: "Phần chữ ngoài nội dung luật đã bị bỏ ra: “\(start)”.", en: "Text outside the law was left out: “\(start)”.")))
            return
        }
        textBytes += bytes
        current += text
    }

    func finish() { endLine() }

    private static func kind(_ name: String) -> HeadingBlock.Kind? {
        name == "viewDSVB" ? .chrome : HeadingBlock.Kind(rawValue: name)
    }

    private func begin(_ kind: HeadingBlock.Kind, _ line: Int) {
        cells = nil
        endLine()
        blocks.append(HeadingBlock(kind: kind, line: line))
    }

    private func endLine() {
        let line = Self.tidy(current)
        current = ""
        guard !line.isEmpty, let at = blocks.indices.last else { return }
        blocks[at].lines.append(line)
    }

    /// NFC, with runs of space as one; an empty cell leaves no mark.
    private static func tidy(_ text: String) -> String {
        text.singleSpaced(dropping: "\u{FEFF}").precomposedStringWithCanonicalMapping
    }
}
