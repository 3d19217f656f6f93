// SPDX-License-Identifier: Apache-2.0
import Domain

extension ProcedureChange: FieldFact {
    var formTitle: String { "\(path): \(procedure)" }

    var formFields: [FormField] {
        [
            FormField("field", Words(vi: "Lĩnh vực (mã)", en: "Field (its code)"), field.text, isRequired: true, list: "linh-vuc"),
            FormField("procedure", Words(vi: "Thủ tục", en: "Procedure"), procedure, rows: 2, isRequired: true),
            FormField("document", Words(vi: "Văn bản (số, ký hiệu)", en: "Act (its number)"), document, isRequired: true),
            FormField("path", Words(vi: "Điều khoản", en: "Provision"), path, isRequired: true),
            FormField("underlying", Words(vi: "Quy định được thay", en: "Provisions that give way"), underlying, rows: 2),
            FormField("authority", Words(vi: "Cơ quan giải quyết", en: "Who handles it"), authority),
            FormField("before", Words(vi: "Trước đó", en: "Before"), before, rows: 3),
            FormField("after", Words(vi: "Nay", en: "Now"), after, rows: 5, isRequired: true),
            FormField("from", Words(vi: "Có hiệu lực từ", en: "In force from"), from == .unknown ? nil : from.text, isDay: true),
            FormField(
                "until", Words(vi: "Hết hiệu lực từ (ngày đầu tiên không còn)", en: "Ends on (the first day without)"), until?.text, isDay: true),
            FormField(
                "duties", Words(vi: "Nhiệm vụ (mã), mỗi dòng một mã", en: "Duties (codes), one a line"), duties.map(\.text).joined(separator: "\n"),
                rows: 2),
            FormField(
                "sources", Words(vi: "Nguồn, mỗi dòng một nguồn", en: "Sources, one a line"), sources.joined(separator: "\n"), rows: 3,
                isRequired: true),
        ]
    }

    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> ProcedureChange {
        ProcedureChange(
            id: id, field: try typed.field(facts, before: field), document: try typed.required("document"), path: try typed.required("path"),
            procedure: try typed.required("procedure"), underlying: typed.text("underlying"), authority: typed.text("authority"),
            before: typed.text("before"), after: try typed.required("after"), from: try typed.day("from") ?? .unknown,
            until: try typed.day("until"), duties: try typed.duties("duties", facts), notes: notes, sources: try typed.sources())
    }
}
