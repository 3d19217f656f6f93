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

    /// "Mục XIX, XX Phần B Phụ lục I; Mục III, Mục IV Phần A Phụ lục II".
    static func places(in text: String) -> [ProvisionPath] {
        var reader = CitedPlaces()
        for word in text.replacing(";", with: " ; ").split(whereSeparator: { $0 == " " || $0 == "," }) { reader.take(String(word)) }
        return reader.found
    }
}

/// Reads places as acts cite them, from small to large: a number is one of what was named last, and a larger unit holds all the smaller ones before it.
private struct CitedPlaces {
    private(set) var found: [ProvisionPath] = []
    private var unit: ProvisionPath.Unit?
    private var sections: [ProvisionPath.Step] = []
    /// Parts, with their sections, of the annex that is to come.
    private var parts: [[ProvisionPath.Step]] = []

    mutating func take(_ word: String) {
        switch word.lowercased() {
        case "mục": begin(.section)
        case "phần": begin(.part)
        case "lục": begin(.annex)
        case "phụ", "và": break
        case ";": (unit, sections, parts) = (nil, [], [])
        default: if Self.isNumber(word) { number(word) } else { begin(nil) }
        }
    }

    private mutating func begin(_ next: ProvisionPath.Unit?) {
        if unit == .part || unit == .annex { sections = [] }
        if unit == .annex { parts = [] }
        unit = next
    }

    private mutating func number(_ word: String) {
        switch unit {
        case .section: sections.append(.init(.section, word))
        case .part: parts += sections.isEmpty ? [[.init(.part, word)]] : sections.map { [.init(.part, word), $0] }
        case .annex:
            let inner = parts + sections.map { [$0] }
            found += (inner.isEmpty ? [[]] : inner).map { ProvisionPath([.init(.annex, word)] + $0) }
        default: break
        }
    }

    /// "XIX", "Đ", "12".
    private static func isNumber(_ word: String) -> Bool {
        word.allSatisfy(\.isNumber) || word.allSatisfy { "IVXLC".contains($0) } || (word.count == 1 && word.first?.isUppercase == true)
    }
}
