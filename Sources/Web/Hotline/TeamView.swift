// SPDX-License-Identifier: Apache-2.0
import Domain

/// The teams of the units, with forms for whoever heads one.
struct TeamList: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    /// A page of those that are closed, the last of them first.
    let closed: [Row]
    let hasClosed: Bool
    let closedCount: String
    let isUnfolded: Bool
    let pages: PagesView
    /// Units for which whoever reads this keeps teams, each with a form of its own: who may be of a team is known unit by unit.
    let begins: [Begin]
    let refusal: String?
    let done: String?

    static let closedLength = 20

    /// What of the teams there are is shown.
    struct Shown: Sendable {
        let open: [DeskTeam]
        let closed: [DeskTeam]
        let page: PageOfList
        let count: Int
    }

    struct Row: Sendable {
        let id: String
        let action: String
        let revision: String
        let name: String
        let unit: String
        let fieldNames: String?
        let memberNames: [String]
        /// It is open, and nobody is of it any more.
        let isDeserted: Bool
        let isClosed: Bool
        let mayKeep: Bool
        let form: FormView
        let reason: String
        /// What was typed there was refused.
        let isChanging: Bool
        let isClosing: Bool
        let steps: [String]
    }

    struct Begin: Sendable {
        let id: String
        let unit: String
        let form: FormView
    }

    struct FormView: Sendable {
        let vi: String
        let en: String
        let members: [DeskView.Choice]
        let hasMembers: Bool
        let fields: [DeskView.Choice]
    }

    init(
        _ shown: Shown, _ form: TeamForm, _ candidates: [Unit.ID: [DeskTeam.Candidate]], _ names: [Person.ID: String], _ facts: RegistryFacts,
        keeps: Set<Unit.ID>, _ visit: Visit, isUnfolded: Bool, refusal: (any Refusal)?, done: DeskTeam.Step.Action?
    ) {
        let language = visit.language
        func row(_ team: DeskTeam) -> Row {
            Row(team, form, candidates[team.unit] ?? [], names, facts, mayKeep: keeps.contains(team.unit), visit)
        }
        (rows, closed) = (shown.open.map(row), shown.closed.map(row))
        isEmpty = shown.open.isEmpty
        hasClosed = shown.count > 0
        closedCount = shown.count.text(in: language)
        self.isUnfolded = isUnfolded
        pages = PagesView(shown.page, ["teams"], visit)
        begins = facts.units.filter { keeps.contains($0.id) }.map { unit in
            let typed = form.id == nil && form.unit == unit.id.text ? form : TeamForm(nil)
            return Begin(id: unit.id.text, unit: unit.name[language], form: FormView(typed, nil, candidates[unit.id] ?? [], facts, language))
        }
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        self.done = done?.words[language]
    }
}

extension TeamList.Row {
    init(
        _ team: DeskTeam, _ form: TeamForm, _ candidates: [DeskTeam.Candidate], _ names: [Person.ID: String], _ facts: RegistryFacts, mayKeep: Bool,
        _ visit: Visit
    ) {
        let language = visit.language
        let isTyped = form.id == team.id.text
        id = team.id.text.percentEncoded
        action = "/teams/" + team.id.text.percentEncoded
        revision = String(team.revision)
        name = team.charter?.name[language] ?? team.id.text
        unit = facts.name(of: team.unit, in: language)
        let fields = facts.fields.filter { team.isOf($0.id) }.map { $0.name[language] }
        fieldNames = fields.isEmpty ? nil : fields.joined(separator: ", ")
        // Whoever is appointed to the unit no more is of its team no more.
        memberNames = team.members(among: candidates).map(\.person.name)
        isDeserted = memberNames.isEmpty && !team.isClosed
        isClosed = team.isClosed
        self.mayKeep = mayKeep && !team.isClosed
        (isChanging, isClosing) = (isTyped && form.isCharter, isTyped && !form.isCharter)
        self.form = TeamList.FormView(isChanging ? form : TeamForm(nil), isChanging ? nil : team.charter, candidates, facts, language)
        reason = isClosing ? form.reason : ""
        steps = team.history.map { step in
            [step.at.text(in: language) + ":", names[step.by.person] ?? "", step.action.words[language], step.reason.map { "– " + $0 } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}

extension TeamList.FormView {
    /// - Parameter charter: What stands; `nil` for what was typed.
    init(_ form: TeamForm, _ charter: DeskTeam.Charter?, _ candidates: [DeskTeam.Candidate], _ facts: RegistryFacts, _ language: Language) {
        vi = charter?.name.vi ?? form.vi
        en = charter.map { $0.name.en ?? "" } ?? form.en
        let (members, chosen) = (
            charter.map { Set($0.members) } ?? Set(form.members.map { Person.ID($0) }), charter.map { Set($0.fields.map(\.text)) } ?? form.fields
        )
        // Whoever was chosen under a name that was joined with another since is chosen still.
        self.members = candidates.map {
            DeskView.Choice(id: $0.id.text, name: $0.person.name, isChosen: !members.isDisjoint(with: $0.names))
        }
        hasMembers = !candidates.isEmpty
        fields = facts.fields.map { DeskView.Choice(id: $0.id.text, name: $0.name[language], isChosen: chosen.contains($0.id.text)) }
    }
}

extension DeskTeam.Step.Action {
    var words: Words {
        switch self {
        case .made: Words(vi: "lập tổ", en: "made the team")
        case .changed: Words(vi: "sửa tổ", en: "changed the team")
        case .closed: Words(vi: "giải thể tổ", en: "closed the team")
        }
    }
}

extension Catalogue {
    /// What can be refused of teams.
    static let teamSentences: [String: Words] = [
        "team.not-found": Words(vi: "Không có tổ này. Hãy mở lại trang Tổ.", en: "There is no such team. Open the page of teams again."),
        "team.changed-since": Words(
            vi: "Người khác vừa sửa tổ này. Xem tổ đang thế nào ở dưới rồi quyết định lại.",
            en: "Somebody else has just changed this team. See below what it is now, then decide again."
        ),
        "team.closed": Words(vi: "Tổ này đã giải thể. Hãy lập tổ mới.", en: "This team is closed. Make a new one."),
        "team.no-name": Words(
            vi: "Chưa có tên tổ. Hãy ghi tên bằng tiếng Việt, tiếng Anh hoặc cả hai.",
            en: "There is no name yet. Write it in Vietnamese, in English or both."
        ),
        "team.name-too-long": Words(vi: "Tên tổ dài quá {0} ký tự. Hãy rút ngắn.", en: "The name is longer than {0} characters. Shorten it."),
        "team.no-members": Words(vi: "Tổ chưa có ai. Hãy chọn ít nhất một người.", en: "Nobody is of the team yet. Choose at least one person."),
        "team.too-many-members": Words(vi: "Một tổ có tối đa {0} người. Hãy bớt người.", en: "A team has at most {0} people. Choose fewer."),
        "team.not-of-unit": Words(
            vi: "Trong danh sách có người không được cử ở đơn vị này. Hãy chọn lại người trong danh sách.",
            en: "Somebody chosen is not appointed in this unit. Choose from the list again."
        ),
        "team.no-such-field": Words(vi: "Không có lĩnh vực “{0}”. Hãy chọn trong danh sách.", en: "There is no field “{0}”. Choose from the list."),
        "team.changes-nothing": Words(vi: "Tổ vẫn như đang có. Hãy sửa ít nhất một chỗ.", en: "The team is what it was. Change something."),
        "team.too-many": Words(vi: "Đơn vị đã có {0} tổ. Hãy giải thể một tổ trước.", en: "The unit has {0} teams. Close one first."),
    ]
}
