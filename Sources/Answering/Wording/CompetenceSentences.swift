// SPDX-License-Identifier: Apache-2.0
import Domain

/// A finding in sentences, each with the row of the registry that carries it.
struct CompetenceSentences {
    private let finding: Competence.Finding
    private let reading: Reading
    private let question: Question
    private let phrases: Phrases

    init(_ finding: Competence.Finding, _ draft: Draft) {
        self.finding = finding
        reading = draft.reading
        question = draft.question
        phrases = draft.phrases
    }

    /// Who holds the duty, and why where nobody or more than one does.
    var holding: [Sentence] {
        switch finding.result {
        case .one, .split: finding.holders.flatMap(holder)
        case .none: [plain(phrases.nobody(finding.duty, on: finding.on), finding.duty.sources)] + reasons
        case .contested: [plain(phrases.contested(finding.duty), finding.duty.sources)] + reasons
        case .unsettled: [plain(phrases.unsettled(finding.duty), finding.duty.sources)] + reasons
        }
    }

    /// All that an official asks about a competence, in the order in which it matters.
    var all: [Sentence] {
        guard finding.result == .one || finding.result == .split else { return moved + holding }
        let holders = reading.kind == .signer ? signing + holding : holding + signing
        return moved + holders + expiry + unverified + central + cautions
    }

    private var moved: [Sentence] {
        guard let former = reading.formerPlace, let place = reading.place else { return [] }
        return [plain(phrases.former(place: former.name.vi, now: place.name.vi), former.sources)]
    }

    private func holder(_ holder: Competence.Holder) -> [Sentence] {
        let competence = holder.competence
        let name = phrases.text(competence.authority.name)
        let first =
            switch competence.kind {
            case _ where isLeftToFormer(competence): phrases.fileStays(with: name, received: reading.received ?? finding.on)
            case nil: phrases.former(name, of: finding.duty, on: finding.on)
            case .retained: phrases.retained(name, finding.duty)
            default: phrases.holder(name, of: finding.duty)
            }
        var sentences = [sentence(first, competence)]
        if let condition = competence.condition { sentences.append(sentence(phrases.condition(name, condition), competence)) }
        // What never moved has no start worth telling: the row's own is that of the act which did not move it.
        if competence.kind != nil, competence.kind != .retained,
            let since = phrases.since(competence.from, until: competence.until, kind: competence.kind)
        {
            sentences.append(sentence(since, competence))
        }
        return sentences
    }

    /// A file that came in before the duty moved and stays with who held it then.
    private func isLeftToFormer(_ competence: Competence) -> Bool { reading.received != nil && competence.standing(on: finding.on) != .holds }

    private var signing: [Sentence] {
        let signed = finding.holders.compactMap(\.signer)
        if let signer = signed.first, let place = finding.place {
            let text = phrases.signer(signer.name, at: place.name.vi, by: signer.basis?.document, coversDuty: signer.coversDuty)
            let citation = Citation(
                document: signer.basis?.document ?? Citation.registry, path: signer.basis?.path, isVerified: signer.basis?.isVerified ?? false,
                sources: signer.sources
            )
            return [Sentence(text: text, layer: .local, citations: [citation])]
        }
        let isLocal = finding.holders.contains { $0.competence.authority.level == .province }
        return reading.kind == .signer && isLocal ? [plain(phrases.noSigner(at: finding.place?.name.vi), finding.duty.sources)] : []
    }

    /// Said when the end is within half a year, the first alert of the sunset radar.
    private var expiry: [Sentence] {
        guard let end = finding.expires, (1...180).contains(finding.on.days(until: end)),
            let holder = finding.holders.first(where: { $0.competence.kind != nil && $0.competence.until?.earliest == end })
        else { return [] }
        let isCertain = holder.competence.until?.exact == end
        return [sentence(phrases.expiry(end, daysLeft: finding.on.days(until: end), isCertain: isCertain), holder.competence)]
    }

    private var unverified: [Sentence] {
        finding.holders.map(\.competence).filter { $0.kind != nil && !($0.basis?.isVerified ?? false) }.prefix(1).map { competence in
            sentence(competence.basis.map { phrases.unverifiedPlace($0.document) } ?? phrases.unverifiedBasis(), competence)
        }
    }

    private var central: [Sentence] {
        finding.duty.remainingCentral.map { [plain(phrases.central($0), finding.duty.sources)] } ?? []
    }

    /// Conditions of a split are said with its holders already.
    private var cautions: [Sentence] {
        let said = Set(finding.holders.flatMap { [$0.competence.condition].compactMap { $0 } })
        return finding.reasons.filter { reason in !said.contains { reason.text.vi.contains($0) } }
            .filter { reason in !finding.holders.contains { $0.competence.kind == nil } || !reason.text.vi.hasPrefix("Vào ngày này") }
            .map { plain(phrases.text($0.text), $0.sources) }
    }

    private var reasons: [Sentence] { finding.reasons.map { plain(phrases.text($0.text), $0.sources) } }

    private func sentence(_ text: String, _ competence: Competence) -> Sentence {
        let basis = competence.basis
        let citation = Citation(
            document: basis?.document ?? Citation.registry, path: basis == nil ? competence.id.text : basis?.path,
            isVerified: basis?.isVerified ?? false,
            sources: competence.sources
        )
        return Sentence(text: text, layer: .registry, citations: [citation])
    }

    private func plain(_ text: String, _ sources: [String]) -> Sentence {
        Sentence(
            text: text, layer: .registry,
            citations: [Citation(document: Citation.registry, path: finding.duty.id.text, isVerified: false, sources: sources)]
        )
    }
}
