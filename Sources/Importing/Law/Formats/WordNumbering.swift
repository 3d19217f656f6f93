// SPDX-License-Identifier: Apache-2.0
import Domain

/// The lists of a DOCX: a word processor keeps "1." and "a)" as a rule to count by, not as text.
final class WordNumbering: HTMLVisitor {
    private var levels: [String: [Int: Level]] = [:]
    private var lists: [String: String] = [:]
    private var counters: [String: [Int: Int]] = [:]
    private var abstract: String?
    private var list: String?
    private var level: Int?

    private struct Level {
        var format = "decimal"
        /// "%1." with the counters in it.
        var text = ""
        var start = 1
    }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        let value = attributes["w:val"] ?? ""
        switch name {
        case "w:abstractNum": abstract = attributes["w:abstractNumId"]
        case "w:num": list = attributes["w:numId"]
        case "w:abstractNumId": if let list { lists[list] = value }
        case "w:lvl": level = attributes["w:ilvl"].flatMap { Int($0) }
        case "w:numFmt": change { $0.format = value }
        case "w:lvlText": change { $0.text = value }
        case "w:start": change { $0.start = Int(value) ?? 1 }
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        if name == "w:abstractNum" { abstract = nil }
        if name == "w:num" { list = nil }
        if name == "w:lvl" { level = nil }
    }

    func text(_ text: String, line: Int) {}

    private func change(_ change: (inout Level) -> Void) {
        guard let abstract, let level, (0...8).contains(level) else { return }
        change(&levels[abstract, default: [:]][level, default: Level()])
    }

    /// The label of the next paragraph of a list; `nil` for a bullet or a list that there is not.
    func next(list: String?, level text: String?) -> String? {
        guard let list, let abstract = lists[list], let at = Int(text ?? "0"), let level = levels[abstract]?[at] else { return nil }
        var counter = counters[list] ?? [:]
        counter[at] = (counter[at] ?? level.start - 1) + 1
        for deeper in counter.keys where deeper > at { counter[deeper] = nil }
        counters[list] = counter
        guard level.format != "bullet", level.format != "none", !level.text.isEmpty else { return level.format == "bullet" ? "-" : nil }
        var label = level.text
        for place in 0...8 where label.contains("%\(place + 1)") {
            let format = levels[abstract]?[place]?.format ?? "decimal"
            label = label.replacing("%\(place + 1)", with: Self.printed(counter[place] ?? 1, format))
        }
        return label
    }

    private static func printed(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperRoman": Letters.numeral(number)
        case "lowerRoman": Letters.numeral(number).lowercased()
        case "lowerLetter": letter(number)
        case "upperLetter": letter(number).uppercased()
        default: String(number)
        }
    }

    private static func letter(_ number: Int) -> String {
        guard (1...26).contains(number) else { return String(number) }
        return String(UnicodeScalar(UInt8(0x60 + number)))
    }
}
