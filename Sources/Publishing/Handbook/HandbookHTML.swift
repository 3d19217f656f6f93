// SPDX-License-Identifier: Apache-2.0
import Domain

/// The handbook as one page that needs nothing else: read, searched and printed on any device, with or without a network.
struct HandbookHTML {
    let book: Handbook
    let language: Language

    var page: String {
        let markup = HandbookMarkup(language: language)
        var out = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(markup(Handbook.title)) – \(book.on.iso)</title>
            <style>\(HandbookStyle.screen)</style></head>
            <body><main>
            <h1>\(markup(Handbook.title))</h1>
            \(markup.scope(of: book))\(search(markup))<div id="dau-sach">
            \(markup.background(of: book))\(contents(markup))</div>

            """
        for section in book.sections {
            out += "<section class=\"part\" id=\"\(Markup.id(section.id.text))\"><h2>\(markup.heading(of: section))</h2>\n"
            if let unit = section.unit { out += "<p>\(markup("Đơn vị trả lời", "Unit that answers")): \(markup(unit))</p>\n" }
            out += section.entries.map(markup.entry).joined() + "</section>\n"
        }
        return out + "</main>\n<script>\(HandbookStyle.search)</script></body></html>\n"
    }

    /// Hidden until the script that does it runs; then what was found follows right below, in place of what stands before the sections.
    private func search(_ markup: HandbookMarkup) -> String {
        "<p id=\"tim\" hidden=\"hidden\"><label>\(markup("Tìm trong cẩm nang, có dấu hay không dấu đều được", "Search, with or without marks"))"
            + " <input type=\"search\"/></label> <output></output></p>\n"
    }

    private func contents(_ markup: HandbookMarkup) -> String {
        var out = "<nav aria-label=\"\(markup("Mục lục", "Contents"))\"><h2>\(markup("Mục lục", "Contents"))</h2>\n<ol>\n"
        for section in book.sections {
            out += "<li><a href=\"#\(Markup.id(section.id.text))\">\(markup.heading(of: section))</a>\n<ol>\n"
            for entry in section.entries {
                out += "<li><a href=\"#\(Markup.id(entry.id.text))\">\(Markup.escaped(entry.id.text)) \(markup(entry.title))</a></li>\n"
            }
            out += "</ol></li>\n"
        }
        return out + "</ol></nav>\n"
    }
}
