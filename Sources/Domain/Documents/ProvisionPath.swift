// SPDX-License-Identifier: Apache-2.0

/// The place of a provision in its document: "art_5__cl_2__pt_a" inside, "điểm a khoản 2 Điều 5" outside.
///
/// The inner form follows the eId of Akoma Ntoso 3.0, part 2, section 4.
package struct ProvisionPath: Hashable, Sendable {
    /// Largest unit first.
    package let steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    package struct Step: Hashable, Sendable {
        package let unit: Unit
        /// As printed: "5", "12a", "đ", "III.1"; empty for a document's only annex.
        package let number: String

        package init(_ unit: Unit, _ number: String) {
            self.unit = unit
            self.number = number
        }

        /// "Điều 5"; a part may be counted in words: "Phần thứ nhất".
        package var words: String {
            if number.isEmpty { return unit.word }
            return "\(unit.word) \(number.hasPrefix("thứ-") ? number.replacing("thứ-", with: "thứ ") : number)"
        }
    }

    /// The units of an act, largest first.
    package enum Unit: String, CaseIterable, Sendable {
        /// A regulation that the act promulgates, with its own count of articles.
        case attachment = "reg"
        case annex = "att"
        /// A numbered form: "Mẫu số 01".
        case form, part, chapter = "chp", section = "sec", subsection = "subsec"
        case article = "art", clause = "cl", point = "pt"

        /// The Vietnamese word, as it stands inside a citation.
        package var word: String {
            switch self {
            case .attachment: "Văn bản kèm theo"
            case .annex: "Phụ lục"
            case .form: "Mẫu số"
            case .part: "Phần"
            case .chapter: "Chương"
            case .section: "Mục"
            case .subsection: "Tiểu mục"
            case .article: "Điều"
            case .clause: "khoản"
            case .point: "điểm"
            }
        }
    }

    /// "điểm a khoản 2 Điều 5": from small to large, as Decree 78/2025/NĐ-CP Article 68 cites.
    package var citation: String {
        steps.reversed().map(\.words).joined(separator: " ")
    }

    /// "art_5__cl_2__pt_a".
    package var eId: String {
        steps.map { "\($0.unit.rawValue)_\($0.number)" }.joined(separator: "__")
    }

    /// Reads the inner form.
    package init?(eId text: String) {
        var steps: [Step] = []
        var rest: Substring? = text[...]
        while let part = rest {
            let end = Self.separator(in: part) ?? part.endIndex
            guard let bar = part[..<end].firstIndex(of: "_"), let unit = Unit(rawValue: String(part[..<bar])) else { return nil }
            let number = part[part.index(after: bar)..<end]
            guard !number.contains("_") else { return nil }
            steps.append(Step(unit, String(number)))
            rest = end == part.endIndex ? nil : part[part.index(end, offsetBy: 2)...]
        }
        self.steps = steps
    }

    private static func separator(in text: Substring) -> String.Index? {
        var at = text.startIndex
        while at < text.endIndex {
            let next = text.index(after: at)
            if text[at] == "_", next < text.endIndex, text[next] == "_" {
                // A number may be empty: the last two strokes of "att___cl_1" part the steps.
                let third = text.index(after: next)
                if third == text.endIndex || text[third] != "_" { return at }
            }
            at = next
        }
        return nil
    }

    /// The path cut after its article, or whole where it has none.
    package var article: ProvisionPath {
        guard let last = steps.lastIndex(where: { $0.unit == .article }) else { return self }
        return ProvisionPath(Array(steps[...last]))
    }

    package func appending(_ unit: Unit, _ number: String) -> ProvisionPath {
        ProvisionPath(steps + [Step(unit, number)])
    }
}

extension ProvisionPath: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let path = ProvisionPath(eId: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a path: \(text)")
        }
        self = path
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(eId)
    }
}
