// SPDX-License-Identifier: Apache-2.0

/// An act read as a whole: every word of it stands in a unit or in a named block, in the order of the text.
package struct Act: Hashable, Codable, Sendable {
    package var document: LegalDocument
    /// Who signed, as printed under the act.
    package var signer: String?
    package var elements: [ActElement]

    package init(document: LegalDocument, signer: String? = nil, elements: [ActElement]) {
        self.document = document
        self.signer = signer
        self.elements = elements
    }
}

/// A piece of an act: a numbered unit, or words that belong to none.
package enum ActElement: Hashable, Sendable {
    case unit(ActUnit)
    case block(ActBlock)
}

/// A chapter, an article, a clause …, with what stands in it.
package struct ActUnit: Hashable, Codable, Sendable {
    package var step: ProvisionPath.Step
    /// The number as it stands before the words: "Chương II", "Điều 5.", "a)". Empty for a text that is attached without a number.
    package var label: String
    /// Empty where the unit has none.
    package var heading: String
    package var elements: [ActElement]

    package init(_ unit: ProvisionPath.Unit, _ number: String, label: String, heading: String = "", elements: [ActElement] = []) {
        step = .init(unit, number)
        self.label = label
        self.heading = heading
        self.elements = elements
    }
}

/// Words of one kind, a line a paragraph.
package struct ActBlock: Hashable, Codable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Issuer, motto, number, place and day.
        case letterhead
        case title
        /// "Căn cứ …", "Theo đề nghị của …".
        case basis
        /// "Chính phủ ban hành Nghị định …", and what else stands between the legal bases and the first unit.
        case enactment
        case text
        /// A line a row; cells are parted by U+0009.
        case table
        /// Words that an amending act puts into another one; their numbers are not this act's.
        case quotation
        case footnote
        /// "Luật này được Quốc hội … thông qua ngày …".
        case adoption
        case signature
        case recipients
    }

    package var kind: Kind
    package var lines: [String]

    package init(_ kind: Kind, _ lines: [String]) {
        self.kind = kind
        self.lines = lines
    }
}

extension Act {
    /// Visits every unit with its path, in the order of the text.
    package func forEachUnit(_ visit: (ProvisionPath, ActUnit) -> Void) {
        Self.walk(elements, [], visit)
    }

    /// How many units of each kind there are.
    package var counts: [ProvisionPath.Unit: Int] {
        var counts: [ProvisionPath.Unit: Int] = [:]
        forEachUnit { _, unit in counts[unit.step.unit, default: 0] += 1 }
        return counts
    }

    private static func walk(_ elements: [ActElement], _ steps: [ProvisionPath.Step], _ visit: (ProvisionPath, ActUnit) -> Void) {
        for case .unit(let unit) in elements {
            let path = ProvisionPath(steps).entering(unit.step)
            visit(path, unit)
            walk(unit.elements, path.steps, visit)
        }
    }
}

extension ProvisionPath {
    /// The path of a unit that stands right inside this one.
    ///
    /// Articles are counted through a whole act, so the chapter is no part of their address; it is of no other unit's below it.
    package func entering(_ step: Step) -> ProvisionPath {
        let outer = step.unit == .article ? steps.filter { $0.unit.isEnclosure } : steps
        return ProvisionPath(outer + [step])
    }
}

extension ProvisionPath.Unit {
    /// A text of its own, with numbers of its own.
    package var isEnclosure: Bool { self == .attachment || self == .annex || self == .form }
}

extension ActElement: Codable {
    private enum Key: String, CodingKey { case unit, block }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let unit = try container.decodeIfPresent(ActUnit.self, forKey: .unit) {
            self = .unit(unit)
        } else {
            self = .block(try container.decode(ActBlock.self, forKey: .block))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .unit(let unit): try container.encode(unit, forKey: .unit)
        case .block(let block): try container.encode(block, forKey: .block)
        }
    }
}

extension ProvisionPath.Step: Codable {
    package init(from decoder: any Decoder) throws {
        let path = try ProvisionPath(from: decoder)
        guard let step = path.steps.first, path.steps.count == 1 else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not one step: \(path.eId)"))
        }
        self = step
    }

    package func encode(to encoder: any Encoder) throws { try ProvisionPath([self]).encode(to: encoder) }
}
