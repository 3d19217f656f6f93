// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import FoundationEssentials
import Hummingbird

/// Who is signed in, for one request.
struct Staff: Sendable {
    let session: Session
    let person: Person
    let rights: Rights
    /// How many changes wait for his approval.
    let waiting: Int
    /// What every form of this session must carry.
    let formToken: String

    init(_ session: Session, _ person: Person, _ rights: Rights, waiting: Int) {
        self.session = session
        self.person = person
        self.rights = rights
        self.waiting = waiting
        formToken = session.formToken
    }
}

extension Visit {
    /// - Throws: ``SignInWanted`` where nobody is signed in.
    func someone() throws -> Staff {
        guard let staff else { throw SignInWanted() }
        return staff
    }

    /// Whoever is signed in and may do that to the thing today.
    ///
    /// - Throws: ``SignInWanted``, or ``RightsError`` where he may not.
    func someone(who verb: Verb, _ thing: Thing) throws -> Staff {
        let staff = try someone()
        try staff.rights.require(verb, thing, on: today)
        return staff
    }

    /// A form that was posted from a page of this session.
    func staffForm(from request: Request) async throws -> Fields {
        let staff = try someone()
        let form = try await form(from: request)
        guard staff.holds(form) else { throw LateForm(fields: form) }
        return form
    }
}

extension Staff {
    /// Whether a form bears the token of this session.
    func holds(_ form: Fields) -> Bool {
        // Digests compare in constant time.
        SHA256.hash(data: Array((form.raw("form") ?? "").utf8)) == SHA256.hash(data: Array(formToken.utf8))
    }
}

/// A page for staff was asked for by somebody who is not signed in: he is led to the door and back.
struct SignInWanted: Error {
    /// Whether the address has a page to come back to; what was posted cannot be posted again.
    var leadsBack = false
    /// Where a form that was sent is found again.
    var kept: String?
}

/// Reads who is signed in from the session's cookie, anew for every request: what was taken away is gone at once.
struct StaffDoor: RouterMiddleware {
    typealias Context = Visit
    let signIns: any SignIns
    let changes: any Changes
    let settings: SiteSettings

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        guard let token = request.cookie(settings.sessionCookie), !request.uri.path.hasPrefix("/assets/") else {
            return try await next(request, context)
        }
        guard let presence = try await signIns.presence(token: token, at: settings.now()) else {
            var response = try await next(request, context)
            response.setCookie(settings.cookie(session: ""))
            return response
        }
        var visit = context
        let mayApprove = presence.rights.verbs(on: visit.today).contains(.approve)
        visit.staff = Staff(
            presence.session, presence.person, presence.rights,
            waiting: mayApprove ? try await changes.waitingCount(for: presence.rights, on: visit.today) : 0)
        var response = try await next(request, visit)
        if let newToken = presence.newToken { response.setCookie(settings.cookie(session: newToken)) }
        // What is on a page for one person is for nobody else, and not for the next one at the same screen.
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension SiteSettings {
    /// The prefix makes a browser refuse the cookie from any other host or path.
    var sessionCookie: String { isSecure ? "__Host-session" : "session" }
    var deviceCookie: String { isSecure ? "__Host-device" : "device" }

    /// - Parameter session: The token; empty to take the cookie away.
    func cookie(session: String) -> Cookie {
        Cookie(
            name: sessionCookie, value: session, maxAge: session.isEmpty ? 0 : nil, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax
        )
    }

    func cookie(device: String) -> Cookie {
        Cookie(name: deviceCookie, value: device, maxAge: 31_536_000, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
