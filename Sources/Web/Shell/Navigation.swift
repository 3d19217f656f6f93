// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The pages of staff in the order of their bar, each shown to whoever may come to it.
enum Navigation {
    struct Entry: Sendable {
        let path: String
        let words: Words
        /// As its route declares it; a test compares the two.
        let access: Access
        /// Pressed after `g`, leads here.
        let key: String
    }

    /// A page that is added to the shell is added here.
    static let entries = [
        Entry(path: "inbox", words: Words(vi: "Hộp việc", en: "Inbox"), access: .someone, key: "i"),
        Entry(path: "desk", words: Words(vi: "Bàn trực", en: "Desk"), access: .may(.viewDesk), key: "d"),
        Entry(path: "rota", words: Words(vi: "Lịch trực", en: "Rota"), access: .may(.viewDesk), key: "t"),
        Entry(path: "knowledge", words: Words(vi: "Hỏi đáp", en: "Knowledge"), access: .may(.viewChange), key: "k"),
        Entry(path: "changes", words: Words(vi: "Thay đổi", en: "Changes"), access: .may(.viewChange), key: "c"),
        Entry(path: "checks", words: Words(vi: "Mâu thuẫn", en: "Checks"), access: .may(.viewChange), key: "x"),
        Entry(path: "quality", words: Words(vi: "Chất lượng", en: "Quality"), access: .may(.viewQuality), key: "q"),
        Entry(path: "imports", words: Words(vi: "Nhập văn bản", en: "Take in"), access: .mayEverywhere(.importLaw), key: "n"),
        Entry(path: "amendments", words: Words(vi: "Sửa đổi", en: "Amendments"), access: .may(.confirmAmendment), key: "a"),
        Entry(path: "people", words: Words(vi: "Người dùng", en: "People"), access: .may(.viewPeople), key: "p"),
        Entry(path: "settings", words: Words(vi: "Cài đặt", en: "Settings"), access: .mayEverywhere(.changeSettings), key: "s"),
        Entry(path: "audit", words: Words(vi: "Nhật ký", en: "Audit log"), access: .mayEverywhere(.viewAudit), key: "l"),
    ]

    /// What somebody may come to.
    static func entries(for staff: Staff, on day: Day) -> [Entry] {
        entries.filter { staff.isAdmitted(to: $0.access, on: day) }
    }
}

/// What whoever is signed in sees around every page.
struct StaffView: Sendable {
    let name: String
    let formToken: String
    let links: [Link]
    let me: String
    let isAtMe: Bool
    let find: String
    let words: String?
    /// `nil` where somebody has turned the keys off.
    let keys: String?
    let drafts: String
    let style: String
    let keyList: [Key]

    struct Link: Sendable {
        let link: String
        let name: String
        let isHere: Bool
        /// How many things wait there; `nil` where none does.
        let count: String?
        let key: String
    }

    struct Key: Sendable {
        let keys: [String]
        let does: String
    }

    init(_ staff: Staff, _ visit: Visit, _ furniture: Furniture, _ request: Request) {
        let (urls, language) = (visit.urls, visit.language)
        let section = request.uri.path.split(separator: "/").first.map(String.init)
        name = staff.person.name
        formToken = staff.formToken
        links = Navigation.entries(for: staff, on: visit.today).map { entry in
            Link(
                link: urls.address([entry.path]), name: entry.words[language], isHere: section == entry.path,
                count: entry.path == "inbox" && staff.waiting > 0 ? staff.waiting.text(in: language) : nil, key: entry.key)
        }
        me = urls.address(["me"])
        isAtMe = section == "me"
        find = urls.address(["find"])
        words = section == "find" ? Fields(of: request)["q"] : nil
        keys = request.cookie(KeysRoutes.cookie) == "off" ? nil : furniture.assets.address("keys.js")
        drafts = furniture.assets.address("drafts.js")
        style = furniture.assets.address("staff.css")
        keyList = Self.keyList(for: staff, visit)
    }

    /// What the keyboard does for somebody: his own pages, and what every page has.
    static func keyList(for staff: Staff?, _ visit: Visit) -> [Key] {
        let language = visit.language
        let always = [
            (["/"], Words(vi: "tìm ở mọi nơi", en: "search everywhere")), (["?"], Words(vi: "xem các phím", en: "show the keys")),
            (["j"], Words(vi: "xuống dòng sau trong danh sách", en: "next row of a list")),
            (["k"], Words(vi: "lên dòng trước", en: "previous row")), (["Enter"], Words(vi: "mở dòng đang chọn", en: "open the row")),
            (["Esc"], Words(vi: "đóng bảng phím, rời ô đang gõ", en: "close this list, leave a field")),
        ]
        let pages = staff.map { Navigation.entries(for: $0, on: visit.today) } ?? Navigation.entries
        let going = pages.map { entry in
            (["g", entry.key], Words(vi: "tới " + entry.words[.vi], en: "go to " + entry.words[.en]))
        }
        let more = [
            (["g", "m"], Words(vi: "tới trang của tôi", en: "go to my page")),
            (["g", "r"], Words(vi: "tới Sổ thẩm quyền", en: "go to the registry")),
        ]
        return (always + going + more).map { Key(keys: $0.0, does: $0.1[language]) }
    }
}
