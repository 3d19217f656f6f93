// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation
import Synchronization

/// Keeps spans until they are sent to a collector that speaks OTLP over HTTP with JSON, as OpenTelemetry describes it.
///
/// The site never waits for it: what does not fit is let go and counted.
package final class SpanCollector: SpanSink {
    private let address: WebAddress
    private let token: @Sendable () throws -> String?
    private let client, lastClient: WebClient
    private let source: SpanBatch.Source
    private let limits: Limits
    private let state = Mutex(State())

    /// How much is kept and sent.
    package struct Limits: Sendable {
        /// Spans that wait at most.
        package var most = 8_192
        /// Spans in one request.
        package var batch = 512
        package var seconds = 10
        /// For the last request, while the program ends.
        package var lastSeconds = 2
        /// Between two rounds; doubled for each that failed, up to 32 times.
        package var pause = Duration.seconds(2)

        package init() {}
    }

    fileprivate struct State {
        var waiting: [Span] = []
        var figures = SpanFigures()
        var failures = 0
    }

    /// Why spans were not taken; the first of a row of failures is worth a line in the log, and so is the end of the row.
    package enum Change: Hashable, Sendable {
        case failing(why: String)
        case mended
    }

    /// - Parameters:
    ///   - address: Of the collector; `/v1/traces` is added.
    ///   - token: Looked up for each request; `nil` where the collector asks for none.
    ///   - node: Name of this node among those of the site.
    package init?(
        _ address: WebAddress, token: @escaping @Sendable () throws -> String?, authorities: String?, version: String, node: String,
        limits: Limits = Limits()
    ) {
        let base = address.text.hasSuffix("/") ? String(address.text.dropLast()) : address.text
        guard let traces = WebAddress(base + "/v1/traces") else { return nil }
        self.address = traces
        self.token = token
        self.limits = limits
        client = WebClient(seconds: limits.seconds, authorities: authorities)
        lastClient = WebClient(seconds: limits.lastSeconds, authorities: authorities)
        source = SpanBatch.Source(version: version, node: node)
    }

    package func take(_ span: Span) {
        state.withLock { state in
            if state.waiting.count < limits.most { state.waiting.append(span) } else { state.figures.dropped += 1 }
        }
    }

    package func figures() -> SpanFigures {
        state.withLock { state in
            var figures = state.figures
            figures.waiting = state.waiting.count
            figures.isFailing = state.failures > 0
            return figures
        }
    }

    /// Sends until the task is cancelled.
    package func run(telling: @escaping @Sendable (Change) -> Void) async throws {
        while !Task.isCancelled {
            let failures = state.withLock { $0.failures }
            try await Task.sleep(for: limits.pause * (1 << min(failures, 5)))
            await sendAll(telling: telling)
        }
    }

    /// Sends what waits, until nothing does, the collector fails, or the task is cancelled.
    package func sendAll(telling: @escaping @Sendable (Change) -> Void) async {
        while !Task.isCancelled, await sendSome(by: client, telling: telling) {}
    }

    /// Sends a last batch and waits no longer for it than an ending program may.
    package func sendLast(telling: @escaping @Sendable (Change) -> Void) async { _ = await sendSome(by: lastClient, telling: telling) }

    /// - Returns: `false` where nothing more is to be sent for now.
    private func sendSome(by client: WebClient, telling: @escaping @Sendable (Change) -> Void) async -> Bool {
        let spans = state.withLock { state in
            let batch = Array(state.waiting.prefix(limits.batch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
        guard !spans.isEmpty else { return false }
        let outcome = await send(spans, by: client)
        let change = state.withLock { $0.note(outcome, of: spans, most: limits.most) }
        if let change { telling(change) }
        guard case .taken = outcome else { return false }
        return true
    }

    fileprivate enum Outcome {
        case taken(refused: Int)
        /// It may go better after a while.
        case later(why: String)
        /// Never.
        case refused(why: String)
    }

    private func send(_ spans: [Span], by client: WebClient) async -> Outcome {
        do {
            let headers = try token().map { ["Authorization: Bearer " + $0.singleLine] } ?? []
            let (code, body) = try await client.answer(from: address, headers: headers, json: try SpanBatch(spans, from: source).json())
            switch code {
            case 200..<300: return .taken(refused: min(spans.count, SpanBatch.refused(in: body)))
            // What the protocol names as worth another try.
            case 429, 502, 503, 504: return .later(why: String(code))
            default: return .refused(why: String(code))
            }
        } catch let fault as TransferFault {
            return .later(why: fault.why)
        } catch let refusal as any Refusal {
            return .later(why: refusal.key)
        } catch {
            return .refused(why: String(describing: type(of: error)))
        }
    }
}

extension SpanCollector.State {
    /// - Returns: What is worth telling.
    fileprivate mutating func note(_ outcome: SpanCollector.Outcome, of spans: [Span], most: Int) -> SpanCollector.Change? {
        let wasFailing = failures > 0
        switch outcome {
        case .taken(let refused):
            figures.sent += spans.count - refused
            figures.dropped += refused
            failures = 0
            return wasFailing ? .mended : nil
        case .later(let why):
            // The oldest stand first again; what came meanwhile keeps its place behind them as far as there is room.
            let room = max(0, most - waiting.count)
            waiting = spans.suffix(room) + waiting
            figures.dropped += max(0, spans.count - room)
            failures += 1
            return wasFailing ? nil : .failing(why: why)
        case .refused(let why):
            figures.dropped += spans.count
            failures += 1
            return wasFailing ? nil : .failing(why: why)
        }
    }
}
