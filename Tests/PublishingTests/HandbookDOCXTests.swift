// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import FoundationXML
import Publishing
import Testing

/// The handbook as a text document, read back by a parser that knows nothing of its writer.
@Suite struct HandbookDOCXTests {
    /// The texts of the paragraphs, in order; the archive is not packed, so each part stands in it as it is.
    private final class Paragraphs: NSObject, XMLParserDelegate {
        var styles: [String] = []
        var texts: [String] = []
        private var isText = false

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
        ) {
            if name == "w:p" {
                texts.append("")
                styles.append("")
            }
            if name == "w:pStyle" { styles[styles.count - 1] = attributes["w:val"] ?? "" }
            isText = name == "w:t"
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { isText = false }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if isText { texts[texts.count - 1] += string }
        }
    }

    private static func part(_ root: String, of bytes: [UInt8]) throws -> Data {
        let whole = Data(bytes)
        let start = try #require(whole.range(of: Data("<\(root) ".utf8))).lowerBound
        let end = try #require(whole.range(of: Data("</\(root)>".utf8))).upperBound
        return whole[start..<end]
    }

    @Test(arguments: ["2025-06-30", "2026-11-22"], Language.allCases)
    func `every heading and every line of the book stands in the document, in its order`(_ day: String, _ language: Language) async throws {
        let book = try HandbookFileTests.book(day)
        let bytes = try await HandbookFiles().file(book, as: .docx, in: language)
        let (reader, parser) = (Paragraphs(), XMLParser(data: try Self.part("w:document", of: bytes)))
        parser.delegate = reader
        #expect(parser.parse())
        let headings = zip(reader.styles, reader.texts).filter { $0.0 == "Heading2" }.map(\.1)
        #expect(headings == book.entries.map { "\($0.id.text) \($0.title.text(in: language))" })
        #expect(reader.styles.count { $0 == "Heading1" } == book.sections.count)
        // The contents are there before any program has made them, each line with a field for the page of its bookmark.
        let listed = zip(reader.styles, reader.texts).filter { $0.0 == "TOC2" }.map(\.1)
        #expect(listed == headings.map { $0 + "–" })
        let text = String(decoding: try Self.part("w:document", of: bytes), as: UTF8.self)
        let names = text.matches(of: /<w:bookmarkStart w:id="\d+" w:name="(\w+)"\/>/).map { String($0.1) }
        #expect(names.count == book.entries.count + book.sections.count && Set(names).count == names.count)
        #expect(text.matches(of: /PAGEREF (\w+)/).map { String($0.1) } == names)
        let said = Set(reader.texts)
        for entry in book.entries {
            for line in entry.parts.flatMap(\.lines) where line.mark == nil {
                let label = line.label.map { $0.text(in: language) + ": " } ?? ""
                #expect(said.contains(label + line.text.text(in: language)), "\(entry.id.text)")
            }
        }
        for root in ["w:styles", "w:ftr", "cp:coreProperties"] { #expect(XMLParser(data: try Self.part(root, of: bytes)).parse(), "\(root)") }
    }
}
