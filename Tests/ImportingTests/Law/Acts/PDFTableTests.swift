// SPDX-License-Identifier: Apache-2.0
import Domain
import Importing
import Testing

/// Tables of a PDF: cells where rules are drawn around them, lines where they are not.
@Suite struct PDFTableTests {
    /// An act of one page, whose article ends in three rows of three columns.
    private static func act(_ cells: [[String]], isRuled: Bool = true, joining joined: Set<Int> = []) throws -> Act {
        var page = MadeUpPDF()
        var y = 40.0
        let lines = MadeUpAct.front.split(separator: "\n").map(String.init) + ["Điều 1. Trồng cây", "Cây trồng theo bảng dưới đây."]
        for line in lines {
            page.write(line, x: 60, y: y)
            y += 16
        }
        let (top, height, edges) = (y, 40.0, [60.0, 120, 300, 480])
        for (row, words) in cells.enumerated() {
            for (column, text) in words.enumerated() where !text.isEmpty {
                // Two lines in a cell, as where the words are longer than the cell is wide.
                for (at, part) in text.split(separator: "/").enumerated() {
                    page.write(String(part), x: edges[column] + 5, y: top + Double(row) * height + 15 + Double(at) * 14)
                }
            }
        }
        if isRuled {
            let bottom = top + Double(cells.count) * height
            for (at, x) in edges.enumerated() {
                for row in cells.indices where !(joined.contains(row) && at == 2) {
                    page.rule(fromX: x, y: top + Double(row) * height, toX: x, y: top + Double(row + 1) * height)
                }
            }
            for row in 0...cells.count { page.rule(fromX: 60, y: top + Double(row) * height, toX: 480, y: top + Double(row) * height) }
            y = bottom + 30
        } else {
            y = top + Double(cells.count) * height + 30
        }
        for line in ["Điều 2. Hái quả", "Quả hái khi chín."] + MadeUpAct.close.split(separator: "\n").map(String.init) {
            page.write(line, x: 60, y: y)
            y += 16
        }
        return try ActFile.read(page.bytes, name: "bịa.pdf").act
    }

    private static func tables(of act: Act) -> [[String]] {
        var found: [[String]] = []
        act.forEachUnit { _, unit in
            for case .block(let block) in unit.elements where block.kind == .table { found.append(block.lines) }
        }
        return found
    }

    private static let cells = [["STT", "Cây", "Nơi trồng"], ["1", "Khế ngọt/và khế chua", "Vườn trước"], ["2", "Ổi", "Vườn sau"]]

    @Test func `a ruled table keeps its rows and cells, with all the lines of a cell together`() throws {
        let act = try Self.act(Self.cells)
        #expect(Self.tables(of: act) == [["STT\tCây\tNơi trồng", "1\tKhế ngọt và khế chua\tVườn trước", "2\tỔi\tVườn sau"]])
        #expect(act.unit(at: ProvisionPath([.init(.article, "2")])) != nil)
    }

    @Test func `a cell that runs through two columns stands in the first of them`() throws {
        let act = try Self.act([["STT", "Cây trồng ở đâu", ""], ["1", "Khế", "Vườn trước"], ["2", "Ổi", "Vườn sau"]], joining: [0])
        #expect(Self.tables(of: act).first?.first?.split(separator: "\t").map(String.init) == ["STT", "Cây trồng ở đâu"])
    }

    @Test func `words side by side without rules stay lines, and none is lost`() throws {
        let act = try Self.act(Self.cells, isRuled: false)
        #expect(Self.tables(of: act).isEmpty)
        let text = act.unit(at: ProvisionPath([.init(.article, "1")]))?.body ?? ""
        for words in ["Khế ngọt", "Vườn trước", "Vườn sau"] { #expect(text.contains(words), "\(words)") }
    }
}
