// SPDX-License-Identifier: Apache-2.0
import Domain

// The kinds of fact that have a page to be edited on, each with its fields.

extension Duty: FieldFact {
    var formTitle: String { title.vi }

    var formFields: [FormField] {
        [
            FormField("title-vi", Words(vi: "Tên nhiệm vụ", en: "Name in Vietnamese"), title.vi, rows: 2, isRequired: true),
            FormField("title-en", Words(vi: "Tên tiếng Anh", en: "Name in English"), title.en, rows: 2),
            FormField("field", Words(vi: "Lĩnh vực (mã)", en: "Field (its code)"), field.text, isRequired: true, list: "linh-vuc"),
            FormField("acts", Words(vi: "Việc (cấp, gia hạn …), mỗi dòng một việc", en: "Acts (grant, renew …), one a line"), acts.lined, rows: 3),
            FormField("aliases", Words(vi: "Tên gọi khác, mỗi dòng một tên", en: "Other names, one a line"), aliases.lined, rows: 5),
            FormField("central", Words(vi: "Phần Bộ giữ lại", en: "What stays with the Ministry"), remainingCentral, rows: 2),
            FormField("limit", Words(vi: "Thời hạn, như văn bản ghi", en: "Time limit, as published"), timeLimit, rows: 2),
            FormField("dossier", Words(vi: "Thành phần hồ sơ, mỗi dòng một giấy tờ", en: "Dossier, one paper a line"), dossier.lined, rows: 5),
            FormField("fee", Words(vi: "Phí, lệ phí", en: "Fee"), fee, rows: 2),
            FormField("output", Words(vi: "Kết quả", en: "Result"), output, rows: 2),
            FormField("codes", Words(vi: "Mã thủ tục, mỗi dòng một mã", en: "Codes of procedures, one a line"), procedureCodes.lined, rows: 2),
            FormField("filing", Words(vi: "Cách nộp", en: "Ways of filing"), filing, rows: 2),
            FormField(
                "overtaken", Words(vi: "Đã chuyển vào nhiệm vụ (mã), mỗi dòng một mã", en: "Went over into (codes), one a line"),
                overtakenBy.map(\.text).lined, rows: 2),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.lined, rows: 3, isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> Duty {
        Duty(
            id: id, field: try typed.field(facts, before: field), title: try typed.required("title"), acts: typed.lines("acts"),
            aliases: typed.lines("aliases"),
            remainingCentral: typed.text("central"), timeLimit: typed.text("limit"), dossier: typed.lines("dossier"), fee: typed.text("fee"),
            output: typed.text("output"), procedureCodes: typed.lines("codes"), filing: typed.text("filing"), transition: transition,
            supersession: supersession, overtakenBy: try typed.duties("overtaken", facts), notes: notes, sources: try typed.sources(),
            confidence: confidence, isDraft: isDraft)
    }
}

extension Procedure: FieldFact {
    var formTitle: String { name.vi }

    var formFields: [FormField] {
        [
            FormField("name-vi", Words(vi: "Tên thủ tục", en: "Name in Vietnamese"), name.vi, rows: 2, isRequired: true),
            FormField("name-en", Words(vi: "Tên tiếng Anh", en: "Name in English"), name.en, rows: 2),
            FormField("national-code", Words(vi: "Mã quốc gia", en: "National code"), code),
            FormField("field", Words(vi: "Lĩnh vực, như đã công bố", en: "Field, as published"), field, isRequired: true),
            FormField("level", Words(vi: "Cấp thực hiện", en: "Level"), level),
            FormField("duties", Words(vi: "Nhiệm vụ (mã), mỗi dòng một mã", en: "Duties (codes), one a line"), duties.map(\.text).lined, rows: 2),
            FormField("limit", Words(vi: "Thời hạn quốc gia, như đã đăng", en: "National time limit, as published"), nationalTimeLimit, rows: 2),
            FormField(
                "local", Words(vi: "Thời hạn của địa phương, mỗi dòng “Huế: …”", en: "Local time limits, a line each, “Huế: …”"),
                localTimeLimits.lined, rows: 3),
            FormField("fee", Words(vi: "Phí, lệ phí", en: "Fee"), fee), FormField("dossier", Words(vi: "Hồ sơ", en: "Dossier"), dossier, rows: 3),
            FormField("output", Words(vi: "Kết quả", en: "Result"), output), FormField("basis", Words(vi: "Căn cứ", en: "Basis"), basis),
            FormField("announced", Words(vi: "Công bố tại", en: "Announced by"), announcedBy),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.lined, rows: 3, isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> Procedure {
        Procedure(
            id: id, code: typed.text("national-code"), name: try typed.required("name"), field: try typed.required("field"),
            level: typed.text("level"), duties: try typed.duties("duties", facts),
            nationalTimeLimit: typed.text("limit"), localTimeLimits: typed.lines("local"), fee: typed.text("fee"), dossier: typed.text("dossier"),
            output: typed.text("output"), basis: typed.text("basis"), announcedBy: typed.text("announced"), notes: notes,
            sources: try typed.sources(), confidence: confidence)
    }
}

extension KnownDocument: FieldFact {
    var formTitle: String { "\(kind) \(number)" }

    private static let form = Words(
        vi: "29/05/2026; 05/2026 nếu chỉ biết tháng; ..31/12/2024 nếu muộn nhất ngày đó", en: "2026-05-29, 2026-05, ..2024-12-31")

    var formFields: [FormField] {
        [
            FormField("number", Words(vi: "Số, ký hiệu", en: "Number"), number, isRequired: true),
            FormField("kind", Words(vi: "Loại văn bản", en: "Kind"), kind, isRequired: true),
            FormField("title", Words(vi: "Tên gọi", en: "Title"), title, rows: 2, isRequired: true),
            FormField("issuer", Words(vi: "Cơ quan ban hành", en: "Issuer"), issuer),
            FormField(
                "issued", Words(vi: "Ngày ban hành (\(Self.form.vi))", en: "Issued (\(Self.form.text(in: .en)))"),
                issued == .unknown ? nil : issued.text, isDay: true),
            FormField("from", Words(vi: "Có hiệu lực từ", en: "In force from"), from == .unknown ? nil : from.text, isDay: true),
            FormField(
                "until", Words(vi: "Hết hiệu lực từ (ngày đầu tiên không còn)", en: "Ends on (the first day without)"), until?.text, isDay: true),
            FormField("status", Words(vi: "Tình trạng, như đã công bố", en: "Status, as published"), status),
            FormField(
                "relations", Words(vi: "Quan hệ, mỗi dòng “loại | văn bản”", en: "Relations, “kind | document” a line"),
                relations.filter { !$0.isInferred }.map { "\($0.kind.rawValue) | \($0.document)" }.lined, rows: 5),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.lined, rows: 3, isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> KnownDocument {
        let stated = try typed.lines("relations").map { line in
            let parts = line.split(separator: "|", maxSplits: 1).map { String($0).singleLine }
            guard parts.count == 2, let kind = DocumentRelation.Kind(rawValue: parts[0]), !parts[1].isEmpty else {
                throw FactFormError.noRelation(line, kinds: DocumentRelation.Kind.allCases.map(\.rawValue))
            }
            return DocumentRelation(kind: kind, document: parts[1], isInferred: false)
        }
        return KnownDocument(
            id: id, number: try typed.required("number"), kind: try typed.required("kind"), title: try typed.required("title"),
            summary: summary, issuer: typed.text("issuer"),
            issued: try typed.day("issued") ?? .unknown, from: try typed.day("from") ?? .unknown, until: try typed.day("until"),
            status: typed.text("status"), relations: stated + relations.filter(\.isInferred), notes: notes, sources: try typed.sources(),
            confidence: confidence)
    }
}

extension Place: FieldFact {
    var formTitle: String { name.vi }

    var formFields: [FormField] {
        [
            FormField("name-vi", Words(vi: "Tên", en: "Name in Vietnamese"), name.vi, isRequired: true),
            FormField("name-en", Words(vi: "Tên tiếng Anh", en: "Name in English"), name.en),
            FormField("type", Words(vi: "Loại", en: "Type"), type, isRequired: true),
            FormField("from", Words(vi: "Có từ ngày (trống: từ trước)", en: "Exists from (empty: always)"), existence.from?.iso, isDay: true),
            FormField("until", Words(vi: "Hết từ ngày (trống: vẫn còn)", en: "Ends on (empty: still there)"), existence.until?.iso, isDay: true),
            FormField("into", Words(vi: "Nhập vào (mã nơi mới)", en: "Became part of (its code)"), mergedInto?.text),
            FormField("aliases", Words(vi: "Tên gọi khác, mỗi dòng một tên", en: "Other names, one a line"), aliases.lined, rows: 4),
            FormField("zones", Words(vi: "Đặc khu, mỗi dòng một nơi", en: "Special zones, one a line"), specialZones.lined, rows: 2),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.lined, rows: 3, isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> Place {
        func day(_ name: String) throws -> Day? {
            guard let text = typed.text(name) else { return nil }
            guard let day = Day(typed: text) else { throw FactFormError.notADay(text) }
            return day
        }
        let into = typed.text("into").map { Place.ID($0) }
        if let into, into == id || !facts.places.contains(where: { $0.id == into }) { throw FactFormError.noSuchPlace(into.text) }
        guard let type = typed.text("type") else { throw FactFormError.missing("type") }
        return Place(
            id: id, name: try typed.required("name"), type: type, existence: DaySpan(from: try day("from"), until: try day("until")),
            mergedInto: into, aliases: typed.lines("aliases"), communes: communes, specialZones: typed.lines("zones"), notes: notes,
            sources: try typed.sources())
    }
}

extension Domain.Unit: FieldFact {
    var formTitle: String { name.vi }

    var formFields: [FormField] {
        [
            FormField("name-vi", Words(vi: "Tên đơn vị", en: "Name in Vietnamese"), name.vi, isRequired: true),
            FormField("name-en", Words(vi: "Tên tiếng Anh", en: "Name in English"), name.en),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.lined, rows: 3, isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> Domain.Unit {
        Domain.Unit(id: id, name: try typed.required("name"), sources: try typed.sources())
    }
}

extension Guidance: FieldFact {
    var formTitle: String { id.text }

    var formFields: [FormField] {
        [
            FormField("text", Words(vi: "Hướng dẫn, mỗi dòng một đoạn", en: "Guidance, a paragraph a line"), text.lined, rows: 10, isRequired: true),
            FormField("pitfalls", Words(vi: "Điều dễ nhầm, mỗi dòng một điều", en: "Pitfalls, one a line"), pitfalls.lined, rows: 4),
            FormField("owner", Words(vi: "Đơn vị phụ trách (mã)", en: "Unit that keeps it (its code)"), owner.text, isRequired: true),
            FormField("review", Words(vi: "Xem lại trước ngày", en: "To be looked at again by"), reviewOn.iso, isRequired: true, isDay: true),
            FormField("sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.lined, rows: 3, isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> Guidance {
        guard let review = typed.text("review").flatMap({ Day(typed: $0) }) else { throw FactFormError.notADay(typed.text("review") ?? "") }
        guard let owner = typed.text("owner"), facts.units.contains(where: { $0.id.text == owner }) else { throw FactFormError.missing("owner") }
        guard !typed.lines("text").isEmpty else { throw FactFormError.missing("text") }
        return Guidance(
            id: id, text: typed.lines("text"), pitfalls: typed.lines("pitfalls"), owner: .init(owner), reviewOn: review, sources: try typed.sources())
    }

    /// What a form begins with where nobody has written anything yet: half a year until somebody must look again.
    static func blank(_ key: String, _ registry: Registry, today: Day) -> Guidance? {
        let unit = registry.duty(.init(key)).flatMap { registry.field($0.field)?.unit }
        guard unit != nil || registry.facts.procedures.contains(where: { $0.id.text == key }) else { return nil }
        return Guidance(
            id: .init(key), text: [], pitfalls: [], owner: unit ?? Domain.Unit.legalDepartment, reviewOn: today.advanced(by: 180), sources: [])
    }
}

extension [String] {
    fileprivate var lined: String { joined(separator: "\n") }
}
