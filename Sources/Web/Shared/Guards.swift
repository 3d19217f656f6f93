// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// Headers that make a browser take nothing from elsewhere and give nothing away.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = Visit
    let isSecure: Bool

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        // For a year; what else lives under the same domain is not ours to decide for.
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        for header in Self.headers where response.headers[header.name] == nil { response.headers[header.name] = header.value }
        return response
    }

    static let headers: [HeaderField] =
        [
            HeaderField(
                .contentSecurityPolicy,
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            HeaderField(.xContentTypeOptions, "nosniff"), HeaderField(.crossOriginResourcePolicy, "same-origin"),
        ]
        + [
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ].compactMap { name, value in HeaderField.Name(name).map { HeaderField($0, value) } }
}

/// Takes no form that another site's page sends in a reader's name.
struct OwnFormsOnly: RouterMiddleware {
    typealias Context = Visit

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        if ![.get, .head, .options].contains(request.method), Self.isForeign(request) { throw Fault.foreignForm }
        return try await next(request, context)
    }

    /// A browser names where a form comes from; a program that does not is no browser carrying somebody's cookies.
    private static func isForeign(_ request: Request) -> Bool {
        if let site = HTTPFields.Element.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) { return site != "same-origin" && site != "none" }
        guard let origin = request.headers[.origin] else { return false }
        guard let host = request.head.authority else { return true }
        return origin != "https://\(host)" && origin != "http://\(host)"
    }
}

/// Gives up on work that takes too long, so that a reader is told instead of waiting.
struct Deadline: RouterMiddleware {
    typealias Context = Visit
    let limit: Duration
    let setups: any Setups
    /// For a file to arrive and to be read.
    private static let limitOfUploads = Duration.seconds(180)
    /// Where a question goes to the assistant: at the first by a mere address too.
    private static let asking = ["/api/v1/ask", "/api/v1/answers", "/questions", "/calls"]

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        let clock = Alarm(request.head.isUpload ? max(limit, Self.limitOfUploads) : limit + (await modelsTime(for: request)))
        return try await withoutActuallyEscaping(next) { next in
            nonisolated(unsafe) let next = next
            return try await withThrowingTaskGroup(of: Response.self) { group in
                group.addTask { try await next(request, context) }
                group.addTask { try await clock.ring() }
                defer { group.cancelAll() }
                guard let response = try await group.next() else { throw Fault.slow }
                return response
            }
        }
    }

    /// A model that is asked has the time that is set for it, and a question goes on without it after that: the reader waits for both.
    private func modelsTime(for request: Request) async -> Duration {
        let path = request.uri.path
        guard path == Self.asking[0] || request.method == .post && Self.asking.contains(where: path.hasPrefix) else { return .zero }
        let model = try? await setups.sheet().setup.model
        return model.map { .seconds($0.seconds) } ?? .zero
    }

    private struct Alarm: Sendable {
        let limit: Duration
        init(_ limit: Duration) { self.limit = limit }

        func ring() async throws -> Response {
            try await Task.sleep(for: limit)
            throw Fault.slow
        }
    }
}
