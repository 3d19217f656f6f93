// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

extension StaffOffice {
    /// A file on a ticket, of the same name.
    func fileMadeUp(as id: String) async throws {
        let file = try TicketFile(id: .init(id), name: "bịa.txt", bytes: Array("Bịa".utf8), digest: "d", isForAsker: true)
        _ = try await site.attachments.keep(file, Array("Bịa".utf8), secretDigest: id, at: TestSite.now)
    }
}

extension Visitor {
    /// Sends a file as a browser does.
    func send(_ bytes: [UInt8], name: String, to address: String, fields: [(String, String)] = [], cookie: String? = nil) async throws -> Reply {
        let mark = "----bia7MA4YWxk"
        var body: [UInt8] = []
        for (name, value) in fields { body += Array("--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8) }
        body += Array("--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=\(mark)"]
        if let cookie { headers[.cookie] = cookie }
        return try await send(.post, address, headers: headers, bytes: body + bytes + Array("\r\n--\(mark)--\r\n".utf8))
    }
}

/// Files of tickets: what is taken, who may have it, and that no browser shows it as a page.
@Suite struct AttachmentPageTests {
    static let link = DeskPageTests.link + "/attachments"

    @Test func `what an asker sends comes to staff as a file, and what is filed among staff never to the asker`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let sent = try await visitor.send(Array("%PDF-1.7 <script>".utf8), name: "C:\\Tờ khai x.exe", to: Self.link)
            #expect(sent.status == 303, "\(sent.text)")
            let shown = try await an.get(page)
            let file = try #require(shown.links.first { $0.contains("/attachments/") })
            #expect(shown.text.contains("Tờ khai x.pdf"))
            let taken = try await an.get(file)
            #expect(taken.status == 200 && taken.text == "%PDF-1.7 <script>")
            #expect(taken.header("Content-Disposition")?.hasPrefix("attachment; filename=\"T_ khai x.pdf\"; filename*=UTF-8''T%E1%BB%9D") == true)
            #expect(taken.header("Content-Type") == "application/pdf" && taken.header("X-Content-Type-Options") == "nosniff")
            #expect(taken.header("Content-Security-Policy") == "sandbox; default-src 'none'" && taken.headers[.cacheControl] == "no-store")
            let rows = try await office.site.audit.rows(AuditNarrowing(act: .attachmentOpened), limit: 9, offset: 0).elements
            #expect(rows.map(\.entry.actorText) == ["person:an"])

            let own = try await visitor.send(
                Array("Chuyện kín".utf8), name: "kin.txt", to: page + "/attachments", fields: [("form", an.token)], cookie: an.cookie)
            #expect(own.status == 303)
            let secret = try #require(try await an.get(page).links.first { $0.contains("/attachments/") && $0 != file })
            #expect(!(try await visitor.get(DeskPageTests.link).text.contains("kin.txt")))
            let id = try #require(secret.split(separator: "/").last)
            #expect(try await visitor.get(Self.link + "/" + id).status == 404)
            #expect(try await an.get(secret).text == "Chuyện kín")
            let fields = [("form", an.token), ("asker", "1")]
            #expect(
                try await visitor.send(Array("Mẫu".utf8), name: "mau.txt", to: page + "/attachments", fields: fields, cookie: an.cookie).status == 303
            )
            let read = try await visitor.get(DeskPageTests.link)
            let given = try #require(read.links.first { $0.contains("/attachments/") && read.text.contains("mau.txt") })
            #expect(try await visitor.get(given).status == 200)
        }
    }

    @Test func `a file of one ticket is not had by another's link, nor by another unit`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            try await DeskTiePageTests.openOther(office)
            _ = try await visitor.send(Array("Chữ".utf8), name: "a.txt", to: Self.link)
            let file = try #require(try await an.get(page).links.first { $0.contains("/attachments/") })
            let id = try #require(file.split(separator: "/").last)
            #expect(try await visitor.get("/tickets/khac/attachments/" + id).status == 404)
            #expect(try await an.get(DeskTiePageTests.other + "/attachments/" + id).status == 404)
            let khac = try await office.enter(visitor, "khac")
            #expect(try await khac.get(file).status == 403)
            #expect(try await visitor.get(file).location.hasPrefix("/sign-in"))
            #expect(try await visitor.send(Array("x".utf8), name: "a.txt", to: "/tickets/doan/attachments").status == 404)
            // Without the session's token a file is nobody's.
            #expect(try await visitor.send(Array("x".utf8), name: "a.txt", to: page + "/attachments", cookie: an.cookie).status == 403)
        }
    }

    /// An archive by its signature and the names in it.
    private static func archive(_ names: String...) -> [UInt8] { [0x50, 0x4B, 0x03, 0x04] + Array(names.joined(separator: "\0").utf8) }

    static let refused: [(name: String, bytes: [UInt8])] = [
        ("trang.txt", Array("<!DOCTYPE html><p>x".utf8)), ("anh.png", Array("<svg xmlns='x' onload='alert(1)'/>".utf8)),
        ("chu.txt", Array("<SCRIPT>alert(1)</script>".utf8)), ("chay.pdf", Array("MZ\u{0}\u{1}".utf8)), ("nen.docx", archive("a.txt")),
        ("bom.xlsx", archive("0", "1", "2")), ("macro.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("rong.pdf", []), ("hong.txt", [0xFF, 0xFE, 0x41]), ("chuong.txt", [0x41, 0x07]),
        ("lon.txt", Array(repeating: 0x41, count: TicketFile.mostBytes + 1)),
    ]

    @Test(arguments: refused.indices)
    func `what is none of the kinds that are taken is refused, whatever it is called`(_ index: Int) async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let file = Self.refused[index]
            let sent = try await visitor.send(file.bytes, name: file.name, to: Self.link)
            #expect(sent.status == 422 && sent.text.contains("role=\"alert\""), "\(file.name): \(sent.status)")
            let own = try await visitor.send(file.bytes, name: file.name, to: page + "/attachments", fields: [("form", an.token)], cookie: an.cookie)
            #expect(own.status == 422, "\(file.name): \(own.status)")
            #expect(!(try await an.get(page).text.contains("/attachments/")))
        }
    }

    @Test func `a form without a file, and one too many, are told so`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            #expect(try await visitor.post(Self.link, [("x", "y")]).status == 415)
            for number in 0..<TicketFile.mostOfTicket {
                #expect(try await visitor.send(Array("\(number)".utf8), name: "\(number).txt", to: Self.link).status == 303)
            }
            let more = try await visitor.send(Array("x".utf8), name: "x.txt", to: Self.link)
            #expect(more.status == 422 && more.text.contains("20 tệp"))
        }
    }
}
