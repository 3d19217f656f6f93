// SPDX-License-Identifier: Apache-2.0
import Domain

/// An act as it stands on a day: every unit with what put its words there.
struct TextView: Sendable {
    let name: String
    let title: String
    let document: String
    let day: String
    let iso: String
    let hidden: [RegistryView.Hidden]
    let difference: String
    let paragraphs: [Paragraph]
    let notices: AmendmentNotices

    struct Paragraph: Sendable {
        /// eId of the unit that begins here.
        let anchor: String?
        let citation: String?
        let label: String?
        let text: String
        let isHeading: Bool
        let isPoint: Bool
        let isTable: Bool
        let cells: [String]
        let origins: [Origin]
    }

    struct Origin: Sendable {
        let words: String
        let link: String
    }

    init(_ text: ActOnDay, _ known: KnownAmendments, _ visit: Visit) {
        let document = text.act.document
        name = document.name
        title = document.title
        self.document = visit.urls.document(document.id)
        day = text.day.text(in: visit.language)
        iso = text.day.iso
        hidden = visit.urls.carried.filter { $0.0 != "on" }.map { .init(name: $0.0, value: $0.1) }
        difference = visit.urls.address(["differences", document.id.text])
        paragraphs = Writing(text, visit).paragraphs
        notices = AmendmentNotices(text, known, visit)
    }
}

/// Writes an act out, a paragraph after the other.
private struct Writing {
    private let text: ActOnDay
    private let visit: Visit
    private(set) var paragraphs: [TextView.Paragraph] = []

    init(_ text: ActOnDay, _ visit: Visit) {
        self.text = text
        self.visit = visit
        write(text.act.elements, ProvisionPath([]))
    }

    private mutating func write(_ elements: [ActElement], _ path: ProvisionPath) {
        for element in elements {
            switch element {
            case .unit(let unit): write(unit, path.entering(unit.step))
            case .block(let block): for line in block.lines { add(line, block.kind) }
            }
        }
    }

    private mutating func write(_ unit: ActUnit, _ path: ProvisionPath) {
        let origins = text.origins(of: path).map { one in
            TextView.Origin(words: one.shortBasis(in: visit.language), link: visit.urls.document(one.basis.document))
        }
        let isHeading = unit.step.unit != .clause && unit.step.unit != .point && !(unit.label + unit.heading).isEmpty
        let lead = isHeading ? nil : unit.lead
        paragraphs.append(
            .init(
                anchor: path.eId, citation: path.citation, label: unit.label.isEmpty ? nil : unit.label,
                text: isHeading ? unit.heading : lead ?? unit.heading,
                isHeading: isHeading, isPoint: unit.step.unit == .point, isTable: false, cells: [], origins: origins))
        var rest = unit.elements
        if lead != nil, case .block(var block)? = rest.first {
            block.lines.removeFirst()
            rest[0] = .block(block)
        }
        write(rest, path)
    }

    private mutating func add(_ line: String, _ kind: ActBlock.Kind) {
        let isTable = kind == .table
        paragraphs.append(
            .init(
                anchor: nil, citation: nil, label: nil, text: isTable ? "" : line, isHeading: false, isPoint: false, isTable: isTable,
                cells: isTable ? line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) : [], origins: []))
    }
}

extension Amendment {
    /// "khoản 1 Điều 1 9/1901/NĐ-XX, từ 01/01/1902".
    func shortBasis(in language: Language) -> String {
        let kind = operation.kind.words[language]
        let place = "\(basis.path.citation) \(basis.number)"
        guard let from = effect.from else { return "\(kind): \(place)" }
        return "\(kind): \(place), \(language == .vi ? "từ" : "from") \(from.text(in: language))"
    }
}
