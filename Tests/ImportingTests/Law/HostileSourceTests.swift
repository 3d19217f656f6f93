// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// Sources made to break, to burst or to reach out: each is refused with what it is, in bounded time and memory.
@Suite struct HostileSourceTests {
    static func refusal(_ path: String) async -> ImportError? {
        await #expect(throws: ImportError.self) { try await CodificationReader(path: path).allParts() }
    }

    static func refusal(of file: Data) async throws -> ImportError? {
        let folder = try SourceFolder(["a.html": file])
        defer { folder.remove() }
        return await refusal(folder.path)
    }

    @Test func `a source that is not there is named`() async {
        #expect(await Self.refusal("/no/such/edition.tar.gz") == .missing("/no/such/edition.tar.gz"))
    }

    @Test func `a folder without a heading is no codification`() async throws {
        let folder = try SourceFolder(["a.html": "<p>Chào</p>"])
        defer { folder.remove() }
        #expect(await Self.refusal(folder.path) == .notCodification(folder.path))
    }

    @Test(arguments: [String.Encoding.utf16, .windowsCP1252])
    func `another encoding is refused, never guessed`(_ encoding: String.Encoding) async throws {
        let text = MadeUpHeading.page(MadeUpHeading.article("1", "Café")).unicodeScalars.filter { $0.value < 256 }
        let data = try #require(String(String.UnicodeScalarView(text)).data(using: encoding))
        #expect(try await Self.refusal(of: data) == .notUTF8(name: "a.html"))
    }

    @Test func `a byte of nought is refused`() async throws {
        #expect(try await Self.refusal(of: Data(MadeUpHeading.page("a\u{0}b").utf8)) == .notUTF8(name: "a.html"))
    }

    @Test func `a file beyond the limit is refused with the limit`() async throws {
        let folder = try SourceFolder([:] as [String: Data])
        defer { folder.remove() }
        try folder.run("truncate -s 1G '\(folder.path)/a.html'")
        guard case .tooLarge(let name, let limit)? = await Self.refusal(folder.path) else {
            Issue.record("taken in")
            return
        }
        #expect(name == "a.html")
        #expect(limit == 64 * 1_048_576)
    }

    @Test func `an archive that unpacks to a thousand times its size is refused`() async throws {
        let folder = try SourceFolder([:] as [String: Data])
        defer { folder.remove() }
        try folder.run("truncate -s 200M '\(folder.path)/a.html'")
        let archive = try folder.packed()
        defer { try? FileManager.default.removeItem(atPath: archive) }
        guard case .tooLarge? = await Self.refusal(archive) else {
            Issue.record("taken in")
            return
        }
    }

    @Test(arguments: ["-P ../$(basename $PWD)/a.html", "-P $PWD/a.html", "link.html"])
    func `a name that leads out of the archive is refused`(_ arguments: String) async throws {
        let folder = try SourceFolder(["a.html": MadeUpHeading.page(MadeUpHeading.article("1", "x"))])
        defer { folder.remove() }
        try folder.run("ln -s /etc/passwd '\(folder.path)/link.html'")
        let archive = try folder.packed([arguments])
        defer { try? FileManager.default.removeItem(atPath: archive) }
        guard case .unsafeName? = await Self.refusal(archive) else {
            Issue.record("taken in")
            return
        }
    }

    @Test func `a link in a folder is refused`() async throws {
        let folder = try SourceFolder([:] as [String: Data])
        defer { folder.remove() }
        try folder.run("ln -s /etc/passwd '\(folder.path)/link.html'")
        #expect(await Self.refusal(folder.path) == .unsafeName("link.html"))
    }

    @Test(arguments: [0, 1, 20, 200, 2_000])
    func `an archive cut short is refused`(_ length: Int) async throws {
        var files: [String: String] = [:]
        var source = SystemRandomNumberGenerator()
        for number in 1...5 {
            let text = (0..<3_000).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &source), radix: 36) }.joined(separator: " ")
            files["\(number).html"] = MadeUpHeading.page(MadeUpHeading.article("\(number)", text))
        }
        let folder = try SourceFolder(files)
        defer { folder.remove() }
        let archive = try folder.packed()
        defer { try? FileManager.default.removeItem(atPath: archive) }
        try Data(contentsOf: URL(filePath: archive)).prefix(length).write(to: URL(filePath: archive))
        #expect(await Self.refusal(archive) != nil)
    }

    @Test(arguments: ["<p>", "<div>", "<table><tr><td>", "</p>", "<!--", "&amp;", "<a href='", "<p class='pDieu'>", "]]>"])
    func `deep and broken markup ends`(_ piece: String) async throws {
        let folder = try SourceFolder(["a.html": MadeUpHeading.page(MadeUpHeading.article("1", "Một.") + String(repeating: piece, count: 30_000))])
        defer { folder.remove() }
        let parts = try await CodificationReader(path: folder.path).allParts()
        #expect(parts.first?.provisions.first?.text.hasPrefix("Một.") == true)
    }

    @Test func `entities of one's own are not expanded, and nothing is fetched`() async throws {
        let bomb = "<!DOCTYPE html [<!ENTITY a 'bịa'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        let folder = try SourceFolder(["a.html": bomb + MadeUpHeading.page(MadeUpHeading.article("1", "&a; &x; hết")).dropFirst()])
        defer { folder.remove() }
        let text = try await CodificationReader(path: folder.path).allParts().first?.provisions.first?.text
        #expect(text == "&a; &x; hết")
    }
}
