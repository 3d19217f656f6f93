// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Synchronization
import Testing

/// Spans of one piece of work, and where they stand in a trace.
@Suite struct TracingTests {
    @Test func `a place says itself as the header does, and is read again from it`() throws {
        for share in [0.0, 0.3, 1] {
            for _ in 0..<200 {
                let place = TracePlace.first(share: share)
                #expect(TracePlace([place.header]) == place)
                let below = place.below()
                #expect(below.trace == place.trace && below.span != place.span && below.isSampled == place.isSampled)
                #expect(TracePlace([below.header]) == below)
            }
        }
    }

    @Test func `so many traces are kept as are wanted`() {
        // Of 20,000 a share of a quarter lies within 0.25 ± 0.02 but once in 10^10 times.
        let kept = (0..<20_000).count { _ in TracePlace.first(share: 0.25).isSampled }
        #expect((4_600...5_400).contains(kept))
        #expect((0..<1_000).allSatisfy { _ in TracePlace.first(share: 1).isSampled && !TracePlace.first(share: 0).isSampled })
    }

    @Test(arguments: [
        [], ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"], [""], ["00"],
        ["00-00000000000000000000000000000000-b7ad6b7169203331-01"], ["00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"],
        ["ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"], ["00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"],
        ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x"], ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g"],
    ])
    func `what is not one well-formed header is no place`(_ headers: [String]) { #expect(TracePlace(headers) == nil) }

    @Test func `a header of a later version is read as far as it is known`() {
        #expect(TracePlace(["01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03-mới"])?.isSampled == true)
    }

    @Test func `work within work is a span below it, by the same clock, and what fails says of what kind it is`() async throws {
        struct Bad: Error { let secret = "0912 345 678" }
        let (spans, start) = (Spans(), Date(timeIntervalSince1970: 1_000))
        let trace = Tracing(.first(share: 1), to: spans, at: start)
        await #expect(throws: Bad.self) {
            try await trace.run("ngoài", .server, parent: nil) { outcome in
                outcome.name = "cả việc"
                let sum = await Tracing.span("một", attributes: ["n": .number(1)]) { await Tracing.span("trong một", .client) { 42 } }
                #expect(sum == 42)
                try await Tracing.span("hai") { throw Bad() }
            }
        }
        let taken = Dictionary(uniqueKeysWithValues: spans.taken.map { ($0.name, $0) })
        let all = try #require(taken["cả việc"])
        #expect(spans.taken.map(\.name) == ["trong một", "một", "hai", "cả việc"])
        #expect(taken["một"]?.parent == all.place.span && taken["hai"]?.parent == all.place.span && all.parent == nil)
        #expect(taken["trong một"]?.parent == taken["một"]?.place.span && taken["trong một"]?.kind == .client)
        #expect(Set(spans.taken.map(\.place.trace)).count == 1 && Set(spans.taken.map(\.place.span)).count == 4)
        #expect(all.failure == "Bad" && taken["hai"]?.failure == "Bad" && taken["một"]?.failure == nil)
        #expect(spans.taken.allSatisfy { $0.began >= start && $0.seconds >= 0 && $0.seconds <= all.seconds })
    }

    @Test func `what is begun apart is no part of the trace`() async {
        let spans = Spans()
        await Tracing(.first(share: 1), to: spans, at: Date(timeIntervalSince1970: 1_000)).run("ngoài", .server, parent: nil) { _ in
            let (within, apart) = (Task { await Tracing.span("trong") { 1 } }, Tracing.apart { Task { await Tracing.span("riêng") { 2 } } })
            #expect(await within.value + apart.value == 3)
        }
        #expect(spans.taken.map(\.name) == ["trong", "ngoài"])
    }

    @Test func `where no trace is made work is done and nothing is noted`() async {
        #expect(await Tracing.span("không") { 7 } == 7)
        #expect(Tracing.current == nil)
    }

    private final class Spans: SpanSink {
        private let kept = Mutex<[Span]>([])

        var taken: [Span] { kept.withLock { $0 } }

        func take(_ span: Span) { kept.withLock { $0.append(span) } }

        func figures() -> SpanFigures { SpanFigures() }
    }
}
