// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

@testable import DongHanhServer

/// Files read apart from the site, by the program itself.
@Suite struct ReadFileTests {
    private static let text = """
        HỘI ĐỒNG BỊA ĐẶT
        Số: 7/1901/NĐ-XX
        Hà Nội, ngày 03 tháng 02 năm 1901
        NGHỊ ĐỊNH
        Về chuyện bịa
        Hội đồng Bịa đặt ban hành Nghị định về chuyện bịa.
        Điều 1. Phạm vi
        Nghị định này quy định chuyện bịa để thử.
        Điều 2. Hiệu lực
        Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 1901.
        """

    private static func readings() throws -> ConfinedReadings {
        ConfinedReadings(executable: try Program.executable().path(percentEncoded: false))
    }

    @Test func `a file read apart is read as it would be here`() async throws {
        let bytes = Array(Self.text.utf8)
        let reading = try await Self.readings().reading(of: bytes, named: "--bịa \"một\".txt")
        #expect(reading == (try ActFile.read(bytes, name: "--bịa \"một\".txt")))
    }

    @Test func `what the process refuses is refused here, for the same reason`() async throws {
        do {
            _ = try await Self.readings().reading(of: Array("%PDF-1.4 hỏng".utf8), named: "a.pdf")
            Issue.record("a broken file was read")
        } catch let refusal as any Refusal {
            #expect(["import.broken", "import.converter-missing"].contains(refusal.key) && refusal.kind != .notFound)
            #expect(Sentences.text(for: refusal, in: .vi) != refusal.key)
        }
    }

    @Test func `a process that fails is a file that is broken`() async throws {
        await #expect(throws: ImportError.broken("a.txt")) {
            try await ConfinedReadings(executable: "/bin/false").reading(of: Array(Self.text.utf8), named: "a.txt")
        }
    }

    @Test func `people are not shown the command, and it touches no data`() async throws {
        let program = try Program()
        #expect(try await !program.run("--help").output.contains("read-file"))
        let file = program.path("a.txt")
        try Self.text.write(toFile: file, atomically: true, encoding: .utf8)
        let ending = try await program.run("read-file", file, "--name", "a.txt")
        #expect(ending.status == 0 && ending.output.contains("NĐ-XX"))
        #expect(!FileManager.default.fileExists(atPath: program.data))
    }
}
