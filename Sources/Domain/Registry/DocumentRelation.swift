// SPDX-License-Identifier: Apache-2.0

/// What one document is to another, as a source says or as was inferred from it.
package struct DocumentRelation: Hashable, Codable, Sendable {
    package let kind: Kind
    /// As published, perhaps with the part that is meant: "133/2025/NĐ-CP Phụ lục I".
    package let document: String
    package let isInferred: Bool

    package init(kind: Kind, document: String, isInferred: Bool = false) {
        self.kind = kind
        self.document = document
        self.isInferred = isInferred
    }

    /// Reads from the document that bears it to the one it names.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case amends, cites, consolidates, corrects, echoes, guides, implements, overtakes, replaces, specifies, under
        case amendedBy = "amended-by", amendedInCompetenceBy = "amended-in-competence-by", amendsEffectOf = "amends-effect-of"
        case amendsProceduresOf = "amends-procedures-of", announcesProceduresOf = "announces-procedures-of"
        case authorisesUnder = "authorises-under", basedOn = "based-on", detailedBy = "detailed-by", echoedBy = "echoed-by"
        case guidedBy = "guided-by", implementedByPlan = "implemented-by-plan", overtakenBy = "overtaken-by", underlyingOf = "underlying-of"
    }
}
