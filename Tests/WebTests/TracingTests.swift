// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Synchronization
import Testing
import Web

/// Requests as whoever collects traces sees them.
@Suite struct TracingTests {
    private static let traceParent = HTTPFields.Element.Name("traceparent") ?? .from
    private static let given = "0af7651916cd43dd8448eb211c80319c"

    @Test func `a request is a span by its route, below the one it came with, and the log names both`() async throws {
        let (spans, lines) = (Spans(), RequestLines())
        try await TestSite(traces: TraceKeeping(sink: spans, share: 1)).visit(logger: lines.logger) { visitor in
            _ = try await visitor.send(.get, "/about?q=an@vidu.vn", headers: [Self.traceParent: "00-\(Self.given)-b7ad6b7169203331-01"])
            _ = try await visitor.get("/khong-co-trang-nay/0912345678")
        }
        let taken = spans.taken
        try #require(taken.count == 2)
        #expect(taken[0].name == "GET /about" && taken[0].kind == .server)
        // By the site's clock; what has passed since by one that nobody sets.
        #expect(abs(taken[0].began.timeIntervalSince(TestSite.now)) < 60)
        #expect(taken[0].place.trace == Self.given && taken[0].parent == "b7ad6b7169203331" && taken[0].place.span != "b7ad6b7169203331")
        #expect(
            taken[0].attributes == [
                "http.request.method": .text("GET"), "http.route": .text("/about"), "http.response.status_code": .number(200),
            ])
        #expect(taken[1].name.hasPrefix("GET ") && taken[1].parent == nil && taken[1].place.trace != Self.given && taken[1].failure == nil)
        #expect(taken.allSatisfy { !"\($0)".contains("vidu") && !"\($0)".contains("0912345") })
        let told = lines.said.filter { $0.contains("route=") }
        #expect(told.count == 2 && zip(told, taken).allSatisfy { $0.contains("trace=\($1.place.trace)") && $0.contains("span=\($1.place.span)") })
        #expect(told[0].contains("parent=b7ad6b7169203331") && !told[1].contains("parent="))
    }

    @Test func `a trace that its beginner does not want kept is not kept, and a broken one is begun anew`() async throws {
        let spans = Spans()
        try await TestSite(traces: TraceKeeping(sink: spans, share: 1)).visit { visitor in
            _ = try await visitor.send(.get, "/about", headers: [Self.traceParent: "00-\(Self.given)-b7ad6b7169203331-00"])
            #expect(spans.taken.isEmpty)
            _ = try await visitor.send(.get, "/about", headers: [Self.traceParent: "00-\(Self.given.uppercased())-b7ad6b7169203331-01"])
            #expect(spans.taken.map(\.parent) == [nil])
        }
        let none = Spans()
        try await TestSite(traces: TraceKeeping(sink: none, share: 0)).visit { visitor in
            _ = try await visitor.get("/about")
            #expect(none.taken.isEmpty)
            // Whoever asks for it gets it all the same.
            _ = try await visitor.send(.get, "/about", headers: [Self.traceParent: "00-\(Self.given)-b7ad6b7169203331-01"])
            #expect(none.taken.count == 1)
        }
    }

    @Test func `a failed request is told as one, by its status alone`() async throws {
        let spans = Spans()
        try await TestSite(assistant: Broken(), traces: TraceKeeping(sink: spans, share: 1)).visit { visitor in
            _ = try await visitor.post("/questions", [("question", "mây của 0912345678")])
        }
        #expect(spans.taken.map(\.failure) == ["500"] && spans.taken.map(\.name) == ["POST /questions"])
        #expect(spans.taken.allSatisfy { !"\($0)".contains("0912345") && !"\($0)".contains("mây") })
    }
}

/// Keeps every span.
final class Spans: SpanSink {
    private let kept = Mutex<[Span]>([])

    var taken: [Span] { kept.withLock { $0 } }

    func take(_ span: Span) { kept.withLock { $0.append(span) } }

    func figures() -> SpanFigures { SpanFigures() }
}
