// SPDX-License-Identifier: Apache-2.0
import Domain

/// Figures and coverage: ours beside those that were published, gaps named and not filled.
struct AboutView: Sendable {
    let version: String
    let documents: String
    let provisions: String
    let edition: String?
    let imported: String?
    let isWithoutLaw: Bool
    let curve: RiskView?
    let ours: [Figure]
    let published: [Published]
    let gaps: [Gap]
    let rejected: [Rejected]
    let rules: [Rule]

    struct Figure: Sendable {
        let number: String
        let text: String
    }

    struct Published: Sendable {
        let number: String
        let text: String
        let sources: [SourceView]
    }

    struct Gap: Sendable {
        let subject: String
        let text: String
    }

    struct Rejected: Sendable {
        let claim: String
        let correction: String
        let sources: [SourceView]
    }

    struct Rule: Sendable {
        let path: String
        let text: String
    }

    init(_ facts: RegistryFacts, _ holdings: Holdings, _ curve: RiskCurve?, version: String, _ visit: Visit) {
        let language = visit.language
        self.version = version
        documents = holdings.documents.text(in: language)
        provisions = holdings.provisions.text(in: language)
        edition = holdings.edition
        imported = holdings.imported?.text(in: language)
        isWithoutLaw = holdings.provisions == 0
        self.curve = curve.map { RiskView($0, language) }
        ours = Self.figures(facts, language)
        published = facts.counts.sorted { $0.number < $1.number }.map {
            Published(number: $0.number.text(in: language), text: $0.text[language], sources: $0.sources.map(SourceView.init))
        }
        gaps = facts.gaps.map { Gap(subject: $0.subject[language], text: $0.text[language]) }
        rejected = facts.rejectedClaims.map {
            Rejected(claim: $0.claim[language], correction: $0.correction[language], sources: $0.sources.map(SourceView.init))
        }
        rules = facts.rules.map { Rule(path: "\($0.path), \(DocumentName.full($0.document))", text: $0.text[language]) }
    }

    private static func figures(_ facts: RegistryFacts, _ language: Language) -> [Figure] {
        let unverified = Set(facts.competences.filter { $0.basis.map { !$0.isVerified } ?? false }.map(\.duty)).count
        let counted: [(Int, Words)] = [
            (facts.duties.count, Words(vi: "dòng nhiệm vụ trong sổ, qua ba đợt chuyển giao", en: "rows of duties in the registry, over three waves")),
            (facts.duties.count { $0.isDraft }, Words(vi: "dòng dự thảo, không dùng để trả lời", en: "drafts, from which nobody is answered")),
            (unverified, Words(vi: "nhiệm vụ có căn cứ chưa xác minh", en: "duties whose basis is not verified")),
            (
                facts.doubts.count,
                Words(vi: "chỗ nguồn mâu thuẫn hoặc mỏng, chờ Vụ Pháp chế", en: "disagreements and thin spots that wait for the Legal Department")
            ),
            (facts.procedures.count, Words(vi: "bản ghi thủ tục thấy trên các cổng", en: "procedure records seen on portals")),
            (facts.changes.count, Words(vi: "thay đổi về thời hạn, hồ sơ, điều kiện", en: "changes of time limits, dossiers and conditions")),
            (facts.documents.count, Words(vi: "văn bản mà sổ dựa vào", en: "documents that the registry rests on")),
        ]
        return counted.map { Figure(number: $0.0.text(in: language), text: $0.1[language]) }
    }
}
