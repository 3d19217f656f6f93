// SPDX-License-Identifier: Apache-2.0
import Domain

/// Footnotes and endnotes of a DOCX, which stand in parts of their own; numbered as they are called for.
final class WordNotes {
    static let parts = ["word/footnotes.xml", "word/endnotes.xml"]
    private let words: [String: [String: String]]
    private var count = 0

    init(_ parts: [String: [UInt8]], _ name: String) throws {
        words = try parts.filter { Self.parts.contains($0.key) }.mapValues { bytes in
            let reading = NoteReading()
            guard XMLWalk.walk(bytes, reading) else { throw ImportError.broken(name) }
            return reading.words
        }
    }

    /// The words of the note that a mark in the text calls for, with its number in front.
    func next(_ mark: String, _ id: String?) -> String? {
        guard let id, let words = words[mark == "w:footnoteReference" ? Self.parts[0] : Self.parts[1]]?[id], !words.isEmpty else { return nil }
        count += 1
        return "\(count) \(words)"
    }
}

private final class NoteReading: HTMLVisitor {
    private(set) var words: [String: String] = [:]
    private var id: String?
    private var isText = false

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        switch name {
        // The line above the notes is one too, of a type.
        case "w:footnote", "w:endnote": id = attributes["w:type"] == nil ? attributes["w:id"] : nil
        case "w:t": isText = true
        case "w:tab", "w:br": text(" ", line: line)
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        switch name {
        case "w:footnote", "w:endnote":
            if let id { words[id] = words[id]?.singleSpaced() }
            id = nil
        case "w:t": isText = false
        case "w:p": text(" ", line: line)
        default: break
        }
    }

    func text(_ text: String, line: Int) {
        if let id, isText || text == " " { words[id, default: ""] += text }
    }
}
