// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// Our Akoma Ntoso by the strict schema that OASIS published, as libxml2 judges it.
@Suite struct AkomaNtosoSchemaTests {
    /// Every kind of unit and block at once.
    static let manifold = MadeUpAct.text(
        """
        Phần thứ nhất
        CHUYỆN CHUNG
        Chương I
        CHUYỆN & "BỊA" <1>
        Mục 1
        MỤC BỊA
        Tiểu mục 1
        TIỂU MỤC BỊA
        Điều 1. Sửa đổi chuyện bịa
        1. Sửa đổi Điều 9 như sau:
        “Điều 9. Cũ
        1. Bịa.”.
        2. Lời dẫn:
        a) Một;
        a1) Một rưỡi;
        đ) Hai.
        Lời ở giữa.
        Điều 1a. Không có khoản
        Chỉ có lời.
        Điều 2. Hiệu lực
        3b. Từ ngày ký.
        """,
        attached: """
            QUY CHẾ
            LÀM CHUYỆN BỊA
            (Ban hành kèm theo Nghị định số 7/1901/NĐ-XX)
            Điều 1. Của quy chế
            1. Bịa.
            PHỤ LỤC I
            DANH MỤC
            (Kèm theo Nghị định số 7/1901/NĐ-XX)
            Lời đầu.
            A. MỘT
            1. Hai.
            Mẫu số 01
            Đơn bịa
            """
    )

    @Test func `the schema takes random acts and one with everything in it`() throws {
        let acts =
            try [Self.manifold].map { try ActStructureTests.read($0).act }
            + (1...60).map { seed in
                try ActStructureTests.read(RandomAct(seed: UInt64(seed)).text).act
            }
        let faults = try Self.faults(in: acts.map { AkomaNtoso($0).xml })
        #expect(faults == "")
    }

    @Test func `the schema takes acts of which little is known, and of blocks alone`() throws {
        let bare = Act(document: .unnamed, elements: [])
        let blocks = ActBlock.Kind.allCases.map { ActElement.block(ActBlock($0, ["Lời\tbịa", "", "hết & <xong>"])) }
        let units = ProvisionPath.Unit.allCases.map { ActElement.unit(ActUnit($0, "1", label: "1", heading: "", elements: blocks)) }
        let acts = [bare, Act(document: .unnamed, elements: blocks), Act(document: .unnamed, signer: "Bịa", elements: units)]
        #expect(try Self.faults(in: acts.map { AkomaNtoso($0).xml }) == "")
    }

    @Test func `the schema refuses what is no Akoma Ntoso`() throws {
        let act = try ActStructureTests.read(Self.manifold).act
        let xml = AkomaNtoso(act).xml
        #expect(try Self.faults(in: [xml.replacing("<body>", with: "<body><bia/>")]) != "")
        #expect(try Self.faults(in: [xml.replacing("<meta>", with: "<!--").replacing("</meta>", with: "-->")]) != "")
    }

    /// What the validator says of the documents; empty where it has no fault to find.
    static func faults(in documents: [String]) throws -> String {
        let schema = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../.build/schema/cobalt/xsd/akomantoso30.xsd")
            .standardizedFileURL.path()
        try #require(FileManager.default.fileExists(atPath: schema), "the schema is missing; ./test fetches it")
        let folder = FileManager.default.temporaryDirectory.appending(path: "donghanh-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try documents.enumerated().map { number, xml in
            let file = folder.appending(path: "\(number).xml")
            try Data(xml.utf8).write(to: file)
            return file.path()
        }
        // Into a file: a pipe that nobody empties would hold the validator up.
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        let validator = Process()
        validator.executableURL = URL(filePath: "/usr/bin/env")
        validator.arguments = ["xmllint", "--nonet", "--noout", "--schema", schema] + files
        validator.standardError = try FileHandle(forWritingTo: log)
        try validator.run()
        validator.waitUntilExit()
        let said = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").filter { !$0.hasSuffix(" validates") }
        return validator.terminationStatus == 0 && said.isEmpty ? "" : said.prefix(20).joined(separator: "\n") + "\(validator.terminationStatus)"
    }
}
