// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

struct InboxView: Sendable {
    let waiting: [Row]
    let hasWaiting: Bool
    let mine: [Row]
    let hasMine: Bool
    /// Forms that were begun and not sent.
    let begun: [Begun]
    let hasBegun: Bool
    let mayDraft: Bool
    let mayApprove: Bool
    let registry: String
    /// `nil` for who may not look at people.
    let people: String?
    let conflicts: [Conflict]
    let hasConflicts: Bool
    /// How much that the reader may confirm rests on words of the law that have changed; `nil` where nothing does.
    let stale: String?
    let impact: String
    /// What the reader answers for and what loses its basis before long, the nearest alert first.
    let lapsing: [Lapsing]
    let hasLapsing: Bool

    struct Lapsing: Sendable {
        let within: String
        let count: String
        let soonest: String
        let link: String
    }

    struct Row: Sendable {
        let link: String
        let subject: String
        /// What the duty is called.
        let title: String?
        let author: String
        let state: String
        /// How long it has waited, in words; `nil` for a draft.
        let age: String?
        let reason: String
        /// Why it came back.
        let returned: String?
    }

    struct Begun: Sendable {
        let link: String
        let name: String
        let kept: String
    }

    struct Conflict: Sendable {
        let subject: String
        let link: String
        let differences: [DifferenceView]
    }

    init(
        _ waiting: [Change], _ mine: [Change], _ begun: [UnsentForm], _ conflicts: [FileConflict], _ names: Names, _ titles: DutyTitles,
        _ visit: Visit, stale: Int,
        lapsing: LapseDigest, now: Date
    ) {
        self.lapsing = lapsing.counts.map { one in
            Lapsing(
                within: one.alert.rawValue.text(in: visit.language), count: one.count.text(in: visit.language),
                soonest: one.soonest.text(in: visit.language), link: visit.urls.address(["sunset"], [("within", String(one.alert.rawValue))]))
        }
        hasLapsing = !lapsing.counts.isEmpty
        self.stale = stale > 0 ? stale.text(in: visit.language) : nil
        impact = visit.urls.address(["impact"])
        self.waiting = waiting.map { Row($0, names, titles, visit, now: now) }
        self.mine = mine.map { Row($0, names, titles, visit, now: now) }
        self.conflicts = conflicts.map { one in
            Conflict(
                subject: one.subject.shown(in: visit.language), link: visit.urls.address(["changes", one.change.text]),
                differences: DifferenceView.all(one.differences, visit.language)
            )
        }
        self.begun = begun.map {
            Begun(link: visit.urls.leading(to: $0.page), name: Self.name(of: $0, visit.language), kept: $0.kept.text(in: visit.language))
        }
        let verbs = visit.staff?.rights.verbs(on: visit.today) ?? []
        mayDraft = verbs.contains(.draft)
        mayApprove = verbs.contains(.approve)
        registry = visit.urls.registry
        people = verbs.contains(.viewPeople) ? visit.urls.address(["people"]) : nil
        hasBegun = !begun.isEmpty
        hasWaiting = !waiting.isEmpty
        hasMine = !mine.isEmpty
        hasConflicts = !conflicts.isEmpty
    }

    /// "Thẩm quyền VT-01/b", from the address of its form.
    private static func name(of form: UnsentForm, _ language: Language) -> String {
        if form.page.hasPrefix(LateForms.address) {
            return LateFormWords.name(of: Fields.decoded(form.page.dropFirst(LateForms.address.count)))[language]
        }
        let parts = form.page.prefix { $0 != "?" }.split(separator: "/").map { Fields.decoded($0) }
        switch parts.first {
        case "duties" where parts.count == 3: return Subject.fact("duty", parts[1]).shown(in: language)
        case "facts" where parts.count == 4: return Subject.fact(parts[1], parts[2]).shown(in: language)
        case "competences" where parts.count == 4: return Subject.fact("competence", "\(parts[1])/\(parts[2])").shown(in: language)
        default: return form.page
        }
    }
}

extension InboxView.Row {
    init(_ change: Change, _ names: Names, _ titles: DutyTitles, _ visit: Visit, now: Date) {
        link = visit.urls.address(["changes", change.id.text])
        subject = change.subject.shown(in: visit.language)
        title = titles[change.subject]
        author = names[change.author]
        state = change.state.words[visit.language]
        age = change.state == .submitted ? change.submitted.map { Self.age(now.timeIntervalSince($0), visit.language) } : nil
        reason = change.draft.reason
        returned = change.state == .returned ? change.returnReason : nil
    }

    private static func age(_ seconds: Double, _ language: Language) -> String {
        let (hours, days) = (Int(seconds / 3_600), Int(seconds / 86_400))
        if days > 0 { return Words(vi: "chờ \(days) ngày", en: "waiting \(days) days")[language] }
        return hours > 0 ? Words(vi: "chờ \(hours) giờ", en: "waiting \(hours) hours")[language] : Words(vi: "vừa gửi", en: "just sent")[language]
    }
}

extension Change.State {
    var words: Words {
        switch self {
        case .draft: Words(vi: "bản thảo", en: "draft")
        case .submitted: Words(vi: "chờ duyệt", en: "waiting for approval")
        case .approved: Words(vi: "đã duyệt", en: "approved")
        case .returned: Words(vi: "bị trả lại", en: "returned")
        case .withdrawn: Words(vi: "đã rút", en: "withdrawn")
        }
    }
}

extension Subject {
    /// "Thẩm quyền VT-01/b".
    func shown(in language: Language) -> String {
        let kind =
            switch factKind {
            case "competence": Words(vi: "Thẩm quyền", en: "Competence")
            case "duty": Words(vi: "Nhiệm vụ", en: "Duty")
            case Guidance.factKind: Words(vi: "Hướng dẫn", en: "Guidance")
            case "authority": Words(vi: "Cơ quan", en: "Authority")
            case "procedure": Words(vi: "Thủ tục", en: "Procedure")
            case "document": Words(vi: "Văn bản", en: "Document")
            case "place": Words(vi: "Địa phương", en: "Place")
            case "unit": Words(vi: "Đơn vị", en: "Unit")
            case ProcedureRecord.factKind: Words(vi: "Bản ghi thủ tục", en: "Record of a procedure")
            case CalendarYear.factKind: Words(vi: "Lịch năm", en: "Calendar of")
            case KnowledgeEntry.factKind: Words(vi: "Hỏi đáp đã duyệt, phiếu", en: "Approved answer, ticket")
            default: Words(vi: factKind ?? self.kind, en: factKind ?? self.kind)
            }
        return "\(kind[language]) \(factKind == KnowledgeEntry.factKind ? TicketView.short(Ticket.ID(key)) : key)"
    }
}
