// SPDX-License-Identifier: Apache-2.0
import Domain
import Yams

/// Facts and faults of the files read so far.
struct Gathering {
    private(set) var facts: [Fact] = []
    private(set) var faults: [ContentFault] = []
    private var references: [(file: String, kind: String, id: String, line: Int)] = []
    /// Where each fact stands, faulty ones too: a fault in a fact is no fault in those that name it.
    private var origins: [Name: String] = [:]
    private var authorities: [String: ContentValue] = [:]
    /// Competences wait until all authorities are known.
    private var competences: [(key: String, value: ContentValue, origin: String)] = []
    private var hasReadAll = true

    private struct Name: Hashable {
        let kind: String
        let key: String
    }

    mutating func fault(_ fault: ContentFault) { faults.append(fault) }

    /// A file that could not be read; what others name may stand in it.
    mutating func missed(_ fault: ContentFault) {
        faults.append(fault)
        hasReadAll = false
    }

    mutating func take(_ reader: NodeReader) {
        faults += reader.faults
        references += reader.references.map { (reader.file, $0.kind, $0.id, $0.line) }
    }

    mutating func take(_ list: Node, _ schema: ContentList, _ reader: inout NodeReader) {
        guard let rows = list.sequence else { return reader.fault(list, "Write a list here: each fact begins with “- ”.") }
        for row in rows {
            let before = reader.faults.count
            let value = reader.object(row, schema.keys)
            let key = value.map { self.key(of: $0, schema) } ?? ""
            let isNew = note(schema.kind, key, row, &reader)
            if let value { checkSense(of: value, row, &reader) }
            if schema.kind == "duty" { noteCompetences(of: key, row, &reader) }
            guard let value, isNew, reader.faults.count == before else { continue }
            switch schema.kind {
            case "duty": takeDuty(value, key, row, reader.file)
            case "authority": takeAuthority(value, key, row, reader.file)
            default: add(schema.kind, key, value, row, reader.file)
            }
        }
    }

    /// Puts the competences together with their authorities, and looks for every id that was named.
    mutating func finish() {
        for (key, value, origin) in competences {
            guard let id = value["authority"]?.text, let authority = authorities[id] else { continue }
            facts.append(Fact(kind: "competence", key: key, body: value.with("authority", authority).json, origin: origin))
        }
        guard hasReadAll else { return }
        for reference in references where origins[Name(kind: reference.kind, key: reference.id)] == nil {
            let known = origins.keys.filter { $0.kind == reference.kind }.count
            let message = "There is no \(reference.kind) “\(reference.id)” among the \(known) recorded; mend the name or add it."
            faults.append(ContentFault(file: reference.file, line: reference.line, message: message))
        }
    }

    private func key(of value: ContentValue, _ schema: ContentList) -> String {
        let keys = schema.identity.split(separator: "+").map { identity in
            switch value[String(identity)] {
            case .text(let text): text
            case .number(let number): String(number)
            case .object(let words): words["vi"]?.text ?? ""
            default: ""
            }
        }
        return keys.joined(separator: " ")
    }

    private static func origin(_ node: Node, _ file: String) -> String { "\(file):\(node.mark?.line ?? 1)" }

    private mutating func note(_ kind: String, _ key: String, _ node: Node, _ reader: inout NodeReader) -> Bool {
        guard !key.isEmpty else { return false }
        let name = Name(kind: kind, key: key)
        if let earlier = origins[name] {
            reader.fault(node, "“\(key)” stands at \(earlier) already; give this one another name.")
            return false
        }
        origins[name] = Self.origin(node, reader.file)
        return true
    }

    private mutating func add(_ kind: String, _ key: String, _ value: ContentValue, _ node: Node, _ file: String) {
        facts.append(Fact(kind: kind, key: key, body: value.json, origin: Self.origin(node, file)))
    }

    private mutating func takeAuthority(_ value: ContentValue, _ key: String, _ node: Node, _ file: String) {
        guard case .object(var fields) = value, let name = fields.removeValue(forKey: "name"),
            let level = fields.removeValue(forKey: "level")
        else { return }
        let authority = ContentValue.object(["name": name, "level": level])
        authorities[key] = authority
        add("authority", key, .object(fields).with("authority", authority), node, file)
    }
}

// A duty's competences become facts of their own, named after their place in its list: "VT-01/a".
extension Gathering {
    private static func name(of duty: String, at place: Int) -> String {
        "\(duty)/\(String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(place, 25)))))"
    }

    private mutating func noteCompetences(of duty: String, _ node: Node, _ reader: inout NodeReader) {
        guard let rows = node.mapping?["competences"]?.sequence else { return }
        if rows.isEmpty { reader.fault(node, "A duty needs at least one competence.") }
        if rows.count > 26 { return reader.fault(node, "A duty takes 26 competences at most.") }
        for (at, row) in rows.enumerated() { _ = note("competence", Self.name(of: duty, at: at), row, &reader) }
    }

    private mutating func takeDuty(_ value: ContentValue, _ key: String, _ node: Node, _ file: String) {
        guard case .object(var duty) = value, case .list(let rows)? = duty.removeValue(forKey: "competences"),
            let nodes = node.mapping?["competences"]?.sequence
        else { return }
        add("duty", key, .object(duty), node, file)
        for (at, (row, node)) in zip(rows, nodes).enumerated() {
            guard case .object(var competence) = row else { continue }
            let name = Self.name(of: key, at: at)
            competence["id"] = .text(name)
            competence["duty"] = .text(key)
            competence["from"] = competence["from"] ?? .object([:])
            competence["sources"] = competence["sources"] ?? duty["sources"]
            competence["confidence"] = competence["confidence"] ?? duty["confidence"]
            competences.append((name, .object(competence), Self.origin(node, file)))
        }
    }
}

// What each key allows by itself, and what still makes no sense together.
extension Gathering {
    private func checkSense(of value: ContentValue, _ node: Node, _ reader: inout NodeReader) {
        if case .list(let sources)? = value["sources"], sources.isEmpty {
            reader.fault(node.mapping?["sources"] ?? node, "A fact needs at least one source.")
        }
        checkOrder(value, node, &reader)
        guard case .list(let rows)? = value["competences"], let nodes = node.mapping?["competences"]?.sequence else { return }
        for (row, node) in zip(rows, nodes) {
            checkOrder(row, node, &reader)
            checkBasis(row, node, &reader)
        }
    }

    private func checkOrder(_ value: ContentValue, _ node: Node, _ reader: inout NodeReader) {
        for (value, node) in [(value, node), (value["existence"], node.mapping?["existence"]), (value["received"], node.mapping?["received"])] {
            let from = value?["from"]?["earliest"]?.text ?? value?["from"]?.text
            let until = value?["until"]?["latest"]?.text ?? value?["until"]?.text
            guard let from, let until, until <= from, let node else { continue }
            reader.fault(
                node.mapping?["until"] ?? node, "until \(until) is not after from \(from); write the first day without effect, later than from."
            )
        }
    }

    private func checkBasis(_ value: ContentValue, _ node: Node, _ reader: inout NodeReader) {
        guard case .flag(true)? = value["basis"]?["isVerified"], value["basis"]?["confidence"]?.text == "low" else { return }
        reader.fault(
            node.mapping?["basis"]?.mapping?["isVerified"] ?? node,
            "An article of low confidence is not verified; write isVerified: false, or raise its confidence with the source that shows it."
        )
    }
}
