// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Logging

/// Counts every request by its route and how it ended, and names it: in the log, in its answer, and by the trace that it came with.
///
/// The log learns the route, never the address: an address may hold a question, a name or a secret.
struct Watching: RouterMiddleware {
    typealias Context = Visit
    let tally: Tally
    /// `nil` where nobody collects traces.
    let traces: TraceKeeping?
    let now: @Sendable () -> Date

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        var visit = context
        let asker = TracePlace(request.headers[values: Self.traceParent])
        let trace = traces.map { Tracing(asker?.below() ?? .first(share: $0.share), to: $0.sink, at: now()) }
        if let place = trace?.place ?? asker { visit.logger[metadataKey: "trace"] = "\(place.trace)" }
        if let trace { visit.logger[metadataKey: "span"] = "\(trace.place.span)" }
        if let asker { visit.logger[metadataKey: "parent"] = "\(asker.span)" }
        var response: Response
        do {
            response = try await traced(trace, request, visit, parent: asker?.span) { [visit] in try await next(request, visit) }
        } catch {
            note(request, visit, status: 500, clock.now - start)
            throw error
        }
        response.headers[Self.requestID] = visit.id
        note(request, visit, status: response.status.code, clock.now - start)
        return response
    }

    private func traced(
        _ trace: Tracing?, _ request: Request, _ visit: Visit, parent: String?, _ work: () async throws -> Response
    ) async throws -> Response {
        guard let trace else { return try await work() }
        return try await trace.run("\(Self.known(request.method))", .server, parent: parent) { outcome in
            let response = try await work()
            let route = visit.endpointPath ?? Self.noRoute
            outcome.name += " " + route
            outcome.attributes = [
                "http.request.method": .text(Self.known(request.method)), "http.route": .text(route),
                "http.response.status_code": .number(response.status.code),
            ]
            if response.status.code >= 500 { outcome.failure = String(response.status.code) }
            return response
        }
    }

    private func note(_ request: Request, _ visit: Visit, status: Int, _ duration: Duration) {
        let route = Tally.Route(path: visit.endpointPath ?? Self.noRoute, method: Self.known(request.method))
        let seconds = duration / .seconds(1)
        tally.requested(route, status: status, seconds: seconds)
        visit.logger.info(
            "request",
            metadata: [
                "method": "\(route.method)", "route": "\(route.path)", "status": "\(status)", "ms": "\(Int((seconds * 1_000).rounded()))",
            ])
    }

    /// Whoever makes up methods fills no memory with them.
    private static func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .put, .patch, .delete, .options].contains(method) ? method.rawValue : "other"
    }

    private static let noRoute = "none"
    private static let traceParent = HTTPFields.Element.Name("traceparent") ?? .from
    private static let requestID = HTTPFields.Element.Name("X-Request-Id") ?? .from
}
