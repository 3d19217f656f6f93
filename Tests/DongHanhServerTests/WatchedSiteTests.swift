// SPDX-License-Identifier: Apache-2.0
@testable import DongHanhServer
import Domain
import Foundation
import Logging
import Synchronization
import Testing

/// The running program as what keeps it running sees it.
@Suite struct WatchedSiteTests {
    /// Asks as a probe, as a scraper and as somebody with a telephone number; prints what came back.
    private static let walk = """
        import json, sys, urllib.error, urllib.parse, urllib.request
        def get(path, data=None, **headers):
            request = urllib.request.Request(sys.argv[1] + path, data=data, headers=headers)
            try:
                with urllib.request.urlopen(request, timeout=60) as reply: return reply.status, reply.read().decode()
            except urllib.error.HTTPError as error: return error.code, error.read().decode()
        words = "Ai cấp giấy phép bưu chính, gọi 0912 345 678, tran@vidu.vn"
        get("/questions", urllib.parse.urlencode({"question": words}).encode())
        get("/search?q=" + urllib.parse.quote(words))
        print(json.dumps({path: get(path) for path in ["/health/live", "/health/ready", "/metrics"]}
            | {"open": get("/metrics", Authorization="Bearer " + sys.argv[2])}))
        """

    /// As it may be written; its beginning alone stands in many a measured number.
    private static let telephones = ["0912 345", "0912+345", "0912%20345", "0912345"]

    @Test func `health, figures and log of a real site tell how it fares and nothing of who asked`() async throws {
        let program = try Program()
        let token = "0123456789abcdef0123456789abcdef"
        try FileManager.default.createDirectory(atPath: program.data + "/secrets", withIntermediateDirectories: true)
        try Data(token.utf8).write(to: URL(filePath: program.data + "/secrets/so-lieu"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: program.data + "/secrets/so-lieu")
        try Data(#"{"metrics-token": "so-lieu", "log": "json"}"#.utf8).write(to: URL(filePath: program.path("settings.json")))
        let site = try RunningProgram(program, "serve", "--port", "0", "--settings", program.path("settings.json"))
        let address = try #require(await site.address())

        let walk = try await program.execute("/usr/bin/env", ["python3", "-c", Self.walk, address, token])
        #expect(walk.status == 0, "\(walk.errors)")
        let replies = try JSONDecoder().decode([String: Reply].self, from: Data(walk.output.utf8))
        #expect(replies["/health/live"]?.status == 200)
        #expect(replies["/health/ready"]?.status == 200 && replies["/health/ready"]?.text.contains("\"part\":\"schema\",\"state\":\"well\"") == true)
        #expect(replies["/metrics"]?.status == 401)
        let figures = try #require(replies["open"])
        for name in ["process_resident_memory_bytes ", "donghanh_database_connections ", "donghanh_http_requests_total{", "donghanh_answers_total{"] {
            #expect(figures.text.contains(name), "\(name)")
        }
        for reply in replies.values {
            for secret in Self.telephones + ["vidu", token, program.data] { #expect(!reply.text.contains(secret), "\(secret)") }
        }
        site.signal(SIGTERM)
        var lines: [String] = []
        while let line = await site.note(with: "{\"time\":") { lines.append(line) }
        #expect(lines.contains { $0.contains("\"route\":\"/questions\"") && $0.contains("\"status\":\"303\"") })
        for line in lines {
            #expect((try? JSONDecoder().decode([String: String].self, from: Data(line.utf8))) != nil, "\(line)")
            for personal in Self.telephones + ["vidu", "bưu", "b%C6%B0u", token] { #expect(!line.contains(personal), "\(line)") }
        }
        #expect(await site.end() == .exit(0))
    }

    @Test func `a line of the log is one line, whatever it is told, and holds no address of mail and no telephone`() throws {
        for form in LogForm.allCases {
            let written = Mutex("")
            let handler = LogLine(form, now: { Date(timeIntervalSince1970: 0) }) { line in written.withLock { $0 += line } }
            var logger = Logger(label: "x", factory: { _ in handler })
            logger[metadataKey: "hb.request.id"] = "c2a9"
            logger.error(
                "Key (email)=(tran@vidu.vn) gọi 0912 345 678\n{\"level\":\"giả\"}",
                metadata: ["time": "giả\u{1B}[2J", "error": "của ông Trần Bịa Đặt\r\nx"])
            logger.debug("mỗi ngày")
            let text = written.withLock { $0 }
            #expect(text.hasSuffix("\n") && text.dropLast().allSatisfy { !$0.isNewline && $0 != "\u{1B}" })
            for personal in ["vidu", "0912", "Trần Bịa"] { #expect(!text.contains(personal), "\(text)") }
            #expect(text.contains("c2a9") && !text.contains("mỗi ngày"))
            guard form == .json else { continue }
            let fields = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
            #expect(fields["time"] == "1970-01-01T00:00:00Z" && fields["level"] == "error" && fields["request"] == "c2a9")
        }
    }

    @Test func `the system tells of this process`() throws {
        let process = try #require(ProcessFigures.ofThisProcess())
        #expect(process.residentBytes > 1_000_000 && process.openFiles > 2 && process.processorSeconds >= 0)
        #expect(process.started < Date() && process.started > Date(timeIntervalSince1970: 1_600_000_000))
    }

    @Test func `a form of log that is not there is refused with a sentence`() async throws {
        let faults = await #expect(throws: SettingsFaults.self) { try await Settings.read(options: ["log": "xml"], environment: [:]) }
        #expect(faults?.sentences.contains { $0.vi.contains("xml") && $0.en?.contains("xml") == true } == true)
    }

    private struct Reply: Decodable {
        let status: Int
        let text: String

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            status = try parts.decode(Int.self)
            text = try parts.decode(String.self)
        }
    }
}
