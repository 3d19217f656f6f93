// SPDX-License-Identifier: Apache-2.0
import Testing
import Web

/// Forms with files, as browsers send them and as nobody should.
@Suite struct FileFormTests {
    private static func form(_ body: String, type: String = "multipart/form-data; boundary=x") -> FileForm? {
        FileForm(Array(body.utf8), contentType: type)
    }

    private static func part(_ head: String, _ content: String) -> String {
        "--x\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
    }

    @Test func `fields and the file come apart, whatever bytes the file holds`() throws {
        let inside = "a\r\n-x\r\n\r\n--\u{0}x--"
        let found = try #require(
            Self.form(
                Self.part("name=\"form\"", "T&=%41") + Self.part("name=\"file\"; filename=\"Nghị định %22một%22.doc\"", inside) + "--x--\r\n"))
        #expect(found.fields.raw("form") == "T&=%41")
        #expect(found.file?.name == "Nghị định \"một\".doc")
        #expect(found.file.map { String(decoding: $0.bytes, as: UTF8.self) } == inside)
    }

    @Test(arguments: 0..<40)
    func `any bytes that are not the boundary come through`(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let bytes: [UInt8] = (0..<Int(seed * 7)).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Mostly the letters that a boundary is made of.
            let letter = Int(state >> 33) % 7
            return letter < 5 ? Array("\r\n-x.".utf8)[letter] : UInt8(truncatingIfNeeded: state >> 40)
        }
        let mark = "----quite-another-\(seed)"
        let head = "--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
        let body = Array(head.utf8) + bytes + Array("\r\n--\(mark)--".utf8)
        #expect(FileForm(body, contentType: "multipart/form-data; boundary=\"\(mark)\"")?.file?.bytes == bytes)
    }

    @Test func `a form whose file nobody chose has none`() throws {
        let found = try #require(Self.form(Self.part("name=\"file\"; filename=\"\"", "") + "--x--"))
        #expect(found.file == nil)
    }

    @Test(arguments: [
        "", "--x", "--x\r\n", part("name=\"a\"", "b"), part("filename=\"a\"", "b") + "--x--", "--x\r\nX: y\r\n\r\nz\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", String(repeating: part("name=\"a\"", "b"), count: 30) + "--x--",
        "--x\r\nContent-Disposition: form-data; name=\"\(String(repeating: "a", count: 5_000))\"\r\n\r\nb\r\n--x--",
    ])
    func `what is not of that form to its end is no form`(_ body: String) {
        #expect(Self.form(body) == nil)
    }

    @Test(arguments: ["text/plain; boundary=x", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=đ"])
    func `another type is no form`(_ type: String) {
        #expect(Self.form(Self.part("name=\"a\"", "b") + "--x--", type: type) == nil)
    }
}
