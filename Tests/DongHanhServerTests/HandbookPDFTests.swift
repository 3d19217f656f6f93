// SPDX-License-Identifier: Apache-2.0
import Domain
import DongHanhServer
import Foundation
import Importing
import Publishing
import Testing

private enum Typesetter {
    static let home = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    static let folder = home.appending(path: ".build/typesetter").path(percentEncoded: false)
    static var isSetUp: Bool { ConfinedTypesetter(folder: folder).isThere }
}

/// The handbook as pages, looked at by programs that know nothing of who set them.
@Suite(.enabled(if: Typesetter.isSetUp, "./test puts the typesetter into .build/typesetter"))
struct HandbookPDFTests {
    private static let home = Typesetter.home
    private static let typesetter = Typesetter.folder

    private static func book(on day: String = "2026-11-22") throws -> Handbook {
        let folder = home.appending(path: "Content").path(percentEncoded: false)
        return Handbook(Registry(try RegistryFacts(ContentReader(folder: folder).read().facts)), on: try #require(Day(iso: day)))
    }

    /// Never what another typesetter of this test has kept.
    private static func pdf(_ book: Handbook, _ language: Language = .vi) async throws -> [UInt8] {
        try await HandbookFiles(typesetter: ConfinedTypesetter(folder: typesetter)).file(book, as: .pdf, in: language)
    }

    /// One entry that says the texts, as a heading, as a label, as a line and in English.
    private static func book(saying text: String) throws -> Handbook {
        let line = HandbookLine(
            label: Words(vi: text), Words(vi: text), mark: .guidance, document: text, sources: [text, "https://example.org/\(text)"])
        let entry = HandbookEntry(
            id: .init("BIA-01"), title: Words(vi: "Bịa", en: text), result: .one, holders: [Words(vi: text)], expires: nil,
            parts: [HandbookPart(.competence, [line])])
        let section = HandbookSection(id: .init("bia"), number: 1, title: Words(vi: text), unit: Words(vi: text), entries: [entry])
        return Handbook(on: Day(number: 20_000), place: nil, sections: [section], figures: [], gaps: [line], gathered: [line])
    }

    private static func told(_ program: String, _ arguments: [String], about bytes: [UInt8]) async throws -> Program.Ending {
        let house = try Program()
        let file = house.path("book.pdf")
        try Data(bytes).write(to: URL(filePath: file))
        return try await house.execute("/usr/bin/" + program, arguments.map { $0 == "FILE" ? file : $0 })
    }

    private static func pages(of bytes: [UInt8]) async throws -> [String] {
        let text = try await told("pdftotext", ["-enc", "UTF-8", "FILE", "-"], about: bytes).output
        // Numbers of pages are held to what stands before them by a sign that nobody sees.
        return text.replacing("\u{2060}", with: "").split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map {
            $0.split { $0.isWhitespace }.joined(separator: " ")
        }
    }

    @Test func `the book of the shipped content is tagged, for archives, with a bookmark for every entry, and the same whenever it is set`()
        async throws
    {
        let book = try Self.book()
        let bytes = try await Self.pdf(book)
        let isSame = try await Self.pdf(try Self.book()) == bytes
        #expect(isSame)
        let info = try await Self.told("pdfinfo", ["FILE"], about: bytes).output
        #expect(info.contains("Tagged:          yes") && info.contains(Handbook.title.vi) && info.contains("A4"))
        // What the file says of itself, which its maker has checked; the structure is read by another program below.
        let said = try await Self.told("pdfinfo", ["-meta", "FILE"], about: bytes).output
        #expect(said.contains("<pdfuaid:part>1</pdfuaid:part>") && said.contains("<pdfaid:part>2</pdfaid:part>"))
        #expect(said.contains("<pdfaid:conformance>A</pdfaid:conformance>"))
        let checked = try await Self.told("qpdf", ["--check", "FILE"], about: bytes)
        #expect(checked.status == 0, "\(checked.output)")
        let structure = try await Self.told("pdfinfo", ["-struct-text", "FILE"], about: bytes).output
        let kinds = structure.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        func count(_ kind: String) -> Int { kinds.count { $0 == kind } }
        #expect(count("H2") >= book.entries.count && count("H3") > 3 * book.entries.count && count("TOC") > book.sections.count)
        #expect(count("Table") == 1 && count("TH") == 3)
        let outlines = try await Self.told("qpdf", ["--json=2", "--json-key=outlines", "FILE"], about: bytes).output
        for entry in book.entries { #expect(outlines.contains("\"title\": \"\(entry.id.text) "), "\(entry.id.text)") }
    }

    @Test(arguments: Language.allCases)
    func `contents, index and related entries name the page on which an entry stands`(_ language: Language) async throws {
        let book = try Self.book()
        let pages = try await Self.pages(of: try await Self.pdf(book, language))
        let word = language == .vi ? ("trang", "trên") : ("page", "of")
        for (at, page) in pages.enumerated().dropFirst() { #expect(page.contains("\(word.0) \(at + 1) \(word.1) \(pages.count)"), "\(at + 1)") }
        // Without blanks and strokes: a long title is broken where a line ends, and what reads the page drops a stroke there.
        func close(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" } }
        let closed = pages.map(close)
        // An entry of the contents may stand on two pages, with what every page has between its halves.
        let around = (language == .vi ? ["Mục lục", "Cẩm nang"] : ["Contents", "Handbook"]) + [book.scope.text(in: language)]
        let contents = (1..<9).map { at in
            (around + ["\(word.0) \(at + 1) \(word.1) \(pages.count)"]).reduce(closed[at]) { $0.replacing(close($1), with: "") }
        }.joined()
        let index = closed.suffix(30).joined()
        let decides = HandbookPart.Kind.competence.words.text(in: language)
        var pageOf: [String: Int] = [:]
        for entry in book.entries {
            let heading = close("\(entry.id.text) \(entry.title.text(in: language))")
            // Where it stands a part follows; in the contents a number does.
            let at = closed.firstIndex { page in
                page.ranges(of: heading).contains { !page[$0.upperBound...].drop { $0 == "." }.prefix(1).allSatisfy(\.isNumber) }
            }
            let number = try #require(at, "\(heading)") + 1
            pageOf[entry.id.text] = number
            let listed = contents.ranges(of: heading).contains {
                contents[$0.upperBound...].drop { $0 == "." }.prefix { $0.isNumber } == "\(number)"
            }
            #expect(listed, "\(heading): page \(number) in the contents")
        }
        #expect(pages.contains { $0.contains(decides) })
        for entry in book.entries {
            for line in entry.part(.related)?.lines ?? [] {
                guard let id = line.label?.vi, let number = pageOf[id] else { continue }
                let told = close("\(id): \(line.text.text(in: language)), \(word.0) \(number)")
                #expect(closed.contains { $0.contains(told) }, "\(entry.id.text) → \(id)")
            }
        }
        // A document's pages: the first is that of the first entry that rests on it.
        for term in HandbookIndex(book, in: language).documents where term.text.contains("/") {
            let number = try #require(term.entries.first.flatMap { pageOf[$0.text] })
            #expect(index.contains(close("\(term.text) \(number)")), "\(term.text)")
        }
    }

    @Test func `every letter of Vietnamese is there in every style, in fonts that the file carries`() async throws {
        let letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
        let all = letters.map(String.init) + letters.uppercased().map(String.init)
        #expect(Set(all).count == 186)
        let bytes = try await Self.pdf(try Self.book(saying: all.joined(separator: " ")))
        // Each time the line stands: title of the section, its unit, English in italics, label, text, sources, index.
        let text = try await Self.pages(of: bytes).joined(separator: " ")
        for letter in all { #expect(text.count { String($0) == letter } >= 7, "\(letter)") }
        let fonts = try await Self.told("pdffonts", ["FILE"], about: bytes).output.split(separator: "\n").dropFirst(2)
        #expect(fonts.count >= 3)
        // Embedded, a subset, and with a way back to letters.
        for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
    }

    @Test func `any letter can be printed, and what no font has stands there as a frame`() async throws {
        let all = (UInt32(0x20)...0x2FFF).compactMap(Unicode.Scalar.init).map { String($0) }
        // In pieces: a bookmark is no longer than the standard lets it be.
        for start in stride(from: 0, to: all.count, by: 4_000) {
            _ = try await Self.pdf(try Self.book(saying: all[start..<min(start + 4_000, all.count)].joined(separator: " ")))
        }
        let text = try await Self.pages(of: try await Self.pdf(try Self.book(saying: "lúa\u{1}漢\u{200B}gạo\u{301}"))).joined()
        #expect(text.contains("lúa□□gạó"))
    }

    @Test func `hostile words are printed as they are, and run nothing`() async throws {
        let words = ["#panic(\"x\")", "#read(\"/etc/hostname\")", "*đậm*", "$x^2$", "@e0", "<e0>", "\\u{41}", "]", "/* */", "= Tựa", "\"#let"]
        let text = try await Self.pages(of: try await Self.pdf(try Self.book(saying: words.joined(separator: " ; ")))).joined()
        for word in words { #expect(text.contains(word), "\(word)") }
    }

    @Test func `where the program is not there, the refusal says how to install it`() async throws {
        let empty = try Program()
        await #expect(throws: HandbookPublishingError.typesetterMissing(package: "pip install typst")) {
            try await HandbookFiles(typesetter: ConfinedTypesetter(folder: empty.folder.path())).file(try Self.book(saying: "x"), as: .pdf, in: .vi)
        }
    }
}
