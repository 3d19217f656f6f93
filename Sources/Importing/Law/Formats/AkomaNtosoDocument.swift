// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads Akoma Ntoso 3.0: our own gives back the very act it was written from; another's gives its hierarchy.
final class AkomaNtosoDocument: HTMLVisitor {
    private var stack: [Frame] = [Frame(unit: nil)]
    private var words: String?
    private var values: [String: String] = [:]
    private var isMeta = false
    private var row: [String]?
    private var cell: String?
    private var kind = ActBlock.Kind.text
    private var zone = ActBlock.Kind.text
    /// Our own paragraphs part the cells of a letterhead by tabs; another's indent by them.
    private var keepsTabs = false
    private var level = ""
    /// Open elements that hold words and are no units.
    private var holders = 0
    private(set) var characters = 0

    private struct Frame {
        var unit: ActUnit?
        var elements: [ActElement] = []
    }

    static func read(_ bytes: [UInt8], name: String) throws -> ActReading {
        let document = AkomaNtosoDocument()
        guard XMLWalk.walk(bytes, document) else { throw ImportError.broken(name) }
        var report = ReadingReport(source: name, format: .akomaNtoso)
        let act = document.act
        report.characters = document.characters
        report.placed = act.characters
        guard report.placed > 0 else { throw ImportError.notAnAct(name) }
        return ActReading(act: act, report: report)
    }

    private var act: Act {
        let (number, kind) = (values["number"] ?? "", values["kind"] ?? "")
        let issued = values["issued"].flatMap { Day(iso: $0) }
        let issuer = values["issuer"]
        let id = LegalDocument.identity(number: number, kind: kind, otherwise: issued?.iso ?? "", issuer: issuer)
        let document = LegalDocument(
            id: id, number: number, kind: kind, title: values["title"] ?? "", issuer: issuer, issued: issued,
            effect: DaySpan(from: values["from"].flatMap { Day(iso: $0) }, until: values["until"].flatMap { Day(iso: $0) }),
            address: values["address"]
        )
        return Act(document: document, signer: values["signer"], elements: stack[0].elements)
    }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        let name = Self.local(name)
        switch name {
        case "meta": isMeta = true
        case _ where isMeta: take(name, attributes)
        case "preface": zone = .title
        case "preamble": zone = .basis
        case "conclusions": zone = .signature
        case "body", "mainBody": zone = .text
        case "num", "heading", "p":
            if words == nil {
                words = ""
                let own = attributes["class"].flatMap(ActBlock.Kind.init)
                kind = own ?? zone
                keepsTabs = own != nil
            }
        case "tr": row = []
        case "td", "th": cell = ""
        default:
            guard let unit = Self.unit(name, attributes) else {
                if name == "hcontainer" { holders += 1 }
                return
            }
            stack.append(Frame(unit: unit))
        }
    }

    func close(_ name: String, line: Int) {
        let name = Self.local(name)
        switch name {
        case "meta": isMeta = false
        case _ where isMeta: return
        case "num":
            stack[stack.count - 1].unit?.label = taken()
        case "heading":
            stack[stack.count - 1].unit?.heading = taken()
        case "p":
            let line = taken()
            if cell != nil { cell = (cell ?? "") + (cell?.isEmpty == false ? " " : "") + line } else if !line.isEmpty { add(line, kind) }
        case "td", "th":
            row?.append(cell ?? "")
            cell = nil
        case "tr":
            if let row { add(row.joined(separator: "\t"), .table) }
            row = nil
        case "hcontainer" where holders > 0: holders -= 1
        default:
            guard stack.count > 1, var unit = stack[stack.count - 1].unit, name == unit.step.unit.elementName || Self.aliases[name] == unit.step.unit
            else { return }
            let frame = stack.removeLast()
            unit.elements = frame.elements
            stack[stack.count - 1].elements.append(.unit(Self.numbered(unit)))
        }
    }

    func text(_ text: String, line: Int) {
        guard !isMeta, words != nil else { return }
        words? += text
    }

    private func taken() -> String {
        let line = words ?? ""
        words = nil
        characters += line.unicodeScalars.count { $0 != " " && $0 != "\t" && $0 != "\n" }
        guard keepsTabs, line.utf8.contains(0x09) else { return line.singleSpaced() }
        return line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.singleSpaced() }.joined(separator: "\t")
    }

    private func add(_ line: String, _ kind: ActBlock.Kind) {
        let last = stack.count - 1
        if case .block(var block)? = stack[last].elements.last, block.kind == kind {
            block.lines.append(line)
            stack[last].elements[stack[last].elements.count - 1] = .block(block)
        } else {
            stack[last].elements.append(.block(ActBlock(kind, [line])))
        }
    }

    private func take(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "FRBRWork", "FRBRExpression", "FRBRManifestation": level = name
        case "FRBRnumber": values["number"] = attributes["value"]
        case "FRBRalias": if let key = attributes["name"] { values[key] = attributes["value"] }
        case "FRBRdate": if level == "FRBRWork", attributes["name"] != "unknown" { values["issued"] = attributes["date"] }
        case "eventRef":
            if let id = attributes["eId"], id.hasPrefix("effect-") { values[String(id.dropFirst("effect-".count))] = attributes["date"] }
        case "TLCOrganization": if attributes["eId"] == "issuer" { values["issuer"] = attributes["showAs"] }
        case "TLCPerson": if attributes["eId"] == "signer" { values["signer"] = attributes["showAs"] }
        default: break
        }
    }

    private static let aliases: [String: ProvisionPath.Unit] = ["paragraph": .clause, "title": .part, "attachment": .annex]

    private static func unit(_ name: String, _ attributes: [String: String]) -> ActUnit? {
        let step = attributes["eId"].flatMap { ProvisionPath(eId: $0) }?.steps.last
        if name == "hcontainer" {
            guard let unit = attributes["name"].flatMap(ProvisionPath.Unit.init), unit.isEnclosure else { return nil }
            return ActUnit(unit, step?.number ?? "", label: "")
        }
        guard let unit = aliases[name] ?? ProvisionPath.Unit.allCases.first(where: { $0.elementName == name }) else { return nil }
        return ActUnit(unit, step?.unit == unit ? step?.number ?? "" : "", label: "")
    }

    /// Another writer's addresses may not be ours: then the number is what the label says.
    private static func numbered(_ unit: ActUnit) -> ActUnit {
        guard unit.step.number.isEmpty, !unit.step.unit.isEnclosure else { return unit }
        var unit = unit
        let word = unit.label.split(separator: " ").last.map(String.init) ?? ""
        unit.step = .init(unit.step.unit, String(word.filter { $0.isLetter || $0.isNumber }))
        return unit
    }

    private static func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
