// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// Acts sent as files: read, reported on, and taken in by a person or not.
@Suite struct ImportPageTests {
    static let document = LegalDocument.ID("7-1901-nd-xx")

    static func visit(_ tour: @escaping @Sendable (Worker, TestSite) async throws -> Void) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in try await tour(try await office.enter(visitor, "an"), office.site) }
    }

    @Test func `a file is read and reported on, and nothing is taken in before somebody says so`() async throws {
        try await Self.visit { an, site in
            let sent = try await an.send(MadeUpFile.text())
            #expect(sent.status == 303 && sent.location.hasPrefix("/imports/"), "\(sent.status) \(sent.text)")
            let page = try await an.get(sent.location)
            #expect(page.status == 200)
            for words in [
                "Nghị định 7/1901/NĐ-XX", "Về chuyện bịa", "03/02/1901", "01/07/1901", "Nguyễn Văn Bịa", "2 điều", "2 khoản", "100,00 %",
                "chữ thường",
                // Clause 2 is missing in the made-up act.
                "Thiếu số phía trước:", "Điều 1.", "bịa.txt",
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(try await an.get("/documents/\(Self.document.text)").status == 404)
            let english = try await an.get(sent.location + "?lang=en").text
            for words in ["A number before it is missing:", "Text placed", "1 July 1901"] { #expect(english.contains(words), "\(words)") }

            #expect(try await an.post(sent.location + "/take").status == 303)
            #expect(try await an.get("/documents/\(Self.document.text)").text.contains("Phạm vi"))
            #expect(try await an.get(sent.location).text.contains("đã nhập"))
            let acts = try await site.audit.rows(AuditNarrowing(), limit: 50, offset: 0).elements
            #expect(acts.contains { $0.entry.act == .actTaken && $0.entry.facts?["outcome"] == "added" && $0.details?["file"] == "bịa.txt" })
            #expect(acts.contains { $0.entry.act == .fileSent })
            // Decided once is decided.
            #expect(try await an.post(sent.location + "/take").status == 409)
            #expect(try await an.post(sent.location + "/leave").status == 409)
        }
    }

    @Test func `doubts are settled on the page one after the other, and an act that was misread is not taken in`() async throws {
        try await Self.visit { an, _ in
            let sent = try await an.send(MadeUpFile.text())
            let page = try await an.get(sent.location).text
            #expect(page.contains("còn 1 chỗ chưa ai xem") && page.contains("Chỗ 1, dòng") && page.contains("accesskey=\"y\""))
            // The words around it, as they were read.
            #expect(page.contains("khoản 3 Điều 1") && page.contains("Bịa ba."))
            let settle = sent.location + "/doubts"
            #expect(try await an.post(settle, [("doubt", "1"), ("finding", "misread"), ("note", "")]).status == 422)
            #expect(try await an.post(settle, [("doubt", "7"), ("finding", "as-read")]).status == 422)
            for wrong in [[("doubt", "1"), ("finding", "bịa")], [("doubt", "x"), ("finding", "as-read")], []] {
                #expect(try await an.post(settle, wrong).status == 422)
            }
            #expect(try await an.post(settle, [("doubt", "1"), ("finding", "misread"), ("note", "khoản 2 <mất>")]).status == 303)
            let misread = try await an.get(sent.location).text
            #expect(misread.contains("1 chỗ được ghi là đọc sai") && misread.contains("khoản 2 &lt;mất&gt;"))
            let refused = try await an.post(sent.location + "/take")
            #expect(refused.status == 409 && refused.text.contains("được ghi là đọc sai"))
            #expect(try await an.get("/documents/\(Self.document.text)").status == 404)
            #expect(try await an.post(settle, [("doubt", "1"), ("finding", "as-read"), ("note", "bản gốc cũng thiếu")]).status == 303)
            #expect(try await an.post(sent.location + "/take").status == 303)
            #expect(try await an.get(sent.location).text.contains("bản gốc cũng thiếu"))
            #expect(try await an.get(sent.location + "?lang=en").text.contains("those that somebody looked at"))
        }
    }

    @Test func `what is not taken in leaves nothing but that somebody has looked at it`() async throws {
        try await Self.visit { an, site in
            let sent = try await an.send(MadeUpFile.text())
            #expect(try await an.post(sent.location + "/leave").status == 303)
            #expect(try await an.get(sent.location).text.contains("không nhập"))
            #expect(try await an.get("/documents/\(Self.document.text)").status == 404)
            #expect(try await site.uploads.reading(of: .init(String(sent.location.dropFirst("/imports/".count)))) == nil)
        }
    }

    @Test func `an act that does not say its number is taken in under the one that a person gives it`() async throws {
        try await Self.visit { an, _ in
            let sent = try await an.send(MadeUpFile.text(number: "HỘI ĐỒNG"))
            #expect(try await an.get(sent.location).text.contains("chưa thấy số"))
            let refused = try await an.post(sent.location + "/take", [("kind", "Nghị định"), ("issued", "hôm kia")])
            #expect(refused.status == 422 && refused.text.contains("hôm kia"))
            let nameless = try await an.post(sent.location + "/take", [("kind", "Nghị định")])
            #expect(nameless.status == 422 && nameless.text.contains("Không thấy số hoặc ngày"))
            #expect(
                try await an.post(sent.location + "/take", [("kind", "Nghị định"), ("number", "8/1901/NĐ-XX"), ("issued", "03/02/1901")]).status
                    == 303)
            #expect(try await an.get("/documents/8-1901-nd-xx").status == 200)
        }
    }

    @Test func `where two files of one act differ, the difference is shown and a person chooses`() async throws {
        try await Self.visit { an, site in
            let first = try await an.send(MadeUpFile.text())
            _ = try await an.post(first.location + "/take")
            let same = try await an.send(MadeUpFile.page(MadeUpFile.text()), name: "a.html")
            #expect(try await an.get(same.location).text.contains("giống nhau từng chữ"))
            let second = try await an.send(MadeUpFile.page(MadeUpFile.text("Bịa <b>hai</b>.")), name: "b.html")
            let page = try await an.get(second.location).text
            #expect(page.contains("<del>một.</del><ins>hai.</ins>") && page.contains("khoản 1 Điều 1"))
            let taken = try await an.post(second.location + "/take")
            #expect(taken.page == "/readings/\(Self.document.text)")
            #expect(try await an.get("/imports").text.contains("/readings/\(Self.document.text)"))
            let readings = try await an.get(taken.location)
            #expect(readings.text.contains("<del>một.</del><ins>hai.</ins>") && readings.text.contains("chờ chọn"))
            #expect(try await an.get("/documents/\(Self.document.text)/art_1").text.contains("Bịa một."))

            let kept = try await site.acts.readings(of: Self.document)
            let (inUse, other) = (kept[0].report.digest, kept[1].report.digest)
            let address = "/readings/\(Self.document.text)/choose"
            // Chosen over what is no longer there.
            #expect(try await an.post(address, [("digest", other), ("seen", other)]).status == 409)
            #expect(try await an.post(address, [("digest", "x"), ("seen", inUse)]).status == 404)
            #expect(try await an.post(address, [("digest", other), ("seen", inUse)]).status == 303)
            #expect(try await an.get("/documents/\(Self.document.text)/art_1").text.contains("Bịa hai."))
            #expect(try await !an.get("/imports").text.contains("/readings/"))
            #expect(try await site.audit.rows(AuditNarrowing(), limit: 50, offset: 0).elements.contains { $0.entry.act == .readingChosen })
        }
    }

    @Test(arguments: [
        ("", "Chưa có tệp nào"), ("ngắn quá", "không chứa văn bản nào"), ("PK\u{3}\u{4}hỏng", "bị thiếu phần cuối"),
        ("§iÒu 1. kho¶n 2 ®Þnh " + String(repeating: "cña những điều ", count: 40), "TCVN3"),
    ])
    func `a file that cannot be read is refused with the reason, on the page it was sent from`(_ text: String, _ reason: String) async throws {
        try await Self.visit { an, site in
            let reply = try await an.send(text)
            #expect(reply.status == 422 && reply.text.contains(reason), "\(reply.status)")
            #expect(reply.text.contains("type=\"file\""))
            #expect(try await site.uploads.uploads(limit: 9, offset: 0).total == 0)
        }
    }

    @Test func `a file without the token of its session, or of no known form, is not even read`() async throws {
        try await Self.visit { an, site in
            #expect(try await an.send(MadeUpFile.text(), token: "x").status == 403)
            for body in ["", "--x", "--a\r\n\r\n--a--", "--a\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nkhông hết"] {
                let reply = try await an.visitor.send(
                    .post, "/imports", headers: [.contentType: "multipart/form-data; boundary=a", .cookie: an.cookie], body: body)
                #expect([403, 415].contains(reply.status), "\(body): \(reply.status)")
            }
            #expect(try await site.uploads.uploads(limit: 9, offset: 0).total == 0)
        }
    }

    @Test(arguments: ["../../etc/passwd", "C:\\a\\<script>alert(1)</script>.txt", "a%22 onfocus=alert(1) x=%22.txt", "\u{202E}fdp.exe", ""])
    func `the name of a file is shown as words and is nothing else`(_ name: String) async throws {
        try await Self.visit { an, _ in
            let sent = try await an.send(MadeUpFile.text(), name: name)
            #expect(sent.status == 303)
            for address in [sent.location, "/imports"] {
                let text = try await an.get(address).text
                #expect(!text.contains("<script>alert") && !text.contains("\" onfocus") && !text.contains("../"))
            }
        }
    }
}
