// SPDX-License-Identifier: Apache-2.0
import Domain

/// The parts of the handbook as XHTML, which HTML reads alike; every form of the book is made of these.
struct HandbookMarkup {
    let language: Language

    /// Texts of the program, in the reader's language.
    func callAsFunction(_ words: Words) -> String { Markup.escaped(words.text(in: language)) }

    func callAsFunction(_ vi: String, _ en: String) -> String { Markup.escaped(language == .en ? en : vi) }

    func heading(of section: HandbookSection) -> String {
        "\(self("Phần", "Section")) \(section.number). \(self(section.title))"
    }

    /// An entry with everything recorded under it, and a line for what is not.
    func entry(_ entry: HandbookEntry) -> String {
        var out = "<article id=\"\(Markup.id(entry.id.text))\" class=\"entry\">\n"
        out += "<h3><span class=\"id\">\(Markup.escaped(entry.id.text))</span> \(self(entry.title))</h3>\n"
        if language == .vi, let english = entry.title.en { out += "<p class=\"english\" lang=\"en\">\(Markup.escaped(english))</p>\n" }
        for part in entry.parts where !part.lines.isEmpty || part.kind.isNeeded { out += self.part(part) }
        return out + "</article>\n"
    }

    private func part(_ part: HandbookPart) -> String {
        let heading = "<h4>\(self(part.kind.words))</h4>\n"
        if part.lines.isEmpty { return "<section>\(heading)<p class=\"missing\">\(self(Handbook.notRecorded))</p></section>\n" }
        if part.kind == .sources { return "<section>\(heading)\(sources(part.lines.map(\.text.vi)))</section>\n" }
        return "<section>\(heading)\(part.lines.map(line).joined())</section>\n"
    }

    func line(_ line: HandbookLine) -> String {
        let label = line.label.map { "<b>\(self($0)):</b> " } ?? ""
        let mark = line.mark.map { " <span class=\"mark \($0.rawValue)\">\(self($0.words))</span>" } ?? ""
        return "<p>\(label)\(self(line.text))\(mark)</p>\n" + sources(line.sources)
    }

    private func sources(_ sources: [String]) -> String {
        if sources.isEmpty { return "" }
        let told = sources.map(RecordedSource.init).map { source in
            source.address.map { "<a href=\"\(Markup.address($0))\">\(Markup.escaped(source.text))</a>" } ?? Markup.escaped(source.text)
        }
        return "<p class=\"sources\">\(told.joined(separator: "; "))</p>\n"
    }

    /// What stands before the sections: what this is, how far it goes, and what is not known.
    func preface(_ book: Handbook) -> String { scope(of: book) + background(of: book) }

    func scope(of book: Handbook) -> String {
        "<p class=\"scope\">\(self(book.scope))</p>\n<p class=\"caution\">\(self(Handbook.caution))</p>\n"
    }

    func background(of book: Handbook) -> String {
        var out = "<h2>\(self("Số liệu", "Figures"))</h2>\n<table><thead><tr><th>\(self("Trong bản này", "Here"))</th>"
        out += "<th>\(self("Đếm gì", "What is counted"))</th><th>\(self("Đã công bố", "Published"))</th></tr></thead><tbody>\n"
        for figure in book.figures {
            let published = figure.published.map { "<b>\($0.number)</b> \(self($0.text))" }.joined(separator: "<br/>")
            out += "<tr><td>\(figure.ours)</td><td>\(self(figure.text))</td><td>\(published.isEmpty ? "–" : published)</td></tr>\n"
        }
        out += "</tbody></table>\n<p>\(self(Self.bases))</p>\n"
        if !book.gaps.isEmpty { out += "<h2>\(self("Điều chưa biết", "What is not known"))</h2>\n" + book.gaps.map(line).joined() }
        if !book.gathered.isEmpty {
            out += "<h2>\(self("Dữ kiện ghi nhận", "When the facts were gathered"))</h2>\n" + book.gathered.map(line).joined()
        }
        return out
    }

    static let bases = Words(
        vi: "Các con số đã công bố đếm trên những cơ sở khác nhau; không con số nào được làm cho khớp. Cẩm nang in của Bộ có 13 phần; tên các phần "
            + "chưa thấy ở nguồn nào, nên ở đây mỗi lĩnh vực là một phần.",
        en: "The published numbers count on different bases and none is made to come out. The Ministry's printed handbook has 13 sections; no source "
            + "seen tells their titles, so each field is a section here.")
}
