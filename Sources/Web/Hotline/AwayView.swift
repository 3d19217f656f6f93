// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Who is away, and a form to say so.
struct AwayPage: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    /// Whoever reads this may say it of himself, or of his people.
    let mayRecord: Bool
    let people: [DeskView.Choice]
    let hasPeople: Bool
    /// Of whom the form says it; `nil` of whoever reads this.
    let target: DeskView.Choice?
    let kinds: [DeskView.Choice]
    /// Those who may stand in for him in the time of the form.
    let deputies: [DeskView.Choice]
    let hasDeputies: Bool
    /// Whoever was chosen before the time was changed is not among them; where nobody is, that is said already.
    let isDeputyGone: Bool
    let form: AwayForm
    /// For whom whoever reads this stands in, or one of his people, and when.
    let promises: [Promise]
    let hasPromises: Bool
    /// What was typed lies in such a time: it must be known to whoever says it.
    let mustKnow: Bool
    let refusal: String?
    let done: String?

    struct Promise: Sendable {
        /// `nil` for whoever reads this.
        let deputy: String?
        let name: String
        let from: String
        let until: String
        /// It lies in the time that was typed.
        let isMeant: Bool
    }

    struct Row: Sendable {
        let name: String
        let from: String
        let until: String
        let deputy: String?
        /// Why, for himself and his head alone.
        let kind: String?
        let isNow: Bool
        /// Where it is ended; `nil` for whoever may not.
        let action: String?
        let revision: String
    }

    init(
        _ away: AwayList, _ form: AwayForm, _ mine: [Person], _ target: Person?, _ others: [Person], _ names: [Person.ID: String],
        _ staff: Staff, _ visit: Visit, now: Date, refusal: (any Refusal)?, done: Absence.Step.Action?
    ) {
        let (language, me) = (visit.language, staff.rights.person)
        let recorded = Set(mine.map(\.id))
        rows = away.absences.filter { !$0.isCancelled && $0.until > now }.map { one in
            let mayEnd = recorded.contains(one.person)
            return Row(
                name: names[one.person] ?? one.person.text, from: one.from.text(in: language), until: one.until.text(in: language),
                deputy: one.deputy.map { names[$0] ?? $0.text }, kind: mayEnd ? one.kind.words[language] : nil, isNow: one.isOn(at: now),
                action: mayEnd ? "/away/\(one.id.text.percentEncoded)/end" : nil, revision: String(one.revision))
        }
        isEmpty = rows.isEmpty
        mayRecord = staff.rights.verbs(on: visit.today).contains(.recordAway)
        people = mine.filter { $0.id != me }.map { DeskView.Choice(id: $0.id.text, name: $0.name, isChosen: $0.id == target?.id) }
        hasPeople = !people.isEmpty
        kinds = Absence.Kind.allCases.map { DeskView.Choice(id: $0.rawValue, name: $0.words[language], isChosen: $0.rawValue == form.kind) }
        self.target = people.first(where: \.isChosen)
        deputies = others.map { DeskView.Choice(id: $0.id.text, name: $0.name, isChosen: $0.id.text == form.deputy) }
        hasDeputies = !deputies.isEmpty
        isDeputyGone = refusal == nil && hasDeputies && !form.deputy.isEmpty && !deputies.contains(where: \.isChosen)
        self.form = form
        let meant: [Absence] = if case .standsIn(let promised) = refusal as? AbsenceError { promised } else { [] }
        mustKnow = !meant.isEmpty
        promises = away.absences.filter { !$0.isCancelled && $0.until > now && $0.deputy.map(recorded.contains) ?? false }.map { one in
            Promise(
                deputy: one.deputy == me ? nil : one.deputy.map { names[$0] ?? $0.text }, name: names[one.person] ?? one.person.text,
                from: one.from.text(in: language), until: one.until.text(in: language), isMeant: meant.contains { $0.id == one.id })
        }
        hasPromises = !promises.isEmpty
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
    }
}

/// Who is at the desk at this moment: no times, nothing of before.
struct PresenceView: Sendable {
    let present: String?
    let left: String?
    /// Whoever reads this may say it of himself.
    let maySay: Bool
    let isPresent: Bool
    let hasLeft: Bool
    /// The page to come back to.
    let at: String

    init(_ found: [DeskPresence], _ away: AwayList, _ names: [Person.ID: String], _ staff: Staff, _ visit: Visit, at page: String, now: Date) {
        let there = found.filter { !away.isAway($0.person, at: now) }
        func list(_ state: DeskPresence.State) -> String? {
            let some = there.filter { $0.state(at: now) == state }.compactMap { names[$0.person] }
            return some.isEmpty ? nil : some.joined(separator: ", ")
        }
        (present, left) = (list(.present), list(.left))
        let mine = there.first { $0.person == staff.rights.person }?.state(at: now)
        (isPresent, hasLeft) = (mine == .present, mine == .left)
        maySay = staff.rights.may(.takeShift, .common, on: visit.today)
        at = page
    }
}

extension Absence.Kind {
    var words: Words {
        switch self {
        case .leave: Words(vi: "nghỉ phép", en: "leave")
        case .trip: Words(vi: "công tác", en: "business trip")
        case .training: Words(vi: "đào tạo, tập huấn", en: "training")
        case .other: Words(vi: "việc khác", en: "something else")
        }
    }
}

extension Absence.Step.Action {
    var words: Words {
        switch self {
        case .said: Words(vi: "báo vắng", en: "said that somebody is away")
        case .ended: Words(vi: "thôi vắng", en: "somebody is back")
        }
    }
}

extension Catalogue {
    /// What can be refused of being away.
    static let awaySentences: [String: Words] = [
        "away.not-found": Words(vi: "Không có lần vắng này. Hãy mở lại trang Vắng mặt.", en: "There is no such absence. Open the page again."),
        "away.changed-since": Words(
            vi: "Người khác vừa sửa lần vắng này. Xem ở dưới rồi quyết định lại.",
            en: "Somebody else has just changed this. See below what it is now, then decide again."
        ),
        "away.over": Words(vi: "Thời gian đó đã qua. Hãy chọn thời gian muộn hơn.", en: "That time is over. Choose a later one."),
        "away.unreadable": Words(
            vi: "Ngày hoặc giờ chưa đọc được. Hãy ghi ngày dạng 22/11/2026 và giờ dạng 07:30.",
            en: "A day or a time cannot be read. Write the day like 2026-11-22 and the time like 07:30."
        ),
        "away.no-time": Words(vi: "Lúc về phải sau lúc đi. Hãy sửa ngày, giờ.", en: "It must end after it begins. Mend the days or times."),
        "away.too-long": Words(vi: "Một lần vắng dài tối đa {0} ngày. Hãy rút ngắn.", en: "It has at most {0} days. Make it shorter."),
        "away.too-far": Words(vi: "Muộn hơn {0} ngày nữa. Hãy báo gần ngày hơn.", en: "That is more than {0} days ahead. Say it later."),
        "away.too-many": Words(
            vi: "Đã báo {0} lần vắng sắp tới. Hãy bỏ một lần không cần nữa.", en: "{0} absences are said already. Take back one that is not needed."
        ),
        "away.away-already": Words(
            vi: "Người này đã báo vắng từ {0}. Hãy kết thúc lần đó trước, hoặc chọn thời gian khác.",
            en: "That person is said to be away from {0} already. End that first, or choose another time."
        ),
        "away.not-at-the-desk": Words(
            vi: "Người này không làm việc ở bàn hỗ trợ. Hãy chọn trong danh sách.", en: "That person does not work at the desk. Choose from the list."
        ),
        "away.no-such-deputy": Words(
            vi: "Người thay phải là người khác có vai trò trả lời phiếu và xem được mọi phiếu mà người vắng xem được. Hãy chọn người khác.",
            en: "Whoever stands in must be somebody else who answers tickets and sees all those that whoever is away sees. Choose somebody else."
        ),
        "away.stands-in": Words(
            vi:
                "Trong thời gian đó người báo vắng đã nhận thay cho {0} lần vắng khác (xem danh sách ở mẫu dưới). Nếu vẫn phải vắng, hãy đánh dấu vào ô “Tôi đã biết” "
                + "rồi báo lại: người được thay và người xếp lịch trực sẽ được báo.",
            en:
                "Whoever will be away is to stand in for {0} other absences in that time (see the list in the form below). If it must be, tick “I know that” and say it again: "
                + "those whose place it is and whoever keeps the rota are told."
        ),
        "away.deputy-away": Words(
            vi: "Người thay cũng vắng trong thời gian đó. Hãy chọn người khác.", en: "Whoever stands in is away in that time too. Choose another."
        ),
    ]
}
