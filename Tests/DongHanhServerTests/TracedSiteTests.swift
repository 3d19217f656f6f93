// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import DongHanhServer

/// The running program as a collector of traces sees it.
@Suite struct TracedSiteTests {
    /// Collects at a port of its own, asks the site with a trace begun here and with a person's words in it, and prints the spans once they have come.
    private static let walk = """
        import http.server, json, socketserver, sys, threading, time, urllib.parse, urllib.request
        spans, told = [], []
        class Collector(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                told.append([self.path, self.headers["Authorization"], self.headers["Content-Type"], self.headers.get("traceparent")])
                for resource in json.loads(body)["resourceSpans"]:
                    for scope in resource["scopeSpans"]: spans.extend(scope["spans"])
                self.send_response(200); self.send_header("Content-Length", "2"); self.end_headers(); self.wfile.write(b"{}")
            def log_message(self, *_): pass
        site, port = sys.argv[1], int(sys.argv[2])
        form = urllib.parse.urlencode({"question": "Ai cấp giấy phép bưu chính, gọi 0912 345 678, tran@vidu.vn"}).encode()
        trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        urllib.request.urlopen(urllib.request.Request(site + "/questions", data=form, headers={"traceparent": trace}), timeout=60).read()
        # Only now is there somebody to take what was noted.
        server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Collector)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        until = time.time() + 120
        while time.time() < until and not any(span["name"] == "POST /questions" for span in spans): time.sleep(0.1)
        print(json.dumps({"spans": spans, "told": told}))
        """

    @Test func `a question is followed through the program, and nothing of who asked leaves it`() async throws {
        let program = try Program()
        try FileManager.default.createDirectory(atPath: program.data + "/secrets", withIntermediateDirectories: true)
        try Data("ma-bia-du-dai".utf8).write(to: URL(filePath: program.data + "/secrets/thu-gom"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: program.data + "/secrets/thu-gom")
        let port = try Self.freePort()
        let site = try RunningProgram(
            program, "serve", "--port", "0", "--log", "json", "--node", "may-bia", "--traces", "http://127.0.0.1:\(port)", "--traces-token", "thu-gom"
        )
        let address = try #require(await site.address())
        let walk = try await program.execute("/usr/bin/env", ["python3", "-c", Self.walk, address, String(port)])
        #expect(walk.status == 0, "\(walk.errors)")
        let seen = try JSONDecoder().decode(Seen.self, from: Data(walk.output.utf8))

        let first = try #require(seen.told.first)
        #expect(first == ["/v1/traces", "Bearer ma-bia-du-dai", "application/json", nil])
        let ours = seen.spans.filter { $0.traceId == "0af7651916cd43dd8448eb211c80319c" }
        let root = try #require(ours.first { $0.name == "POST /questions" })
        #expect(root.parentSpanId == "b7ad6b7169203331" && root.kind == 2)
        let steps = ours.filter { $0.name.hasPrefix("answer ") }
        #expect(steps.contains { $0.name == "answer ReadQuestion" } && steps.allSatisfy { $0.parentSpanId == root.spanId && $0.kind == 1 })
        #expect(ours.contains { $0.name == "database write" && $0.kind == 3 })
        // Everything hangs together, and nothing ends before it began.
        let known = Set(ours.map(\.spanId) + ["b7ad6b7169203331"])
        #expect(ours.allSatisfy { known.contains($0.parentSpanId ?? "") })
        #expect(ours.allSatisfy { $0.startTimeUnixNano.count == 19 && $0.startTimeUnixNano <= $0.endTimeUnixNano })
        for personal in ["0912 345", "vidu", "bưu", "b\\u01b0u", program.data] { #expect(!walk.output.contains(personal), "\(personal)") }

        site.signal(SIGTERM)
        var lines: [String] = []
        while let line = await site.note(with: "{\"time\":") { lines.append(line) }
        #expect(lines.contains { $0.contains("\"route\":\"/questions\"") && $0.contains("\"span\":\"\(root.spanId)\"") })
        #expect(lines.allSatisfy { !$0.contains("ma-bia-du-dai") })
        #expect(await site.end() == .exit(0))
    }

    @Test(arguments: [
        ["traces": "localhost:4318"], ["traces": "ftp://a"], ["traces": "https://a.vn?x=1"], ["traces": "https://a.vn", "traces-share": "2"],
        ["traces": "https://a.vn", "traces-share": "một"], ["traces": "https://a.vn", "traces-token": "Mã Bí Mật"],
        ["traces": "http://a.vn", "traces-token": "ma"], ["node": "có dấu cách"], ["node": ""],
    ])
    func `what cannot be meant is refused with a sentence, in both languages`(_ options: [String: String]) async throws {
        let faults = await #expect(throws: SettingsFaults.self) { try await Settings.read(options: options, environment: [:]) }
        #expect(faults?.sentences.count == 1 && faults?.sentences.allSatisfy { $0.en != nil } == true)
    }

    @Test func `traces go nowhere unless set, and a settings file may say a share as a number`() async throws {
        #expect(try await Settings.read(options: [:], environment: [:]).traces == nil)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(#"{"traces": "http://127.0.0.1:4318", "traces-share": 0.25, "port": 9000}"#.utf8).write(to: file)
        let settings = try await Settings.read(options: ["settings": file.path(percentEncoded: false)], environment: [:])
        #expect(settings.traces?.share == 0.25 && settings.traces?.secret == nil && settings.node.hasSuffix(":9000"))
        let named = try await Settings.read(options: ["node": "may-1"], environment: ["DONGHANH_TRACES": "https://a.vn"])
        #expect(named.node == "may-1" && named.traces?.share == 1)
    }

    private static func freePort() throws -> Int {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(handle, $0, length) == 0 && getsockname(handle, $0, &length) == 0 }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private struct Seen: Decodable {
        let spans: [Span]
        let told: [[String?]]

        struct Span: Decodable {
            let traceId: String
            let spanId: String
            let parentSpanId: String?
            let name: String
            let kind: Int
            let startTimeUnixNano: String
            let endTimeUnixNano: String
        }
    }
}
