// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird
import Importing
import Publishing
import Storage
import Testing

/// Files of acts that nobody ever issued.
enum MadeUpFile {
    static func text(_ words: String = "Bịa một.", number: String = "Số: 7/1901/NĐ-XX") -> String {
        """
        HỘI ĐỒNG BỊA ĐẶT
        \(number)
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hà Nội, ngày 03 tháng 02 năm 1901
        NGHỊ ĐỊNH
        Về chuyện bịa
        Căn cứ Luật Bịa đặt ngày 01 tháng 01 năm 1901;
        Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa.
        Điều 1. Phạm vi
        1. \(words)
        3. Bịa ba.
        Điều 2. Hiệu lực
        Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 1901.
        TM. HỘI ĐỒNG BỊA ĐẶT
        CHỦ TỊCH
        Nguyễn Văn Bịa
        """
    }

    static func page(_ text: String) -> String {
        "<html><body><div>" + text.split(separator: "\n").map { "<p>\($0)</p>" }.joined(separator: "\n") + "</div></body></html>"
    }
}

/// The real readers, in the process of the test.
struct ReadingsInProcess: ActReadings {
    var proposing: Proposing { { ActProposals(of: $0) } }

    func reading(of bytes: [UInt8], named name: String) async throws -> ActReading { try ActFile.read(bytes, name: name) }
}

/// The real reader and the real writer of workbooks, in the process of the test.
struct WorkbooksInProcess: Workbooks {
    func sheet(of bytes: [UInt8], named name: String) async throws -> Spreadsheet { try SheetFile.read(bytes, name: name) }
    func workbook(of sheet: Spreadsheet) -> [UInt8] { Workbook.file(of: sheet) }
}

extension StaffOffice {
    /// Keeps a file with a number of its own, as the first administrator would send it.
    func sendMadeUp(as name: String) async throws -> String {
        let bytes = Array(MadeUpFile.text(number: "Số: \(name.filter(\.isNumber))/1901/NĐ-XX").utf8)
        let reading = try ActFile.read(bytes, name: "bịa.txt")
        try await site.uploads.keep(
            Upload(
                id: .init(name), source: "bịa.txt", digest: reading.report.digest, document: reading.act.document, sender: .init("quan-tri"),
                sent: TestSite.now), reading)
        return name
    }
}

extension Worker {
    /// Sends a file by the form of the page.
    func send(_ text: String, name: String = "bịa.txt", token: String? = nil) async throws -> Reply {
        try await send(Array(text.utf8), name: name, token: token)
    }

    /// Sends a file and what stands beside it in the form.
    func send(_ bytes: [UInt8], _ name: String, to address: String, _ fields: [(String, String)]) async throws -> Reply {
        let mark = "----bia7MA4YWxk"
        var body: [UInt8] = []
        for (field, value) in fields + [("form", token)] {
            body += Array("--\(mark)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let plain = name.filter { !"\"\r\n".contains($0) }
        body += Array("--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(plain)\"\r\n\r\n".utf8)
        return try await visitor.send(
            .post, address, headers: [.contentType: "multipart/form-data; boundary=\(mark)", .cookie: cookie],
            bytes: body + bytes + Array("\r\n--\(mark)--\r\n".utf8))
    }

    func send(_ bytes: [UInt8], name: String, token: String? = nil, to address: String = "/imports") async throws -> Reply {
        let mark = "----bia7MA4YWxk"
        var body = Array("--\(mark)\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n\(token ?? self.token)\r\n".utf8)
        body += Array("--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/plain\r\n\r\n".utf8)
        body += bytes + Array("\r\n--\(mark)--\r\n".utf8)
        return try await visitor.send(
            .post, address, headers: [.contentType: "multipart/form-data; boundary=\(mark)", .cookie: cookie], bytes: body)
    }
}
