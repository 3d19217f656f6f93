// SPDX-License-Identifier: Apache-2.0

/// The ruled tables of a PDF: words by where they stand, cells by the lines drawn around them.
///
/// A PDF knows no tables. What has no rules around its cells is left as lines, since any guess may put a number beside the wrong word.
enum PDFTables {
    /// Nothing where the programs fail: the words are there all the same.
    static func read(_ bytes: [UInt8], name: String, font: OldFont?) -> [FoundTable] {
        guard let words = try? Converter.pdfWords.convert(bytes, name: name) else { return [] }
        let pages = PageWords.read(words, font: font)
        let wanted = pages.indices.filter { pages[$0].hasColumns }.prefix(mostPages)
        return wanted.flatMap { page -> [FoundTable] in
            guard let drawing = try? Converter.pdfPage(page + 1).convert(bytes, name: name) else { return [] }
            return PageGrid.grids(of: PageRules.read(drawing)).compactMap { pages[page].table(in: $0) }
        }
    }

    /// A page takes a twentieth of a second; a file with more of them keeps its lines from there on.
    private static let mostPages = 80
}

/// A place on a page, in points from its upper left corner.
struct PageBox: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var middle: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }

    func holds(_ other: PageBox) -> Bool {
        let (x, y) = other.middle
        return left <= x && x <= right && top <= y && y <= bottom
    }
}

/// The words of one page, line by line in reading order.
struct PageWords {
    struct Line {
        var box: PageBox
        var words: [(text: String, box: PageBox)] = []

        var text: String { words.map(\.text).joined(separator: " ") }
    }

    private(set) var lines: [Line] = []

    /// Whether lines stand side by side at two heights at least, as cells do.
    var hasColumns: Bool {
        var heights = Set<Int>()
        for (at, line) in lines.enumerated() {
            let beside = lines.indices.contains { other in
                other != at && abs(lines[other].box.top - line.box.top) < line.box.bottom - line.box.top
                    && (lines[other].box.left > line.box.right || lines[other].box.right < line.box.left)
            }
            if beside { heights.insert(Int(line.box.top)) }
        }
        return heights.count >= 2
    }

    /// The cells of a grid with the words that stand in them; `nil` where it is none of words, or its lines are not read one after the other.
    func table(in grid: PageGrid) -> FoundTable? {
        let inside = lines.indices.filter { grid.box.holds(lines[$0].box) }
        guard let first = inside.first, let last = inside.last, inside.count == last - first + 1, inside.count > 1 else { return nil }
        var rows = grid.cells.map { row in row.map { _ in [String]() } }
        for (text, box) in inside.flatMap({ lines[$0].words }) {
            guard let (row, column) = grid.cell(at: box.middle) else { return nil }
            rows[row][column].append(text)
        }
        guard !Layout.isOnly(rows) else { return nil }
        return FoundTable(
            rows: rows.map { row in row.map { $0.joined(separator: " ") } }, words: inside.map { lines[$0].text }.joined(separator: " "))
    }

    static func read(_ bytes: [UInt8], font: OldFont?) -> [PageWords] {
        let reader = Reader(font: font)
        HTMLWalk.walk(bytes, reader)
        return reader.pages
    }

    private final class Reader: HTMLVisitor {
        var pages: [PageWords] = []
        private let font: OldFont?
        private var box: PageBox?
        private var word = ""

        init(font: OldFont?) { self.font = font }

        func open(_ name: String, _ attributes: [String: String], line: Int) {
            switch name {
            case "page": pages.append(PageWords())
            case "line":
                if let box = PageBox(attributes), !pages.isEmpty { pages[pages.count - 1].lines.append(Line(box: box)) }
            case "word": (box, word) = (PageBox(attributes), "")
            default: break
            }
        }

        func close(_ name: String, line: Int) {
            guard name == "word", let box, let page = pages.indices.last, let last = pages[page].lines.indices.last else { return }
            pages[page].lines[last].words.append((font?.converted(word) ?? word, box))
            self.box = nil
        }

        func text(_ text: String, line: Int) { if box != nil { word += text } }
    }
}

extension PageBox {
    fileprivate init?(_ attributes: [String: String]) {
        // A file may claim any place; no page is wider than this.
        func number(_ name: String) -> Double? {
            (attributes[name] ?? attributes[name.lowercased()]).flatMap { Double($0) }.flatMap { abs($0) < Self.farthest ? $0 : nil }
        }
        guard let left = number("xMin"), let top = number("yMin"), let right = number("xMax"), let bottom = number("yMax") else { return nil }
        self.init(left: left, top: top, right: right, bottom: bottom)
    }

    private static let farthest = 1_000_000.0
}
