// SPDX-License-Identifier: Apache-2.0
import Domain

/// The handbook as a text document (Office Open XML, ECMA-376): headings that a program makes a table of contents and bookmarks of, numbered pages.
struct HandbookDOCX {
    let book: Handbook
    let language: Language

    var bytes: [UInt8] {
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", Self.contentTypes)
        archive.add("_rels/.rels", Self.relations)
        archive.add("docProps/core.xml", core)
        archive.add("word/_rels/document.xml.rels", Self.documentRelations)
        archive.add("word/styles.xml", styles)
        archive.add("word/footer1.xml", footer)
        archive.add("word/document.xml", document)
        return archive.bytes
    }

    private func text(_ words: Words) -> String { words.text(in: language) }
    private func text(_ vi: String, _ en: String) -> String { language == .en ? en : vi }

    private var document: String {
        var body = paragraph("Title", [run(text(Handbook.title))])
        body += paragraph("Subtitle", [run(text(book.scope))]) + paragraph("Caution", [run(text(Handbook.caution))])
        body += paragraph("ContentsHeading", [run(text("Mục lục", "Contents"))]) + contents
        for section in book.sections { body += self.section(section) }
        return Self.head + "<w:document xmlns:w=\"\(Self.main)\" xmlns:r=\"\(Self.officeRelations)\"><w:body>\(body)"
            + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
            + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1417\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
            + "</w:body></w:document>"
    }

    /// A field that the program which opens the document brings up to date; until then its lines are there, each with a field for its page.
    private var contents: String {
        let lines = book.sections.flatMap { section in
            [("TOC1", heading(of: section), bookmark(section.id.text))]
                + section.entries.map { ("TOC2", "\($0.id.text) \(text($0.title))", bookmark($0.id.text)) }
        }
        let begin = Self.character("begin", " w:dirty=\"true\"") + Self.instruction("TOC \\o \"1-2\" \\h \\z \\u") + Self.character("separate")
        return lines.enumerated().map { at, line in
            let (style, title, name) = line
            let page =
                Self.character("begin") + Self.instruction("PAGEREF \(name) \\h") + Self.character("separate") + run("–") + Self.character("end")
            return paragraph(
                style, [at == 0 ? begin : "", "<w:hyperlink w:anchor=\"\(name)\">\(run(title))<w:r><w:tab/></w:r>\(page)</w:hyperlink>"])
        }
        .joined() + paragraph("Normal", [lines.isEmpty ? begin : "", Self.character("end")])
    }

    private static func character(_ kind: String, _ more: String = "") -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"\(more)/></w:r>" }

    private static func instruction(_ text: String) -> String {
        "<w:r><w:instrText xml:space=\"preserve\"> \(Markup.escaped(text)) </w:instrText></w:r>"
    }

    /// Word takes letters, digits and low lines alone.
    private func bookmark(_ id: String) -> String { Markup.id(id).replacing("-", with: "_") }

    private func heading(of section: HandbookSection) -> String { text("Phần", "Section") + " \(section.number). " + text(section.title) }

    private func section(_ section: HandbookSection) -> String {
        let unit = section.unit.map { paragraph("Normal", [run(text("Đơn vị trả lời: ", "Unit that answers: ") + text($0))]) } ?? ""
        return paragraph("Heading1", marked(heading(of: section), bookmark(section.id.text), section.number * 10_000)) + unit
            + section.entries.enumerated().map { entry($0.element, section.number * 10_000 + 1 + $0.offset) }.joined()
    }

    private func entry(_ entry: HandbookEntry, _ number: Int) -> String {
        var out = paragraph("Heading2", marked("\(entry.id.text) \(text(entry.title))", bookmark(entry.id.text), number))
        if language == .vi, let english = entry.title.en { out += paragraph("English", [run(english, language: "en-GB")]) }
        for part in entry.parts where !part.lines.isEmpty || part.kind.isNeeded {
            out += paragraph("Heading3", [run(text(part.kind.words))])
            if part.lines.isEmpty { out += paragraph("Missing", [run(text(Handbook.notRecorded))]) }
            for line in part.lines { out += self.line(line) }
        }
        return out
    }

    private func marked(_ text: String, _ name: String, _ number: Int) -> [String] {
        ["<w:bookmarkStart w:id=\"\(number)\" w:name=\"\(name)\"/>", run(text), "<w:bookmarkEnd w:id=\"\(number)\"/>"]
    }

    private func line(_ line: HandbookLine) -> String {
        let label = line.label.map { run(text($0) + ": ", isBold: true) } ?? ""
        let mark = line.mark.map { run(" [\(text($0.words))]", isSmall: true) } ?? ""
        let told = paragraph("Normal", [label, run(text(line.text)), mark])
        guard !line.sources.isEmpty else { return told }
        return told + paragraph("Sources", [run(line.sources.joined(separator: "; "))])
    }

    private func paragraph(_ style: String, _ runs: [String]) -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(runs.joined())</w:p>"
    }

    private func run(_ text: String, isBold: Bool = false, isSmall: Bool = false, language: String? = nil) -> String {
        let properties = (isBold ? "<w:b/>" : "") + (isSmall ? "<w:sz w:val=\"18\"/>" : "") + (language.map { "<w:lang w:val=\"\($0)\"/>" } ?? "")
        return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
            + "<w:t xml:space=\"preserve\">\(Markup.escaped(text))</w:t></w:r>"
    }

    private var footer: String {
        Self.head + "<w:ftr xmlns:w=\"\(Self.main)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\(run(text(book.scope) + " · "))"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("1"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>"
    }

    /// Without a clock: the day is the one that the book is for.
    private var core: String {
        Self.head + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(Markup.escaped(text(Handbook.title))). "
            + "\(Markup.escaped(text(book.scope)))</dc:title><dc:creator>Đồng Hành</dc:creator><dc:language>\(language.rawValue)</dc:language>"
            + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(book.on.iso)T00:00:00Z</dcterms:created></cp:coreProperties>"
    }

    private var styles: String {
        func style(
            _ id: String, _ size: Int, _ extra: String = "", tabs: String = "", before: Int = 0, after: Int = 80, level: Int? = nil,
            isDefault: Bool = false
        )
            -> String
        {
            // The schema wants what keeps lines together before spacing, and the outline after it.
            let keep = level == nil ? "" : "<w:keepNext/>"
            let last = level.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? ""
            return
                "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(Self.names[id] ?? id)\"/>"
                + (isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")
                + "<w:qFormat/><w:pPr>\(keep)\(tabs)<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
                + "\(last)</w:pPr><w:rPr>\(extra)<w:sz w:val=\"\(size)\"/></w:rPr></w:style>"
        }
        let lang = language == .vi ? "vi-VN" : "en-GB"
        // Numbers of pages stand at the right edge of the text, behind dots.
        let tab = "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9355\"/></w:tabs>"
        return Self.head + "<w:styles xmlns:w=\"\(Self.main)\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
            + "w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"24\"/><w:lang w:val=\"\(lang)\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + style("Normal", 24, isDefault: true) + style("Title", 44, "<w:b/>", after: 120) + style("Subtitle", 28, after: 240)
            + style("Caution", 22, "<w:i/>", after: 240) + style("ContentsHeading", 30, "<w:b/>", before: 240)
            + style("Heading1", 34, "<w:b/>", before: 480, after: 160, level: 0) + style("Heading2", 28, "<w:b/>", before: 320, level: 1)
            + style("Heading3", 24, "<w:b/>", before: 160, after: 40, level: 2) + style("English", 22, "<w:i/>")
            + style("TOC1", 24, "<w:b/>", tabs: tab, before: 120, after: 40) + style("TOC2", 22, tabs: tab, after: 20)
            + style("Missing", 22, "<w:i/>") + style("Sources", 18) + style("Footer", 18) + "</w:styles>"
    }

    private static let names = [
        "Normal": "Normal", "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3",
        "Footer": "footer", "TOC1": "toc 1", "TOC2": "toc 2", "ContentsHeading": "TOC Heading",
    ]

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private static let relations =
        head + "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"r1\" Type=\"\(officeRelations)/officeDocument\" "
        + "Target=\"word/document.xml\"/><Relationship Id=\"r2\" "
        + "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"

    private static let documentRelations =
        head + "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"r1\" Type=\"\(officeRelations)/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"r2\" Type=\"\(officeRelations)/footer\" Target=\"footer1.xml\"/></Relationships>"

    private static let contentTypes =
        head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"\(types).document.main+xml\"/>"
        + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(types).styles+xml\"/>"
        + "<Override PartName=\"/word/footer1.xml\" ContentType=\"\(types).footer+xml\"/>"
        + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
}
