// SPDX-License-Identifier: Apache-2.0
package import Domain
package import Hummingbird

/// What it takes to come to an address. Declared where the address is added, and asked before its page is.
package enum Access: Hashable, Sendable {
    /// Anybody.
    case open
    /// Whoever holds the secret that the address or the form bears.
    case secret
    /// Whoever is signed in, for what is his own.
    case someone
    /// Whoever may do that to anything at all; whether to the very thing, its page asks.
    case may(Verb)
}

/// The addresses of the site. None can be added without saying who may come.
package final class Routes {
    package let router: Router<Visit>
    package private(set) var all: [Route] = []

    package struct Route: Hashable, Sendable {
        package let method: String
        /// "/duties/{id}".
        package let path: String
        package let access: Access
    }

    init(_ router: Router<Visit>) { self.router = router }

    func get(
        _ path: String, _ access: Access, use page: @Sendable @escaping (Request, Visit) async throws -> some ResponseGenerator
    ) {
        add(.get, path, access, page)
    }

    func post(
        _ path: String, _ access: Access, use page: @Sendable @escaping (Request, Visit) async throws -> some ResponseGenerator
    ) {
        add(.post, path, access, page)
    }

    private func add<Answer: ResponseGenerator>(
        _ method: HTTPRequest.Method, _ text: String, _ access: Access,
        _ page: @Sendable @escaping (Request, Visit) async throws -> Answer
    ) {
        let path = RouterPath(text)
        all.append(Route(method: method.rawValue, path: path.description, access: access))
        router.on(path, method: method) { request, visit -> Answer in
            try visit.admit(access)
            return try await page(request, visit)
        }
    }
}

extension Visit {
    /// - Throws: ``SignInWanted``, or ``RightsError`` where whoever is signed in may do no such thing anywhere today.
    func admit(_ access: Access) throws {
        switch access {
        case .open, .secret: return
        case .someone: _ = try someone()
        case .may(let verb):
            guard try someone().rights.verbs(on: today).contains(verb) else { throw RightsError.notAllowed }
        }
    }
}
