// SPDX-License-Identifier: Apache-2.0
import Domain

struct AuditView: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    let total: String
    let previous: String?
    let next: String?
    let form: AuditForm
    let acts: [Choice]
    let things: [Choice]
    let heads: [Head]
    let hasHeads: Bool
    let refusal: String?

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    struct Row: Sendable {
        let place: String
        let at: String
        let actor: String
        let act: String
        let thing: String
        let facts: [Field]
        let details: [Field]
        let isErased: Bool
        let hash: String
    }

    struct Field: Sendable {
        let name: String
        let value: String
    }

    struct Head: Sendable {
        let at: String
        let digest: String
        let rows: String
    }

    init(
        _ found: Listing<AuditRow>, _ form: AuditForm, _ number: PageNumber, _ heads: [AuditHead], _ names: AuditNames, _ visit: Visit,
        refusal: (any Refusal)?
    ) {
        let language = visit.language
        rows = found.elements.map { Row($0, names, language) }
        isEmpty = rows.isEmpty
        total = found.total.text(in: language)
        let link = { (page: Int) in visit.urls.address(["audit"], form.query + [("page", String(page))]) }
        previous = number.number > 1 ? link(number.number - 1) : nil
        next = number.offset + rows.count < found.total ? link(number.number + 1) : nil
        self.form = form
        acts = AuditAct.allCases.map { Choice(value: $0.rawValue, name: $0.words[language], isChosen: form.act == $0.rawValue) }
        things = AuditThing.Kind.allCases.map { Choice(value: $0.rawValue, name: $0.words[language], isChosen: form.thing == $0.rawValue) }
        self.heads = heads.map { head in
            Head(at: head.at.text(in: language), digest: head.digest, rows: head.lanes.reduce(0) { $0 + $1.sequence }.text(in: language))
        }
        hasHeads = !heads.isEmpty
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}

extension AuditView.Row {
    init(_ row: AuditRow, _ names: AuditNames, _ language: Language) {
        let entry = row.entry
        place = entry.position.description
        at = entry.at.text(in: language)
        actor = Self.actor(entry, names, language)
        act = entry.act?.words[language] ?? entry.actText
        let kind = AuditThing.Kind(rawValue: entry.thingText)?.words[language] ?? entry.thingText
        thing = ([kind] + [entry.concerned.map { names[$0] } ?? Self.short(entry.key)].filter { !$0.isEmpty }).joined(separator: " ")
        facts = (entry.facts?.pairs ?? []).map { Self.field($0.name, Self.short($0.value), language) }
        details = (row.details?.pairs ?? []).map { Self.field($0.name, $0.value, language) }
        isErased = if case .erased = row.held { true } else { false }
        hash = Self.short(entry.hash)
    }

    private static func field(_ name: String, _ value: String, _ language: Language) -> AuditView.Field {
        AuditView.Field(name: AuditFieldWords.name(name, language), value: AuditFieldWords.value(value, of: name, language))
    }

    private static func actor(_ entry: AuditEntry, _ names: AuditNames, _ language: Language) -> String {
        switch entry.actor {
        case .person(let id): names[id]
        case .program(let name): "donghanh \(name)"
        case .system: Words(vi: "hệ thống", en: "the system")[language]
        case .stranger: Words(vi: "người chưa đăng nhập", en: "not signed in")[language]
        case nil: entry.actorText
        }
    }

    /// A digest by its beginning, as people compare them.
    private static func short(_ text: String) -> String {
        text.utf8.count >= 40 && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
            ? String(text.prefix(12)) + "…" : text
    }
}

extension AuditForm {
    var query: [(String, String)] {
        [("person", person), ("act", act), ("thing", thing), ("key", key), ("from", from), ("until", until)].compactMap { name, value in
            value.map { (name, $0) }
        }
    }
}

extension AuditEvent {
    /// What was looked for, but for whom: that is a detail.
    static func viewedAudit(by actor: AuditActor, _ asked: Fields) -> AuditEvent {
        AuditEvent(
            .auditViewed, by: actor, AuditThing(.audit),
            facts: AuditFields(
                dictionaryLiteral: ("act", asked["act"]), ("thing", asked["thing"]), ("from", asked["from"]), ("until", asked["until"]),
                ("page", asked["page"])
            ).bounded,
            details: AuditFields(dictionaryLiteral: ("person", asked["person"]), ("key", asked["key"])).bounded
        )
    }
}

extension AuditFields {
    /// What is typed may be of any length.
    fileprivate var bounded: AuditFields { AuditFields(values.mapValues { String($0.prefix(254)) }) }
}
