// SPDX-License-Identifier: Apache-2.0

/// An act as a page of HTML by itself: every unit has its address as an anchor, whatever is shown around it.
package struct ActHTML: Sendable {
    private let act: Act

    package init(_ act: Act) { self.act = act }

    package var page: String {
        let name = [act.document.kind, act.document.number].filter { !$0.isEmpty }.joined(separator: " ")
        return """
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8"><title>\(Self.escaped(name))</title></head>
            <body><article>
            \(body)</article></body></html>

            """
    }

    /// What stands inside the page's article.
    package var body: String {
        var out = ""
        Self.write(act.elements, [], &out)
        return out
    }

    private static func write(_ elements: [ActElement], _ steps: [ProvisionPath.Step], _ out: inout String) {
        for element in elements {
            switch element {
            case .block(let block): write(block, &out)
            case .unit(let unit): write(unit, ProvisionPath(steps).entering(unit.step), &out)
            }
        }
    }

    private static func write(_ unit: ActUnit, _ path: ProvisionPath, _ out: inout String) {
        out += "<section id=\"\(escaped(path.eId))\" class=\"\(unit.step.unit.rawValue)\">\n"
        var rest = unit.elements
        if unit.step.unit == .clause || unit.step.unit == .point {
            var lead = ""
            if case .block(var block)? = rest.first, block.kind == .text, let first = block.lines.first {
                lead = first
                block.lines.removeFirst()
                rest[0] = .block(block)
            }
            out += "<p><b>\(escaped(unit.label))</b> \(escaped(lead))</p>\n"
        } else {
            let level = unit.step.unit == .article ? "h3" : "h2"
            out += "<\(level)>\(escaped(unit.title))</\(level)>\n"
        }
        write(rest, path.steps, &out)
        out += "</section>\n"
    }

    private static func write(_ block: ActBlock, _ out: inout String) {
        if block.kind == .table {
            out += "<table>\n"
            for line in block.lines {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { "<td>\(escaped(String($0)))</td>" }
                out += "<tr>\(cells.joined())</tr>\n"
            }
            out += "</table>\n"
        } else {
            for line in block.lines { out += "<p class=\"\(block.kind.rawValue)\">\(escaped(line))</p>\n" }
        }
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
