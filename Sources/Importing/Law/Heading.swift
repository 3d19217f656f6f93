// SPDX-License-Identifier: Apache-2.0
import Domain

/// One heading of the codification, from its bytes to acts and articles.
struct Heading {
    let name: String
    let file: String
    private let text: HeadingText
    private var faults: [ReadingFault]

    /// - Throws: ``ImportError/notUTF8(name:)``; a guess at another encoding would put wrong letters into the law.
    init(name: String, file: String, bytes: [UInt8]) throws {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else { throw ImportError.notUTF8(name: file) }
        self.name = name
        self.file = file
        let text = HeadingText()
        let signs = StraySigns(bytes)
        HTMLWalk.walk(signs.bytes, text)
        text.finish()
        self.text = text
        let stray = signs.found.map { stray in
            (
                line: stray.line,
                message: Words(
                    vi: "“<\(stray.name)” không mở phần tử HTML nào; đã giữ như chữ.",
                    en: "“<\(stray.name)” begins no element of HTML and was kept as text.")
            )
        }
        faults = (stray + text.faults).map { ReadingFault(file: file, line: $0.line, message: $0.message) }
    }

    func part(naming ids: inout ProvisionNames) -> EditionPart {
        var building = PartBuilder(name: name, file: file, faults: faults)
        for block in text.blocks { building.take(block, &ids) }
        return building.finish(textBytes: text.textBytes, lostBytes: text.lostBytes, &ids)
    }
}

/// Puts blocks together to articles.
private struct PartBuilder {
    let name: String
    let file: String
    private var faults: [ReadingFault]
    private var title = ""
    private var chapters = ChapterStack()
    private var acts: [String: LegalDocument] = [:]
    private var order: [String] = []
    private var provisions: [Provision] = []
    private var pending: PendingArticle?
    private var ofChapter: [String] = []
    private var lost = 0

    init(name: String, file: String, faults: [ReadingFault]) {
        self.name = name
        self.file = file
        self.faults = faults
    }

    mutating func take(_ block: HeadingBlock, _ ids: inout ProvisionNames) {
        switch block.kind {
        case .subject: title = block.text
        case .chapter:
            close(&ids)
            chapters.take(block.text)
        case .article:
            close(&ids)
            pending = PendingArticle(block, context: [title].filter { !$0.isEmpty } + chapters.titles)
            pending?.relations = ofChapter
            ofChapter = []
        case .note:
            if pending?.note == nil { pending?.note = block } else { append(block) }
        case .body: append(block)
        case .relations:
            // Before the first article of a chapter it speaks of the chapter, and is kept with that article.
            if pending == nil { ofChapter.append(block.text) } else { pending?.relations.append(block.text) }
        case .chrome: lost += block.lines.reduce(0) { $0 + $1.utf8.count { $0 > 0x20 } }
        }
    }

    mutating func finish(textBytes: Int, lostBytes: Int, _ ids: inout ProvisionNames) -> EditionPart {
        close(&ids)
        return EditionPart(
            name: name, title: title, documents: order.compactMap { acts[$0] }, provisions: provisions, faults: faults,
            textBytes: textBytes, keptBytes: textBytes - lostBytes - lost
        )
    }

    private mutating func append(_ block: HeadingBlock) {
        guard pending == nil else {
            pending?.lines += block.lines
            return
        }
        guard !block.lines.isEmpty else { return }
        lost += block.lines.reduce(0) { $0 + $1.utf8.count { $0 > 0x20 } }
        faults.append(
            ReadingFault(
                file: file, line: block.line,
                message: Words(
                    vi: "Phần chữ trước điều đầu tiên đã bị bỏ ra: “\(block.text.prefix(60))”.",
                    en: "Text before the first article was left out: “\(block.text.prefix(60))”.")))
    }

    private mutating func close(_ ids: inout ProvisionNames) {
        guard let article = pending else { return }
        pending = nil
        let note = article.note?.text ?? ""
        let source = SourceNote(note)
        if source == nil {
            faults.append(
                ReadingFault(
                    file: file, line: article.line,
                    message: Words(
                        vi: "Không hiểu nguồn của “\(article.code)”: “\(note.prefix(80))”.",
                        en: "The source of “\(article.code)” was not understood: “\(note.prefix(80))”."))
            )
        }
        let act = act(of: source, article)
        let text = article.lines.joined(separator: "\n")
        guard let path = ids.path(of: source?.article ?? article.lastNumber, in: act, text: article.heading + "\n" + text) else { return }
        provisions.append(
            Provision(
                id: Provision.ID("\(act.text)/\(path.eId)"), document: act, path: path, code: article.code, heading: article.heading,
                context: article.context, text: text, effect: DaySpan(from: source?.from), address: article.note?.link,
                note: note.isEmpty ? nil : note, relations: article.relations.isEmpty ? nil : article.relations.joined(separator: "\n")
            )
        )
    }

    /// The act an article comes from. Its title, day and issuer stand where the heading first names it.
    private mutating func act(of source: SourceNote?, _ article: PendingArticle) -> LegalDocument.ID {
        let item = article.note?.link.flatMap(Self.item) ?? ""
        let key = source.map { "\($0.kind) \($0.number) \(item)" } ?? "vbpl \(item)"
        if let known = acts[key] { return known.id }
        let id = source.map { LegalDocument.identity(number: $0.number, kind: $0.kind, otherwise: item.isEmpty ? "khong-ro" : "vb\(item)") }
        let address = article.note?.link.map { String($0.prefix { $0 != "#" }) }
        let act = LegalDocument(
            id: id ?? LegalDocument.ID("vb-\(item.isEmpty ? name : item)"), number: source?.number ?? "", kind: source?.kind ?? "",
            title: source?.title ?? "", issuer: source?.issuer, issued: source?.issued, effect: DaySpan(from: source?.from), address: address
        )
        acts[key] = act
        order.append(key)
        return act.id
    }

    /// The publisher's number of an act: "…?ItemID=25389#Dieu_1".
    private static func item(_ link: String) -> String? {
        guard let range = link.firstRange(of: "ItemID=") else { return nil }
        return String(link[range.upperBound...].prefix { $0.isNumber })
    }
}

/// An article whose text is still coming in.
private struct PendingArticle {
    let code: String
    let heading: String
    let line: Int
    let context: [String]
    var note: HeadingBlock?
    var lines: [String] = []
    var relations: [String] = []

    /// "Điều 36.3.NĐ.1.2. Đối tượng áp dụng" → code and heading.
    init(_ block: HeadingBlock, context: [String]) {
        let text = block.text
        let bare = text.hasPrefix("Điều ") ? text.dropFirst("Điều ".count) : Substring(text)
        let code = bare.prefix { !$0.isWhitespace }
        self.code = String(code.hasSuffix(".") ? code.dropLast() : code)
        heading = String(bare.dropFirst(code.count).drop { $0.isWhitespace })
        line = block.line
        self.context = context
    }

    var lastNumber: String { code.split(separator: ".").last.map { $0.lowercased() } ?? "0" }
}

/// The titles an article stands under, by rank: a new chapter ends the sections of the one before.
private struct ChapterStack {
    private var levels: [(rank: Int, title: String)] = []
    private static let ranks = ["Phần", "Chương", "Tiểu mục", "Mục"]
    private static let order = ["Phần": 0, "Chương": 1, "Mục": 2, "Tiểu mục": 3]

    var titles: [String] { levels.map(\.title) }

    mutating func take(_ text: String) {
        guard let word = Self.ranks.first(where: { text.lowercased().hasPrefix($0.lowercased() + " ") }), let rank = Self.order[word] else {
            // The title follows its number in a paragraph of its own.
            if levels.isEmpty { levels.append((-1, text)) } else { levels[levels.count - 1].title += " " + text }
            return
        }
        levels.removeAll { $0.rank >= rank || $0.rank < 0 }
        levels.append((rank, text))
    }
}
