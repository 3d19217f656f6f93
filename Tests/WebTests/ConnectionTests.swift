// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import Hummingbird
import HummingbirdTesting
import Testing
import Web

/// What comes over a real connection and is slow, huge or no HTTP at all.
@Suite struct ConnectionTests {
    /// Short, so that a test need not wait; what it waits for is the end of the connection.
    private static let limits = ConnectionLimits(
        idle: .milliseconds(300), arrival: .milliseconds(600), bodyBytes: 1 << 20, headerBytes: 8 << 10, headers: 50)

    private static func served(_ talk: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await TestSite().live(limits) { port in try await talk(port) }
    }

    /// What the server says to some bytes, until it closes the connection.
    private static func reply(to text: String, port: Int, dripping: String? = nil) async throws -> String {
        try await RawConnection.talk(port: port, text, dripping: dripping)
    }

    @Test func `a plain request is answered`() async throws {
        try await Self.served { port in
            let reply = try await Self.reply(to: "GET /about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
            #expect(reply.hasPrefix("HTTP/1.1 200") && !reply.lowercased().contains("\r\nserver:") && !reply.contains("Hummingbird"))
        }
    }

    @Test(arguments: ["/search?q=", "/registry?q=", "/documents?q=", "/api/v1/search?q=", "/api/v1/ask?question="])
    func `an address of 100 kB is answered with words, and an interface told what is wrong with it`(_ path: String) async throws {
        try await TestSite().live(ConnectionLimits()) { port in
            let request = "GET \(path)\(String(repeating: "a+", count: 50_000)) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let reply = try await Self.reply(to: request, port: port)
            if path.hasPrefix("/api") {
                #expect(reply.hasPrefix("HTTP/1.1 4") && reply.contains("application/problem+json") && reply.contains("2000"), "\(reply.prefix(400))")
            } else {
                #expect(reply.hasPrefix("HTTP/1.1 414") && reply.contains("2000") && reply.utf8.count < 50_000, "\(reply.prefix(400))")
            }
        }
    }

    @Test func `headers that drip end the connection`() async throws {
        try await Self.served { port in
            let reply = try await Self.reply(to: "GET / HTTP/1.1\r\nHost: x\r\n", port: port, dripping: "X-A: b\r\n")
            #expect(reply.isEmpty)
        }
    }

    @Test func `a body that drips ends the connection, though each byte comes in time`() async throws {
        try await Self.served { port in
            let head = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"
            let reply = try await Self.reply(to: head, port: port, dripping: "a")
            #expect(!reply.hasPrefix("HTTP/1.1 2") && !reply.hasPrefix("HTTP/1.1 3"))
        }
    }

    @Test func `a connection on which nothing is said is closed`() async throws {
        try await Self.served { port in
            let reply = try await Self.reply(to: "", port: port)
            #expect(reply.isEmpty)
        }
    }

    @Test(arguments: ["Content-Length: 900000000", "Transfer-Encoding: chunked"])
    func `a body without end is cut off`(_ length: String) async throws {
        try await Self.served { port in
            let chunk = String(repeating: "a", count: 64 << 10)
            let piece = length.hasPrefix("T") ? "10000\r\n\(chunk)\r\n" : chunk
            let head = "POST /questions HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\(length)\r\n\r\n"
            let reply = try await RawConnection.talk(port: port, head, flood: piece)
            #expect(reply.isEmpty || reply.hasPrefix("HTTP/1.1 413") || reply.hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\(String(repeating: "X: a\r\n", count: 200))\r\n",
        "GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}c\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}",
        "hello\r\n\r\n",
    ])
    func `what is no request, or more than one may be, is refused and never served`(_ text: String) async throws {
        try await Self.served { port in
            let reply = try await Self.reply(to: text, port: port)
            #expect(!reply.contains("HTTP/1.1 200") && !reply.contains("HTTP/1.1 5"), "\(reply.prefix(200))")
            // The site goes on for everybody else.
            let next = try await Self.reply(to: "GET /about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: port)
            #expect(next.hasPrefix("HTTP/1.1 200"))
        }
    }

    /// Where two servers read one request differently, the rest of it becomes somebody else's.
    @Test func `a second request hidden in the body of the first is not served`() async throws {
        try await Self.served { port in
            let hidden = "GET /about HTTP/1.1\r\nHost: x\r\n\r\n"
            let text =
                "POST /khong-co HTTP/1.1\r\nHost: x\r\nContent-Length: \(hidden.utf8.count + 5)\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(hidden)"
            let reply = try await Self.reply(to: text, port: port)
            #expect(!reply.contains("HTTP/1.1 200"), "\(reply.prefix(300))")
        }
    }

    @Test(arguments: ["evil.example", "hotro.example.org.evil.example", "hotro.example.org:8443", "evil.example, hotro.example.org", ""])
    func `a host that is not the site's own is told so`(_ host: String) async throws {
        try await TestSite(address: "https://hotro.example.org").live(Self.limits) { port in
            let wrong = try await Self.reply(to: "GET /sign-in HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n", port: port)
            #expect(wrong.hasPrefix("HTTP/1.1 421"), "\(wrong.prefix(100))")
            let right = try await Self.reply(to: "GET /sign-in HTTP/1.1\r\nHost: hotro.example.org\r\nConnection: close\r\n\r\n", port: port)
            #expect(right.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func `each caller is counted by his own address`() async throws {
        let paces = Paces(ofAddress: [.reading: Pace(burst: 2, perSecond: 0.001)], ofPerson: [:])
        try await TestSite(proxies: ["127.0.0.1"], paces: paces).live(Self.limits) { port in
            let ask = { (caller: String) in
                try await Self.reply(
                    to: "GET /about HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: \(caller)\r\nConnection: close\r\n\r\n", port: port)
            }
            for caller in ["192.0.2.1", "192.0.2.2"] {
                for wanted in ["200", "200", "429"] {
                    let reply = try await ask(caller)
                    #expect(reply.hasPrefix("HTTP/1.1 \(wanted)"))
                }
            }
        }
    }
}

/// A connection by hand, on a thread of its own.
enum RawConnection {
    struct Trouble: Error {
        let number: Int32
    }

    /// Sends some bytes, then drips or floods until the server closes; gives what it said.
    static func talk(port: Int, _ text: String, dripping: String? = nil, flood: String? = nil) async throws -> String {
        try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try talk(UInt16(port), text, dripping ?? flood, isFlood: flood != nil) }) }
        }
    }

    private static func talk(_ port: UInt16, _ text: String, _ more: String?, isFlood: Bool) throws -> String {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw Trouble(number: errno) }
        var isOpen = say(text, on: socket)
        var heard: [UInt8] = []
        // Between two drips one listens for a moment; with nothing more to say, until the connection ends.
        let patience: Int32 = more == nil ? 300_000 : isFlood ? 0 : 50
        while isOpen || !isFlood {
            switch listen(on: socket, milliseconds: patience, into: &heard) {
            case true?: return String(decoding: heard, as: UTF8.self)
            case false?: continue
            case nil:
                guard let more else { throw Trouble(number: ETIMEDOUT) }
                if isOpen { isOpen = say(more, on: socket) }
            }
        }
        return String(decoding: heard, as: UTF8.self)
    }

    private static func say(_ text: String, on socket: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// - Returns: `true` where the connection has ended, `nil` where nothing was said in time.
    private static func listen(on socket: Int32, milliseconds: Int32, into heard: inout [UInt8]) -> Bool? {
        var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        if count <= 0 { return true }
        heard += buffer[..<count]
        return false
    }
}
