// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing

@testable import Web

/// Files of the desk that are made to harm whoever unpacks them, and texts made to harm whoever reads a sheet or a stream.
@Suite struct HostileFileTests {
    struct Bomb: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let files: [Zip.File]
        /// What it is taken for; `nil` where nothing of the kind is taken.
        let kind: TicketFile.Kind?

        init(_ name: String, _ kind: TicketFile.Kind?, _ files: [Zip.File]) {
            testDescription = name
            self.kind = kind
            self.files = files
        }
    }

    private static let types = Zip.File("[Content_Types].xml", "<Types/>")
    /// Eight million letters in less than eight thousand bytes.
    private static let runs = 31_000
    private static let laughs: String = {
        let entities = (1...9).map { level in
            "<!ENTITY a\(level) \"" + String(repeating: level == 1 ? "ha" : "&a\(level - 1);", count: 10) + "\">"
        }
        return "<!DOCTYPE x [" + entities.joined() + "]><worksheet>&a9;</worksheet>"
    }()
    private static let nested: [UInt8] = (0..<9).reduce(Array("0".utf8)) { inner, level in
        Zip.packed([Zip.File("\(level).zip", inner), Zip.File("\(level)-nua.zip", inner)])
    }

    static let bombs = [
        Bomb("a document of a thousand times its size", .docx, [types, .init("word/document.xml", runs: runs)]),
        Bomb(
            "a workbook of a thousand times its size", .xlsx,
            [types, .init("xl/workbook.xml", "<x/>"), .init("xl/worksheets/sheet1.xml", runs: runs)]),
        Bomb("a billion laughs", .xlsx, [types, .init("xl/workbook.xml", laughs), .init("xl/worksheets/sheet1.xml", laughs)]),
        Bomb("a document whose parts climb", .docx, [types, .init("word/document.xml", "x"), .init("../../../../tmp/bia-leo.txt", "x")]),
        Bomb("a document full of archives", .docx, [types, .init("word/document.xml", "x"), .init("word/media/0.zip", nested)]),
        Bomb("a document with a macro", nil, [types, .init("word/document.xml", "x"), .init("word/vbaProject.bin", "x")]),
        Bomb("an archive of a thousand times its size", nil, [.init("0.txt", runs: runs)]),
        Bomb("an archive of archives", nil, [.init("0.zip", nested)]), Bomb("an archive that climbs", nil, [.init("../../etc/passwd", "x")]),
    ]

    /// What nobody unpacks stays as small as it came.
    @Test(arguments: bombs)
    func `a file that harms whoever unpacks it is kept as it came, or is not taken`(_ bomb: Bomb) async throws {
        let office = try await DeskPageTests.office()
        let bytes = Zip.packed(bomb.files)
        #expect(TicketFile.Kind(bytes) == bomb.kind)
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let sent = try await visitor.send(bytes, name: "../../to-khai.zip", to: AttachmentPageTests.link)
            let shown = try await an.get(page)
            guard let kind = bomb.kind else {
                #expect(sent.status == 422 && !shown.text.contains("/attachments/"))
                return
            }
            #expect(sent.status == 303, "\(sent.status)")
            let given = try await an.get(try #require(shown.links.first { $0.contains("/attachments/") }))
            #expect(given.status == 200 && given.header("Content-Length") == String(bytes.count))
            #expect(given.header("Content-Disposition")?.hasPrefix("attachment; filename=\"to-khai.\(kind.ending)\"") == true)
            let kept = try await office.site.database.read { try $0.rows("SELECT SUM(LENGTH(content)) AS n FROM attachment_content") }
            let letters: Int = try #require(kept.first).get("n")
            #expect(letters == (bytes.count + 2) / 3 * 4)
        }
    }

    /// The same bytes as a sheet that is to be read.
    @Test(arguments: bombs)
    func `what is read as a workbook is refused before it grows`(_ bomb: Bomb) async throws {
        await #expect(throws: SheetError.self) { try await WorkbooksInProcess().sheet(of: Zip.packed(bomb.files), named: "x.xlsx") }
    }

    @Test(arguments: [
        "a\"; filename=\"x.html", "a%0d%0aX-Evil: 1", "a\u{202E}fdp.exe", "a\u{2028}b", "a\u{0}b", "a\\\"b", ";x=y", "…/…", "..", "con:", "a\tb",
        "đơn\u{301}",
    ])
    func `a file's name stays within its header`(_ name: String) async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let file = try TicketFile(id: .init("f"), name: name, bytes: Array("Bịa".utf8), digest: "d", isForAsker: true)
            _ = try await office.site.attachments.keep(file, Array("Bịa".utf8), secretDigest: Rote.digest, at: TestSite.now)
            let given = try await visitor.get(AttachmentPageTests.link + "/f")
            #expect(given.status == 200 && given.header("X-Evil") == nil && given.headers[values: .contentDisposition].count == 1)
            let header = try #require(given.header("Content-Disposition"))
            #expect(header.wholeMatch(of: #/attachment; filename="[ -!#-\[\]-~]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+/#) != nil, "\(header)")
            #expect(try await an.get(page).text.contains(".txt"))
        }
    }

    @Test(arguments: ["=", "+", "-", "@", "\t", "\r", "＝"])
    func `no cell of a sheet that is given out begins like a formula`(_ sign: String) async throws {
        let name = sign + "cmd|' /C calc'!A0"
        let content = Self.content(named: name)
        let office = try await StaffOffice(content: content)
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            _ = try await visitor.ask("phiếu về mây", [("person", "1")])
            let field = content.fields.first?.id
            let ticket = try #require(try await TicketStore(office.site.database).waiting(limit: 1, offset: 0).elements.first)
            try await SecondAskingStore(office.site.database).keep(
                SecondAsking(
                    ticket: ticket.id, field: field, first: TestSite.now, again: TestSite.now, action: .answer, reason: .law))
            let an = try await office.enter(visitor, "an")
            for address in ["/registry/files/csv", "/progress/csv"] {
                let sheet = try await an.get(address)
                #expect(sheet.status == 200 && sheet.header("Content-Disposition")?.hasPrefix("attachment; ") == true)
                #expect(sheet.text.contains("cmd|"), "\(address)")
                let starts = sheet.text.drop { $0 == "\u{FEFF}" }.split(whereSeparator: { ",\r\n".contains($0) || $0 == "\r\n" })
                for cell in starts { #expect(cell.drop { $0 == "\"" }.first.map { !"=+-@\t＝".contains($0) } ?? true, "\(address): \(cell)") }
            }
        }
    }

    private static func content(named name: String) -> RegistryFacts {
        var content = MadeUp.facts
        content.fields = content.fields.map { Field(id: $0.id, name: Words(vi: name), unit: $0.unit) }
        content.duties = content.duties.map { one in
            Duty(id: one.id, field: one.field, title: Words(vi: name, en: name), sources: [name], confidence: one.confidence)
        }
        return content
    }

    /// What is said never goes into a stream; the name of a ticket does, whatever it is.
    @Test func `no text breaks out of a line of the stream`() async throws {
        let office = try await DeskPageTests.office()
        let name = "x\"}\n\ndata: {}\r\nevent: reload\u{2028}id: 9"
        try await DeskTiePageTests.openOther(office, id: name, secret: "la")
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let text = try await an.get("/desk/events?last=0").text
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            #expect(
                lines.allSatisfy { $0.hasPrefix("retry: ") || $0.hasPrefix("id: ") || $0 == "event: desk" || $0.hasPrefix("data: {\"ticket\":\"") })
            #expect(lines.contains { $0.hasPrefix("data: ") } && !text.contains("id: 9") && !text.contains("event: reload"))
        }
    }
}
