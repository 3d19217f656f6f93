// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Publishing
import Testing

/// The handbook of the shipped content as a file, looked at from outside.
@Suite struct HandbookFileTests {
    static let days = ["2025-06-30", "2025-07-01", "2026-06-01", "2027-02-28", "2027-03-01"]

    /// Those that need no program beside; of the PDF tells HandbookPDFTests.
    static let formats: [HandbookFormat] = [.html, .epub, .docx]

    static func registry() throws -> Registry {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Content").standardizedFileURL
        return Registry(try RegistryFacts(ContentReader(folder: folder.path(percentEncoded: false)).read().facts))
    }

    static func book(_ day: String) throws -> Handbook { Handbook(try registry(), on: try #require(Day(iso: day))) }

    private static func html(_ book: Handbook, _ language: Language = .vi) async throws -> String {
        String(decoding: try await HandbookFiles().file(book, as: .html, in: language), as: UTF8.self)
    }

    @Test(arguments: formats)
    func `made again from the same facts, in whatever order these came, it has the same bytes`(_ format: HandbookFormat) async throws {
        let registry = try Self.registry()
        var shuffled = registry.facts
        shuffled.duties.shuffle()
        shuffled.competences.shuffle()
        shuffled.fields.shuffle()
        let day = try #require(Day(iso: "2026-11-22"))
        let first = try await HandbookFiles().file(Handbook(registry, on: day), as: format, in: .vi)
        let (again, later) = (Handbook(Registry(shuffled), on: day), Handbook(registry, on: day.advanced(by: 1)))
        // Compared before they are expected: a megabyte in a message helps nobody.
        let (isSame, isOther) = (
            try await HandbookFiles().file(again, as: format, in: .vi) == first, try await HandbookFiles().file(later, as: format, in: .vi) != first
        )
        #expect(isSame && isOther)
        let differing = zip(Handbook(registry, on: day).entries, again.entries).filter { $0 != $1 }.map(\.0.id.text)
        #expect(differing.isEmpty)
    }

    @Test(arguments: days)
    func `every duty that is no draft stands in it once, with its title and holders`(_ day: String) async throws {
        let registry = try Self.registry()
        let book = try Self.book(day)
        let page = try await Self.html(book)
        for duty in registry.facts.duties where !duty.isDraft {
            #expect(page.components(separatedBy: "<article id=\"m-\(duty.id.text)\"").count == 2, "\(duty.id.text)")
            let finding = try registry.competence(of: duty.id, at: nil, on: book.on)
            let entry = try #require(book.entry(.init(duty.id.text))).entry
            #expect(entry.result == finding.result && entry.holders == finding.holders.map(\.competence.authority.name), "\(duty.id.text)")
        }
        let drafts = registry.facts.duties.filter(\.isDraft).map(\.id.text)
        #expect(!drafts.isEmpty && drafts.allSatisfy { !page.contains("\"m-\($0)\"") })
    }

    /// Whatever is said stands in the facts, or is one of the program's own words: an inventor would be caught by this.
    @Test func `no sentence of an entry comes from elsewhere than the registry`() throws {
        let registry = try Self.registry()
        let book = try Self.book("2026-11-22")
        for duty in registry.facts.duties where !duty.isDraft {
            let entry = try #require(book.entry(.init(duty.id.text))).entry
            let procedures = registry.facts.procedures.filter { $0.duties.contains(duty.id) }
            let limits = [duty.timeLimit].compactMap { $0 } + procedures.flatMap { [$0.nationalTimeLimit].compactMap { $0 } + $0.localTimeLimits }
            #expect(entry.part(.timeLimit)?.lines.map(\.text.vi) == limits, "\(duty.id.text)")
            #expect(entry.part(.dossier)?.lines.map(\.text.vi) == duty.dossier + procedures.compactMap(\.dossier), "\(duty.id.text)")
            #expect(entry.part(.fee)?.lines.map(\.text.vi) == ([duty.fee] + procedures.map(\.fee)).compactMap { $0 }, "\(duty.id.text)")
            #expect(entry.missing.contains(.forms) && entry.missing.contains(.steps), "no fact tells forms or steps yet")
        }
    }

    @Test func `an archive reader and an XML parser that are not ours take the EPUB, and each link in it leads somewhere`() async throws {
        for language in Language.allCases {
            let file = try Self.kept(try await HandbookFiles().file(try Self.book("2026-11-22"), as: .epub, in: language))
            defer { try? FileManager.default.removeItem(at: file) }
            #expect(try Self.told(by: "/usr/bin/env", ["python3", "-c", Self.walk, file.path()]) == "ok\n")
        }
    }

    static let epubcheck = "/usr/bin/epubcheck"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: epubcheck), "epubcheck is a package of the system"))
    func `epubcheck finds nothing wrong with it`() async throws {
        let file = try Self.kept(try await HandbookFiles().file(try Self.book("2026-11-22"), as: .epub, in: .vi))
        defer { try? FileManager.default.removeItem(at: file) }
        let told = try Self.told(by: "/usr/bin/java", ["-jar", Self.epubcheck, "--failonwarnings", file.path()])
        #expect(told.contains("No errors or warnings detected"), "\(told)")
    }

    @Test(arguments: formats)
    func `hostile words stay words`(_ format: HandbookFormat) async throws {
        var facts = try Self.registry().facts
        let evil = "<script>alert(1)</script>\u{1}\"&'"
        let first = try #require(facts.duties.first { !$0.isDraft })
        facts.duties.append(
            Duty(id: .init("<x>"), field: first.field, title: Words(vi: evil, en: evil), sources: ["https://x/\"><b>"], confidence: .low))
        let bytes = try await HandbookFiles().file(Handbook(Registry(facts), on: try #require(Day(iso: "2026-11-22"))), as: format, in: .vi)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("&lt;script&gt;alert(1)"))
        #expect(!text.contains("<script>alert") && !text.contains("\u{1}alert") && !text.contains("\"><b>"))
        if format == .epub {
            let file = try Self.kept(bytes)
            defer { try? FileManager.default.removeItem(at: file) }
            #expect(try Self.told(by: "/usr/bin/env", ["python3", "-c", Self.walk, file.path()]) == "ok\n")
        }
    }

    private static func kept(_ bytes: [UInt8]) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "cam-nang-\(UUID().uuidString).epub")
        try Data(bytes).write(to: file)
        return file
    }

    private static func told(by program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile() + errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }

    private static let walk = """
        import sys, zipfile, posixpath, xml.etree.ElementTree as E
        z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
        first = z.infolist()[0]; assert first.filename == "mimetype" and first.compress_type == 0 and z.read(first) == b"application/epub+zip"
        pages = {n: E.fromstring(z.read(n)) for n in z.namelist() if n.endswith((".xhtml", ".opf", ".xml"))}
        ids = {n: [e.get("id") for e in p.iter() if e.get("id")] for n, p in pages.items()}
        for n, i in ids.items(): assert len(i) == len(set(i)), n
        listed = {e.get("href") for e in pages["EPUB/package.opf"].iter() if e.tag.endswith("}item")}
        assert {"EPUB/" + h for h in listed} | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(z.namelist())
        links = 0
        for n, p in pages.items():
            for e in p.iter():
                h = e.get("href")
                if n.endswith(".xhtml") and h and "://" not in h:
                    page, _, anchor = h.partition("#"); links += 1
                    target = posixpath.join("EPUB", page) if page else n
                    assert target in z.namelist() and (not anchor or anchor in ids[target]), h
        assert links > 150
        print("ok")
        """
}
