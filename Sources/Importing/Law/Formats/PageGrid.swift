// SPDX-License-Identifier: Apache-2.0

/// A straight line drawn on a page: a stroke, or a bar so thin that it is meant as one.
struct PageRule: Equatable {
    var isUpright: Bool
    /// Across it: the x of an upright one, the y of a level one.
    var place: Double
    var from: Double
    var to: Double
}

/// Lines drawn around words, as cells: some run through several columns or rows.
struct PageGrid {
    let box: PageBox
    /// A row of boxes from left to right; rows from above. `nil` where a cell reaches that began further left or above.
    private(set) var cells: [[PageBox?]]

    func cell(at point: (x: Double, y: Double)) -> (row: Int, column: Int)? {
        let spot = PageBox(left: point.x, top: point.y, right: point.x, bottom: point.y)
        for row in cells.indices { if let column = cells[row].firstIndex(where: { $0?.holds(spot) == true }) { return (row, column) } }
        return nil
    }

    private static let slack = 3.0

    /// Each set of rules that touch, where it makes two columns and two rows at least.
    static func grids(of rules: [PageRule]) -> [PageGrid] { connected(rules).compactMap(PageGrid.init).sorted { $0.box.top < $1.box.top } }

    private init?(_ rules: [PageRule]) {
        let (upright, level) = (rules.filter(\.isUpright), rules.filter { !$0.isUpright })
        let (xs, ys) = (Self.places(upright), Self.places(level))
        guard xs.count >= 3, ys.count >= 3, let left = xs.first, let right = xs.last, let top = ys.first, let bottom = ys.last else { return nil }
        box = PageBox(left: left, top: top, right: right, bottom: bottom)
        /// Whether a rule parts two neighbours over the middle of what they share.
        func isParted(_ rules: [PageRule], at place: Double, over middle: Double) -> Bool {
            rules.contains { abs($0.place - place) <= Self.slack && $0.from - Self.slack <= middle && middle <= $0.to + Self.slack }
        }
        var taken = Set<[Int]>()
        cells = []
        for row in 0..<(ys.count - 1) {
            var boxes: [PageBox?] = []
            for column in 0..<(xs.count - 1) {
                guard !taken.contains([row, column]) else {
                    boxes.append(nil)
                    continue
                }
                var (lastColumn, lastRow) = (column, row)
                let height = (ys[row] + ys[row + 1]) / 2
                while lastColumn + 2 < xs.count, !isParted(upright, at: xs[lastColumn + 1], over: height) { lastColumn += 1 }
                let width = (xs[column] + xs[column + 1]) / 2
                while lastRow + 2 < ys.count, !isParted(level, at: ys[lastRow + 1], over: width) { lastRow += 1 }
                for inner in row...lastRow { for other in column...lastColumn { taken.insert([inner, other]) } }
                boxes.append(PageBox(left: xs[column], top: ys[row], right: xs[lastColumn + 1], bottom: ys[lastRow + 1]))
            }
            cells.append(boxes)
        }
        guard cells.contains(where: { row in row.count { $0 != nil } > 1 }) else { return nil }
    }

    /// Where rules stand, each place once.
    private static func places(_ rules: [PageRule]) -> [Double] {
        rules.map(\.place).sorted().reduce(into: []) { found, place in
            if found.last.map({ place - $0 > slack }) ?? true { found.append(place) }
        }
    }

    private static func connected(_ rules: [PageRule]) -> [[PageRule]] {
        guard rules.count <= mostRules else { return [] }
        var groups: [[PageRule]] = []
        for rule in rules {
            let near = groups.indices.filter { group in groups[group].contains { touches($0, rule) } }
            guard let first = near.first else {
                groups.append([rule])
                continue
            }
            groups[first].append(rule)
            for other in near.dropFirst().reversed() {
                groups[first] += groups[other]
                groups.remove(at: other)
            }
        }
        return groups
    }

    /// More of them are a drawing.
    private static let mostRules = 4_000

    private static func touches(_ one: PageRule, _ other: PageRule) -> Bool {
        func reaches(_ rule: PageRule, _ place: Double) -> Bool { rule.from - slack <= place && place <= rule.to + slack }
        if one.isUpright != other.isUpright { return reaches(one, other.place) && reaches(other, one.place) }
        return abs(one.place - other.place) <= slack && one.from - slack <= other.to && other.from - slack <= one.to
    }
}

/// The rules of a page as SVG draws them.
final class PageRules: HTMLVisitor {
    private var found: [PageRule] = []
    /// Shapes of letters are drawn in a corner of their own, to be used elsewhere.
    private var definitions = 0

    static func read(_ svg: [UInt8]) -> [PageRule] {
        let rules = PageRules()
        guard XMLWalk.walk(svg, rules) else { return [] }
        return rules.found
    }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        if name == "defs" { definitions += 1 }
        guard name == "path", definitions == 0, let shape = attributes["d"] else { return }
        let matrix = attributes["transform"].flatMap(Self.matrix)
        for part in shape.split(separator: "M") {
            let points = Self.points(part, matrix)
            guard let first = points.first, !part.contains("C") else { continue }
            let box = points.dropFirst().reduce(into: PageBox(left: first.x, top: first.y, right: first.x, bottom: first.y)) { box, point in
                box.left = min(box.left, point.x)
                box.right = max(box.right, point.x)
                box.top = min(box.top, point.y)
                box.bottom = max(box.bottom, point.y)
            }
            add(box, isStroke: attributes["style"]?.contains("stroke:none") == false || attributes["stroke"].map { $0 != "none" } == true)
        }
    }

    func close(_ name: String, line: Int) { if name == "defs" { definitions = max(0, definitions - 1) } }

    func text(_ text: String, line: Int) {}

    private func add(_ box: PageBox, isStroke: Bool) {
        let (width, height) = (box.right - box.left, box.bottom - box.top)
        if width <= Self.thickest, height > width {
            found.append(PageRule(isUpright: true, place: box.middle.x, from: box.top, to: box.bottom))
        } else if height <= Self.thickest, width > height {
            found.append(PageRule(isUpright: false, place: box.middle.y, from: box.left, to: box.right))
        } else if isStroke, width > Self.thickest, height > Self.thickest {
            // A frame that is drawn around a cell.
            for x in [box.left, box.right] { found.append(PageRule(isUpright: true, place: x, from: box.top, to: box.bottom)) }
            for y in [box.top, box.bottom] { found.append(PageRule(isUpright: false, place: y, from: box.left, to: box.right)) }
        }
    }

    /// Points; a thicker bar is a surface.
    private static let thickest = 3.0

    /// "M 1 2 L 3 4 Z", moved as its matrix says.
    private static func points(_ part: Substring, _ matrix: [Double]?) -> [(x: Double, y: Double)] {
        let numbers = part.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
        return stride(from: 0, to: numbers.count - 1, by: 2).map { at in
            let (x, y) = (numbers[at], numbers[at + 1])
            guard let m = matrix, m.count == 6 else { return (x, y) }
            return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
        }
    }

    private static func matrix(_ text: String) -> [Double]? {
        guard text.hasPrefix("matrix(") else { return nil }
        return text.dropFirst(7).split { $0 == "," || $0 == " " || $0 == ")" }.compactMap { Double($0) }
    }
}
