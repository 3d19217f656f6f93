// SPDX-License-Identifier: Apache-2.0

extension Act {
    /// The act as plain text, a line a paragraph.
    package var plainText: String {
        var out = ""
        Self.write(elements, to: &out)
        return out
    }

    /// Characters of its words that are no space; what a reading is measured by.
    package var characters: Int {
        plainText.unicodeScalars.reduce(0) { $0 + ($1 == " " || $1 == "\n" || $1 == "\t" ? 0 : 1) }
    }

    private static func write(_ elements: [ActElement], to out: inout String) {
        for element in elements {
            switch element {
            case .block(let block):
                for line in block.lines { out += line + "\n" }
            case .unit(let unit): write(unit, to: &out)
            }
        }
    }

    private static func write(_ unit: ActUnit, to out: inout String) {
        out += unit.label
        if !unit.heading.isEmpty {
            if !unit.label.isEmpty { out += unit.standsAlone ? "\n" : " " }
            out += unit.heading + "\n"
            write(unit.elements, to: &out)
        } else if let lead = unit.lead, !unit.label.isEmpty {
            out += " \(lead)\n"
            var rest = unit.elements
            if case .block(var block) = rest[0] {
                block.lines.removeFirst()
                rest[0] = .block(block)
            }
            write(rest, to: &out)
        } else {
            if !unit.label.isEmpty { out += "\n" }
            write(unit.elements, to: &out)
        }
    }
}

extension ActUnit {
    /// The first paragraph, where it stands in one line with the number.
    package var lead: String? {
        guard heading.isEmpty, !standsAlone, case .block(let block)? = elements.first, block.kind == .text else { return nil }
        return block.lines.first
    }

    /// "Chương II" has a line of its own, and its title the next.
    fileprivate var standsAlone: Bool {
        label.last.map { !".):–-—".contains($0) } ?? true
    }

    /// The body of a unit as an article's text is kept: a line a paragraph, numbers in front.
    package var body: String {
        var bare = self
        bare.label = ""
        bare.heading = ""
        let text = Act(document: .unnamed, elements: [.unit(bare)]).plainText
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}

extension LegalDocument {
    /// Stands where nothing is known of an act yet.
    package static let unnamed = LegalDocument(id: ID(""), number: "", kind: "", title: "")
}
