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
        /// The menu it stands in; `nil` stands in the bar itself.
        var menu: Menu?
    }

    /// What belongs together opens under one name, so that the bar stays one row for whoever may come to everything.
    enum Menu: Sendable {
        case desk, registry, law, house

        var words: Words {
            switch self {
            case .desk: Words(vi: "Hỗ trợ", en: "Support")
            case .registry: Words(vi: "Soạn và duyệt", en: "Draft and check")
            case .law: Words(vi: "Luật mới", en: "New law")
            case .house: Words(vi: "Quản trị", en: "Administration")
            }
        }
    }

    /// A page that is added to the shell is added here.
    static let entries = [
        Entry(path: "inbox", words: Words(vi: "Hộp việc", en: "Inbox"), access: .someone, key: "i"),
        Entry(path: "desk", words: Words(vi: "Bàn trực", en: "Desk"), access: .may(.viewDesk), key: "d", menu: .desk),
        Entry(path: "calls", words: Words(vi: "Điện thoại", en: "Calls"), access: .may(.answerTicket), key: "o", menu: .desk),
        Entry(path: "saved-replies", words: Words(vi: "Câu trả lời mẫu", en: "Saved replies"), access: .may(.answerTicket), key: "z", menu: .desk),
        Entry(path: "rota", words: Words(vi: "Lịch trực", en: "Rota"), access: .may(.viewDesk), key: "t", menu: .desk),
        Entry(path: "away", words: Words(vi: "Vắng mặt", en: "Away"), access: .may(.viewDesk), key: "h", menu: .desk),
        Entry(path: "teams", words: Words(vi: "Tổ", en: "Teams"), access: .may(.viewDesk), key: "u", menu: .desk),
        Entry(path: "reviews", words: Words(vi: "Xem lại", en: "Reviews"), access: .may(.reviewAnswer), key: "y", menu: .desk),
        Entry(path: "knowledge", words: Words(vi: "Hỏi đáp", en: "Knowledge"), access: .may(.viewChange), key: "k", menu: .desk),
        Entry(path: "changes", words: Words(vi: "Thay đổi", en: "Changes"), access: .may(.viewChange), key: "c", menu: .registry),
        Entry(path: "facts", words: Words(vi: "Dữ kiện", en: "Facts"), access: .may(.draft), key: "f", menu: .registry),
        Entry(path: "verification", words: Words(vi: "Xác minh", en: "Verify"), access: .may(.viewChange), key: "v", menu: .registry),
        Entry(path: "checks", words: Words(vi: "Mâu thuẫn", en: "Checks"), access: .may(.viewChange), key: "x", menu: .registry),
        Entry(path: "proposals", words: Words(vi: "Đề nghị từ văn bản", en: "From acts"), access: .may(.viewChange), key: "e", menu: .law),
        Entry(path: "impact", words: Words(vi: "Luật đổi", en: "Law changed"), access: .may(.viewChange), key: "w", menu: .law),
        Entry(path: "imports", words: Words(vi: "Nhập văn bản", en: "Take in"), access: .mayEverywhere(.importLaw), key: "n", menu: .law),
        Entry(path: "amendments", words: Words(vi: "Sửa đổi", en: "Amendments"), access: .may(.confirmAmendment), key: "a", menu: .law),
        Entry(path: "quality", words: Words(vi: "Chất lượng", en: "Quality"), access: .may(.viewQuality), key: "q", menu: .house),
        Entry(path: "practice", words: Words(vi: "Thực tiễn", en: "Practice"), access: .may(.viewQuality), key: "b", menu: .house),
        Entry(path: "people", words: Words(vi: "Người dùng", en: "People"), access: .may(.viewPeople), key: "p", menu: .house),
        Entry(path: "settings", words: Words(vi: "Cài đặt", en: "Settings"), access: .mayEverywhere(.changeSettings), key: "s", menu: .house),
        Entry(path: "operation", words: Words(vi: "Vận hành", en: "Operation"), access: .mayEverywhere(.viewOperation), key: "j", menu: .house),
        Entry(path: "audit", words: Words(vi: "Nhật ký", en: "Audit log"), access: .mayEverywhere(.viewAudit), key: "l", menu: .house),
    ]

    /// What somebody may come to.
    static func entries(for staff: Staff, on day: Day) -> [Entry] {
        entries.filter { staff.isAdmitted(to: $0.access, on: day) }
    }

    /// The same as the bar shows it: what stands together in a menu, in the order of `entries`. A short bar needs no menus.
    static func bar(for staff: Staff, on day: Day) -> [[Entry]] {
        let all = entries(for: staff, on: day)
        guard all.count > longestWithoutMenus else { return all.map { [$0] } }
        return all.reduce(into: []) { bar, entry in
            if let menu = entry.menu, bar.last?.last?.menu == menu {
                bar[bar.endIndex - 1].append(entry)
            } else {
                bar.append([entry])
            }
        }
    }

    private static let longestWithoutMenus = 6
}

/// What whoever is signed in sees around every page.
struct StaffView: Sendable {
    let name: String
    let formToken: String
    let places: [Place]
    let me: String
    let isAtMe: Bool
    let find: String
    let words: String?
    /// `nil` where somebody has turned the keys off.
    let keys: String?
    let drafts: String
    let style: String

    /// One thing in the bar: a page, or the pages that open under one name. Exactly one of the two is there.
    struct Place: Sendable {
        let page: Link?
        let menu: Menu?
    }

    struct Menu: Sendable {
        let name: String
        /// The page of it somebody is on.
        let here: String?
        let links: [Link]
    }

    struct Link: Sendable {
        let link: String
        let name: String
        let isHere: Bool
        /// How many things wait there; `nil` where none does.
        let count: String?
        let key: String
    }

    init(_ staff: Staff, _ visit: Visit, _ furniture: Furniture, _ request: Request) {
        let (urls, language) = (visit.urls, visit.language)
        let section = request.uri.path.split(separator: "/").first.map(String.init)
        name = staff.person.name
        formToken = staff.formToken
        places = Navigation.bar(for: staff, on: visit.today).map { entries in
            let links = entries.map { entry in
                Link(
                    link: urls.address([entry.path]), name: entry.words[language], isHere: section == entry.path,
                    count: entry.path == "inbox" && staff.waiting > 0 ? staff.waiting.text(in: language) : nil, key: entry.key)
            }
            guard entries.count > 1, let menu = entries[0].menu else { return Place(page: links[0], menu: nil) }
            return Place(page: nil, menu: Menu(name: menu.words[language], here: links.first(where: \.isHere)?.name, links: links))
        }
        me = urls.address(["me"])
        isAtMe = section == "me"
        find = urls.address(["find"])
        words = section == "find" ? Fields(of: request)["q"] : nil
        keys = request.cookie(KeysRoutes.cookie) == "off" ? nil : furniture.assets.address("keys.js")
        drafts = furniture.assets.address("drafts.js")
        style = furniture.assets.address("staff.css")
    }
}
