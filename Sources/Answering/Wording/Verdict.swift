// SPDX-License-Identifier: Apache-2.0
import Domain

/// Yes or no to "may the province …?", and the correction of "since provinces now …".
struct Verdict {
    let reason: Answer.Reason
    let sentences: [Sentence]

    init(_ finding: Competence.Finding, _ draft: Draft) {
        let levels = Set(finding.holders.map(\.competence.authority.level))
        let isCarried = finding.result == .one || finding.result == .split
        let plain: Answer.Reason =
            switch finding.result {
            case .split: .split
            case .none: .lapsed
            case .one where finding.holders.allSatisfy({ $0.competence.kind == .retained }): .notMoved
            default: .competence
            }
        guard isCarried, let asked = draft.reading.level, let holder = finding.holders.first else {
            (reason, sentences) = (plain, [])
            return
        }
        let isRight = levels.contains(asked)
        let citation = Citation(
            document: holder.competence.basis?.document ?? Citation.registry, path: holder.competence.basis?.path,
            isVerified: holder.competence.basis?.isVerified ?? false, sources: holder.competence.sources
        )
        let say = { (text: String) in [Sentence(text: text, layer: .registry, citations: [citation])] }
        if draft.reading.isPremised, !isRight, !levels.contains(.unknown) {
            let text = draft.phrases.falsePremise(asked, draft.phrases.text(holder.competence.authority.name))
            (reason, sentences) = (.falsePremise, say(text))
        } else if Self.isYesOrNo(draft.reading.folded), levels.count == 1, asked != .department {
            (reason, sentences) = (plain, say(isRight ? draft.phrases.yes() : draft.phrases.no()))
        } else {
            (reason, sentences) = (plain, [])
        }
    }

    private static func isYesOrNo(_ folded: String) -> Bool {
        [" khong ", " phai khong ", " dung khong "].contains { folded.hasSuffix($0) }
            || [" may ", " does ", " do ", " can ", " is "].contains { folded.hasPrefix($0) }
    }
}
