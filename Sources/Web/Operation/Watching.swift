// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Logging

/// Counts every request by its route and how it ended, and names it: in the log, in its answer, and by the trace that it came with.
///
/// The log learns the route, never the address: an address may hold a question, a name or a secret.
struct Watching: RouterMiddleware {
    typealias Context = Visit
    let tally: Tally

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        var visit = context
        if let trace = TraceParent(request.headers[values: Self.traceParent]) {
            visit.logger[metadataKey: "trace"] = "\(trace.id)"
            visit.logger[metadataKey: "parent"] = "\(trace.parent)"
        }
        var response: Response
        do { response = try await next(request, visit) } catch {
            note(request, visit, status: 500, clock.now - start)
            throw error
        }
        response.headers[Self.requestID] = visit.id
        note(request, visit, status: response.status.code, clock.now - start)
        return response
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

/// The trace that a request belongs to, as W3C Trace Context writes it.
struct TraceParent: Equatable {
    let id: String
    let parent: String

    /// - Returns: `nil` for anything but one well-formed header: a trace that cannot be believed is begun anew.
    init?(_ values: [String]) {
        guard values.count == 1 else { return nil }
        let parts = values[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff", parts[0] != "00" || parts.count == 4, Self.isHex(parts[1], 32),
            Self.isHex(parts[2], 16), Self.isHex(parts[3], 2), parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        (id, parent) = (parts[1], parts[2])
    }

    private static func isHex(_ text: String, _ length: Int) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
