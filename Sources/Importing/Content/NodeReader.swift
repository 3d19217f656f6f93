// SPDX-License-Identifier: Apache-2.0
import Domain
import Yams

/// Reads the nodes of one file by their shapes and notes every fault on the way, so that one reading tells them all.
struct NodeReader {
    let file: String
    private(set) var faults: [ContentFault] = []
    /// Every id that was named, to be looked for once all files are read.
    private(set) var references: [(kind: String, id: String, line: Int)] = []

    init(file: String) { self.file = file }

    mutating func value(of node: Node, as shape: Shape) -> ContentValue? {
        switch shape {
        case .text: text(node).map { .text($0) }
        case .number: parsed(node, Words(vi: "một số nguyên, ví dụ 103", en: "a whole number such as 103")) { Int($0).map { .number($0) } }
        case .flag: parsed(node, Words(vi: "true hoặc false", en: "true or false")) { Bool($0).map { .flag($0) } }
        case .day: parsed(node, Words(vi: "một ngày, ví dụ 2026-05-29", en: "a day such as 2026-05-29")) { Day(iso: $0).map { .text($0.iso) } }
        case .doubtfulDay:
            parsed(
                node,
                Words(
                    vi: "2026-05-29, 2026-05, 2026, ..2024-12-31, 2025-07-16.., 2025-07-16..2026-05-29 hoặc unknown",
                    en: "2026-05-29, 2026-05, 2026, ..2024-12-31, 2025-07-16.., 2025-07-16..2026-05-29 or unknown")
            ) {
                DoubtfulDay($0).map(Self.value)
            }
        case .words: words(node)
        case .choice(let choices):
            parsed(node, Self.oneOf(choices)) { choices.contains($0) ? .text($0) : nil }
        case .reference(let kind): reference(node, kind)
        case .list(let element): list(node, of: element)
        case .object(let keys): object(node, keys)
        }
    }

    mutating func fault(_ node: Node, _ words: Words) {
        faults.append(ContentFault(file: file, line: node.mark?.line ?? 1, words))
    }

    private static func oneOf(_ choices: [String]) -> Words {
        let list = choices.joined(separator: ", ")
        return Words(vi: "một trong: \(list)", en: "one of \(list)")
    }

    private mutating func text(_ node: Node) -> String? {
        guard let scalar = node.scalar, !scalar.string.isEmpty, scalar.string != "null" || scalar.style != .plain else {
            fault(node, Words(vi: "Hãy ghi một đoạn chữ ở đây, hoặc bỏ khóa này.", en: "Write a text here, or leave the key out."))
            return nil
        }
        return Vietnamese.composed(scalar.string)
    }

    private mutating func parsed(_ node: Node, _ wanted: Words, _ parse: (String) -> ContentValue?) -> ContentValue? {
        if let scalar = node.scalar, let value = parse(scalar.string) { return value }
        let found = node.scalar?.string
        fault(
            node,
            Words(
                vi: "Hãy ghi \(wanted.vi) thay cho “\(found ?? "danh sách hoặc đối tượng")”.",
                en: "Write \(wanted.text(in: .en)) instead of “\(found ?? "a list or an object")”."))
        return nil
    }

    private static func value(_ day: DoubtfulDay) -> ContentValue {
        var bounds: [String: ContentValue] = [:]
        bounds["earliest"] = day.earliest.map { .text($0.iso) }
        bounds["latest"] = day.latest.map { .text($0.iso) }
        return .object(bounds)
    }

    /// A text that only one language has stands in for the other until somebody translates it.
    private mutating func words(_ node: Node) -> ContentValue? {
        let read = object(node, [.optional("vi", .text), .optional("en", .text)])
        guard case .object(var texts)? = read else { return nil }
        guard let any = texts["vi"] ?? texts["en"] else {
            fault(node, Words(vi: "Hãy ghi chữ dưới vi:, en: hoặc cả hai.", en: "Write the text under vi:, en: or both."))
            return nil
        }
        texts["vi"] = texts["vi"] ?? any
        return .object(texts)
    }

    private mutating func reference(_ node: Node, _ kind: String) -> ContentValue? {
        guard let id = text(node) else { return nil }
        references.append((kind, id, node.mark?.line ?? 1))
        return .text(id)
    }

    private mutating func list(_ node: Node, of element: Shape) -> ContentValue? {
        guard let sequence = node.sequence else {
            fault(
                node,
                Words(
                    vi: "Hãy ghi một danh sách ở đây: mỗi mục một dòng bắt đầu bằng “- ”.",
                    en: "Write a list here: each entry on a line that begins with “- ”."))
            return nil
        }
        return .list(sequence.compactMap { value(of: $0, as: element) })
    }

    mutating func object(_ node: Node, _ keys: [Shape.Key]) -> ContentValue? {
        guard let mapping = node.mapping else {
            let names = keys.map(\.name).joined(separator: ", ")
            fault(node, Words(vi: "Hãy ghi các khóa \(names) ở đây.", en: "Write the keys \(names) here."))
            return nil
        }
        let known = Set(keys.map(\.name))
        for (key, _) in mapping {
            let name = key.scalar?.string ?? ""
            guard !known.contains(name) else { continue }
            let names = keys.map(\.name).joined(separator: ", ")
            fault(
                key,
                Words(vi: "“\(name)” không phải là khóa ở đây; các khóa là \(names).", en: "“\(name)” is no key here; the keys are \(names)."))
        }
        var values: [String: ContentValue] = [:]
        for key in keys {
            if let inner = mapping[Node(key.name)] {
                values[key.name] = value(of: inner, as: key.shape)
            } else if case .required = key.presence {
                fault(node, Words(vi: "Thiếu “\(key.name)”.", en: "“\(key.name)” is missing."))
            } else if case .otherwise(let value) = key.presence {
                values[key.name] = value
            }
        }
        return .object(values)
    }
}
