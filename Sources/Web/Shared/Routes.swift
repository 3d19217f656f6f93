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
    /// Whoever may do that to what belongs to all: settings, the audit log.
    case mayEverywhere(Verb)
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

    private let pacing: Pacing

    init(_ router: Router<Visit>, _ pacing: Pacing) {
        self.router = router
        self.pacing = pacing
    }

    func get(
        _ path: String, _ access: Access, for errand: Errand = .reading,
        use page: @Sendable @escaping (Request, Visit) async throws -> some ResponseGenerator
    ) {
        add(.get, path, access, errand, page)
    }

    func post(
        _ path: String, _ access: Access, for errand: Errand? = nil,
        use page: @Sendable @escaping (Request, Visit) async throws -> some ResponseGenerator
    ) {
        add(.post, path, access, errand ?? Self.usualErrand(of: access), page)
    }

    private static func usualErrand(of access: Access) -> Errand {
        switch access {
        case .open: .asking
        case .secret: .entering
        case .someone, .may, .mayEverywhere: .writing
        }
    }

    private func add<Answer: ResponseGenerator>(
        _ method: HTTPRequest.Method, _ text: String, _ access: Access, _ errand: Errand,
        _ page: @Sendable @escaping (Request, Visit) async throws -> Answer
    ) {
        let path = RouterPath(text)
        let hasPage = all.contains { $0.method == "GET" && $0.path == path.description }
        all.append(Route(method: method.rawValue, path: path.description, access: access))
        router.on(path, method: method) { [pacing] request, visit -> Answer in
            do { try visit.admit(access) } catch is SignInWanted { throw SignInWanted(leadsBack: method == .get || hasPage) }
            try pacing.take(errand, visit)
            let answer = try await page(request, visit)
            if errand == .entering, (answer as? Response)?.status.kind == .redirection { pacing.giveBack(errand, visit) }
            return answer
        }
    }
}

extension Visit {
    /// - Throws: ``SignInWanted``, or ``RightsError`` where whoever is signed in may do no such thing anywhere today.
    func admit(_ access: Access) throws {
        switch access {
        case .open, .secret: return
        case .someone, .may, .mayEverywhere:
            guard try someone().isAdmitted(to: access, on: today) else { throw RightsError.notAllowed }
        }
    }
}

extension Staff {
    /// Whether somebody who is signed in comes to an address: what its route asks, and what navigation shows.
    func isAdmitted(to access: Access, on day: Day) -> Bool {
        switch access {
        case .open, .secret, .someone: true
        case .may(let verb): rights.verbs(on: day).contains(verb)
        case .mayEverywhere(let verb): rights.may(verb, .common, on: day)
        }
    }
}
