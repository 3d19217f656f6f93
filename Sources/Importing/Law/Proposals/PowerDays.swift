// SPDX-License-Identifier: Apache-2.0
import Domain

/// From when the powers hold that an act gives: its own days, and those that its last articles set apart for annexes and their sections.
struct PowerDays {
    private let general: DaySpan
    private var apart: [(path: ProvisionPath, span: DaySpan, isElsewhere: Bool)] = []

    init(_ act: Act) {
        general = act.document.effect
        act.forEachUnit { _, unit in
            guard unit.step.unit == .article || unit.step.unit == .clause else { return }
            for case .block(let block) in unit.elements where block.kind == .text { read(block.lines.joined(separator: " ")) }
        }
        // The smaller place goes before the larger one that it lies in.
        apart.sort { $0.path.steps.count < $1.path.steps.count }
    }

    /// The days of a power, and whether the act hangs their beginning on another act.
    func span(of path: ProvisionPath) -> (DaySpan, isElsewhere: Bool) {
        guard let own = apart.last(where: { path.steps.starts(with: $0.path.steps) }) else { return (general, false) }
        return (own.span, own.isElsewhere)
    }

    private mutating func read(_ clause: String) {
        guard let effect = clause.firstRange(of: "có hiệu lực"), clause[..<effect.lowerBound].contains("Phụ lục") else { return }
        let places = Self.places(in: String(clause[..<effect.lowerBound]))
        let behind = String(clause[effect.upperBound...])
        guard !places.isEmpty else { return }
        let until = behind.firstRange(of: "đến trước ").flatMap { ActDays.first(in: String(behind[$0.upperBound...])) } ?? general.until
        let beginning = behind.firstRange(of: "đến trước ").map { String(behind[..<$0.lowerBound]) } ?? behind
        if let days = Self.days(after: beginning), let start = general.from {
            for place in places { apart.append((place, DaySpan(from: start.advanced(by: days), until: until), false)) }
        } else if beginning.contains("cùng với") || beginning.contains("Nghị định số") {
            for place in places { apart.append((place, DaySpan(from: nil, until: until), true)) }
        } else if let day = ActDays.first(in: beginning), day != general.from {
            for place in places { apart.append((place, DaySpan(from: day, until: until), false)) }
        }
    }

    /// "sau 30 ngày kể từ ngày Nghị quyết này có hiệu lực".
    private static func days(after text: String) -> Int? {
        guard let mark = text.firstRange(of: "sau "), text.contains("ngày kể từ ngày"), text.contains(" này ") else { return nil }
        let number = text[mark.upperBound...].prefix { $0.isNumber }
        return text[mark.upperBound...].dropFirst(number.count).hasPrefix(" ngày") ? Int(number) : nil
    }

    /// "Mục XIX Phần B Phụ lục I; Mục III, Mục IV Phần A Phụ lục II": from small to large, as acts cite.
    static func places(in text: String) -> [ProvisionPath] {
        text.split(separator: ";").flatMap { part -> [ProvisionPath] in
            let words = part.split { $0 == " " || $0 == "," }.map(String.init)
            guard let annex = number(behind: ["Phụ", "lục"], in: words) else { return [] }
            let outer = [ProvisionPath.Step(.annex, annex)] + (number(behind: ["Phần"], in: words).map { [.init(.part, $0)] } ?? [])
            let sections = words.indices.filter { words[$0] == "Mục" && $0 + 1 < words.count }.map { words[$0 + 1] }
            return sections.isEmpty ? [ProvisionPath(outer)] : sections.map { ProvisionPath(outer + [.init(.section, $0)]) }
        }
    }

    private static func number(behind phrase: [String], in words: [String]) -> String? {
        guard let at = words.indices.first(where: { words[$0...].starts(with: phrase) }), at + phrase.count < words.count else { return nil }
        let number = words[at + phrase.count]
        return number.first.map { $0.isUppercase || $0.isNumber } == true ? number : nil
    }
}
