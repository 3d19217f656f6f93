// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// An act as Akoma Ntoso 3.0 (OASIS LegalDocML), from which our reader makes the same act again.
package struct AkomaNtoso: Sendable {
    private let act: Act

    package init(_ act: Act) { self.act = act }

    package static let namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

    /// The document, in UTF-8.
    package var xml: String {
        var writer = XMLWriter()
        writer.open("akomaNtoso", [("xmlns", Self.namespace)])
        writer.open(
            "act",
            [
                ("name", LegalDocument.slug(act.document.kind).isEmpty ? "act" : LegalDocument.slug(act.document.kind)),
                ("contains", "originalVersion"),
            ])
        writeMeta(&writer)
        let zones = Zones(act.elements)
        writeBlocks(zones.preface, in: "preface", &writer)
        writeBlocks(zones.preamble, in: "preamble", &writer)
        writer.open("body")
        writeChildren(zones.body, under: [], "body", &writer)
        writer.close("body")
        writeBlocks(zones.conclusions, in: "conclusions", &writer)
        writer.close("act")
        writer.close("akomaNtoso")
        return writer.text
    }

    /// The work's address: /vn/act/nghi-dinh/1901-02-03/1-1901-nd-xx.
    package static func address(of document: LegalDocument) -> String {
        let kind = LegalDocument.slug(document.kind)
        return "/akn/vn/act/\(kind.isEmpty ? "act" : kind)/\(document.issued?.iso ?? "0001-01-01")/\(document.id.text)"
    }

    // MARK: Who, what, when

    private func writeMeta(_ writer: inout XMLWriter) {
        let address = Self.address(of: act.document)
        let day = act.document.issued?.iso ?? "0001-01-01"
        writer.open("meta")
        writer.open("identification", [("source", "#donghanh")])
        for level in ["FRBRWork", "FRBRExpression", "FRBRManifestation"] {
            writer.open(level)
            let suffix = level == "FRBRWork" ? "" : level == "FRBRExpression" ? "/vie@\(day)" : "/vie@\(day).xml"
            writer.leaf("FRBRthis", [("value", address + suffix + (level == "FRBRManifestation" ? "" : "/!main"))])
            writer.leaf("FRBRuri", [("value", address + suffix)])
            if level == "FRBRWork" {
                writer.leaf("FRBRalias", [("value", act.document.title), ("name", "title")])
                writer.leaf("FRBRalias", [("value", act.document.kind), ("name", "kind")])
                if let home = act.document.address { writer.leaf("FRBRalias", [("value", home), ("name", "address")]) }
            }
            writer.leaf("FRBRdate", [("date", day), ("name", act.document.issued == nil ? "unknown" : "issued")])
            writer.leaf("FRBRauthor", [("href", level == "FRBRWork" && act.document.issuer != nil ? "#issuer" : "#donghanh")])
            if level == "FRBRWork" {
                writer.leaf("FRBRcountry", [("value", "vn")])
                writer.leaf("FRBRnumber", [("value", act.document.number)])
            }
            if level == "FRBRExpression" { writer.leaf("FRBRlanguage", [("language", "vie")]) }
            writer.close(level)
        }
        writer.close("identification")
        writeLifecycle(&writer)
        writer.open("references", [("source", "#donghanh")])
        writer.leaf("TLCOrganization", [("eId", "donghanh"), ("href", "/akn/ontology/organization/vn/dong-hanh"), ("showAs", "Đồng Hành")])
        if let issuer = act.document.issuer {
            writer.leaf(
                "TLCOrganization", [("eId", "issuer"), ("href", "/akn/ontology/organization/vn/\(LegalDocument.slug(issuer))"), ("showAs", issuer)])
        }
        if let signer = act.signer {
            writer.leaf("TLCPerson", [("eId", "signer"), ("href", "/akn/ontology/person/vn/\(LegalDocument.slug(signer))"), ("showAs", signer)])
        }
        writer.close("references")
        writer.close("meta")
    }

    private func writeLifecycle(_ writer: inout XMLWriter) {
        let days = [("from", act.document.effect.from), ("until", act.document.effect.until)].compactMap { name, day in day.map { (name, $0) } }
        guard !days.isEmpty else { return }
        writer.open("lifecycle", [("source", "#donghanh")])
        for (name, day) in days {
            writer.leaf(
                "eventRef",
                [("eId", "effect-\(name)"), ("date", day.iso), ("source", "#donghanh"), ("type", name == "from" ? "generation" : "repeal")])
        }
        writer.close("lifecycle")
    }

    // MARK: Words

    private struct Zones {
        var preface: [ActBlock] = []
        var preamble: [ActBlock] = []
        var body: [ActElement] = []
        var conclusions: [ActBlock] = []

        /// What stands before the first unit may go in front; what stands behind the last belongs to the close. All else keeps its place.
        init(_ elements: [ActElement]) {
            var rest = elements[...]
            while case .block(let block)? = rest.first, block.kind == .letterhead || block.kind == .title, preamble.isEmpty {
                preface.append(block)
                rest.removeFirst()
            }
            while case .block(let block)? = rest.first, block.kind == .basis || block.kind == .enactment {
                preamble.append(block)
                rest.removeFirst()
            }
            var back: [ActBlock] = []
            while case .block(let block)? = rest.last, [.adoption, .signature, .recipients].contains(block.kind) {
                back.insert(block, at: 0)
                rest.removeLast()
            }
            conclusions = back
            body = Array(rest)
        }
    }

    private func writeBlocks(_ blocks: [ActBlock], in name: String, _ writer: inout XMLWriter) {
        guard !blocks.isEmpty else { return }
        writer.open(name)
        for block in blocks { write(block, &writer) }
        writer.close(name)
    }

    private func write(_ block: ActBlock, _ writer: inout XMLWriter) {
        if block.kind == .table {
            writer.open("table")
            for line in block.lines {
                writer.open("tr")
                for cell in line.split(separator: "\t", omittingEmptySubsequences: false) {
                    writer.open("td")
                    writer.text("p", String(cell))
                    writer.close("td")
                }
                writer.close("tr")
            }
            writer.close("table")
        } else {
            for line in block.lines { writer.text("p", line, [("class", block.kind.rawValue)]) }
        }
    }

    /// Units, and the words between them, each in the order of the text.
    private func writeChildren(_ elements: [ActElement], under steps: [ProvisionPath.Step], _ parent: String, _ writer: inout XMLWriter) {
        var words = 0
        if elements.isEmpty {
            writer.open("hcontainer", [("name", "words"), ("eId", "\(parent)__words_1")])
            writer.open("content")
            writer.text("p", "")
            writer.close("content")
            writer.close("hcontainer")
        }
        var rest = elements[...]
        while let element = rest.first {
            switch element {
            case .unit(let unit):
                write(unit, under: steps, &writer)
                rest.removeFirst()
            case .block:
                words += 1
                writer.open("hcontainer", [("name", "words"), ("eId", "\(parent)__words_\(words)")])
                writer.open("content")
                while case .block(let block)? = rest.first {
                    write(block, &writer)
                    rest.removeFirst()
                }
                writer.close("content")
                writer.close("hcontainer")
            }
        }
    }

    private func write(_ unit: ActUnit, under steps: [ProvisionPath.Step], _ writer: inout XMLWriter) {
        let path = ProvisionPath(steps).entering(unit.step)
        let name = unit.step.unit.elementName
        let isOther = name == "hcontainer"
        writer.open(name, (isOther ? [("name", unit.step.unit.rawValue)] : []) + [("eId", path.eId)])
        writer.text("num", unit.label)
        if !unit.heading.isEmpty { writer.text("heading", unit.heading) }
        let hasUnits = unit.elements.contains { if case .unit = $0 { true } else { false } }
        if hasUnits {
            writeChildren(unit.elements, under: path.steps, path.eId, &writer)
        } else {
            writer.open("content")
            if unit.elements.isEmpty { writer.text("p", "") }
            for case .block(let block) in unit.elements { write(block, &writer) }
            writer.close("content")
        }
        writer.close(name)
    }
}

extension ProvisionPath.Unit {
    /// The element of Akoma Ntoso that a unit is written as.
    package var elementName: String {
        switch self {
        case .attachment, .annex, .form: "hcontainer"
        case .part: "part"
        case .chapter: "chapter"
        case .section: "section"
        case .subsection: "subsection"
        case .article: "article"
        case .clause: "clause"
        case .point: "point"
        }
    }
}

/// Writes XML with everything escaped.
private struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        text += "<\(name)"
        write(attributes)
        text += ">"
    }

    mutating func close(_ name: String) { text += "</\(name)>\n" }

    mutating func leaf(_ name: String, _ attributes: [(String, String)]) {
        text += "<\(name)"
        write(attributes)
        text += "/>\n"
    }

    mutating func text(_ name: String, _ words: String, _ attributes: [(String, String)] = []) {
        text += "<\(name)"
        write(attributes)
        text += ">\(Self.escaped(words))</\(name)>\n"
    }

    private mutating func write(_ attributes: [(String, String)]) {
        for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
    }

    private static func escaped(_ words: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            // XML has no place for these.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
