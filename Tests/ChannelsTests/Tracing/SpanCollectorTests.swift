// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

/// What a collector of traces gets, whatever it says to it.
@Suite struct SpanCollectorTests {
    private struct Heard: Sendable {
        var spans: [[String: Value]] = []
        var authorization: [String?] = []
        var changes: [SpanCollector.Change] = []
    }

    /// As far as it is looked at.
    private struct Value: Sendable, Equatable {
        let text: String
        init(_ any: Any) { text = String(describing: any) }
    }

    private static func span(_ number: Int, failure: String? = nil) -> Span {
        let began = Date(timeIntervalSince1970: 1_795_316_400.25)
        return Span(
            "GET /about", kind: .server, at: .first(share: 1), parent: nil, began: began, seconds: 1.5,
            attributes: ["number": .number(number), "http.route": .text("/about")], failure: failure)
    }

    /// However busy the machine is, a server of the tests is waited for.
    private static func limits(most: Int = 1_000, batch: Int = 512) -> SpanCollector.Limits {
        var limits = SpanCollector.Limits()
        (limits.most, limits.batch, limits.seconds) = (most, batch, 300)
        return limits
    }

    /// Sends to a server that answers with these statuses in turn, the last one for ever.
    private static func collect(
        _ answers: [(Int, String)], limits: SpanCollector.Limits = limits(), secret: String? = nil,
        _ work: @escaping @Sendable (SpanCollector, @escaping @Sendable () async -> Void) async throws -> Void
    ) async throws -> Heard {
        let heard = Mutex(Heard())
        let turn = Mutex(0)
        let router = Router()
        router.post("/noi/v1/traces") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 22)
            let round = turn.withLock { turn in
                turn += 1
                return turn - 1
            }
            let (status, text) = answers[min(round, answers.count - 1)]
            let spans = status == 200 ? try Self.spans(in: String(buffer: body)) : []
            heard.withLock { heard in
                heard.spans += spans
                heard.authorization.append(request.headers[.authorization])
            }
            return Response(status: .init(code: status), body: .init(byteBuffer: ByteBuffer(string: text)))
        }
        let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        try await application.test(.live) { client in
            let port = try #require(client.port)
            let address = try #require(WebAddress("http://127.0.0.1:\(port)/noi/"))
            let made = SpanCollector(address, token: { secret }, authorities: nil, version: "7", node: "máy \"một\"", limits: limits)
            let collector = try #require(made)
            try await work(collector) { await collector.sendAll { change in heard.withLock { $0.changes.append(change) } } }
        }
        return heard.withLock { $0 }
    }

    private static func spans(in json: String) throws -> [[String: Value]] {
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let ofResource = try #require((whole["resourceSpans"] as? [[String: Any]])?.first)
        let resource = try #require((ofResource["resource"] as? [String: Any])?["attributes"] as? [[String: Any]])
        let names = Dictionary(
            uniqueKeysWithValues: resource.map { ($0["key"] as? String ?? "", ($0["value"] as? [String: Any])?["stringValue"] as? String) })
        #expect(names == ["service.name": "donghanh", "service.version": "7", "service.instance.id": "máy \"một\""])
        let scope = try #require((ofResource["scopeSpans"] as? [[String: Any]])?.first)
        return try #require(scope["spans"] as? [[String: Any]]).map { $0.mapValues(Value.init) }
    }

    @Test func `a span is told as OTLP writes it in JSON`() async throws {
        let span = Self.span(3, failure: "Bad")
        let heard = try await Self.collect([(200, "{}")], secret: "bí-mật") { collector, send in
            collector.take(span)
            #expect(collector.figures().waiting == 1)
            await send()
            var figures = SpanFigures()
            figures.sent = 1
            #expect(collector.figures() == figures)
        }
        let told = try #require(heard.spans.first)
        #expect(told["traceId"]?.text == span.place.trace && told["spanId"]?.text == span.place.span && told["parentSpanId"] == nil)
        #expect(told["name"]?.text == "GET /about" && told["kind"]?.text == "2")
        #expect(told["startTimeUnixNano"]?.text == "1795316400250000000" && told["endTimeUnixNano"]?.text == "1795316401750000000")
        let attributes = told["attributes"]?.text ?? ""
        for part in ["error.type", "Bad", "intValue", "stringValue", "/about"] { #expect(attributes.contains(part), "\(part)") }
        #expect(told["status"]?.text.contains("2") == true)
        #expect(heard.authorization == ["Bearer bí-mật"] && heard.changes.isEmpty)
    }

    @Test(arguments: [429, 502, 503, 504])
    func `what a collector cannot take now is sent again, in its order`(_ status: Int) async throws {
        let heard = try await Self.collect([(200, ""), (status, ""), (status, ""), (200, "")], limits: Self.limits(batch: 2)) { collector, send in
            for number in 0..<5 { collector.take(Self.span(number)) }
            await send()
            #expect(collector.figures().sent == 2 && collector.figures().waiting == 3 && collector.figures().isFailing)
            await send()
            #expect(collector.figures().waiting == 3)
            await send()
            #expect(collector.figures().sent == 5 && collector.figures().waiting == 0 && !collector.figures().isFailing)
        }
        let order = heard.spans.map { ($0["attributes"]?.text ?? "").firstMatch(of: /intValue"?[^0-9]*(\d)/)?.1 ?? "" }
        #expect(order == ["0", "1", "2", "3", "4"])
        #expect(heard.changes == [.failing(why: String(status)), .mended])
    }

    @Test(arguments: [400, 401, 404, 413, 500])
    func `what a collector refuses is let go, and told once`(_ status: Int) async throws {
        let heard = try await Self.collect([(status, "")]) { collector, send in
            for round in 1...3 {
                collector.take(Self.span(round))
                await send()
                #expect(collector.figures().dropped == round && collector.figures().sent == 0 && collector.figures().waiting == 0)
            }
        }
        #expect(heard.changes == [.failing(why: String(status))])
    }

    @Test(arguments: [#"{"partialSuccess":{"rejectedSpans":"2"}}"#, #"{"partialSuccess":{"rejectedSpans":2}}"#])
    func `what it takes only in part is counted so`(_ answer: String) async throws {
        _ = try await Self.collect([(200, answer)]) { collector, send in
            for number in 0..<3 { collector.take(Self.span(number)) }
            await send()
            #expect(collector.figures().sent == 1 && collector.figures().dropped == 2)
        }
    }

    @Test(arguments: [
        "", "{", "[]", #"{"partialSuccess":null}"#, #"{"partialSuccess":{"rejectedSpans":"x"}}"#, #"{"partialSuccess":{"rejectedSpans":-4}}"#,
    ])
    func `whatever else it says to them, they are taken`(_ answer: String) async throws {
        _ = try await Self.collect([(200, answer)]) { collector, send in
            collector.take(Self.span(0))
            await send()
            #expect(collector.figures().sent == 1 && collector.figures().dropped == 0)
        }
    }

    @Test func `no more wait than may, and none is lost without being counted`() async throws {
        _ = try await Self.collect([(503, ""), (200, "")], limits: Self.limits(most: 10, batch: 4)) { collector, send in
            for number in 0..<15 { collector.take(Self.span(number)) }
            #expect(collector.figures().waiting == 10 && collector.figures().dropped == 5)
            await send()
            #expect(collector.figures().waiting == 10)
            await send()
            #expect(collector.figures().sent == 10 && collector.figures().dropped == 5 && collector.figures().waiting == 0)
        }
    }

    @Test func `a program that ends sends one batch more, and one that is told to stop sends none`() async throws {
        var limits = Self.limits(most: 10, batch: 4)
        // Among hundreds of tests two seconds may not do.
        limits.lastSeconds = 300
        _ = try await Self.collect([(200, "")], limits: limits) { collector, _ in
            for number in 0..<10 { collector.take(Self.span(number)) }
            let stopped = Task {
                while !Task.isCancelled { await Task.yield() }
                await collector.sendAll { _ in }
            }
            stopped.cancel()
            await stopped.value
            #expect(collector.figures().sent == 0 && collector.figures().waiting == 10)
            await collector.sendLast { _ in }
            #expect(collector.figures().sent == 4 && collector.figures().waiting == 6)
        }
    }

    @Test func `a collector that is not there is waited for`() async throws {
        let address = try #require(WebAddress("http://127.0.0.1:9"))
        let made = SpanCollector(address, token: { nil }, authorities: nil, version: "1", node: "a")
        let collector = try #require(made)
        collector.take(Self.span(0))
        await collector.sendAll { _ in }
        #expect(collector.figures().waiting == 1 && collector.figures().isFailing)
    }

    @Test func `a secret that this machine does not have keeps them waiting`() async throws {
        let address = try #require(WebAddress("http://127.0.0.1:9"))
        let made = SpanCollector(
            address, token: { throw SecretError.missing(variable: "x", file: "y") }, authorities: nil, version: "1", node: "a")
        let collector = try #require(made)
        collector.take(Self.span(0))
        let told = Mutex<[SpanCollector.Change]>([])
        await collector.sendAll { change in told.withLock { $0.append(change) } }
        #expect(collector.figures().waiting == 1 && told.withLock { $0.count } == 1)
    }
}
