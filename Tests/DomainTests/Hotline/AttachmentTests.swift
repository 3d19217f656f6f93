// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What a file is, told by its bytes and by nothing else.
@Suite struct AttachmentTests {
    static func file(_ name: String, _ bytes: [UInt8]) throws -> TicketFile {
        try TicketFile(id: .init("a"), name: name, bytes: bytes, digest: "d", isForAsker: true)
    }

    static func archive(_ names: String...) -> [UInt8] { [0x50, 0x4B, 0x03, 0x04] + Array(names.joined(separator: "\0").utf8) }

    static let known: [(bytes: [UInt8], kind: TicketFile.Kind)] = [
        (Array("%PDF-1.4".utf8), .pdf), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
        (archive("[Content_Types].xml", "word/document.xml"), .docx), (archive("[Content_Types].xml", "xl/workbook.xml"), .xlsx),
        (Array("Một\r\nhai\tba".utf8), .text),
    ]

    @Test(arguments: known.indices) func `each kind that is taken is known by its bytes, whatever it is called`(_ index: Int) throws {
        let (bytes, kind) = Self.known[index]
        let file = try Self.file("bat-ky.exe", bytes)
        #expect(file.kind == kind && file.size == bytes.count && file.name == "bat-ky." + kind.ending)
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd.txt"), ("C:\\x\\Tờ khai.TXT", "Tờ khai.txt"), ("a\"b;c.txt", "abc.txt"), ("", "tep.txt"), ("...", "tep.txt"),
        ("a\r\nb.txt", "a b.txt"), (".htaccess", "tep.txt"), ("x.txt.html", "x.txt.txt"),
    ])
    func `a name is for people to read, and leads nowhere`(_ given: String, _ name: String) throws {
        #expect(try Self.file(given, Array("x".utf8)).name == name)
        #expect(try Self.file(String(repeating: "ă", count: 500), Array("x".utf8)).name.count <= 130)
    }
}
