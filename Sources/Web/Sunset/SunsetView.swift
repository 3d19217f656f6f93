// SPDX-License-Identifier: Apache-2.0
import Domain

/// Duties by the day on which they lose their basis, and the outcome of a supposition.
struct SunsetView: Sendable {
    let day: String
    let place: String?
    let action: String
    let hidden: [RegistryView.Hidden]
    let fields: [RegistryView.Choice]
    let documents: [RegistryView.Choice]
    let suppositions: [RegistryView.Choice]
    let typedDay: String
    let successor: String?
    let alerts: [Alert]
    let days: [OnDay]
    let pages: PagesView
    /// Back to every day; `nil` where they are all here.
    let allDays: String?
    let isEmpty: Bool
    let dependents: Dependence?
    let outcome: Outcome?
    /// The supposition as it goes on into a draft; `nil` for who may draft nothing, and where nothing is supposed.
    let draft: Draft?
    let refusal: String?
    /// Narrowed to ends within so many days.
    let within: String?

    struct Alert: Sendable {
        let within: String
        let count: String
        let link: String
    }

    struct Draft: Sendable {
        let fields: [RegistryView.Hidden]
        let reason: String
        let source: String
    }

    struct OnDay: Sendable {
        let key: String
        let date: String
        let left: String
        let count: String
        let lost: String
        /// Few enough to be shown at once; a longer list opens when it is wanted.
        let isShort: Bool
        /// Where all of it stands, a page at a time; `nil` where it is here.
        let all: String?
        let rows: [Row]
    }

    struct Row: Sendable {
        let id: String
        let title: String
        let link: String
        let holder: String
        let basis: String
        let isDoubtful: Bool
        /// Who holds it from then on; `nil` where nobody is recorded.
        let next: String?
    }

    /// Everything that rests on the chosen document.
    struct Dependence: Sendable {
        let document: String
        let count: String
        let kinds: [Kind]
    }

    struct Kind: Sendable {
        let name: String
        let count: String
        let keys: String
    }

    struct Outcome: Sendable {
        let isNothing: Bool
        let count: String
        /// Few enough to be shown at once.
        let isShort: Bool
        let effects: [Effect]
    }

    struct Effect: Sendable {
        let id: String
        let title: String
        let link: String
        let from: String
        let now: String
        let would: String
    }

    /// More days than anybody looks through at once.
    private static let daysOnPage = 40
    private static let rowsOnPage = 50

    /// - Parameter all: Everything that lapses at the place of the page, the soonest first.
    init(
        _ registry: Registry, _ all: [Lapse], _ form: SunsetForm, _ visit: Visit, refusal: (any Refusal)? = nil, typed: Fields? = nil
    ) {
        let language = visit.language
        let named = all.filter { lapse in
            (form.field == nil || lapse.duty.field.text == form.field) && (form.document == nil || lapse.documents.contains(form.document ?? ""))
        }
        let shown = named.filter { lapse in
            (form.within.map { lapse.daysLeft <= $0.rawValue } ?? true) && (form.ends.map { lapse.ends == $0 } ?? true)
        }
        within = form.within?.rawValue.text(in: language)
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        day = visit.day.text(in: language)
        place = visit.place?.name[language]
        action = "/sunset"
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        fields = registry.facts.fields.map { .init(value: $0.id.text, text: $0.name[language], isChosen: $0.id.text == form.field) }
        documents = Set(all.flatMap(\.documents)).union(form.document.map { [$0] } ?? []).sorted()
            .map { .init(value: $0, text: DocumentName.full($0), isChosen: $0 == form.document) }
        suppositions = SunsetForm.Suppose.allCases.map { .init(value: $0.rawValue, text: $0.words[language], isChosen: $0 == form.suppose) }
        typedDay = form.day?.iso ?? ""
        successor = form.successor
        alerts = SunsetRadar.Alert.allCases.map { alert in
            Alert(
                within: alert.rawValue.text(in: language),
                count: named.count { !$0.isCarriedOn && $0.daysLeft <= alert.rawValue }.text(in: language),
                link: visit.urls.address(
                    ["sunset"],
                    [("within", String(alert.rawValue))]
                        + [("field", form.field), ("document", form.document)].compactMap { name, value in
                            value.map { (name, $0) }
                        }))
        }
        let byDay = Dictionary(grouping: shown, by: \.ends)
        let ends = byDay.keys.sorted()
        if let only = form.ends {
            let page = PageOfList(number: form.page, of: shown.count, length: Self.rowsOnPage)
            days = shown.isEmpty ? [] : [OnDay(only, shown, of: page.range, visit, all: nil)]
            pages = PagesView(page, ["sunset"], asking: form.query + [("ends", only.iso)], visit)
        } else {
            let page = PageOfList(number: form.page, of: ends.count, length: Self.daysOnPage)
            days = ends[page.range].map { day in
                let lapses = byDay[day, default: []]
                let all = lapses.count > OnDay.longest ? visit.urls.address(["sunset"], form.query + [("ends", day.iso)]) : nil
                return OnDay(day, lapses, of: 0..<(all == nil ? lapses.count : 0), visit, all: all)
            }
            pages = PagesView(page, ["sunset"], asking: form.query, visit)
        }
        allDays = form.ends == nil ? nil : visit.urls.address(["sunset"], form.query)
        isEmpty = shown.isEmpty
        dependents = form.document.map { Dependence($0, registry, language) }
        outcome = form.supposition.map { Outcome($0.effects(on: registry), visit) }
        let mayDraft = visit.staff?.rights.verbs(on: visit.today).contains(.draft) ?? false
        draft = mayDraft && form.supposition != nil ? Draft(form, typed) : nil
    }
}

extension SunsetView.Draft {
    init(_ form: SunsetForm, _ typed: Fields?) {
        fields = [("document", form.document), ("suppose", form.suppose?.rawValue), ("day", form.day?.iso), ("successor", form.successor)]
            .compactMap { name, value in value.map { .init(name: name, value: $0) } }
        (reason, source) = (typed?["reason"] ?? "", typed?["source"] ?? form.successor ?? "")
    }
}

extension SunsetView.OnDay {
    private static let short = 10
    /// A longer list is opened by itself.
    fileprivate static let longest = 200

    /// - Parameter range: What of it is shown.
    fileprivate init(_ day: Day, _ lapses: [Lapse], of range: Range<Int>, _ visit: Visit, all: String?) {
        let language = visit.language
        key = "ngay-\(day.iso)"
        date = day.text(in: language)
        left = visit.day.days(until: day).text(in: language)
        count = lapses.count.text(in: language)
        lost = lapses.count { !$0.isCarriedOn }.text(in: language)
        isShort = range.count <= Self.short || range.count < lapses.count
        self.all = all
        rows = lapses[range].map { lapse in
            SunsetView.Row(
                id: lapse.duty.id.text, title: lapse.duty.title[language], link: visit.urls.duty(lapse.duty.id),
                holder: lapse.holders.map { $0.authority.name[language] }.joined(separator: "; "),
                basis: lapse.documents.map { DocumentName.full($0) }.joined(separator: "; "), isDoubtful: lapse.isDoubtful,
                next: lapse.isCarriedOn ? lapse.successors.map { $0.name[language] }.joined(separator: "; ") : nil)
        }
    }
}

extension SunsetView.Dependence {
    init(_ number: String, _ registry: Registry, _ language: Language) {
        let found = Dependents(registry.facts).of(document: number)
        document = DocumentName.full(number)
        count = found.count.text(in: language)
        let byKind = Dictionary(grouping: found, by: { $0.factKind ?? $0.kind })
        kinds = byKind.keys.sorted().map { kind in
            SunsetView.Kind(
                name: Self.names[kind]?[language] ?? kind, count: byKind[kind, default: []].count.text(in: language),
                keys: byKind[kind, default: []].map(\.key).joined(separator: ", "))
        }
    }

    private static let names = [
        "duty": Words(vi: "nhiệm vụ", en: "duties"), "competence": Words(vi: "dòng thẩm quyền", en: "rows of competence"),
        "procedure": Words(vi: "thủ tục", en: "procedures"),
        "change": Words(vi: "thay đổi thời hạn, hồ sơ", en: "changes of time limits and dossiers"),
        "document": Words(vi: "văn bản", en: "documents"), "doubt": Words(vi: "chỗ chờ xác minh", en: "doubts"),
        "practice": Words(vi: "câu hỏi thực tế", en: "real questions"), "rule": Words(vi: "quy tắc hiệu lực", en: "rules on effect"),
        "file-rule": Words(vi: "quy tắc chuyển tiếp", en: "rules on files in hand"),
        "rejected-claim": Words(vi: "thông tin sai đã bác", en: "claims found wrong"),
    ]
}

extension SunsetView.Outcome {
    init(_ effects: [Supposition.Effect], _ visit: Visit) {
        let language = visit.language
        func told(_ result: Competence.Result, _ holders: [Authority]) -> String {
            ([result.words[language]] + holders.map { $0.name[language] }).joined(separator: "; ")
        }
        isNothing = effects.isEmpty
        count = effects.count.text(in: language)
        isShort = effects.count <= 10
        self.effects = effects.map { effect in
            SunsetView.Effect(
                id: effect.duty.id.text, title: effect.duty.title[language], link: visit.urls.duty(effect.duty.id),
                from: effect.on.text(in: language), now: told(effect.now, effect.holdersNow), would: told(effect.would, effect.holdersWould))
        }
    }
}
