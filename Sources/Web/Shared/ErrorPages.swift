// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Logging

/// Turns every error into something a person, or a program, can act on.
struct ErrorPages: RouterMiddleware {
    typealias Context = Visit

    func handle(_ request: Request, context visit: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        do {
            return try await next(request, visit)
        } catch let spoken as Spoken {
            var visit = visit
            visit.language = spoken.language
            return try respond(to: request, spoken.error, visit)
        } catch let wanted as SignInWanted where !request.isForPrograms {
            let next = wanted.kept ?? (wanted.leadsBack && request.uri.description.utf8.count <= 4_000 ? request.uri.description : "/inbox")
            return .redirect(to: visit.urls.address(["sign-in"], [("next", next)] + (wanted.kept == nil ? [] : [("kept", "1")])))
        } catch {
            return try respond(to: request, error, visit)
        }
    }

    private func respond(to request: Request, _ error: any Error, _ visit: Visit) throws -> Response {
        let fault = Fault(error) ?? failed(error, visit)
        let sentence =
            (error as? any Refusal).flatMap { Catalogue.sentence(for: $0, in: visit.language) }
            ?? Catalogue.sentence(fault.key, fault.details, in: visit.language) ?? fault.key
        var response =
            request.isForPrograms
            ? try Problem(fault, sentence, request, visit.language).response(from: request, context: visit)
            : try Page("shared/error", ErrorView(fault, sentence, visit), status: fault.status, headers: [HeaderField(.cacheControl, "no-store")])
                .response(from: request, context: visit)
        if let seconds = fault.waitSeconds { response.headers[.retryAfter] = String(seconds) }
        if !fault.allowed.isEmpty { response.headers[.allow] = fault.allowed.joined(separator: ", ") }
        return response
    }

    private func failed(_ error: any Error, _ visit: Visit) -> Fault {
        visit.logger.error("a request failed", metadata: ["error": "\(String(reflecting: error).singleLine)"])
        return Fault(status: .internalServerError, key: "site.failed", details: [visit.id])
    }
}

/// An error in the language that the body of the request asked for.
struct Spoken: Error {
    let error: any Error
    let language: Language
}

extension Request {
    var isForPrograms: Bool { uri.path == "/api" || uri.path.hasPrefix("/api/") || isForKeepers }

    /// What keeps the site running asks; it knows it by a bare address, and must not be turned away.
    var isForKeepers: Bool { [OperationRoutes.live, OperationRoutes.ready, "/metrics", "/api/v1/health"].contains(uri.path) }
}

struct ErrorView: Sendable {
    let isNotFound: Bool
    let isOurs: Bool
    let isForbidden: Bool
    let sentence: String
    /// What the reader had typed, so that it can be mended and sent again.
    let question: String?
    let home: String

    init(_ fault: Fault, _ sentence: String, _ visit: Visit) {
        isNotFound = fault.status == .notFound
        isOurs = fault.status.kind == .serverError
        isForbidden = fault.status == .forbidden
        self.sentence = sentence
        question = nil
        home = visit.urls.home
    }
}
