// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Where the traces of requests go, and which part of them.
package struct TraceKeeping: Sendable {
    package let sink: any SpanSink
    /// From 0 to 1; a trace that another program began is kept where that one wants it.
    package let share: Double

    package init(sink: any SpanSink, share: Double) {
        self.sink = sink
        self.share = share
    }
}

/// The trace that is being made by the task at hand; nothing is noted, and nothing costs more than a look, where there is none.
package struct Tracing: Sendable {
    @TaskLocal package static var current: Tracing?

    package let place: TracePlace
    private let sink: any SpanSink
    /// One instant by both clocks: dates come from the first, lengths from the second, which nobody sets.
    private let origin: (date: Date, instant: ContinuousClock.Instant)

    /// - Parameter date: Now.
    package init(_ place: TracePlace, to sink: any SpanSink, at date: Date) {
        self.place = place
        self.sink = sink
        origin = (date, ContinuousClock().now)
    }

    private init(_ place: TracePlace, of trace: Tracing) {
        self.place = place
        sink = trace.sink
        origin = trace.origin
    }

    /// What the work says of itself at its end.
    package struct Outcome: Sendable {
        package var name: String
        package var attributes: [String: Span.Value] = [:]
        package var failure: String?
    }

    /// Does the work as the first span of this trace here.
    ///
    /// - Parameter parent: The span of another program that it is done for.
    package func run<Result>(
        _ name: String, _ kind: Span.Kind, parent: String?, isolation: isolated (any Actor)? = #isolation,
        _ work: (inout Outcome) async throws -> Result
    ) async rethrows -> Result {
        let start = ContinuousClock().now
        var outcome = Outcome(name: name)
        do {
            let result = try await Self.$current.withValue(self) { try await work(&outcome) }
            note(outcome, kind, parent: parent, from: start)
            return result
        } catch {
            outcome.failure = outcome.failure ?? Self.kind(of: error)
            note(outcome, kind, parent: parent, from: start)
            throw error
        }
    }

    /// Does the work as a span below the one at hand; just does it where no trace is being made.
    package static func span<Result>(
        _ name: @autoclosure () -> String, _ kind: Span.Kind = .inside, attributes: [String: Span.Value] = [:],
        isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
    ) async rethrows -> Result {
        guard let current else { return try await work() }
        return try await Tracing(current.place.below(), of: current).run(name(), kind, parent: current.place.span) { outcome in
            outcome.attributes = attributes
            return try await work()
        }
    }

    /// Begins what outlives the work at hand and is done for others as well: it is no part of this trace.
    @discardableResult package static func apart<Result>(_ begin: () -> Result) -> Result { $current.withValue(nil, operation: begin) }

    private func note(_ outcome: Outcome, _ kind: Span.Kind, parent: String?, from start: ContinuousClock.Instant) {
        guard place.isSampled else { return }
        sink.take(
            Span(
                outcome.name, kind: kind, at: place, parent: parent, began: origin.date.addingTimeInterval((start - origin.instant) / .seconds(1)),
                seconds: (ContinuousClock().now - start) / .seconds(1), attributes: outcome.attributes, failure: outcome.failure))
    }

    /// By its type alone: what a failure says may hold anything.
    private static func kind(of error: any Error) -> String { String(describing: type(of: error)) }
}
