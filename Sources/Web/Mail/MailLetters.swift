// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// What the site's letters say.
package struct MailLetters: Letters {
    package init() {}

    package func letter(on occasion: Occasion, in language: Language, from site: WebAddress) -> Letter {
        if case .asker(let letter) = occasion { return AskerLetters(letter, language, site).letter }
        let (subject, text) = Self.words(occasion, Links(site: site.origin, language: language))
        let end = Words(
            vi: "Đồng Hành, \(site.origin)\nThư này do máy gửi; không cần trả lời.",
            en: "Đồng Hành, \(site.origin)\nSent by a machine; no answer is needed."
        )
        return Letter(subject: HeaderText(subject[language]), text: text[language] + "\n\n-- \n" + end[language] + "\n")
    }

    private struct Links {
        let site: String
        let language: Language

        func to(_ path: String) -> String { site + path + (language == .en ? "?lang=en" : "") }
    }

    private static func words(_ occasion: Occasion, _ links: Links) -> (subject: Words, text: Words) {
        switch occasion {
        case .passwordLink(let secret): passwordLink(links.to("/new-password/" + secret))
        case .invitation(let secret, let role): invitation(links.to("/welcome/" + secret), role)
        case .newBrowser(let browser, let at): newBrowser(browser, at, links)
        case .passwordChanged(let at):
            alarm(
                Words(vi: "Mật khẩu đã đổi", en: "Your password was changed"),
                Words(vi: "Mật khẩu của bạn đã được đổi lúc \(at.text(in: .vi)).", en: "Your password was changed at \(at.text(in: .en))."), links)
        case .codesChanged(let areOn, let at): codesChanged(areOn, at, links)
        case .accountLinked(let provider, let at):
            alarm(
                Words(vi: "Có thêm một cách đăng nhập", en: "One more way to sign in"),
                Words(
                    vi: "Tài khoản ở \(provider) đã được liên kết với bạn lúc \(at.text(in: .vi)).",
                    en: "An account at \(provider) was linked with yours at \(at.text(in: .en))."), links)
        case .waiting(let count): waiting(count, links)
        case .lawChanged(let count): lawChanged(count, links)
        case .lapsing(let digest): lapsing(digest, links)
        case .deskCall(let ticket, let clock, let rung): deskCall(ticket, clock, rung, links)
        case .mentioned(let ticket): mentioned(ticket, links)
        case .rotaGap(let from, let until): rotaGap(from, until, links)
        case .shift(let action, let from, let until): shift(action, from, until, links)
        case .shifts(let count, let from): shifts(count, from, links)
        // Written by whoever knows askers.
        case .asker(let letter): (Words(vi: letter.subject.text, en: letter.subject.text), Words(vi: "", en: ""))
        case .away(let name, let from, let until, let isOver): away(name, from, until, isOver, links)
        case .deputyAway(let deputy, let name, let from, let until, let isOver): deputyAway(deputy, name, from, until, isOver, links)
        case .test:
            (
                Words(vi: "Thư thử", en: "Test message"),
                Words(vi: "Thư đi được: cài đặt thư điện tử dùng được.", en: "Mail arrives: the mail settings can be used.")
            )
        }
    }

    private static func away(_ name: String?, _ from: Date, _ until: Date, _ isOver: Bool, _ links: Links) -> (Words, Words) {
        let time = Words(vi: "\(from.text(in: .vi)) – \(until.text(in: .vi))", en: "\(from.text(in: .en)) – \(until.text(in: .en))")
        let (subject, text): (Words, Words) =
            switch (name, isOver) {
            case (nil, false):
                (
                    Words(vi: "Đã báo vắng cho bạn", en: "You are said to be away"),
                    Words(vi: "Người phụ trách đã báo bạn vắng: \(time[.vi]).", en: "Your head has said that you are away: \(time[.en]).")
                )
            case (nil, true):
                (
                    Words(vi: "Bạn không còn được ghi là vắng", en: "You are no longer said to be away"),
                    Words(vi: "Lần vắng đã bỏ hoặc kết thúc: \(time[.vi]).", en: "It was taken back or ended: \(time[.en]).")
                )
            case (let name?, false):
                (
                    Words(vi: "Bạn thay \(name)", en: "You stand in for \(name)"),
                    Words(
                        vi: "\(name) vắng \(time[.vi]). Trong thời gian đó bạn được gọi thay.",
                        en: "\(name) is away \(time[.en]). In that time you are called in that place.")
                )
            case (let name?, true):
                (
                    Words(vi: "Bạn thôi thay \(name)", en: "You no longer stand in for \(name)"),
                    Words(vi: "\(name) không vắng nữa: \(time[.vi]).", en: "\(name) is not away any more: \(time[.en]).")
                )
            }
        let link = links.to("/away")
        return (subject, Words(vi: text[.vi] + "\n" + link, en: text[.en] + "\n" + link))
    }

    private static func deputyAway(
        _ deputy: String, _ name: String?, _ from: Date, _ until: Date, _ isOver: Bool, _ links: Links
    ) -> (Words, Words) {
        let place = name.map { Words(vi: $0, en: $0) } ?? Words(vi: "bạn", en: "you")
        let time = Words(vi: "\(from.text(in: .vi)) – \(until.text(in: .vi))", en: "\(from.text(in: .en)) – \(until.text(in: .en))")
        let link = links.to("/away")
        guard !isOver else {
            return (
                Words(vi: "\(deputy) đã thay \(place[.vi]) được trở lại", en: "\(deputy) can stand in for \(place[.en]) again"),
                Words(
                    vi: "\(deputy) không còn báo vắng \(time[.vi]), đã thay \(place[.vi]) được trở lại.\n\(link)",
                    en: "\(deputy) is not said to be away \(time[.en]) any more and stands in for \(place[.en]) again.\n\(link)")
            )
        }
        return (
            Words(vi: "Người thay \(place[.vi]) cũng vắng", en: "Whoever stands in for \(place[.en]) is away too"),
            Words(
                vi:
                    "\(deputy), người nhận thay \(place[.vi]), vừa báo vắng \(time[.vi]). Hãy xem ai thay trong thời gian đó và chọn người khác nếu cần:\n\(link)",
                en:
                    "\(deputy), who was to stand in for \(place[.en]), is said to be away \(time[.en]). See who stands in then, and choose somebody else if need be:\n\(link)"
            )
        )
    }

    private static func passwordLink(_ link: String) -> (Words, Words) {
        (
            Words(vi: "Đặt mật khẩu mới", en: "Set a new password"),
            Words(
                vi: """
                    Có người, có lẽ là bạn, xin đặt mật khẩu mới cho địa chỉ này. Liên kết mở được một lần, trong một giờ:
                    \(link)

                    Nếu không phải bạn, hãy bỏ qua thư này: chưa có gì thay đổi.
                    """,
                en: """
                    Somebody, probably you, asked for a new password for this address. The link opens once, within an hour:
                    \(link)

                    If it was not you, leave this message alone: nothing has changed.
                    """
            )
        )
    }

    private static func invitation(_ link: String, _ role: Role) -> (Words, Words) {
        (
            Words(vi: "Lời mời vào Đồng Hành", en: "Invitation to Đồng Hành"),
            Words(
                vi: "Bạn được mời với vai trò \(role.words[.vi]). Liên kết mở được một lần, trong 7 ngày:\n\(link)",
                en: "You are invited as \(role.words[.en]). The link opens once, within 7 days:\n\(link)"
            )
        )
    }

    private static func newBrowser(_ browser: String, _ at: Date, _ links: Links) -> (Words, Words) {
        alarm(
            Words(vi: "Đăng nhập từ trình duyệt lạ", en: "Signed in from an unknown browser"),
            Words(
                vi: "Tài khoản của bạn vừa được đăng nhập từ \(browser.isEmpty ? "một trình duyệt lạ" : browser), lúc \(at.text(in: .vi)).",
                en: "Somebody has signed in to your account from \(browser.isEmpty ? "an unknown browser" : browser) at \(at.text(in: .en))."
            ), links)
    }

    private static func codesChanged(_ areOn: Bool, _ at: Date, _ links: Links) -> (Words, Words) {
        let done =
            areOn
            ? Words(vi: "Mã trên điện thoại đã được bật", en: "Codes from a telephone were turned on")
            : Words(vi: "Mã trên điện thoại đã bị tắt", en: "Codes from a telephone were turned off")
        return alarm(done, Words(vi: "\(done[.vi]) lúc \(at.text(in: .vi)).", en: "\(done[.en]) at \(at.text(in: .en))."), links)
    }

    private static func lapsing(_ digest: LapseDigest, _ links: Links) -> (Words, Words) {
        func text(_ language: Language) -> String {
            let counts = digest.counts.map { one in
                Words(
                    vi: "- trong \(one.alert.rawValue) ngày: \(one.count), sớm nhất \(one.soonest.text(in: .vi))",
                    en: "- within \(one.alert.rawValue) days: \(one.count), the first on \(one.soonest.text(in: .en))")[language]
            }
            let named = digest.named.map { "- \($0.ends.text(in: language)): \($0.duty.text) \($0.title[language])" }
            let more = digest.more == 0 ? [] : [Words(vi: "- và \(digest.more) nhiệm vụ khác", en: "- and \(digest.more) more")[language]]
            return (counts + [""] + named + more + ["", links.to("/sunset")]).joined(separator: "\n")
        }
        return (
            Words(vi: "\(digest.count) nhiệm vụ sắp hết căn cứ", en: "\(digest.count) duties lose their basis before long"),
            Words(
                vi: "Những nhiệm vụ bạn phụ trách mà căn cứ sắp hết hiệu lực (mỗi mốc 180, 90, 30, 7 ngày chỉ báo một lần):\n" + text(.vi),
                en: "Duties that you answer for and whose basis ends before long (told once at 180, 90, 30 and 7 days):\n" + text(.en)
            )
        )
    }

    private static func waiting(_ count: Int, _ links: Links) -> (Words, Words) {
        (
            Words(vi: "\(count) việc đang chờ bạn", en: "\(count) waiting for you"),
            Words(
                vi: "Có \(count) thay đổi đang chờ bạn duyệt:\n\(links.to("/inbox"))\n\nĐổi giờ nhận thông báo: \(links.to("/me"))",
                en: "\(count) changes wait for your approval:\n\(links.to("/inbox"))\n\nTo change the time of notices: \(links.to("/me"))"
            )
        )
    }

    private static func lawChanged(_ count: Int, _ links: Links) -> (Words, Words) {
        (
            Words(vi: "Luật đổi: \(count) mục cần xem lại", en: "The law has changed: \(count) to look at again"),
            Words(
                vi: "Có \(count) mục của bạn dựa trên quy định vừa đổi. Trợ lý tạm không dùng những mục đó cho đến khi có người xem lại:\n"
                    + links.to("/impact"),
                en: "\(count) of yours rest on rules that have just changed. The assistant says nothing from them until somebody has looked again:\n"
                    + links.to("/impact")
            )
        )
    }

    /// Something that its owner must hear of, with what to do if it was not he.
    private static func alarm(_ subject: Words, _ what: Words, _ links: Links) -> (Words, Words) {
        (
            subject,
            Words(
                vi: """
                    \(what[.vi])

                    Nếu là bạn thì không cần làm gì. Nếu không phải bạn, hãy xin mật khẩu mới ngay và báo quản trị viên:
                    \(links.to("/forgotten"))
                    """,
                en: """
                    \(what[.en])

                    If it was you, there is nothing to do. If it was not, ask for a new password at once and tell an administrator:
                    \(links.to("/forgotten"))
                    """
            )
        )
    }
}

// What the desk calls people for. No letter tells what was asked.
extension MailLetters {
    private static func deskCall(_ ticket: Ticket.ID, _ clock: DeskClock.Kind, _ rung: Escalation.Rung, _ links: Links) -> (Words, Words) {
        let number = TicketView.short(ticket)
        let link = links.to("/desk/" + ticket.text.percentEncoded)
        return (
            Words(vi: "Phiếu \(number) đang chờ bạn", en: "Ticket \(number) waits for you"),
            Words(
                vi: "Phiếu \(number): \(clock.words[.vi]).\nVì sao báo bạn: \(rung.words[.vi]).\n\(link)",
                en: "Ticket \(number): \(clock.words[.en]).\nWhy you are told: \(rung.words[.en]).\n\(link)"
            )
        )
    }

    private static func mentioned(_ ticket: Ticket.ID, _ links: Links) -> (Words, Words) {
        let number = TicketView.short(ticket)
        let link = links.to("/desk/" + ticket.text.percentEncoded)
        return (
            Words(vi: "Phiếu \(number): có người nhắc bạn", en: "Ticket \(number): somebody calls you"),
            Words(
                vi: "Một ghi chú nội bộ trên phiếu \(number) nhắc đến bạn. Mở phiếu để đọc:\n\(link)",
                en: "A note among staff on ticket \(number) calls you. Open the ticket to read it:\n\(link)"
            )
        )
    }

    private static func rotaGap(_ from: Date, _ until: Date, _ links: Links) -> (Words, Words) {
        (
            Words(vi: "Lịch trực có lúc không có ai", en: "There are hours without anybody on duty"),
            Words(
                vi: "Từ \(from.text(in: .vi)) đến \(until.text(in: .vi)) chưa có ai trực. Hãy xếp người:\n\(links.to("/rota"))",
                en: "From \(from.text(in: .en)) until \(until.text(in: .en)) nobody is on duty. Put somebody on the rota:\n\(links.to("/rota"))"
            )
        )
    }

    private static func shift(_ action: Shift.Step.Action, _ from: Date, _ until: Date, _ links: Links) -> (Words, Words) {
        (
            Words(vi: "Ca trực: \(action.words[.vi])", en: "Shift: \(action.words[.en])"),
            Words(
                vi: "Ca trực từ \(from.text(in: .vi)) đến \(until.text(in: .vi)): \(action.words[.vi]).\n\(links.to("/rota"))",
                en: "The shift from \(from.text(in: .en)) until \(until.text(in: .en)): \(action.words[.en]).\n\(links.to("/rota"))"
            )
        )
    }

    private static func shifts(_ count: Int, _ from: Date, _ links: Links) -> (Words, Words) {
        (
            Words(vi: "Bạn có \(count) ca trực mới", en: "\(count) new shifts"),
            Words(
                vi: "Bạn được xếp \(count) ca trực, ca đầu bắt đầu lúc \(from.text(in: .vi)).\n\(links.to("/rota"))",
                en: "\(count) shifts were planned for you; the first begins at \(from.text(in: .en)).\n\(links.to("/rota"))"
            )
        )
    }
}
