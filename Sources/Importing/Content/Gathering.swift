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
    /// What is recorded already, and may be named by what is read.
    private let recorded: Set<Name>

    private struct Name: Hashable {
        let kind: String
        let key: String
    }

    init(beside recorded: [Fact] = [], authorities: [KnownAuthority] = []) {
        self.recorded = Set(recorded.map { Name(kind: $0.kind, key: $0.key) })
        for one in authorities { self.authorities[one.id.text] = Self.value(one.authority) }
    }

    private static func value(_ authority: Authority) -> ContentValue {
        var name: [String: ContentValue] = ["vi": .text(authority.name.vi)]
        name["en"] = authority.name.en.map { .text($0) }
        return .object(["name": .object(name), "level": .text(authority.level.rawValue)])
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
        guard let rows = list.sequence else {
            return reader.fault(
                list,
                Words(vi: "Hãy ghi một danh sách ở đây: mỗi dữ kiện bắt đầu bằng “- ”.", en: "Write a list here: each fact begins with “- ”."))
        }
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
        let counts = Dictionary(grouping: Set(origins.keys).union(recorded), by: \.kind).mapValues(\.count)
        for reference in references {
            let name = Name(kind: reference.kind, key: reference.id)
            guard origins[name] == nil, !recorded.contains(name) else { continue }
            let known = counts[reference.kind, default: 0]
            let words = Words(
                vi: "Không có \(reference.kind) “\(reference.id)” trong \(known) mục đã ghi; hãy sửa tên hoặc thêm mục đó.",
                en: "There is no \(reference.kind) “\(reference.id)” among the \(known) recorded; mend the name or add it.")
            faults.append(ContentFault(file: reference.file, line: reference.line, words))
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
            reader.fault(
                node,
                Words(
                    vi: "“\(key)” đã có ở \(earlier); hãy đặt tên khác cho mục này.",
                    en: "“\(key)” stands at \(earlier) already; give this one another name."))
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
    private static func name(of duty: String, _ row: Node, at place: Int) -> String {
        row.mapping?["row"]?.scalar.map { "\(duty)/\($0.string)" } ?? name(of: duty, at: place)
    }

    private static func name(of duty: String, at place: Int) -> String {
        "\(duty)/\(String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(place, 25)))))"
    }

    private mutating func noteCompetences(of duty: String, _ node: Node, _ reader: inout NodeReader) {
        guard let rows = node.mapping?["competences"]?.sequence else { return }
        if rows.isEmpty {
            reader.fault(node, Words(vi: "Một nhiệm vụ cần ít nhất một dòng thẩm quyền.", en: "A duty needs at least one competence."))
        }
        if rows.count > 26 {
            return reader.fault(node, Words(vi: "Một nhiệm vụ nhận tối đa 26 dòng thẩm quyền.", en: "A duty takes 26 competences at most."))
        }
        let names = rows.enumerated().map { Self.name(of: duty, $0.element, at: $0.offset) }
        // Rows are named after their place, so a row left out would give its name to the next.
        let known = (0..<26).map { Self.name(of: duty, at: $0) }.filter { recorded.contains(Name(kind: "competence", key: $0)) }
        if let missing = known.first(where: { !names.contains($0) }) {
            reader.fault(
                node,
                Words(
                    vi: "Sổ đã có \(missing) mà tệp không ghi. Hãy ghi đủ các dòng thẩm quyền theo thứ tự của sổ; dòng đã hết thì ghi until.",
                    en:
                        "The registry has \(missing), which the file leaves out. Write all rows in the registry's order; give one that is over its until."
                ))
        }
        for (name, row) in zip(names, rows) { _ = note("competence", name, row, &reader) }
    }

    private mutating func takeDuty(_ value: ContentValue, _ key: String, _ node: Node, _ file: String) {
        guard case .object(var duty) = value, case .list(let rows)? = duty.removeValue(forKey: "competences"),
            let nodes = node.mapping?["competences"]?.sequence
        else { return }
        add("duty", key, .object(duty), node, file)
        for (at, (row, node)) in zip(rows, nodes).enumerated() {
            guard case .object(var competence) = row else { continue }
            let name = Self.name(of: key, node, at: at)
            competence["row"] = nil
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
            reader.fault(
                node.mapping?["sources"] ?? node, Words(vi: "Một dữ kiện cần ít nhất một nguồn.", en: "A fact needs at least one source."))
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
                node.mapping?["until"] ?? node,
                Words(
                    vi: "until \(until) không sau from \(from); hãy ghi ngày đầu tiên không còn hiệu lực, muộn hơn from.",
                    en: "until \(until) is not after from \(from); write the first day without effect, later than from."))
        }
    }

    private func checkBasis(_ value: ContentValue, _ node: Node, _ reader: inout NodeReader) {
        guard case .flag(true)? = value["basis"]?["isVerified"], value["basis"]?["confidence"]?.text == "low" else { return }
        reader.fault(
            node.mapping?["basis"]?.mapping?["isVerified"] ?? node,
            Words(
                vi: "Điều khoản có độ tin cậy thấp thì chưa xác minh; hãy ghi isVerified: false, hoặc nâng độ tin cậy cùng nguồn chứng tỏ.",
                en: "An article of low confidence is not verified; write isVerified: false, or raise its confidence with the source that shows it."))
    }
}
