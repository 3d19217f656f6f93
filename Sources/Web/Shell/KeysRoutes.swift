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
        let view = KeysView(isOn: request.cookie(Self.cookie) != "off", for: try visit.someone(), visit)
        return Page("shell/keys", view, headers: TicketRoutes.private)
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

/// What the keyboard does for somebody: his own pages, and what every page has.
struct KeysView: Sendable {
    let isOn: Bool
    let keyList: [Key]

    struct Key: Sendable {
        let keys: [String]
        let does: String
    }

    init(isOn: Bool, for staff: Staff, _ visit: Visit) {
        self.isOn = isOn
        let always = [
            (["/"], Words(vi: "tìm ở mọi nơi", en: "search everywhere")), (["?"], Words(vi: "xem các phím", en: "show the keys")),
            (["j"], Words(vi: "xuống dòng sau trong danh sách", en: "next row of a list")),
            (["k"], Words(vi: "lên dòng trước", en: "previous row")), (["Enter"], Words(vi: "mở dòng đang chọn", en: "open the row")),
            (["Esc"], Words(vi: "đóng bảng phím, rời ô đang gõ", en: "close this list, leave a field")),
        ]
        let going = Navigation.entries(for: staff, on: visit.today).map { entry in
            (["g", entry.key], Words(vi: "tới " + entry.words[.vi], en: "go to " + entry.words[.en]))
        }
        let more = [
            (["g", "m"], Words(vi: "tới trang của tôi", en: "go to my page")),
            (["g", "r"], Words(vi: "tới Sổ thẩm quyền", en: "go to the registry")),
        ]
        keyList = (always + going + more).map { Key(keys: $0.0, does: $0.1[visit.language]) }
    }
}
