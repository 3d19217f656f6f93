// SPDX-License-Identifier: Apache-2.0
import Domain

/// An act inside a web page: the smallest element that holds all of it, and nothing of the site around it.
final class HTMLPage: HTMLVisitor {
    /// Elements with their line ranges; a line belongs to the innermost one it stands in.
    private var elements: [Element] = [Element(parent: nil, first: 0)]
    private var open: [Int] = [0]
    private var names: [String] = [""]
    private var pieces: [Piece] = []
    private var isHidden = 0
    private var links = 0
    private let font: OldFont?

    private init(font: OldFont?) { self.font = font }

    private struct Element {
        let parent: Int?
        let first: Int
        var end = 0
        var weight = 0
        var marks = 0
        /// Lines of the letterhead.
        var heads = 0
    }

    private enum Piece {
        case text(String, line: Int, isLink: Bool)
        case breakLine
        case openTable(line: Int), openRow, openCell, closeTable
    }

    /// - Returns: The act's lines, and what of the page was left out.
    static func read(_ bytes: [UInt8], name: String) throws -> (text: SourceText, leftOut: [LeftOut]) {
        let letters = try Encodings.decoded(bytes, name: name)
        let page = HTMLPage(font: letters.font)
        // A parser in C takes a zero for the end.
        let whole = letters.text.utf8.contains(0) ? letters.text.replacing("\0", with: "\u{FFFD}") : letters.text
        HTMLWalk.walk(StraySigns(Array(whole.utf8)).bytes, page)
        return page.act()
    }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        if Self.hidden.contains(name) { isHidden += 1 }
        if name == "a" { links += 1 }
        switch name {
        case "table": pieces.append(.openTable(line: line))
        case "tr": pieces.append(.openRow)
        case "td", "th": pieces.append(.openCell)
        case "br": pieces.append(.breakLine)
        default: if Self.blocks.contains(name) { pieces.append(.breakLine) }
        }
        guard Self.holders.contains(name) else { return }
        elements.append(Element(parent: open.last, first: pieces.count))
        open.append(elements.count - 1)
        names.append(name)
    }

    func close(_ name: String, line: Int) {
        if Self.hidden.contains(name) { isHidden = max(0, isHidden - 1) }
        if name == "a" { links = max(0, links - 1) }
        if name == "table" { pieces.append(.closeTable) }
        if Self.blocks.contains(name) { pieces.append(.breakLine) }
        guard Self.holders.contains(name), let at = names.lastIndex(of: name) else { return }
        for element in open[at...] { elements[element].end = pieces.count }
        open.removeSubrange(at...)
        names.removeSubrange(at...)
    }

    func text(_ text: String, line: Int) {
        guard isHidden == 0 else { return }
        pieces.append(.text(font?.converted(text) ?? text, line: line, isLink: links > 0))
    }

    private static let hidden: Set<String> = ["script", "style", "noscript", "select", "textarea", "head"]
    private static let holders: Set<String> = ["div", "body", "main", "article", "section", "td", "form", "center"]
    private static let blocks: Set<String> = [
        "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "ul", "ol", "blockquote", "body", "main", "article", "section", "header",
        "footer", "nav", "form", "center", "pre",
    ]

    // MARK: Where the act stands

    private func act() -> (SourceText, [LeftOut]) {
        for at in elements.indices where elements[at].end == 0 { elements[at].end = pieces.count }
        weigh()
        let chosen = elements[descend()]
        let gatherer = gather(chosen.first..<chosen.end)
        let all = gather(0..<pieces.count).characters
        let outside = all - gatherer.characters
        guard outside > 0 else { return (gatherer, []) }
        return (gatherer, [LeftOut(reason: .chrome, line: 1, lines: 0, characters: outside)])
    }

    /// Vietnamese words outside links weigh; so do the marks of law, which a table of links has not.
    private func weigh() {
        var weights = Array(repeating: 0, count: pieces.count + 1)
        var (marks, heads) = (weights, weights)
        for (at, piece) in pieces.enumerated() {
            weights[at + 1] = weights[at]
            marks[at + 1] = marks[at]
            heads[at + 1] = heads[at]
            guard case .text(let text, _, let isLink) = piece else { continue }
            if !isLink { weights[at + 1] += text.unicodeScalars.count { (0x1EA0...0x1EF9).contains($0.value) } }
            guard text.utf8.count < 400 else { continue }
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if Self.isLaw(words) { marks[at + 1] += 1 }
            if words.hasPrefix("CỘNG HÒA XÃ HỘI CHỦ") || words.hasPrefix("CỘNG HOÀ XÃ HỘI CHỦ") { heads[at + 1] += 1 }
        }
        for at in elements.indices {
            elements[at].weight = weights[elements[at].end] - weights[elements[at].first]
            elements[at].marks = marks[elements[at].end] - marks[elements[at].first]
            elements[at].heads = heads[elements[at].end] - heads[elements[at].first]
        }
    }

    private static func isLaw(_ text: String) -> Bool {
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", "Căn cứ ", "PHỤ LỤC", "Phụ lục", "Nơi nhận"].contains {
            text.hasPrefix($0)
        }
    }

    /// Goes down as long as one child holds nearly all that its parent does of the law.
    private func descend() -> Int {
        var children: [Int: [Int]] = [:]
        for at in elements.indices { if let parent = elements[at].parent { children[parent, default: []].append(at) } }
        var at = 0
        while let child = children[at]?.max(by: { elements[$0].weight < elements[$1].weight }) {
            let share = elements[at].weight > 0 ? Double(elements[child].weight) / Double(elements[at].weight) : 0
            let keepsMarks = elements[child].marks == elements[at].marks
            // The letterhead says which act it is: it is never left behind.
            guard elements[child].heads > 0 || elements[at].heads == 0 else { break }
            guard share >= 0.97 || (share >= 0.6 && keepsMarks) else { break }
            // A cell of a table or the one long annex of an act is no page.
            guard share >= 0.5, elements[child].weight >= 50 else { break }
            at = child
        }
        return at
    }

    private func gather(_ range: Range<Int>) -> SourceText {
        let gatherer = BlockGatherer(into: SourceText(font: font, isConverted: true))
        for piece in pieces[range] {
            switch piece {
            case .text(let text, let line, _): gatherer.add(Self.spaced(text), line: line)
            case .breakLine: gatherer.breakLine()
            case .openTable(let line): gatherer.openTable(line: line)
            case .openRow: gatherer.openRow()
            case .openCell: gatherer.openCell()
            case .closeTable: gatherer.closeTable()
            }
        }
        return gatherer.finish()
    }

    /// A line break in the file is a space to the reader.
    private static func spaced(_ text: String) -> String {
        text.utf8.contains(0x0A) || text.utf8.contains(0x0D) ? text.map { $0.isNewline ? " " : String($0) }.joined() : text
    }
}
