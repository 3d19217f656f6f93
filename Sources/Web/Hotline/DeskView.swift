// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The queue of tickets, what is due first on top.
struct DeskView: Sendable {
    let rows: [Row]
    let total: String
    /// What it means that the list is empty; `nil` where it is not.
    let nothing: String?
    let lists: [ListLink]
    let list: String
    let units: [Choice]
    let kinds: [KindChoice]
    let previous: String?
    let next: String?
    /// What was just done with a ticket that is no longer here.
    let done: String?
    let duty: OnDutyView
    let live: LiveView
    /// Where answers that readers say are wrong are looked at; `nil` for whoever may not.
    let disputed: String?
    let mayTake: Bool
    /// Nothing waited when somebody wanted the next.
    let isEmptyHanded: Bool

    struct Row: Sendable {
        let link: String
        let number: String
        let question: String
        let opened: String
        let place: String?
        let unit: String
        /// `nil` for the most usual one.
        let kind: String?
        let team: String?
        let state: String
        let handler: String?
        /// Whoever has it in hand is away.
        let isHolderAway: Bool
        let due: String
        let isLate: Bool
        let isDone: Bool
        let isUrgent: Bool
        /// Words that its answer rests on have changed since.
        let isOvertaken: Bool
    }

    struct ListLink: Sendable {
        let link: String
        let name: String
        let isHere: Bool
    }

    struct Choice: Sendable {
        let id: String
        let name: String
        let isChosen: Bool
    }

    init(
        _ found: Listing<Handling>, _ narrowing: DeskNarrowing, _ page: PageNumber, _ names: [Person.ID: String], _ facts: RegistryFacts,
        _ visit: Visit, _ times: DeskTimes, _ duty: OnDutyView, now: Date, isEmptyHanded: Bool, mayTake: Bool, mayReview: Bool,
        done: Handling.Step.Action?,
        overtaken: Set<String> = [], teams: [DeskTeam.ID: String] = [:], away: AwayList, last: Int
    ) {
        let (language, urls) = (visit.language, visit.urls)
        (self.duty, self.isEmptyHanded, self.mayTake) = (duty, isEmptyHanded, mayTake)
        live = LiveView("/desk/events", after: last, nil, visit)
        rows = found.elements.map { one in
            let due = one.isOpen ? one.nextDue(times) : one.ended ?? one.answerDue(times)
            return Row(
                link: urls.desk(one.id), number: TicketView.short(one.id), question: one.ticket.question.text,
                opened: one.asked.text(in: language), place: one.ticket.question.place, unit: facts.name(of: one.unit, in: language),
                kind: one.kind == .guidance ? nil : one.kind.words[language], team: one.team.flatMap { teams[$0] },
                state: one.state.words[language], handler: one.handler.flatMap { names[$0] },
                isHolderAway: one.handler.map { away.isAway($0, at: now) } ?? false, due: due.text(in: language),
                isLate: one.clocks(times).contains { $0.isRunning && $0.kind != .firstResponse && $0.isLate(at: now) }, isDone: !one.isOpen,
                isUrgent: one.isUrgent && one.isOpen, isOvertaken: overtaken.contains(one.id.text))
        }
        disputed = mayReview ? urls.address(["reviews"]) : nil
        total = found.count(in: language)
        let isNarrowed = narrowing.unit != nil || narrowing.kind != nil
        nothing = found.total == 0 ? (isNarrowed ? Self.nothingFits : narrowing.list.nothing)[language] : nil
        list = narrowing.list.rawValue
        let unit = (narrowing.unit.map { [("unit", $0.text)] } ?? []) + (narrowing.kind.map { [("kind", $0.rawValue)] } ?? [])
        kinds = KindChoice.all(narrowing.kind, language)
        lists = DeskNarrowing.List.allCases.map { list in
            ListLink(
                link: urls.address(["desk"], [("list", list.rawValue)] + unit), name: list.words[language], isHere: list == narrowing.list)
        }
        units = facts.units.map { Choice(id: $0.id.text, name: $0.name[language], isChosen: $0.id == narrowing.unit) }
        let link = { (number: Int) in urls.address(["desk"], [("list", narrowing.list.rawValue)] + unit + [("page", String(number))]) }
        previous = page.number > 1 ? link(page.number - 1) : nil
        next = page.offset + found.elements.count < found.total ? link(page.number + 1) : nil
        self.done = done?.words[language]
    }
}

extension DeskView {
    private static let nothingFits = Words(
        vi: "Danh sách này không có phiếu nào theo lựa chọn ở trên.", en: "This list has no ticket of what was chosen above.")
}

extension RegistryFacts {
    func name(of unit: Unit.ID, in language: Language) -> String { units.first { $0.id == unit }?.name[language] ?? unit.text }
}

extension Listing {
    /// As many as were counted.
    func count(in language: Language) -> String {
        guard isCut else { return total.text(in: language) }
        return Words(vi: "hơn ", en: "more than ")[language] + (total - 1).text(in: language)
    }
}

extension DeskNarrowing.List {
    var words: Words {
        switch self {
        case .open: Words(vi: "Chưa trả lời", en: "Without an answer")
        case .mine: Words(vi: "Tôi đang giữ", en: "In my hands")
        case .team: Words(vi: "Của tổ tôi", en: "My team’s")
        case .called: Words(vi: "Gọi đến tôi", en: "I was called to")
        case .done: Words(vi: "Đã xong", en: "Done")
        case .call: Words(vi: "Cần gọi lại", en: "To call back")
        case .lost: Words(vi: "Thư không tới", en: "Letters lost")
        }
    }

    /// What it means that nothing is on it.
    var nothing: Words {
        switch self {
        case .open:
            Words(
                vi: "Không có phiếu nào chưa trả lời. Câu hỏi mà hệ thống không trả lời được, thuộc đơn vị và địa phương của bạn, sẽ hiện ở đây.",
                en: "No ticket is without an answer. Questions of your unit and place that the system cannot answer appear here.")
        case .mine: Words(vi: "Bạn không giữ phiếu nào.", en: "You have no ticket in your hands.")
        case .team: Words(vi: "Không có phiếu nào chờ tổ của bạn.", en: "No ticket waits for your team.")
        case .called: Words(vi: "Không có ghi chú nào gọi đến bạn.", en: "No note calls you.")
        case .done: Words(vi: "Chưa có phiếu nào xong.", en: "No ticket is done yet.")
        case .call: Words(vi: "Không có ai cần gọi lại.", en: "There is nobody to call back.")
        case .lost:
            Words(
                vi: "Không có thư trả lời nào bị trả lại mà người hỏi chưa được báo.",
                en: "No letter came back whose asker was not told otherwise.")
        }
    }
}

extension Handling.State {
    var words: Words {
        switch self {
        case .waiting: Words(vi: "chờ người nhận", en: "waiting to be taken")
        case .taken: Words(vi: "đang xử lý", en: "being worked on")
        case .asking: Words(vi: "chờ người hỏi bổ sung", en: "waiting for the asker")
        case .merged: Words(vi: "chờ trả lời chung với phiếu khác", en: "waiting for another ticket’s answer")
        case .answered: Words(vi: "đã trả lời", en: "answered")
        case .closed: Words(vi: "đã đóng", en: "closed")
        }
    }
}

extension Handling.Step.Action {
    var words: Words {
        switch self {
        case .taken: Words(vi: "nhận phiếu", en: "took it")
        case .takenOver: Words(vi: "nhận thay", en: "took it over")
        case .putBack: Words(vi: "trả về hàng chờ", en: "put it back")
        case .forwarded: Words(vi: "chuyển đơn vị", en: "handed it on")
        case .returned: Words(vi: "trả lại đơn vị chuyển đến", en: "gave it back")
        case .answered: Words(vi: "trả lời", en: "answered it")
        case .reopened: Words(vi: "mở lại", en: "opened it again")
        case .closed: Words(vi: "đóng phiếu", en: "closed it")
        case .noted: Words(vi: "ghi chú nội bộ", en: "noted among staff")
        case .added: Words(vi: "viết thêm", en: "added")
        case .askedBack: Words(vi: "hỏi lại", en: "asked for more")
        case .resumed: Words(vi: "thôi chờ, xử lý tiếp", en: "went on")
        case .madeUrgent: Words(vi: "đánh dấu khẩn", en: "made it urgent")
        case .madeUsual: Words(vi: "bỏ dấu khẩn", en: "made it usual again")
        case .classified: Words(vi: "đổi loại phiếu", en: "said that it is of another kind")
        case .assigned: Words(vi: "giao cho tổ", en: "handed it to a team")
        case .unassigned: Words(vi: "trả về chung của đơn vị", en: "gave it back to all of the unit")
        case .merged: Words(vi: "gộp vào phiếu khác", en: "merged it into another")
        case .absorbed: Words(vi: "gộp một phiếu khác vào đây", en: "merged another into it")
        case .separated: Words(vi: "bỏ gộp", en: "separated it")
        case .linked: Words(vi: "nối với phiếu liên quan", en: "linked it with another")
        case .unlinked: Words(vi: "bỏ nối", en: "unlinked it")
        case .split: Words(vi: "tách thành phiếu riêng", en: "made a ticket of its own")
        case .attached: Words(vi: "gửi tệp", en: "sent a file")
        case .byPhone: Words(vi: "chờ gọi lại", en: "waits for a call")
        case .told: Words(vi: "đã báo người hỏi", en: "told the asker")
        case .untold: Words(vi: "rút lại: chưa báo được người hỏi", en: "took it back: the asker was not told")
        case .lost: Words(vi: "ghi nhận thư gửi người hỏi không tới", en: "notes that a letter to the asker was lost")
        case .unspoken: Words(vi: "trả lời bằng thư mà không viết gì mới", en: "answered by mail without a word of his own")
        case .filed: Words(vi: "kèm tệp nội bộ", en: "laid a file beside it, among staff")
        }
    }
}
