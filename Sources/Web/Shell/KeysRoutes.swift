// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The list of keys as a page, and the switch that turns them off: who dictates to his computer must not press one by a word.
struct KeysRoutes {
    static let cookie = "keys"
    private static let year = 31_536_000

    func add(to routes: Routes) {
        routes.get("keys", .someone, use: show)
        routes.post("keys", .someone, use: turn)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) throws -> Page {
        Page("shell/keys", KeysView(isOn: request.cookie(Self.cookie) != "off"), headers: TicketRoutes.private)
    }

    @Sendable func turn(_ request: Request, _ visit: Visit) async throws -> Response {
        let isOn = try await visit.staffForm(from: request)["on"] != nil
        var response = Response.redirect(to: visit.urls.address(["keys"]))
        response.setCookie(
            Cookie(
                name: Self.cookie, value: isOn ? "" : "off", maxAge: isOn ? 0 : Self.year, path: "/", secure: visit.isSecure, httpOnly: true,
                sameSite: .lax))
        return response
    }
}

struct KeysView: Sendable {
    let isOn: Bool
}
