// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a document is to another, in words.
struct RelationView: Sendable {
    let kind: String
    let document: String
    let isInferred: Bool

    init(_ relation: DocumentRelation, _ language: Language) {
        kind = relation.kind.words[language]
        document = relation.document
        isInferred = relation.isInferred
    }
}

extension DocumentRelation.Kind {
    fileprivate var words: Words {
        switch self {
        case .amends: Words(vi: "Sửa đổi, bổ sung", en: "Amends")
        case .amendedBy: Words(vi: "Được sửa đổi bởi", en: "Amended by")
        case .amendedInCompetenceBy: Words(vi: "Được sửa về thẩm quyền bởi", en: "Amended as to competence by")
        case .amendsEffectOf: Words(vi: "Làm thay đổi hiệu lực của", en: "Changes the effect of")
        case .amendsProceduresOf: Words(vi: "Sửa thủ tục đã công bố tại", en: "Amends the procedures of")
        case .announcesProceduresOf: Words(vi: "Công bố thủ tục theo", en: "Announces the procedures of")
        case .authorisesUnder: Words(vi: "Ủy quyền theo", en: "Authorises under")
        case .basedOn: Words(vi: "Căn cứ", en: "Based on")
        case .cites: Words(vi: "Viện dẫn", en: "Cites")
        case .consolidates: Words(vi: "Hợp nhất", en: "Consolidates")
        case .corrects: Words(vi: "Đính chính", en: "Corrects")
        case .detailedBy: Words(vi: "Được quy định chi tiết tại", en: "Detailed by")
        case .echoedBy: Words(vi: "Được nhắc lại tại", en: "Echoed by")
        case .echoes: Words(vi: "Nhắc lại", en: "Echoes")
        case .guidedBy: Words(vi: "Được hướng dẫn tại", en: "Guided by")
        case .guides: Words(vi: "Hướng dẫn", en: "Guides")
        case .implementedByPlan: Words(vi: "Được triển khai bằng kế hoạch", en: "Implemented by the plan")
        case .implements: Words(vi: "Quy định chi tiết, thi hành", en: "Implements")
        case .overtakenBy: Words(vi: "Bị văn bản sau làm thay đổi", en: "Overtaken by")
        case .overtakes: Words(vi: "Ra sau, làm thay đổi", en: "Overtakes")
        case .replaces: Words(vi: "Thay thế", en: "Replaces")
        case .specifies: Words(vi: "Cụ thể hóa", en: "Specifies")
        case .under: Words(vi: "Theo", en: "Under")
        case .underlyingOf: Words(vi: "Là văn bản gốc của", en: "Underlies")
        }
    }
}
