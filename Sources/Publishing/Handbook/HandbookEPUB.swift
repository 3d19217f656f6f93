// SPDX-License-Identifier: Apache-2.0
import Domain

/// The handbook as EPUB 3: a page a section, with a table of contents down to the entry.
struct HandbookEPUB {
    let book: Handbook
    let language: Language
    private var markup: HandbookMarkup { HandbookMarkup(language: language) }

    var bytes: [UInt8] {
        var archive = ZipArchive()
        // The first file tells the kind of the archive.
        archive.add("mimetype", "application/epub+zip")
        archive.add("META-INF/container.xml", Self.container)
        archive.add("EPUB/package.opf", package)
        archive.add("EPUB/nav.xhtml", contents)
        archive.add("EPUB/book.css", HandbookStyle.book)
        archive.add("EPUB/preface.xhtml", page(markup(Handbook.title), "<h1>\(markup(Handbook.title))</h1>\n" + markup.preface(book)))
        for section in book.sections { archive.add("EPUB/\(Self.file(section))", page(markup.heading(of: section), body(of: section))) }
        return archive.bytes
    }

    private func body(of section: HandbookSection) -> String {
        let unit = section.unit.map { "<p>\(markup("Đơn vị trả lời", "Unit that answers")): \(markup($0))</p>\n" } ?? ""
        return "<h2>\(markup.heading(of: section))</h2>\n\(unit)" + section.entries.map(markup.entry).joined()
    }

    private func page(_ title: String, _ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(language.rawValue)" xml:lang="\(language.rawValue)">
        <head><title>\(title)</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
        <body>
        \(body)</body></html>

        """
    }

    private var contents: String {
        var out = "<nav epub:type=\"toc\" id=\"toc\"><h2>\(markup("Mục lục", "Contents"))</h2>\n<ol>\n"
        out += "<li><a href=\"preface.xhtml\">\(markup("Lời đầu", "Preface"))</a></li>\n"
        for section in book.sections {
            out += "<li><a href=\"\(Self.file(section))\">\(markup.heading(of: section))</a>\n<ol>\n"
            for entry in section.entries {
                out +=
                    "<li><a href=\"\(Self.file(section))#\(Markup.id(entry.id.text))\">\(Markup.escaped(entry.id.text)) \(markup(entry.title))</a></li>\n"
            }
            out += "</ol></li>\n"
        }
        return page(markup("Mục lục", "Contents"), out + "</ol></nav>\n")
    }

    /// Without a clock: what changes with the day the book is for is the day, and nothing else.
    private var package: String {
        let items = book.sections.map { "<item id=\"s\($0.number)\" href=\"\(Self.file($0))\" media-type=\"application/xhtml+xml\"/>" }
        let spine = book.sections.map { "<itemref idref=\"s\($0.number)\"/>" }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(language.rawValue)">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">\(identifier)</dc:identifier>
            <dc:title>\(markup(Handbook.title)). \(markup(book.scope))</dc:title>
            <dc:language>\(language.rawValue)</dc:language>
            <dc:publisher>Đồng Hành</dc:publisher>
            <dc:date>\(book.on.iso)</dc:date>
            <meta property="dcterms:modified">\(book.on.iso)T00:00:00Z</meta>
            </metadata>
            <manifest>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <item id="css" href="book.css" media-type="text/css"/>
            <item id="preface" href="preface.xhtml" media-type="application/xhtml+xml"/>
            \(items.joined(separator: "\n"))
            </manifest>
            <spine><itemref idref="preface"/><itemref idref="nav"/>\(spine.joined())</spine>
            </package>

            """
    }

    private var identifier: String {
        let place = book.place.map { ":" + Vietnamese.folded($0.vi).split(separator: " ").joined(separator: "-") } ?? ""
        return "urn:x-dong-hanh:handbook:\(book.on.iso):\(language.rawValue)\(Markup.escaped(place))"
    }

    private static func file(_ section: HandbookSection) -> String { "section-\(section.number).xhtml" }

    private static let container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>

        """
}
