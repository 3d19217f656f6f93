// SPDX-License-Identifier: Apache-2.0
import Domain

// What a form begins with for something that nobody has recorded yet: nothing is said of it before somebody types it.

extension Duty {
    static func blank(_ key: String) -> Duty? {
        Duty(id: .init(key), field: .init(""), title: Words(vi: ""), sources: [], confidence: .medium)
    }
}

extension Procedure {
    static func blank(_ key: String) -> Procedure? {
        Procedure(
            id: .init(key), code: nil, name: Words(vi: ""), field: "", level: nil, duties: [], nationalTimeLimit: nil, localTimeLimits: [], fee: nil,
            dossier: nil, output: nil, basis: nil, announcedBy: nil, notes: [], sources: [], confidence: .medium)
    }
}

extension ProcedureChange {
    static func blank(_ key: String) -> ProcedureChange? {
        ProcedureChange(
            id: .init(key), field: .init(""), document: "", path: "", procedure: "", underlying: nil, authority: nil, before: nil, after: "",
            from: .unknown, until: nil, duties: [], notes: [], sources: [])
    }
}

extension KnownDocument {
    static func blank(_ key: String) -> KnownDocument? {
        KnownDocument(
            id: .init(key), number: "", kind: "", title: "", summary: nil, issuer: nil, issued: .unknown, from: .unknown, until: nil, status: nil,
            relations: [], notes: [], sources: [], confidence: .medium)
    }
}

extension Place {
    static func blank(_ key: String) -> Place? {
        Place(
            id: .init(key), name: Words(vi: ""), type: "", existence: DaySpan(from: nil, until: nil), mergedInto: nil, aliases: [], communes: nil,
            specialZones: [], notes: [], sources: [])
    }
}

extension Domain.Unit {
    static func blank(_ key: String) -> Domain.Unit? { Domain.Unit(id: .init(key), name: Words(vi: ""), sources: []) }
}

extension KnownAuthority: FieldFact {
    static func blank(_ key: String) -> KnownAuthority? {
        KnownAuthority(id: .init(key), authority: Authority(name: Words(vi: ""), level: .unknown), sources: [])
    }

    var formTitle: String { authority.name.vi }

    var formFields: [FormField] {
        [
            FormField("name-vi", Words(vi: "Tên", en: "Name in Vietnamese"), authority.name.vi, isRequired: true),
            FormField("name-en", Words(vi: "Tên tiếng Anh", en: "Name in English"), authority.name.en),
            FormField(
                "level", Words(vi: "Cấp", en: "Level"), authority.level.rawValue,
                choices: Authority.Level.allCases.map { ($0.rawValue, $0.words) }),
            FormField(
                "aliases", Words(vi: "Tên gọi khác, mỗi dòng một tên", en: "Other names, one a line"), aliases.joined(separator: "\n"), rows: 4),
            FormField("ended", Words(vi: "Không còn từ ngày (trống: vẫn còn)", en: "No more since (empty: still there)"), ended?.text, isDay: true),
            FormField("successor", Words(vi: "Cơ quan kế tiếp (mã)", en: "What came after it (its code)"), successor?.text),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), (sources ?? []).joined(separator: "\n"), rows: 3),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> KnownAuthority {
        let level = typed.text("level") ?? ""
        guard let level = Authority.Level(rawValue: level) else { throw Fault.wrongField("level", level) }
        let next = typed.text("successor").map { ID($0) }
        if let next, next == id || !facts.authorities.contains(where: { $0.id == next }) { throw FactFormError.noSuchAuthority(next.text) }
        let lines = typed.lines("sources")
        return KnownAuthority(
            id: id, authority: Authority(name: try typed.required("name"), level: level), aliases: typed.lines("aliases"),
            ended: try typed.day("ended"), successor: next, notes: notes, sources: lines.isEmpty && sources == nil ? nil : lines)
    }
}
